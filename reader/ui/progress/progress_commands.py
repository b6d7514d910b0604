"""Declare and correct time, and show reports for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.core.activity.correction import DID_READ, Correction
from reader.core.activity.ledger import LedgerEntry
from reader.services.activity.day_entries import DayEntry
from reader.ui.shell.context import AppContext


class ProgressCommands(QObject):
    """Show dialogs, and carry out what the reader decides in them."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._clock, self._commands = context.library, context.clock, context.commands
        self._window = window
        self._appearance = context.appearance

    # --- dialogs -------------------------------------------------------------------------------------------------

    def ask_for_time(self, day: date | None) -> None:
        """Ask for time that the clock did not measure, proposing a calendar day (None: just now)."""
        from reader.ui.progress.declaration_dialog import DeclarationDialog

        texts = [text for text in self._library.texts.all() if text.complete]
        dialog = DeclarationDialog(self._library, self._clock, texts, day, self._window)
        self._commands.ask(dialog, lambda: self.declare(dialog.entries()))

    def ask_for_correction(self, sessions: Sequence[DayEntry], chosen: int) -> None:
        """Ask for a correction of one of the entries of a day."""
        from reader.ui.progress.correction_dialog import CorrectionDialog

        dialog = CorrectionDialog(self._library, self._clock, sessions, chosen, self._window)
        self._commands.ask(dialog, lambda: self.correct(*dialog.answer()))

    def show_report(self, day: date) -> None:
        """Show the report of the week, month or year around a day."""
        from reader.ui.progress.report_dialog import ReportDialog

        ReportDialog(self._library, self._clock, day, self._appearance.theme, self._window).exec()

    # --- changes -------------------------------------------------------------------------------------------------

    def declare(self, entries: Sequence[LedgerEntry]) -> bool:
        """Add declared time, one entry for each study day, in one step."""
        return self._commands.run(lambda: self._library.ledger.declare_all(entries, self._clock.now()), self)

    def correct(self, entry: str, correction: Correction, reason: str) -> bool:
        """Correct an entry by new entries that refer to it."""
        return self._commands.run(
            lambda: self._library.ledger.correct(entry, correction, reason, self._clock.now()), self
        )

    def did_read(self, session: DayEntry) -> bool:
        """Count an entry that was taken for skimmed as read."""
        return self.correct(session.entry, DID_READ, self.tr("Mark as read"))
