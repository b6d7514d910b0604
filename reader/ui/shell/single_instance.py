"""Let a second start raise the first window and hand its files and links over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500
_LONGEST = 1_000_000


def name_for(library: Path) -> str:
    """Name the meeting place of all programs that open the same library."""
    return "onehour-" + hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]


def handed_over(name: str, arguments: Sequence[str]) -> bool:
    """Send the arguments to the program that is open already; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps(list(arguments)).encode() + b"\n")
    sent = socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return sent


class SingleInstance(QObject):
    """Listen for later starts; ``called`` carries their arguments, a list of words."""

    called = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        if not self._server.listen(name):
            # what a crash left behind: nobody answered there a moment ago
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @Slot()
    def _on_server_new_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._on_socket_ready_read)
        socket.disconnected.connect(socket.deleteLater)
        self._read(socket)

    @Slot()
    def _on_socket_ready_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST:
            socket.abort()
            return
        while socket.canReadLine():
            arguments = _arguments(bytes(socket.readLine().data()))
            if arguments is not None:
                self.called.emit(arguments)


def _arguments(line: bytes) -> list[str] | None:
    try:
        words = json.loads(line)
    except ValueError:
        return None
    return [word for word in words if isinstance(word, str)] if isinstance(words, list) else None
