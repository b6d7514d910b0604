"""Keep the status of the day and of the place up to date, in the window and on the screens that show it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.changes import Changes
from reader.core.screens import ScreenName
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext
from reader.ui.shell.main_window import MainWindow
from reader.ui.shell.status import StatusReader
from reader.ui.shell.status_bar import HourStatus

_PLACE_MS = 250


class StatusController(QObject):
    """Show the status again when the clock counts, the place moves, or the ledger or the plan changes."""

    hour_changed = Signal(object)
    """Carries the `HourStatus` of the day."""

    def __init__(self, context: AppContext, window: MainWindow, read_screen: ReadScreen) -> None:
        super().__init__(window)
        self._tracker = context.tracker
        self._window = window
        self._read_screen = read_screen
        self._reader = StatusReader(context.library, context.tracker, context.clock)
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_MS)
        self._place_timer.timeout.connect(self.update_place)
        context.tracker.state_changed.connect(self.update_hour)
        context.tracker.today_changed.connect(self.update_hour)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        window.status_bar.pause_requested.connect(context.tracker.toggle_pause)
        window.closing.connect(self._place_timer.stop)
        read_screen.view_changed.connect(self._on_read_screen_view_changed)
        self.update_hour()

    def follow_hour(self, show: Callable[[HourStatus], None]) -> None:
        """Call ``show`` with the status of the day, now and whenever it changes."""
        self.hour_changed.connect(show)
        show(self._reader.hour())

    @Slot()
    def update_hour(self) -> None:
        """Show the status of the day."""
        status = self._reader.hour()
        self._window.show_hour(status)
        self.hour_changed.emit(status)

    @Slot()
    def update_place(self) -> None:
        """Show the place in the open text while it is on the screen."""
        read_screen = self._read_screen
        opened = read_screen.open_text if self._window.current is ScreenName.READ else None
        self._window.status_bar.show_place(self._reader.place(opened, read_screen.page.place))

    @Slot()
    def _on_read_screen_view_changed(self) -> None:
        if not self._place_timer.isActive():
            self._place_timer.start()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if self._read_screen.text_id in changes.texts:
            self.update_place()
        if changes.entries or changes.plan:
            self._reader.forget()
            self._tracker.refresh()
