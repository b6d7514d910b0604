"""Show notifications in the best way that the system offers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.ui.reminders.tray import Tray
from reader.ui.shell.toast import Toast

if TYPE_CHECKING:
    from reader.ui.reminders.desktop_bus import DesktopBus

_ICON_MS = 60_000


class Notifier(QObject):
    """Notify by the tray icon if it is shown, else over the desktop bus, else by a temporary icon, else by a toast.

    ``open_requested`` is emitted when the reader clicks a notification, ``woken`` when the machine wakes from sleep
    and the bus reports it.
    """

    open_requested = Signal()
    woken = Signal()

    def __init__(self, tray: Tray, toast: Toast) -> None:
        super().__init__()
        self._tray = tray
        self._toast = toast
        self._bus: DesktopBus | None = None
        self._icon_timer = QTimer(self, singleShot=True, interval=_ICON_MS)
        self._icon_timer.timeout.connect(self.put_icon_away)

    def notify(self, heading: str, text: str) -> None:
        """Show a notification with a heading and a text below it."""
        if self._tray.is_shown:
            self._tray.show_message(heading, text)
        elif self.listen():
            assert self._bus is not None
            self._bus.show_notification(heading, text, self.tr("Open One Hour"))
        else:
            self._notify_without_bus(heading, text)

    def listen(self) -> bool:
        """Connect to the desktop bus and return True on Linux; return False elsewhere."""
        from reader.ui.reminders.desktop_bus import DesktopBus

        if not sys.platform.startswith("linux"):
            return False
        if self._bus is None:
            self._bus = DesktopBus()
            self._bus.setParent(self)
            self._bus.clicked.connect(self.open_requested)
            self._bus.woken.connect(self.woken)
            self._bus.failed.connect(self._notify_without_bus)
        return True

    @Slot()
    def put_icon_away(self) -> None:
        """Hide the tray icon if it was shown for a notification only."""
        if self._icon_timer.isActive() or self.sender() is self._icon_timer:
            self._icon_timer.stop()
            self._tray.hide()

    @Slot(str, str)
    def _notify_without_bus(self, heading: str, text: str) -> None:
        if self._tray.is_there:
            self._tray.show(heading)
            self._tray.show_message(heading, text)
            self._icon_timer.start()
        else:
            self._toast.show_message(f"{heading} · {text}")
