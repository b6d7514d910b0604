"""Damage that the check of the day finds is told over the first page, and leads to the choice of what to restore."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from reader.services.clock import Clock
from reader.storage.backup_files import backup_files, set_aside_files
from reader.storage.library import Library
from reader.storage.lock import lock_path
from tests.support.texts import add_text

ANSWER_DIALOGS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from reader.cli import main
from reader.ui.page.page_view import PageView
from reader.ui.widgets.message_dialog import MessageDialog

answers = sys.argv.pop(1).split(",")
application = QApplication(sys.argv[:1])

def look():
    dialog = application.activeModalWidget()
    pages = [widget for widget in application.allWidgets() if isinstance(widget, PageView) and widget.flow is not None]
    if isinstance(dialog, MessageDialog):
        print(dialog.findChildren(QLabel)[1].text(), "| pages:", len(pages))
        answer = answers.pop(0)
        next(button for button in dialog.findChildren(QPushButton) if button.text() == answer).click()
    elif not answers and pages:
        application.exit()

timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
main()
"""


def damaged_library(place: Path, now: datetime) -> None:
    """Make a library with a backup, and damage one of its pages that the first page does not need."""
    with Library.open(place, now) as library:
        text = add_text(library, "A text", [f"Paragraph {number}. " + "Words. " * 90 for number in range(900)], now)
        library.texts.set_place(text.id, 0, now)
        library.preferences.set("welcomed", value=True)
        library.backup(None, now)
    content = bytearray(place.read_bytes())
    middle = content.index(b"Paragraph 700.") // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    place.write_bytes(content)


def run(place: Path, folder: Path, *answers: str) -> list[str]:
    """Start the program, press the buttons, and return the headings of the dialogs that it showed."""
    command = [sys.executable, "-c", ANSWER_DIALOGS, ",".join(answers), "--library", str(place), "open"]
    variables = {"XDG_STATE_HOME": str(folder / "state"), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    ended = subprocess.run(command, capture_output=True, env=os.environ | variables, check=False, text=True)
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0
    return ended.stdout.splitlines()


def test_damage_is_told_over_the_first_page_and_leads_to_the_backups(tmp_path: Path) -> None:
    place, now = tmp_path / "library.db", Clock().now()
    damaged_library(place, now - timedelta(days=1))
    (backup,) = backup_files(place)
    assert run(place, tmp_path, "Not Now") == ["The library file is damaged | pages: 1"]
    assert json.loads(lock_path(place).read_bytes())["damaged"]
    assert backup_files(place) == [backup]
    lock_path(place).write_bytes(lock_path(place).read_bytes().replace(b'"damaged": true', b'"damaged":false'))
    assert run(place, tmp_path, "Reopen and Restore…", "Use the Newest Backup") == [
        "The library file is damaged | pages: 1",
        "The library could not be opened | pages: 0",
    ]
    with Library.open(place, now) as library:
        (text,) = library.texts.all()
        assert library.texts.view(text.id).slice(0, text.characters).startswith("Paragraph 0.")
        assert library.check(now=now).is_clean
    assert len(set_aside_files(place)) == 1
    assert backup in backup_files(place)
