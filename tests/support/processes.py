"""The program as a process of its own."""

from __future__ import annotations

import subprocess
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket

from reader.storage.location import server_name


def wait_for_window(place: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the window answers at its socket."""
    socket = QLocalSocket()
    while True:
        socket.connectToServer(server_name(place))
        if socket.waitForConnected(100):
            socket.disconnectFromServer()
            return
        assert process.poll() is None


def other_process() -> ProcessPoolExecutor:
    """Return an executor that calls in another process, as a second start is one.

    A thread would keep the interpreter to itself while it waits for an answer, and the window could not give one.
    """
    return ProcessPoolExecutor(1, get_context("spawn"))
