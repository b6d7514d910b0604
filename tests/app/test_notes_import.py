"""Notes of other programs come in behind the window; a report says what became of them, and none comes twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.app.composition import Application
from reader.core.screens import ScreenName
from reader.services.annotations.notes_import import NotesReport
from reader.ui.importing.notes_report_dialog import NotesReportDialog
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.shell.actions.specs import ActionName

ESSAY = "# Of Studies\n\nStudies serve for delight.\n\n## Use\n\nSome books are to be tasted, others swallowed.\n"
KINDLE = """Of Studies (Francis Bacon)
- Your Highlight on page 2 | Location 12-13 | Added on Sunday, March 1, 2026 9:03:17 AM

Some books are to be tasted
==========
Of Studies (Francis Bacon)
what is this
==========
"""
PATIENCE = 20_000


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


def add(qtbot: QtBot, program: Application, path: Path) -> str:
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=PATIENCE):
        program.controller.texts.add([path])
    return program.context.library.texts.all()[0].id


def take(qtbot: QtBot, program: Application, *paths: Path) -> list[NotesReport]:
    acts = program.controller.notes_import
    with qtbot.waitSignal(acts.finished, timeout=PATIENCE) as caught:
        acts.take(paths)
    assert caught.args is not None
    reports: list[NotesReport] = caught.args[0]
    return reports


def reported(program: Application) -> list[str]:
    (dialog,) = [one for one in program.controller.window.findChildren(NotesReportDialog) if one.isVisible()]
    words = [label.text() for label in dialog.findChildren(QLabel)]
    dialog.close()
    return words


def test_notes_come_in_by_one_step_and_are_reported(
    qtbot: QtBot, program: Application, essay: Path, clippings: Path
) -> None:
    library = program.context.library
    text = add(qtbot, program, essay)
    (report,) = take(qtbot, program, clippings)
    assert (report.matched, report.orphaned, len(report.skipped)) == (1, 0, 1)
    assert [one.quote for one in library.annotations.of_text(text)] == ["Some books are to be tasted"]
    assert reported(program) == [
        "My Clippings.txt · Kindle",
        "1 note found its place.",
        "Entry 2 of “My Clippings.txt” is broken and was passed over.",
    ]
    assert len(list((library.path or Path()).parent.glob("backups/library.before-notes-*.db"))) == 1
    (again,) = take(qtbot, program, clippings)
    assert again.known == 1
    assert "1 note was in the library already." in reported(program)
    program.context.annotation_commands.undo()
    assert library.annotations.of_text(text) == []


def test_a_file_without_notes_is_named(qtbot: QtBot, program: Application, essay: Path) -> None:
    assert take(qtbot, program, essay) == []
    (words,) = reported(program)
    assert words.startswith("“essay.md” holds no notes that One Hour understands.")


def test_waiting_notes_stand_under_their_title_and_are_offered_when_the_text_comes(
    qtbot: QtBot, program: Application, essay: Path, clippings: Path
) -> None:
    library = program.context.library
    (report,) = take(qtbot, program, clippings)
    assert (report.waiting, report.placeholders) == (1, ("Of Studies",))
    reported(program)
    window = program.controller.window
    window.show_screen(ScreenName.NOTES)
    screen = window.screen_widget(ScreenName.NOTES)
    assert isinstance(screen, NotesScreen)
    assert screen.list.model.rowCount() == 1
    assert screen.list.model.group(0) == "Of Studies · Francis Bacon"
    text = add(qtbot, program, essay)
    (button,) = [one for one in window.toast.findChildren(QPushButton) if one.text() == "Place them"]
    button.click()
    qtbot.waitUntil(lambda: bool(library.annotations.of_text(text)), timeout=PATIENCE)
    (note,) = library.annotations.of_text(text)
    assert (note.quote, note.orphan) == ("Some books are to be tasted", False)
    assert library.placeholders.all() == []


def test_the_menu_has_the_action(program: Application) -> None:
    action = program.controller.window.actions_table.of(ActionName.IMPORT_NOTES)
    assert action.isEnabled()
    assert action.text() == "Import Notes…"
