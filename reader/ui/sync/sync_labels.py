"""Name the choices and the counts of the exchange with other machines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from reader.core.sync.library_state import TextChoice
from reader.core.sync.status import MachineStatus, SyncProblem
from reader.services.sync.outcome import SyncOutcome
from reader.services.sync.preview import JoinPreview
from reader.ui.translation.day_labels import moment_label
from reader.ui.translation.durations import length

_MINUTE = 60


class SyncLabels(QObject):
    """Words for the window, in the right plural forms."""

    def text_choices(self) -> list[tuple[str, TextChoice]]:
        """Return which texts may travel, with their labels."""
        return [
            (self.tr("All texts"), TextChoice.ALL),
            (self.tr("Texts with notes or on the roadmap"), TextChoice.USED),
            (self.tr("No texts, only notes and minutes"), TextChoice.NONE),
        ]

    def machine(self, machine: MachineStatus, now: datetime) -> str:
        """Return how another machine stands: when it was heard, when it sent, and what it has not read."""
        parts = [self._heard(machine, now)]
        if machine.behind:
            parts.append(self.tr("%n file(s) not read there yet", None, machine.behind))
        if machine.agrees:
            parts.append(self.tr("same as here"))
        return self.tr("; ").join(parts)

    def _heard(self, machine: MachineStatus, now: datetime) -> str:
        if machine.sent is None:
            return self.tr("Nothing heard yet")
        return self.tr("Last sent {time}").format(time=recent_moment(machine.sent, now))

    def waiting(self, waiting: Sequence[SyncProblem]) -> str:
        """Return how many files are still on their way; empty for none."""
        if not waiting:
            return ""
        return self.tr("%n file(s) still on the way; nothing has to be done", None, len(waiting))

    def compared(self, preview: JoinPreview) -> list[tuple[str, str]]:
        """Return what joining brings together, by kind."""
        texts, notes, entries = preview.texts, preview.notes, preview.entries
        both, here, there = self.tr("{count} on both"), self.tr("{count} only here"), self.tr("{count} only there")

        def row(same: int, own: int, others: int, *more: str) -> str:
            parts = (both.format(count=same), here.format(count=own), there.format(count=others), *more)
            return self.tr(", ").join(part for part in parts if part)

        edited = self.tr("{count} edited on both").format(count=notes.both) if notes.both else ""
        like = self.tr("{count} read from the same file").format(count=texts.like) if texts.like else ""
        met = self.tr("{count} at the same time, counted once").format(count=entries.overlap) if entries.overlap else ""
        return [
            (self.tr("Texts"), row(texts.same, texts.here, texts.there, like)),
            (self.tr("Notes"), row(notes.same, notes.here, notes.there, edited)),
            (self.tr("Reading sessions"), row(entries.same, entries.here, entries.there, met)),
        ]

    def arrived(self, outcome: SyncOutcome) -> str:
        """Return what came from the other machines; empty for nothing that a reader would look at."""
        taken = outcome.taken
        parts = (
            self.tr("%n note(s)", None, taken.notes) if taken.notes else "",
            length(taken.seconds) if taken.seconds >= _MINUTE else "",
            self.tr("%n text(s)", None, taken.texts) if taken.texts else "",
        )
        return self.tr(", ").join(part for part in parts if part)


def recent_moment(at: datetime, now: datetime) -> str:
    """Format a time, without its day if that is today."""
    local = at.astimezone(now.tzinfo)
    return f"{local:%H:%M}" if local.date() == now.date() else moment_label(local)
