"""A first start with a file shows that file, whatever becomes of the question for the plan."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from reader.storage.library import Library

FIRST_START = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reader.cli import main
from reader.ui.progress.first_plan_dialog import FirstPlanDialog

moment = sys.argv.pop(1)
application = QApplication(sys.argv[:1])

def look():
    dialogs = [window for window in application.topLevelWidgets() if isinstance(window, FirstPlanDialog)]
    is_asked = any(dialog.isVisible() for dialog in dialogs)
    is_shown = any(window.windowTitle().startswith("My own book") for window in application.topLevelWidgets())
    if is_asked and (is_shown or moment == "at once"):
        if moment == "never":
            os.kill(os.getpid(), signal.SIGTERM)
        else:
            dialogs[0].reject()
    if is_shown and not is_asked:
        os.kill(os.getpid(), signal.SIGTERM)

timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("moment", ["at once", "when the file is shown", "never"])
def test_the_file_of_a_first_start_is_shown_whenever_the_plan_is_answered(
    tmp_path: Path, now: datetime, moment: str
) -> None:
    file, place = tmp_path / "book.md", tmp_path / "library.db"
    file.write_text("# My own book\n\nWords of the book.\n", "utf-8")
    command = [sys.executable, "-c", FIRST_START, moment, "--library", str(place), "open", str(file)]
    variables = {"XDG_STATE_HOME": str(tmp_path / "state"), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    ended = subprocess.run(command, capture_output=True, env=os.environ | variables, check=False)
    assert ended.returncode == 128 + signal.SIGTERM
    assert b"Traceback" not in ended.stderr
    with Library.open(place, now) as library:
        last = library.texts.last()
        assert last is not None
        assert last.title == "My own book"
        assert {text.title for text in library.texts.all()} == {"My own book", "Welcome to One Hour"}
