"""A changed file takes the place of a text in the window: asked, rehearsed, replaced, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from reader.app.composition import Application
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library
from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog
from reader.ui.notes.orphans_dialog import OrphansDialog
from reader.ui.page.passage import Passage
from reader.ui.shell.history_dialog import HistoryDialog
from reader.ui.widgets.message_dialog import MessageDialog

FIRST = "# Of Studies\n\nStudies serve for delight.\n\nSome books are to be tasted, others to be swallowed whole.\n"
SECOND = "# Of Studies\n\nA new preface.\n\nStudies serve for delight.\n\nRead not to contradict, nor to believe.\n"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "of-studies.md"
    path.write_text(FIRST, encoding="utf-8")
    return path


@pytest.fixture
def marked(qtbot: QtBot, program: Application, library: Library, essay: Path) -> str:
    """Give the id of a text with two marks, of which one is not in the second edition."""
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.texts.add([essay])
    (text,) = library.texts.all()
    whole = library.texts.view(text.id).slice(0, text.characters)
    for words in ("serve for delight", "others to be swallowed"):
        start = whole.index(words)
        program.context.annotation_commands.highlight(text.id, start, start + len(words), 1)
    return text.id


def answer(kind: type[QDialog], act: Callable[[QDialog], object]) -> list[QDialog]:
    """Answer the next dialog of a kind as soon as it is open; gives a list that it will be in."""
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            seen.append(dialog)
            timer.stop()
            act(dialog)

    timer = QTimer(QApplication.instance())
    timer.timeout.connect(look)
    timer.start(20)
    return seen


def _file(path: Path, text: str) -> ImportRequest:
    return ImportRequest(path, edition_of=text, asked=True)


def words_of(library: Library, text: str) -> str:
    return library.texts.view(text).slice(0, 10**6)


def test_a_file_that_changed_is_asked_about_rehearsed_and_replaced(
    qtbot: QtBot, program: Application, library: Library, marked: str, essay: Path
) -> None:
    program.controller.open_text(marked)
    before = words_of(library, marked)
    essay.write_text(SECOND, encoding="utf-8")
    asked = answer(MessageDialog, lambda dialog: (setattr(dialog, "chosen", 0), dialog.accept()))
    rehearsed = answer(EditionPreviewDialog, QDialog.accept)
    program.controller.texts.add([essay])
    qtbot.waitUntil(lambda: "preface" in words_of(library, marked), timeout=20_000)
    assert asked
    assert rehearsed
    assert [one.orphan for one in library.annotations.of_text(marked)] == [False, True]
    assert program.controller.read_screen.open_text is not None
    assert program.controller.read_screen.open_text.card.characters == len(words_of(library, marked))
    assert program.controller.window.toast.isVisible()
    program.context.annotation_commands.undo()
    assert words_of(library, marked) == before
    assert [one.orphan for one in library.annotations.of_text(marked)] == [False, False]
    assert len(library.texts.all()) == 1


def test_many_changed_files_cost_one_copy_of_the_library_which_drives_out_no_other(
    qtbot: QtBot, program: Application, library: Library, tmp_path: Path, now: datetime
) -> None:
    paths = [tmp_path / f"{number}.md" for number in range(3)]
    for path in paths:
        path.write_text(FIRST + path.stem, encoding="utf-8")
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.texts.add(paths)
    texts = [text.id for text in library.texts.all() if text.title == "Of Studies"]
    daily = library.backup(None, now).path
    for path in paths:
        path.write_text(SECOND + path.stem, encoding="utf-8")
    answer(MessageDialog, lambda dialog: (setattr(dialog, "chosen", 0), dialog.accept()))
    program.controller.texts.add(paths)
    qtbot.waitUntil(lambda: all("preface" in words_of(library, text) for text in texts), timeout=20_000)
    assert len(texts) == 3
    copies = sorted(path.name for path in daily.parent.iterdir())
    assert len(copies) == 2
    assert daily.name in copies
    assert any(name.startswith("library.before-editions-") for name in copies)


def test_a_library_that_can_only_be_read_is_given_no_edition(
    program: Application, library: Library, marked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *words: (asked.append(words), ("", ""))[1])
    monkeypatch.setattr(library._connection, "read_only", True)
    program.controller.texts.replace_edition(marked)
    assert not asked
    assert "read" in program.controller.window.toast._words.text()


def test_an_edition_that_cannot_be_taken_away_is_left_to_the_next_opening(  # noqa: PLR0917
    qtbot: QtBot,
    program: Application,
    library: Library,
    marked: str,
    tmp_path: Path,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / "second.md"
    other.write_text(SECOND, encoding="utf-8")

    def refuse(dialog: QDialog) -> None:
        monkeypatch.setattr(library._connection, "read_only", True)
        dialog.reject()

    rehearsed = answer(EditionPreviewDialog, refuse)
    program.controller.texts.replacing.begin(_file(other, marked))
    qtbot.waitUntil(lambda: bool(rehearsed) and not program.controller.texts.replacing._is_asking, timeout=20_000)
    monkeypatch.setattr(library._connection, "read_only", False)
    kept = "SELECT count(*) FROM text WHERE edition_of IS NOT NULL"
    assert library._connection.number(kept) == 1
    library.editions.clear(now)
    assert library._connection.number(kept) == 0


def test_a_rehearsal_that_is_refused_changes_nothing(
    qtbot: QtBot, program: Application, library: Library, marked: str, tmp_path: Path
) -> None:
    other = tmp_path / "second.md"
    other.write_text(SECOND, encoding="utf-8")
    before = words_of(library, marked), library.annotations.of_text(marked)
    rehearsed = answer(EditionPreviewDialog, QDialog.reject)
    program.controller.texts.replacing.begin(_file(other, marked))
    qtbot.waitUntil(lambda: bool(rehearsed) and not rehearsed[0].isVisible(), timeout=20_000)
    assert (words_of(library, marked), library.annotations.of_text(marked)) == before


def test_another_text_of_the_same_name_comes_in_beside(
    qtbot: QtBot, program: Application, library: Library, marked: str, essay: Path
) -> None:
    essay.write_text(SECOND, encoding="utf-8")
    answer(MessageDialog, lambda dialog: (setattr(dialog, "chosen", 1), dialog.accept()))
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.texts.add([essay])
    assert len(library.texts.all()) == 2


def test_an_orphan_is_given_a_passage_that_is_selected_by_hand(
    qtbot: QtBot, program: Application, library: Library, marked: str, tmp_path: Path
) -> None:
    other = tmp_path / "second.md"
    other.write_text(SECOND, encoding="utf-8")
    answer(EditionPreviewDialog, QDialog.accept)
    program.controller.texts.replacing.begin(_file(other, marked))
    qtbot.waitUntil(lambda: "preface" in words_of(library, marked), timeout=20_000)
    seen = answer(OrphansDialog, lambda dialog: dialog.hand_button.click())
    program.controller.window.actions_table.of("orphans").trigger()
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    start = words_of(library, marked).index("Read not")
    qtbot.waitUntil(lambda: program.controller.read_screen.text_id == marked)
    program.controller.read_screen.page.select(Passage(start, start + 8))
    program.controller.window.toast._button.click()
    found = {one.quote: one.orphan for one in library.annotations.of_text(marked)}
    assert found == {"serve for delight": False, "Read not": False}


def test_the_history_leads_back_to_the_point_that_is_chosen(
    program: Application, library: Library, marked: str
) -> None:
    def choose(dialog: HistoryDialog) -> None:
        dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
        dialog.accept()

    answer(HistoryDialog, choose)
    program.controller.window.actions_table.of("history").trigger()
    assert [one.quote for one in library.annotations.of_text(marked)] == ["serve for delight"]
