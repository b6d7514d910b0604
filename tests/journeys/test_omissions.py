"""A reader adds books of which something cannot be shown: the window says what was left out."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTreeView

from reader.core.errors import Problem, ReaderError
from reader.core.screens import ScreenName
from reader.core.text.omissions import Omission, OmissionKind
from reader.services.shelf import MarkCounts, shelf_rows
from reader.ui.importing.failures_dialog import FailuresDialog
from reader.ui.library.text_details_card import TextDetailsCard
from tests.support.window import WindowDriver, file_urls

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]

CONTAINER = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
PACKAGE = """<package><metadata><title>Book {0}</title><language>en</language></metadata><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
LEFT_OUT, NAMED = "1 chapter left out.", "Missing from the file, or unreadable: “b.xhtml”."
TOLD = f"{LEFT_OUT} {NAMED}"


def write_incomplete_book(path: Path, number: int) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("b.opf", PACKAGE.format(number))
        archive.writestr("a.xhtml", f"<html><body><p>The words of book {number}.</p></body></html>")
    return path


def test_a_single_book_says_what_was_left_out(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    path = write_incomplete_book(tmp_path / "book.epub", 1)
    with open_window(now) as driver:
        driver.add(path)
        assert driver.toast_text() == f"1 text added. {TOLD}"
        assert driver.text_id == driver.library.texts.all()[0].id


def test_of_several_books_the_report_names_each(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    for number in range(3):
        write_incomplete_book(folder / f"{number}.epub", number)
    (folder / "empty.txt").write_bytes(b"")
    with open_window(now) as driver:
        with driver.wait_import() as finished:
            driver.drop(file_urls(folder))
        outcome = finished.args[0]
        assert driver.toast_text() == "3 texts added. 1 file could not be added. 3 chapters left out."
        dialog = FailuresDialog(outcome.failures, driver.window, outcome.incomplete)
        listed = dialog.findChild(QTreeView)
        assert listed is not None
        model = listed.model()
        groups = [model.index(row, 0) for row in range(model.rowCount())]
        assert [model.rowCount(group) for group in groups] == [1, 6]
        assert [model.index(row, 0, groups[1]).data().strip() for row in (0, 1)] == [f"“Book 0”: {LEFT_OUT}", NAMED]
        dialog.save(tmp_path / "list.txt")
        lines = (tmp_path / "list.txt").read_text("utf-8").splitlines()
        assert lines[1] == f"{folder / '0.epub'}\t“Book 0”: {TOLD}"
        dialog.deleteLater()


def test_the_details_on_the_shelf_say_what_was_left_out(open_window: OpenWindow, now: datetime, tmp_path: Path) -> None:
    whole = tmp_path / "whole.txt"
    whole.write_text("Nothing is missing here.", "utf-8")
    with open_window(now) as driver:
        driver.add(write_incomplete_book(tmp_path / "book.epub", 1), whole)
        screen = driver.show(ScreenName.LIBRARY)
        card = screen.findChild(TextDetailsCard)
        assert card is not None
        for row in shelf_rows(driver.library):
            omissions = driver.library.texts.omissions(row.text.id)
            card.show_text(row, MarkCounts(), now.date(), omissions)
            assert card.left_out_text == ("1 chapter" if row.text.title == "Book 1" else "")


@pytest.mark.parametrize("failures", [(), (ReaderError(Problem.FILE_EMPTY, Path("/a.txt")),)])
def test_the_report_is_named_after_what_it_lists(
    open_window: OpenWindow, now: datetime, tmp_path: Path, failures: tuple[ReaderError, ...]
) -> None:
    with open_window(now) as driver:
        outcome = driver.add(write_incomplete_book(tmp_path / "book.epub", 1))
        assert [text.omissions for text in outcome.incomplete] == [
            (Omission(OmissionKind.CHAPTER, names=("b.xhtml",)),)
        ]
        dialog = FailuresDialog(failures, driver.window, outcome.incomplete)
        assert dialog.windowTitle() == ("Files Not Added" if failures else "Left-Out Content")
        dialog.deleteLater()
