"""A reader drops a folder on the window; a program that is killed while it takes files in leaves whole texts only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QTreeView

from reader.services.importing.import_progress import ImportOutcome
from reader.storage.library import Library
from reader.ui.importing.failures_dialog import FailuresDialog
from tests.support.window import WindowDriver, file_urls

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>'
    '<dc:title>Book {0}</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
    '</manifest><spine><itemref idref="c"/></spine></package>'
)
BROKEN = {
    "empty.txt": b"",
    "data.md": bytes(range(256)) * 9,
    "cut.epub": b"PK\x03\x04" + bytes(90),
    "blank.html": b"<html></html>",
}


def fill(folder: Path, count: int) -> Path:
    """Write so many sound files of all the first formats."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        words = f"Essay {number}: some books are to be tasted."
        if number % 4 == 0:
            (folder / f"{number}.txt").write_text("\n\n".join([words] * 300), "utf-8")
        elif number % 4 == 1:
            (folder / f"{number}.md").write_text(f"# Essay {number}\n\n{words}\n", "utf-8")
        elif number % 4 == 2:
            (folder / f"{number}.html").write_text(
                f"<html><body><h1>{number}</h1><p>{words}</p></body></html>", "utf-8"
            )
        else:
            write_book(folder / f"{number}.epub", number, words)
    return folder


def write_book(path: Path, number: int, words: str) -> None:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>{words}</p></body></html>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("b.opf", PACKAGE.format(number))
        archive.writestr("c.xhtml", page)


def test_of_a_dropped_folder_the_good_files_are_on_the_shelf_and_the_broken_ones_listed(
    open_window: OpenWindow, now: datetime, tmp_path: Path
) -> None:
    folder = fill(tmp_path / "files", 20)
    for name, data in BROKEN.items():
        (folder / name).write_bytes(data)
    with open_window(now) as driver:
        with driver.wait_import(60_000) as finished:
            driver.drop(file_urls(folder))
        outcome = finished.args[0]
        assert isinstance(outcome, ImportOutcome)
        assert len(driver.library.texts.all()) == 20
        assert {error.path.name for error in outcome.failures if error.path} == set(BROKEN)
        assert driver.toast_text() == "20 texts added. 4 files could not be added."
        dialog = FailuresDialog(outcome.failures, driver.window)
        listed = dialog.findChild(QTreeView)
        assert listed is not None
        model = listed.model()
        assert sum(model.rowCount(model.index(row, 0)) for row in range(model.rowCount())) == 4
        dialog.save(tmp_path / "list.txt")
        assert (tmp_path / "list.txt").read_text("utf-8").count("\n") == 4
        dialog.deleteLater()


def test_a_program_killed_while_it_adds_files_leaves_whole_texts_and_can_go_on(tmp_path: Path, now: datetime) -> None:
    folder, path = fill(tmp_path / "files", 50), tmp_path / "library.db"
    command = [sys.executable, "-m", "reader", "--library", str(path), "add", str(folder)]
    for texts in (3, 11, 26):
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env={**os.environ}) as adding:
            assert adding.stderr is not None
            for _ in range(texts):
                adding.stderr.readline()
            adding.send_signal(signal.SIGKILL)
        with Library.open(path, now) as library:
            kept = library.texts.all()
            assert len(kept) >= texts - 1
            assert all(text.complete for text in kept)
            assert library.check().is_clean
    subprocess.run(command, check=True, capture_output=True)
    with Library.open(path, now) as library:
        assert len(library.texts.all()) == 50
        assert library.check().is_clean


def test_two_programs_that_add_the_same_file_at_once_leave_one_text(tmp_path: Path, now: datetime) -> None:
    folder, path = fill(tmp_path / "files", 8), tmp_path / "library.db"
    command = [sys.executable, "-m", "reader", "--library", str(path), "--json", "add", str(folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    ends = [(one.communicate(), one.returncode) for one in both]
    assert 0 in [code for _words, code in ends]
    assert all(b"library-locked" in words[0] for words, code in ends if code)
    with Library.open(path, now) as library:
        assert len(library.texts.all()) == 8
        assert library.check().is_clean
