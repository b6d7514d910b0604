"""Say in one sentence what kept something from other machines from being taken in or sent, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.sync.status import SyncProblem, SyncProblemKind
from reader.core.translatable import QT_TRANSLATE_NOOP

_SENTENCES = {
    SyncProblemKind.WAITING: QT_TRANSLATE_NOOP("Sync", "“{file}” is still on its way."),
    SyncProblemKind.DAMAGED: QT_TRANSLATE_NOOP(
        "Sync", "“{file}” is damaged and was left out; {machine} writes it again when it notices."
    ),
    SyncProblemKind.NEWER: QT_TRANSLATE_NOOP(
        "Sync", "{machine} runs One Hour {detail}, which this version cannot read yet. Update One Hour here."
    ),
    SyncProblemKind.FOREIGN: QT_TRANSLATE_NOOP("Sync", "“{file}” is not a file of this group and was left out."),
    SyncProblemKind.WROTE_AS_ONE: QT_TRANSLATE_NOOP(
        "Sync", "Two computers wrote as one, as after a disk was copied. Both were kept, and they are told apart now."
    ),
    SyncProblemKind.CLOCK: QT_TRANSLATE_NOOP(
        "Sync", "The clock of {machine} is at least {detail} seconds ahead. Set the clocks of both computers."
    ),
    SyncProblemKind.DIFFERS: QT_TRANSLATE_NOOP(
        "Sync", "{machine} has read the same and shows something else. Please report this; nothing is lost."
    ),
}


def sync_problem_message(problem: SyncProblem, name: str) -> str:
    """Return the sentence for a problem of the machine with this name, empty where it is not known."""
    machine = name or QCoreApplication.translate("Sync", "Another computer")
    sentence = QCoreApplication.translate("Sync", _SENTENCES[problem.kind])
    return sentence.format(file=problem.file, machine=machine, detail=problem.detail)
