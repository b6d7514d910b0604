"""Make a second start raise the window of the first, and hand over its files and links."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_TIMEOUT_MS = 500
_MAX_BYTES = 1_000_000


def name_for(library: Path) -> str:
    """Return the name of the local server for a library, the same for all processes that open it."""
    return "onehour-" + hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]


def send_to_running(name: str, arguments: Sequence[str]) -> bool:
    """Send the arguments to the process that is already running; return False if there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_TIMEOUT_MS):
        return False
    socket.write(json.dumps(list(arguments)).encode() + b"\n")
    sent = socket.waitForBytesWritten(_TIMEOUT_MS)
    socket.disconnectFromServer()
    return sent


class SingleInstance(QObject):
    """Listen for later starts; ``arguments_received`` carries their arguments, a list of strings."""

    arguments_received = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        if not self._server.listen(name):
            # a socket that a crash left behind: nobody answered there just now
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
        if socket.bytesAvailable() > _MAX_BYTES:
            socket.abort()
            return
        while socket.canReadLine():
            arguments = _arguments(bytes(socket.readLine().data()))
            if arguments is not None:
                self.arguments_received.emit(arguments)


def _arguments(line: bytes) -> list[str] | None:
    try:
        arguments = json.loads(line)
    except ValueError:
        return None
    return [argument for argument in arguments if isinstance(argument, str)] if isinstance(arguments, list) else None
