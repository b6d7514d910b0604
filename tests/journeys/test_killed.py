"""What was seen to be marked is there after the program was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.text.model import SourceFile
from reader.importers.source import file_digest
from reader.importers.text_reader import TextReader
from reader.resources import welcome_text
from reader.services.importing.text_import import TextImport
from reader.storage.library import Library

READER = """
import sys
from pathlib import Path
from datetime import datetime
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from reader.app.composition import build
from reader.services.clock import FixedClock
from reader.app.startup import show_last_text
from reader.resources import resource
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.translation import Translation

now = datetime.fromisoformat(sys.argv[2])
application = QApplication(sys.argv[:1])
library = Library.open(Path(sys.argv[1]), now)
translation = Translation(application, resource("translations"))
program = build(application, library, Settings(library.preferences), translation, FixedClock(now))
show_last_text(program)
program.controller.window.show()
text = program.controller.read_screen.text_id
for number in range(1000):
    mark = program.context.annotation_commands.highlight(text, 20 + number, 26 + number, number % 5 + 1)
    QCoreApplication.sendPostedEvents()
    program.controller.read_screen.page.viewport().repaint()
    print(mark.id, flush=True)
"""


@pytest.mark.parametrize("seen", [1, 7, 23])
def test_killing_the_program_after_marks_were_seen_loses_none(tmp_path: Path, now: datetime, seen: int) -> None:
    path = tmp_path / "library.db"
    file = welcome_text("en")
    with Library.open(path, now) as library, TextReader(file) as process:
        text_import = TextImport(process, library.texts, SourceFile(str(file), file_digest(file)), now)
        while not text_import.step(0.5):
            pass
        library.texts.set_place(text_import.text_id, 0, now)

    command = [sys.executable, "-c", READER, str(path), now.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ}) as program:
        assert program.stdout is not None
        marks = [program.stdout.readline().strip() for _ in range(seen)]
        program.send_signal(signal.SIGKILL)

    assert all(marks)
    with Library.open(path, now) as library:
        kept = {one.id for one in library.annotations.all()}
        assert set(marks) <= kept
        assert library.check().findings == ()
