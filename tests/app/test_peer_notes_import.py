"""In the window, notes of others come in beside the reader's own, and notes wait for their text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.services.annotations.notes_import import NotesReport
from reader.ui.importing.notes_report_dialog import NotesReportDialog
from reader.ui.importing.whose_notes_dialog import WhoseNotesDialog
from tests.support.annotation_sets import BO, SetNote, set_bytes
from tests.support.dialogs import answer_dialog
from tests.support.peers import add_notes_of
from tests.support.texts import add_text
from tests.support.window import TIMEOUT_MS, WindowDriver

TITLE = "河边札记"
WORDS = "河水在石桥下转弯，芦苇随风低头。"


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def write(name: str, **options: Any) -> Path:
        path = tmp_path / name
        path.write_bytes(set_bytes(SetNote("石桥下转弯"), title=TITLE, **options))
        return path

    return write


def import_notes(qtbot: QtBot, driver: WindowDriver, path: Path) -> tuple[list[NotesReport], list[Any]]:
    controller = driver.controller.notes_import
    with qtbot.waitSignal(controller.import_queue.finished, timeout=TIMEOUT_MS) as finished:
        controller.import_files([path])
    for dialog in driver.window.findChildren(NotesReportDialog):
        dialog.close()
    assert finished.args is not None
    return finished.args[0].imported, finished.args[0].failures


def test_a_set_that_was_handed_over_comes_in_beside_the_own_notes(
    qtbot: QtBot, driver: WindowDriver, file: Any
) -> None:
    text = add_text(driver.library, TITLE, [WORDS], driver.clock.now()).id
    (report,), failures = import_notes(qtbot, driver, file("bo.jsonld"))
    assert (report.people, report.matched, failures) == (("博",), 1, [])
    assert driver.library.annotations.of_text(text) == []
    assert len(driver.library.peer_notes.of_text(text)) == 1
    (again,), _failures = import_notes(qtbot, driver, file("bo.jsonld"))
    assert (again.matched, again.known) == (0, 1)


@pytest.mark.parametrize("are_own", [True, False])
def test_the_window_asks_whose_the_notes_of_another_program_are(
    qtbot: QtBot, driver: WindowDriver, file: Any, are_own: bool
) -> None:
    text = add_text(driver.library, TITLE, [WORDS], driver.clock.now()).id
    path = file("set.annotation", program="Another Reader", creator=(BO, "Ann"))

    def answer(dialog: WhoseNotesDialog) -> None:
        assert dialog.field.text() == "Ann"
        if are_own:
            dialog.mine.click()
        else:
            dialog.others.click()

    asked = answer_dialog(WhoseNotesDialog, answer)
    (report,), failures = import_notes(qtbot, driver, path)
    assert (len(asked), failures) == (1, [])
    own, others = driver.library.annotations.of_text(text), driver.library.peer_notes.of_text(text)
    assert (len(own), len(others)) == ((1, 0) if are_own else (0, 1))
    assert report.people == (() if are_own else ("Ann",))
    import_notes(qtbot, driver, path)
    assert len(asked) == 1  # the same answer holds for the same name


def test_a_file_that_was_given_up_is_not_imported(qtbot: QtBot, driver: WindowDriver, file: Any) -> None:
    answer_dialog(WhoseNotesDialog, lambda dialog: dialog.reject())
    reports, failures = import_notes(qtbot, driver, file("set.annotation", program="Another Reader"))
    assert (reports, len(failures)) == ([], 1)


def test_notes_that_wait_stand_in_their_text_once_it_is_added(
    qtbot: QtBot, driver: WindowDriver, file: Any, tmp_path: Path
) -> None:
    import_notes(qtbot, driver, file("bo.jsonld"))
    assert len(driver.library.peer_notes.waiting()) == 1
    path = tmp_path / "text.md"
    path.write_text(f"# {TITLE}\n\n{WORDS}\n", "utf-8")
    text = driver.add_text(path)
    qtbot.waitUntil(lambda: bool(driver.library.peer_notes.of_text(text)), timeout=TIMEOUT_MS)
    (note,) = driver.library.peer_notes.of_text(text)
    assert (note.quote, note.orphan) == ("石桥下转弯", False)


def test_what_came_in_as_ones_own_is_moved_from_its_card(driver: WindowDriver) -> None:
    now = driver.clock.now()
    text = add_text(driver.library, TITLE, [WORDS], now).id
    add_notes_of(driver.library, (BO, "博"), text, now, SetNote("芦苇"))
    anchor = make_anchor(driver.library.texts.view(text), 0, 2)
    driver.library.commit(annotate(text, AnnotationKind.NOTE, anchor, now, body="旧", creator="博"))
    driver.open(text)
    notes = driver.read_screen.notes.list
    (own,) = driver.library.annotations.of_text(text)
    (action,) = [one for one in notes.menu.menu_for(own).actions() if "博" in one.text()]
    action.trigger()
    assert driver.library.annotations.of_text(text) == []
    assert {note.body for note in driver.library.peer_notes.of_person(BO)} == {"好", "旧"}
    driver.undo()
    assert [one.body for one in driver.library.annotations.of_text(text)] == ["旧"]
