"""Use the message bus of a Linux desktop: notifications (freedesktop.org), and signals of waking from sleep.

WORKAROUND: the call ``Notify`` needs an unsigned number, and PySide6 sends every number as a signed one, which most
desktops reject; so ``gdbus``, which is part of GLib, makes the call. Clicks are received over Qt's own connection.
"""

from __future__ import annotations

import json
import re
import shutil

from PySide6.QtCore import SLOT, QObject, QProcess, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_CLICKS = (_NAME, _PATH, _NAME, "ActionInvoked")
_SLEEP = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
_ANSWER = re.compile(rb"\(uint32 (\d+),\)")
_TIMEOUT_SECONDS = 5


class DesktopBus(QObject):
    """Show notifications; ``clicked`` is emitted when the reader clicks one, ``failed`` carries heading and text.

    ``woken`` is emitted when the machine wakes.
    """

    clicked = Signal()
    failed = Signal(str, str)
    woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._program = shutil.which("gdbus")
        self._shown: set[int] = set()
        self._pending: dict[QProcess, tuple[str, str]] = {}
        self._is_there = QDBusConnection.sessionBus().isConnected()
        self._subscribe(QDBusConnection.sessionBus(), _CLICKS, SLOT("_on_action_invoked(uint,QString)"))
        self._subscribe(QDBusConnection.systemBus(), _SLEEP, SLOT("_on_prepare_for_sleep(bool)"))

    def show_notification(self, heading: str, text: str, label: str) -> None:
        """Show a notification; ``label`` is the label of its action."""
        if self._program is None or not self._is_there:
            self.failed.emit(heading, text)
            return
        process = QProcess(self)
        self._pending[process] = (heading, text)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_finished)
        process.start(self._program, _call(heading, text, label))

    def _subscribe(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        if bus.isConnected():
            # the stubs require bytes, which the call rejects
            bus.connect(*signal, self, slot)  # type: ignore[call-overload]

    @Slot()
    def _on_process_finished(self) -> None:
        process = self.sender()
        if not isinstance(process, QProcess) or process not in self._pending:
            return
        heading, text = self._pending.pop(process)
        answer = _ANSWER.search(process.readAllStandardOutput().data())
        process.deleteLater()
        if answer is None:
            self.failed.emit(heading, text)
        else:
            self._shown.add(int(answer[1]))

    @Slot("uint", "QString")
    def _on_action_invoked(self, number: int, _action: str) -> None:
        if number in self._shown:
            self._shown.discard(number)
            self.clicked.emit()

    @Slot(bool)
    def _on_prepare_for_sleep(self, begins: bool) -> None:
        if not begins:
            self.woken.emit()


def _call(heading: str, text: str, label: str) -> list[str]:
    """Return the arguments of the call for ``gdbus``: values as text, strings quoted as in JSON."""
    actions = f"['default', {_quoted(label)}]"
    values = [_quoted("One Hour"), "uint32 0", _quoted("onehour"), _quoted(heading), _quoted(text), actions]
    where = ["--dest", _NAME, "--object-path", _PATH, "--method", f"{_NAME}.Notify"]
    return ["call", "--session", "--timeout", str(_TIMEOUT_SECONDS), *where, *values, "@a{sv} {}", "int32 -1"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
