"""Ask the file manager of a Linux desktop to show a file (freedesktop.org, "File Manager D-Bus Interface")."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

_SERVICE = "org.freedesktop.FileManager1"
_PATH = "/org/freedesktop/FileManager1"
_ANSWER_MS = 2_000


def show_selected(path: Path) -> bool:
    """Show a file selected in its folder; return whether there is a file manager that did."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "ShowItems")
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    return bus.call(call, QDBus.CallMode.Block, _ANSWER_MS).type() is QDBusMessage.MessageType.ReplyMessage
