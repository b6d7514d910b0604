"""Make a second start raise the window of the first, and hand over its files and links, or a command to run.

A message is one line of JSON: a list holds files and links, an object a command, which is answered with another object.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from shiboken6 import isValid

from reader.core.errors import Problem, ReaderError

_TIMEOUT_MS = 500
_MAX_BYTES = 1_000_000


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


def ask_running(name: str, request: Mapping[str, object]) -> Mapping[str, object] | None:
    """Send a command to the process that is already running and wait for its answer.

    Returns None if there is no such process or it does not run commands. Raises ReaderError LIBRARY_LOCKED if it ends
    in the middle, since the command may have been run.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    message = json.dumps(dict(request)).encode() + b"\n"
    if len(message) > _MAX_BYTES or not socket.waitForConnected(_TIMEOUT_MS):
        return None
    socket.write(message)
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_TIMEOUT_MS) and socket.state() != QLocalSocket.LocalSocketState.ConnectedState:
            raise ReaderError(Problem.LIBRARY_LOCKED)
    answer = json.loads(bytes(socket.readLine().data()))
    socket.disconnectFromServer()
    return answer if isinstance(answer, dict) and "code" in answer else None


class CommandRequest:
    """A command that another process asks for: the ``values`` that it sent, and the way to reply."""

    def __init__(self, values: Mapping[str, object], socket: QLocalSocket) -> None:
        self.values = values
        self._socket = socket
        self.is_answered = False

    def reply(self, answer: Mapping[str, object]) -> None:
        """Send the answer; the other process may be gone."""
        self.is_answered = True
        if isValid(self._socket):
            self._socket.write(json.dumps(dict(answer)).encode() + b"\n")
            self._socket.flush()


class SingleInstance(QObject):
    """Listen for later starts.

    ``arguments_received`` carries their arguments, a list of strings; ``command_received`` a `CommandRequest`.
    """

    arguments_received = Signal(list)
    command_received = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        if not self._server.listen(name):
            # a socket that a crash left behind: nobody answered there just now
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Listen no longer, so that later starts do not wait for an answer."""
        self._server.close()

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
        while isValid(socket) and socket.canReadLine():
            self._take(bytes(socket.readLine().data()), socket)

    def _take(self, line: bytes, socket: QLocalSocket) -> None:
        from reader.core.strict_json import parse_strict_json

        try:
            message = parse_strict_json(line)
        except ReaderError:
            socket.abort()
            return
        if isinstance(message, list):
            self.arguments_received.emit([argument for argument in message if isinstance(argument, str)])
        elif isinstance(message, dict) and isinstance(message.get("command"), list):
            request = CommandRequest(message, socket)
            try:
                self.command_received.emit(request)
            finally:
                if not request.is_answered:
                    request.reply({})
