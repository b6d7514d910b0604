"""Offer three questions from today's marks when the goal is met."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader.core.screens import END_OF_HOUR, SELF_TEST_PAGE
from reader.ui.shell.context import AppContext


class EndOfHourOffer(QObject):
    """Offer them once a day, when the goal is met while the window is used, and there are marks of today."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        tracker = context.tracker
        self._seen = (tracker.today, tracker.is_met)
        tracker.today_changed.connect(self._on_today_changed)

    @Slot()
    def _on_today_changed(self) -> None:
        tracker = self._context.tracker
        seen, self._seen = self._seen, (tracker.today, tracker.is_met)
        if self._seen == (seen[0], True) and not seen[1] and self._context.settings.values.study_end_of_hour:
            self._offer()

    def _offer(self) -> None:
        """Show that the hour is done, with a button for the questions, if there is something to ask."""
        from reader.services.study.end_of_hour import end_of_hour

        if self._context.library.read_only or not end_of_hour(self._context.library, self._context.clock.now()):
            return
        self._context.toast.show_message(
            self.tr("Your hour is done. Two minutes for three questions from today’s marks?"),
            self.tr("Ask Me"),
            self.show,
        )

    @Slot()
    def show(self) -> None:
        """Ask them."""
        self._context.navigator.study_requested.emit(SELF_TEST_PAGE, END_OF_HOUR)
