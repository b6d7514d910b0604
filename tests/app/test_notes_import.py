"""Notes of other programs come in behind the window; a report says what became of them, and none comes twice."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader.core.errors import Problem
from reader.core.screens import ScreenName
from reader.importers.annotations import notes_worker
from reader.services.annotations.notes_import import NotesReport
from reader.storage.library import Library
from reader.ui.importing.notes_report_dialog import NotesReportDialog
from reader.ui.notes.notes_screen import NotesScreen
from reader.workers.limits import WorkerLimits
from tests.support.program_notes import Marked, apple_books, boox_since, weread_before, weread_since
from tests.support.window import TIMEOUT_MS, WindowDriver, file_urls

ESSAY = "# Of Studies\n\nStudies serve for delight.\n\n## Use\n\nSome books are to be tasted, others swallowed.\n"
KINDLE = """Of Studies (Francis Bacon)
- Your Highlight on page 2 | Location 12-13 | Added on Sunday, March 1, 2026 9:03:17 AM

Some books are to be tasted
==========
Of Studies (Francis Bacon)
what is this
==========
"""
LISTS = "[" + "[[]]," * 4_190_000 + "[]]"
"""Few bytes that take much memory once they are parsed."""


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    path = tmp_path / "My Clippings.txt"
    path.write_text(KINDLE, "utf-8")
    return path


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "essay.md"
    path.write_text(ESSAY, "utf-8")
    return path


def import_notes(qtbot: QtBot, driver: WindowDriver, *paths: Path) -> list[NotesReport]:
    controller = driver.controller.notes_import
    with qtbot.waitSignal(controller.import_queue.finished, timeout=TIMEOUT_MS) as finished:
        controller.import_files(paths)
    assert finished.args is not None
    reports: list[NotesReport] = finished.args[0].imported
    return reports


@pytest.mark.parametrize("name", ["My Clippings.txt", "Meine Clips.txt"])
def test_clippings_that_are_dropped_come_in_as_notes_and_texts_as_texts(
    qtbot: QtBot, driver: WindowDriver, essay: Path, clippings: Path, name: str
) -> None:
    text = driver.add_text(essay)
    german = clippings.with_name(name)
    german.write_text(
        "\ufeffOf Studies (Francis Bacon)\r\n- Ihre Markierung auf Seite 2 | bei Position 12-13 | "
        "Hinzugefügt am Sonntag, 1. März 2026 09:03:17\r\n\r\nSome books are to be tasted\r\n==========\r\n",
        "utf-8",
    )
    other = clippings.with_name("plain.txt")
    other.write_text("A Text\n==========\n\n- no clipping | 12\n\nIts words.\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (german, other)])
    controller = driver.controller.notes_import
    with qtbot.waitSignals([controller.import_queue.finished, driver.queue.finished], timeout=TIMEOUT_MS):
        driver.drop(data)
    assert [note.quote for note in driver.library.annotations.of_text(text)] == ["Some books are to be tasted"]
    assert read_report(driver) == [f"{name} · Kindle", "1 note placed."]
    assert sorted(one.title for one in driver.library.texts.all()) == ["A Text", "Of Studies"]


def read_report(driver: WindowDriver) -> list[str]:
    (dialog,) = [one for one in driver.window.findChildren(NotesReportDialog) if one.isVisible()]
    words = [label.text() for label in dialog.findChildren(QLabel) if label.property("role") != "dialog-title"]
    dialog.close()
    return [line for line in words if line]


def test_notes_come_in_by_one_step_and_are_reported(
    qtbot: QtBot, driver: WindowDriver, essay: Path, clippings: Path
) -> None:
    library = driver.library
    text = driver.add_text(essay)
    (report,) = import_notes(qtbot, driver, clippings)
    assert (report.matched, report.orphaned, len(report.skipped)) == (1, 0, 1)
    assert [one.quote for one in library.annotations.of_text(text)] == ["Some books are to be tasted"]
    assert read_report(driver) == [
        "My Clippings.txt · Kindle",
        "1 note placed.",
        "Entry 2 of “My Clippings.txt” is damaged and was skipped.",
    ]
    assert len(list((library.path or Path()).parent.glob("backups/library.before-notes-*.db"))) == 1
    (again,) = import_notes(qtbot, driver, clippings)
    assert again.known == 1
    assert "1 note was already in the library." in read_report(driver)
    driver.undo()
    assert library.annotations.of_text(text) == []


def test_a_file_without_notes_is_named(qtbot: QtBot, driver: WindowDriver, essay: Path) -> None:
    assert import_notes(qtbot, driver, essay) == []
    (words,) = read_report(driver)
    assert words.startswith("“essay.md” contains no notes that One Hour can read.")


@pytest.mark.skipif(sys.platform == "win32", reason="the memory is not limited there")
def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_taken_in(
    qtbot: QtBot, driver: WindowDriver, essay: Path, clippings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.add_text(essay)
    huge = clippings.with_name("huge.json")
    huge.write_text(LISTS, "ascii")
    monkeypatch.setattr(notes_worker, "LIMITS", WorkerLimits(memory=1 << 29))
    (report,) = import_notes(qtbot, driver, huge, clippings)
    assert report.matched == 1
    assert "The file “huge.json” is too large." in read_report(driver)
    assert multiprocessing.active_children() == []


def test_a_file_that_takes_too_long_is_stopped_and_loses_nothing(
    qtbot: QtBot, driver: WindowDriver, essay: Path, clippings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = driver.add_text(essay)
    driver.highlight(text, 0, 10)
    before = driver.library.annotations.all()
    monkeypatch.setattr(notes_worker, "LIMITS", WorkerLimits(silence=0.0))
    clippings.write_text(KINDLE * 20_000, "utf-8")
    assert import_notes(qtbot, driver, clippings) == []
    assert read_report(driver) == ["Reading “My Clippings.txt” took too long and was stopped. Nothing was added."]
    assert driver.library.annotations.all() == before
    assert multiprocessing.active_children() == []


def test_importing_can_be_stopped_and_begun_again(
    qtbot: QtBot, driver: WindowDriver, essay: Path, clippings: Path
) -> None:
    text = driver.add_text(essay)
    queue = driver.controller.notes_import.import_queue
    with qtbot.waitSignal(queue.finished, timeout=TIMEOUT_MS) as finished:
        driver.controller.notes_import.import_files([clippings, clippings])
        assert queue.is_busy
        driver.controller.progress_bar.cancel_requested.emit()
    assert finished.args is not None
    assert [error.problem for error in finished.args[0].failures] == [Problem.IMPORT_CANCELLED]
    assert finished.args[0].imported == []
    assert not queue.is_busy
    assert driver.library.annotations.of_text(text) == []
    assert len(import_notes(qtbot, driver, clippings)) == 1
    assert len(driver.library.annotations.of_text(text)) == 1


def test_the_window_closes_while_notes_come_in_and_leaves_no_process(
    qtbot: QtBot, driver: WindowDriver, essay: Path, clippings: Path
) -> None:
    text = driver.add_text(essay)
    driver.controller.notes_import.import_files([clippings] * 3)
    assert multiprocessing.active_children()
    driver.controller.close()
    assert multiprocessing.active_children() == []
    assert driver.library.annotations.of_text(text) == []


def test_waiting_notes_stand_under_their_title_and_are_offered_when_the_text_comes(
    qtbot: QtBot, driver: WindowDriver, essay: Path, clippings: Path
) -> None:
    library = driver.library
    (report,) = import_notes(qtbot, driver, clippings)
    assert (report.waiting, report.placeholders) == (1, ("Of Studies",))
    read_report(driver)
    screen = driver.show(ScreenName.NOTES)
    assert isinstance(screen, NotesScreen)
    assert screen.list.model.rowCount() == 1
    assert screen.list.model.group(0) == "Of Studies · Francis Bacon"
    text = driver.add_text(essay)
    driver.press_toast_button("Place Notes")
    qtbot.waitUntil(lambda: bool(library.annotations.of_text(text)), timeout=TIMEOUT_MS)
    (note,) = library.annotations.of_text(text)
    assert (note.quote, note.orphan) == ("Some books are to be tasted", False)
    assert library.placeholders.all() == []


def test_the_menu_has_the_action(driver: WindowDriver) -> None:
    action = driver.action("import-notes")
    assert action.isEnabled()
    assert action.text() == "Import Notes…"


@pytest.mark.parametrize("write", [weread_before, weread_since, apple_books])
def test_a_list_of_notes_that_is_pasted_is_imported_as_notes(
    qtbot: QtBot, driver: WindowDriver, library: Library, write: Callable[[Sequence[Marked]], str]
) -> None:
    data = QMimeData()
    data.setText(write([Marked("不动笔墨不读书")]))
    data.setHtml("<p>the same</p>")
    queue = driver.controller.notes_import.import_queue
    with qtbot.waitSignal(queue.finished, timeout=TIMEOUT_MS) as finished:
        driver.action_handlers.pasting.take(data)
    assert finished.args is not None
    assert finished.args[0].failures == []
    assert [report.waiting for report in finished.args[0].imported] == [1]
    assert [report.path.name for report in finished.args[0].imported] == ["Pasted notes"]
    assert library.texts.all() == []


@pytest.mark.parametrize("text", ["“A line” somebody said.\n\nNobody answered.\n", "《书》\n\n一个笔记本的故事。\n"])
def test_a_text_that_is_pasted_stays_a_text(driver: WindowDriver, library: Library, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    with driver.wait_import():
        driver.action_handlers.pasting.take(data)
    assert len(library.texts.all()) == 1


@pytest.mark.parametrize("write", [weread_before, weread_since, boox_since])
def test_a_list_of_notes_that_is_dropped_is_imported_as_notes(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path, write: Callable[[Sequence[Marked]], str]
) -> None:
    path = tmp_path / "list.txt"
    path.write_text(write([Marked("不动笔墨不读书")]), "utf-8")
    with qtbot.waitSignal(driver.controller.notes_import.import_queue.finished, timeout=TIMEOUT_MS):
        driver.drop(file_urls(path))
    assert library.texts.all() == []
    assert sum(placeholder.notes for placeholder in library.placeholders.all()) == 1
