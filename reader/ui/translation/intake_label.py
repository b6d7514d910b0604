"""Say what a step took in from other machines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.sync.intake import Intake
from reader.ui.translation.counts import CountLabels
from reader.ui.translation.durations import length


def intake_label(intake: Intake) -> str:
    """Return a label as ``From Laptop: 3 notes, 41 min``."""
    labels = CountLabels()
    comma = QCoreApplication.translate("Intake", ", ")
    counted = (
        (intake.notes, labels.notes(intake.notes)),
        (intake.texts, labels.texts(intake.texts)),
        (intake.seconds >= 1, length(intake.seconds)),
        (intake.others, labels.other_changes(intake.others)),
    )
    what = comma.join(words for number, words in counted if number)
    if not what:
        what = QCoreApplication.translate("Intake", "changes")
    if not intake.machines:
        return QCoreApplication.translate("Intake", "From another computer: {what}").format(what=what)
    return QCoreApplication.translate("Intake", "From {machine}: {what}").format(
        machine=comma.join(intake.machines), what=what
    )
