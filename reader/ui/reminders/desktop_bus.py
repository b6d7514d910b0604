"""Talk to a Linux desktop over its message bus: notifications (freedesktop.org), and word of waking from sleep.

WORKAROUND: the call ``Notify`` wants an unsigned number, and PySide6 writes every number as a signed one, which most
desktops refuse; so ``gdbus``, which comes with GLib, makes the call. Clicks come back over Qt's own connection.
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
_PATIENCE_SECONDS = 5


class DesktopBus(QObject):
    """Show notifications: ``clicked`` when the reader takes one up, ``failed`` with its words where none is shown.

    ``woken`` comes when the machine wakes.
    """

    clicked = Signal()
    failed = Signal(str, str)
    woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._program = shutil.which("gdbus")
        self._shown: set[int] = set()
        self._asked: dict[QProcess, tuple[str, str]] = {}
        self._is_there = QDBusConnection.sessionBus().isConnected()
        self._hear(QDBusConnection.sessionBus(), _CLICKS, SLOT("_on_action_invoked(uint,QString)"))
        self._hear(QDBusConnection.systemBus(), _SLEEP, SLOT("_on_prepare_for_sleep(bool)"))

    def tell(self, heading: str, words: str, label: str) -> None:
        """Show a notification; ``label`` names what a click does."""
        if self._program is None or not self._is_there:
            self.failed.emit(heading, words)
            return
        process = QProcess(self)
        self._asked[process] = (heading, words)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_finished)
        process.start(self._program, _call(heading, words, label))

    def _hear(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> None:
        if bus.isConnected():
            # the stubs want bytes, which the call refuses
            bus.connect(*signal, self, slot)  # type: ignore[call-overload]

    @Slot()
    def _on_process_finished(self) -> None:
        process = self.sender()
        if not isinstance(process, QProcess) or process not in self._asked:
            return
        heading, words = self._asked.pop(process)
        answer = _ANSWER.search(process.readAllStandardOutput().data())
        process.deleteLater()
        if answer is None:
            self.failed.emit(heading, words)
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


def _call(heading: str, words: str, label: str) -> list[str]:
    """Write the call as ``gdbus`` reads it: values as text, strings in the manner of JSON."""
    actions = f"['default', {_quoted(label)}]"
    values = [_quoted("One Hour"), "uint32 0", _quoted("onehour"), _quoted(heading), _quoted(words), actions]
    where = ["--dest", _NAME, "--object-path", _PATH, "--method", f"{_NAME}.Notify"]
    return ["call", "--session", "--timeout", str(_PATIENCE_SECONDS), *where, *values, "@a{sv} {}", "int32 -1"]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
