"""A changed file takes the place of a text in the window: asked, rehearsed, replaced, taken back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library
from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog
from reader.ui.notes.orphans_dialog import OrphansDialog
from reader.ui.page.passage import Passage
from reader.ui.shell.history_dialog import HistoryDialog
from reader.ui.widgets.message_dialog import MessageDialog
from tests.support.dialogs import answer_dialog
from tests.support.texts import words_of
from tests.support.window import WindowDriver

FIRST = "# Of Studies\n\nStudies serve for delight.\n\nSome books are to be tasted, others to be swallowed whole.\n"
SECOND = "# Of Studies\n\nA new preface.\n\nStudies serve for delight.\n\nRead not to contradict, nor to believe.\n"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "of-studies.md"
    path.write_text(FIRST, encoding="utf-8")
    return path


@pytest.fixture
def marked(driver: WindowDriver, library: Library, essay: Path) -> str:
    """Return the id of a text with two marks, of which one is not in the second edition."""
    text = driver.add_text(essay)
    whole = words_of(library, text)
    for words in ("serve for delight", "others to be swallowed"):
        start = whole.index(words)
        driver.highlight(text, start, start + len(words))
    return text


def choose_option(number: int) -> list[MessageDialog]:
    """Choose an answer of the next question as soon as it is asked; return a list that it will be in."""

    def choose(dialog: MessageDialog) -> None:
        dialog.chosen = number
        dialog.accept()

    return answer_dialog(MessageDialog, choose)


def replace_text(driver: WindowDriver, text: str, path: Path) -> None:
    driver.editions.begin(ImportRequest(path, edition_of=text, is_decided=True))


def test_a_file_that_changed_is_asked_about_rehearsed_and_replaced(
    qtbot: QtBot, driver: WindowDriver, library: Library, marked: str, essay: Path
) -> None:
    driver.open(marked)
    before = words_of(library, marked)
    essay.write_text(SECOND, encoding="utf-8")
    asked = choose_option(0)
    rehearsed = answer_dialog(EditionPreviewDialog, QDialog.accept)
    driver.texts.add([essay])
    qtbot.waitUntil(lambda: "preface" in words_of(library, marked), timeout=20_000)
    assert asked
    assert rehearsed
    assert [one.orphan for one in library.annotations.of_text(marked)] == [False, True]
    assert driver.read_screen.open_text is not None
    assert driver.read_screen.open_text.card.characters == len(words_of(library, marked))
    assert driver.toast_text()
    driver.undo()
    assert words_of(library, marked) == before
    assert [one.orphan for one in library.annotations.of_text(marked)] == [False, False]
    assert len(library.texts.all()) == 1


def test_many_changed_files_cost_one_copy_of_the_library_which_drives_out_no_other(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path, now: datetime
) -> None:
    paths = [tmp_path / f"{number}.md" for number in range(3)]
    for path in paths:
        path.write_text(FIRST + path.stem, encoding="utf-8")
    driver.add(*paths)
    texts = [text.id for text in library.texts.all() if text.title == "Of Studies"]
    daily = library.backup(None, now).path
    for path in paths:
        path.write_text(SECOND + path.stem, encoding="utf-8")
    choose_option(0)
    driver.texts.add(paths)
    qtbot.waitUntil(lambda: all("preface" in words_of(library, text) for text in texts), timeout=20_000)
    assert len(texts) == 3
    copies = sorted(path.name for path in daily.parent.iterdir())
    assert len(copies) == 2
    assert daily.name in copies
    assert any(name.startswith("library.before-editions-") for name in copies)


def test_a_library_that_can_only_be_read_is_given_no_edition(
    driver: WindowDriver, library: Library, marked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *words: (asked.append(words), ("", ""))[1])
    monkeypatch.setattr(library._connection, "read_only", True)
    driver.texts.replace_edition(marked)
    assert not asked
    assert "read" in driver.toast_text()


def test_an_edition_that_cannot_be_taken_away_is_left_to_the_next_opening(  # noqa: PLR0917
    qtbot: QtBot,
    driver: WindowDriver,
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

    rehearsed = answer_dialog(EditionPreviewDialog, refuse)
    replace_text(driver, marked, other)
    qtbot.waitUntil(lambda: bool(rehearsed) and not driver.editions._is_asking, timeout=20_000)
    monkeypatch.setattr(library._connection, "read_only", False)
    kept = "SELECT count(*) FROM text WHERE edition_of IS NOT NULL"
    assert library._connection.number(kept) == 1
    library.editions.clear(now)
    assert library._connection.number(kept) == 0


def test_a_rehearsal_that_is_refused_changes_nothing(
    qtbot: QtBot, driver: WindowDriver, library: Library, marked: str, tmp_path: Path
) -> None:
    other = tmp_path / "second.md"
    other.write_text(SECOND, encoding="utf-8")
    before = words_of(library, marked), library.annotations.of_text(marked)
    rehearsed = answer_dialog(EditionPreviewDialog, QDialog.reject)
    replace_text(driver, marked, other)
    qtbot.waitUntil(lambda: bool(rehearsed) and not rehearsed[0].isVisible(), timeout=20_000)
    assert (words_of(library, marked), library.annotations.of_text(marked)) == before


def test_another_text_of_the_same_name_comes_in_beside(
    driver: WindowDriver, library: Library, marked: str, essay: Path
) -> None:
    essay.write_text(SECOND, encoding="utf-8")
    choose_option(1)
    driver.add(essay)
    assert len(library.texts.all()) == 2


def test_an_orphan_is_given_a_passage_that_is_selected_by_hand(
    qtbot: QtBot, driver: WindowDriver, library: Library, marked: str, tmp_path: Path
) -> None:
    other = tmp_path / "second.md"
    other.write_text(SECOND, encoding="utf-8")
    answer_dialog(EditionPreviewDialog, QDialog.accept)
    replace_text(driver, marked, other)
    qtbot.waitUntil(lambda: "preface" in words_of(library, marked), timeout=20_000)
    seen = answer_dialog(OrphansDialog, lambda dialog: dialog.hand_button.click())
    driver.trigger("orphans")
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    start = words_of(library, marked).index("Read not")
    qtbot.waitUntil(lambda: driver.text_id == marked)
    driver.page.select(Passage(start, start + 8))
    driver.press_toast_button()
    found = {one.quote: one.orphan for one in library.annotations.of_text(marked)}
    assert found == {"serve for delight": False, "Read not": False}


def test_the_history_leads_back_to_the_point_that_is_chosen(
    driver: WindowDriver, library: Library, marked: str
) -> None:
    def choose(dialog: HistoryDialog) -> None:
        dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
        dialog.accept()

    answer_dialog(HistoryDialog, choose)
    driver.trigger("history")
    assert [one.quote for one in library.annotations.of_text(marked)] == ["serve for delight"]
