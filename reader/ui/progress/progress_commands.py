"""Do what a reader does to the hour: plan it, declare and correct time, hand on a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.core.activity.correction import DID_READ, Correction
from reader.core.activity.ledger import LedgerEntry
from reader.core.activity.plan import Plan
from reader.core.activity.plan_change import check_rest_day
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.services.activity.day_entries import DayEntry
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.shell.change_notifier import ChangeNotifier


class ProgressCommands(QObject):
    """Ask, change the library in steps that can be undone, and announce each.

    ``failed`` carries the `ReaderError` of what could not be done; the library is then as it was.
    """

    failed = Signal(object)

    def __init__(self, library: Library, clock: Clock, change_notifier: ChangeNotifier, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._clock, self._change_notifier, self._window = library, clock, change_notifier, window

    # --- asking --------------------------------------------------------------------------------------------------

    def ask_for_plan(self) -> None:
        """Show the plan and change it if the reader wishes."""
        from reader.ui.progress.plan_dialog import PlanDialog

        dialog = PlanDialog(self._library, self._clock, self._window)
        dialog.rest_declared.connect(self.declare_rest)
        if dialog.exec():
            self.change_plan(dialog.plan())

    def ask_for_time(self, day: date | None) -> None:
        """Ask for time that the clock did not see, on a calendar day that is proposed (None: just now)."""
        from reader.ui.progress.declaration_dialog import DeclarationDialog

        texts = [one for one in self._library.texts.all() if one.complete]
        dialog = DeclarationDialog(self._library, self._clock, texts, day, self._window)
        if dialog.exec():
            self.declare(dialog.entries())

    def ask_for_correction(self, stretches: Sequence[DayEntry], chosen: int) -> None:
        """Ask what is to become of one of the stretches of a day."""
        from reader.ui.progress.correction_dialog import CorrectionDialog

        dialog = CorrectionDialog(self._library, self._clock, stretches, chosen, self._window)
        if dialog.exec():
            self.correct(*dialog.answer())

    def show_report(self, day: date) -> None:
        """Show the report of the week, month or year around a day."""
        from reader.ui.progress.report_dialog import ReportDialog

        ReportDialog(self._library, self._clock, day, self._window).exec()

    # --- doing ---------------------------------------------------------------------------------------------------

    def change_plan(self, plan: Plan) -> bool:
        """Let a plan hold from its effective day on; that it may was decided before."""
        return self._announced(lambda: self._library.plans.set(plan, self._clock.now()))

    def declare_rest(self, day: date) -> bool:
        """Make a day that has not begun a day of rest."""

        def declared() -> Changes:
            now = self._clock.now()
            check_rest_day(self._library.plans.history(), day, now)
            return self._library.plans.declare_rest(day, now)

        return self._announced(declared)

    def declare(self, entries: Sequence[LedgerEntry]) -> bool:
        """Enter declared time, one entry for each study day."""
        return all(self._announced(partial(self._library.ledger.declare, one)) for one in entries)

    def correct(self, entry: str, correction: Correction, reason: str) -> bool:
        """Correct an entry by others that refer to it."""
        return self._announced(lambda: self._library.ledger.correct(entry, correction, reason, self._clock.now()))

    def did_read(self, stretch: DayEntry) -> bool:
        """Count a stretch that was taken for skimmed as read."""
        return self.correct(stretch.entry, DID_READ, self.tr("I did read this"))

    def _announced(self, act: Callable[[], Changes]) -> bool:
        try:
            changes = act()
        except ReaderError as error:
            self.failed.emit(error)
            return False
        self._change_notifier.announce(changes, self)
        return True
