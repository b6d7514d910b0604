"""The program as a process of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket

from reader.ui.shell.single_instance import name_for


def wait_for_window(place: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the window answers at its socket."""
    socket = QLocalSocket()
    while True:
        socket.connectToServer(name_for(place))
        if socket.waitForConnected(100):
            socket.disconnectFromServer()
            return
        assert process.poll() is None
