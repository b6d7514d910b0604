"""Tell the reader something through the system, in the best way that there is here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.ui.reminders.tray import Tray
from reader.ui.shell.toast import Toast

if TYPE_CHECKING:
    from reader.ui.reminders.desktop_bus import DesktopBus

_ICON_STAYS_MS = 60_000


class Notifier(QObject):
    """Tell at the icon in the tray; without one over the desktop's bus; else at an icon shown for it; else here.

    ``open_wanted`` comes when the reader takes the message up, ``woken`` when the machine wakes and it is known.
    """

    open_requested = Signal()
    woken = Signal()

    def __init__(self, tray: Tray, toast: Toast) -> None:
        super().__init__()
        self._tray = tray
        self._toast = toast
        self._bus: DesktopBus | None = None
        self._icon_timer = QTimer(self, singleShot=True, interval=_ICON_STAYS_MS)
        self._icon_timer.timeout.connect(self.put_icon_away)

    def tell(self, heading: str, words: str) -> None:
        """Show ``heading``, and ``words`` below it."""
        if self._tray.is_shown:
            self._tray.tell(heading, words)
        elif self.listen():
            assert self._bus is not None
            self._bus.tell(heading, words, self.tr("Open One Hour"))
        else:
            self._tell_without_bus(heading, words)

    def listen(self) -> bool:
        """Connect to the desktop's bus, where there can be one; say whether there can."""
        from reader.ui.reminders.desktop_bus import DesktopBus

        if not sys.platform.startswith("linux"):
            return False
        if self._bus is None:
            self._bus = DesktopBus()
            self._bus.setParent(self)
            self._bus.clicked.connect(self.open_requested)
            self._bus.woken.connect(self.woken)
            self._bus.failed.connect(self._tell_without_bus)
        return True

    @Slot()
    def put_icon_away(self) -> None:
        """Take away the icon that stood in the tray for a message only."""
        if self._icon_timer.isActive() or self.sender() is self._icon_timer:
            self._icon_timer.stop()
            self._tray.hide()

    @Slot(str, str)
    def _tell_without_bus(self, heading: str, words: str) -> None:
        if self._tray.is_there:
            self._tray.show(heading)
            self._tray.tell(heading, words)
            self._icon_timer.start()
        else:
            self._toast.tell(f"{heading} · {words}")
