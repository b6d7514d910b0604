"""A file that a second start asks for while the window is still being built is opened as soon as it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from reader.storage.library import Library
from tests.support.texts import add_text

TWO_STARTS = """
import os, signal, sqlite3, sys
from contextlib import closing
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from reader.cli import main
from reader.storage.location import server_name
from reader.ui.shell.single_instance import send_to_running

early, late = sys.argv.pop(1), sys.argv.pop(1)
place = Path(sys.argv[2])
name = server_name(place)
application = QApplication(sys.argv[:1])

class SendEarly(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show:
            application.removeEventFilter(self)
            assert send_to_running(name, [early])
        return False

sent = []

def look():
    if "reader.app.garbage_collector" in sys.modules and not sent:  # all is built
        sent.append(send_to_running(name, [late]))
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as library:
        books = library.execute("SELECT count(*) FROM text WHERE title LIKE '%book' AND digest IS NOT NULL")
        is_added = books.fetchone()[0] > 0
    if is_added:
        os.kill(os.getpid(), signal.SIGTERM)

sender = SendEarly()
application.installEventFilter(sender)
timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_file_of_a_second_start_is_opened_however_early_it_comes(tmp_path: Path, now: datetime) -> None:
    place, early, late = (tmp_path / name for name in ("library.db", "early.md", "late.md"))
    for file in (early, late):
        file.write_text(f"# The {file.stem} book\n\nWords of the {file.stem} book.\n", "utf-8")
    with Library.open(place, now) as library:
        library.texts.set_place(add_text(library, "A text", ["Words."], now).id, 0, now)
        library.preferences.set("welcomed", value=True)
    command = [sys.executable, "-c", TWO_STARTS, str(early), str(late), "--library", str(place), "open"]
    variables = {"XDG_STATE_HOME": str(tmp_path / "state"), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    ended = subprocess.run(command, capture_output=True, env=os.environ | variables, check=False)
    assert b"Traceback" not in ended.stderr
    assert ended.returncode == 128 + signal.SIGTERM
    with Library.open(place, now) as library:
        assert "The early book" in [text.title for text in library.texts.all()]
