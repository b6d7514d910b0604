"""Stand on a message bus of its own as a desktop that shows notifications, or as none, and say what comes of telling.

QtDBus takes a call only with the very types that are published, as strict desktops do.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

from reader.ui.reminders.desktop_bus import DesktopBus

_TYPES = ("QString", "uint", "QString", "QString", "QString", "QStringList", "QVariantMap", "int")
_LONGEST_MS = 20_000
_NUMBER = 7


@ClassInfo({"D-Bus Interface": "org.freedesktop.Notifications"})
class Desktop(QObject):
    """Show a notification by writing it out, and click on it at once."""

    ActionInvoked = Signal("uint", "QString")

    @Slot(*_TYPES, result="uint")
    def Notify(self, *told: object) -> int:  # noqa: N802  its name on the bus
        """Write out what is told."""
        say("told", *told[3:6])
        QTimer.singleShot(200, self.click)
        return _NUMBER

    def click(self) -> None:
        """Take the notification up."""
        self.ActionInvoked.emit(_NUMBER + 1, "default")
        self.ActionInvoked.emit(_NUMBER, "default")


def say(*words: object) -> None:
    """Write out a line."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def end(*words: str) -> None:
    """Write out the last words."""
    say(*words)
    QCoreApplication.quit()


if __name__ == "__main__":
    application = QCoreApplication([])
    desktop = Desktop()
    if sys.argv[1] == "desktop":
        session = QDBusConnection.sessionBus()
        options = QDBusConnection.RegisterOption.ExportAllSlots | QDBusConnection.RegisterOption.ExportAllSignals
        session.registerObject("/org/freedesktop/Notifications", desktop, options)
        session.registerService("org.freedesktop.Notifications")
    bus = DesktopBus()
    bus.clicked.connect(lambda: end("clicked"))
    bus.failed.connect(lambda heading, words: end("failed", heading, words))
    bus.show_notification("“23” minutes\\ left", "it's 一小时 𝒳", "Open")
    QTimer.singleShot(_LONGEST_MS, application.quit)
    application.exec()
