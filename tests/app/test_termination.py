"""Ctrl+C and SIGTERM close the window in order: saved, the lock released, the exit code that of the signal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from reader.storage.library import Library
from reader.storage.lock import lock_path
from tests.support.processes import wait_for_window

SIGNAL_TO_ITSELF = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from reader.cli import main

class SendSignal(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show:
            application.removeEventFilter(self)
            os.kill(os.getpid(), number)
        return False

number = int(sys.argv.pop(1))
application = QApplication(sys.argv[:1])
sender = SendSignal()
application.installEventFilter(sender)
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_in_order(tmp_path: Path, now: datetime, number: signal.Signals) -> None:
    place = tmp_path / "library.db"
    Library.open(place, now).close()
    command = [sys.executable, "-m", "reader", "--library", str(place), "open"]
    variables = {"XDG_STATE_HOME": str(tmp_path / "state"), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ | variables) as process:
        wait_for_window(place, process)
        assert not json.loads(lock_path(place).read_bytes())["closed"]
        process.send_signal(number)
        _output, errors = process.communicate()
    assert process.returncode == 128 + number
    assert b"Traceback" not in errors
    assert json.loads(lock_path(place).read_bytes())["closed"]
    Library.open(place, now).close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_arrives_while_the_window_is_made_waits_for_it(
    tmp_path: Path, now: datetime, number: signal.Signals
) -> None:
    place = tmp_path / "library.db"
    Library.open(place, now).close()
    command = [sys.executable, "-c", SIGNAL_TO_ITSELF, str(int(number)), "--library", str(place), "open"]
    variables = {"XDG_STATE_HOME": str(tmp_path / "state"), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, capture_output=True, env=os.environ | variables, check=False)
    assert ended.returncode == 128 + number
    assert b"Traceback" not in ended.stderr
    assert json.loads(lock_path(place).read_bytes())["closed"]
