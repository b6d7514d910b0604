"""A wrongly guessed text is corrected in the window: asked, read again, kept in its place, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.screens import ScreenName
from reader.storage.library import Library
from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog
from reader.ui.importing.text_options.text_options_dialog import TextOptionsDialog
from tests.support.dialogs import answer_dialog
from tests.support.texts import words_of
from tests.support.window import WindowDriver

CHAPTER = (
    "第{number}章 山路\n雪下到第{number}天，门前的路已经看不见了，只剩下一行脚印，通到河边为止。\n"
    "他在灯下写第{number}封信，写完又撕了，说没有什么可说的，第二天照旧坐下来写。\n"
)
STORY = "".join(CHAPTER.format(number=number) * 3 for number in "一二三四五六七八九")
ONCE = "临行那夜，月亮从东山后面升起来，照见檐下挂着的旧马灯。\n灯里的油早已干了，玻璃罩上积着一层薄灰。\n"
ASCII = "Moonlight before my bed, perhaps frost on the ground, so I raise my eyes to the moon. "


@pytest.fixture
def add(driver: WindowDriver, tmp_path: Path) -> Callable[[bytes], str]:
    """Return what adds a file with these bytes, which is gone afterwards, and returns the id of its text."""

    def add_file(data: bytes) -> str:
        path = tmp_path / "story.txt"
        path.write_bytes(data)
        text = driver.add_text(path)
        path.unlink()
        return text

    return add_file


def fill_in(*entries: Callable[[TextOptionsDialog], object]) -> list[TextOptionsDialog]:
    """Fill in the dialog as soon as it shows the text, and accept it; return a list that it will be in."""

    def fill(dialog: TextOptionsDialog) -> None:
        for enter in entries:
            enter(dialog)
        dialog.accept()

    return answer_dialog(TextOptionsDialog, fill, is_ready=lambda dialog: bool(dialog.found.text()))


def choose(name: str, data: object) -> Callable[[TextOptionsDialog], None]:
    def chosen(dialog: TextOptionsDialog) -> None:
        box = getattr(dialog.form, name)
        box.setCurrentIndex(box.findData(data))

    return chosen


def write_title(words: str) -> Callable[[TextOptionsDialog], None]:
    def written(dialog: TextOptionsDialog) -> None:
        dialog.form.title.setText(words)
        dialog.form.title.textEdited.emit(words)

    return written


def test_another_encoding_keeps_every_mark_and_undo_brings_all_back(
    qtbot: QtBot, driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add((STORY + ASCII * 3).encode("gb18030"))
    right = words_of(library, text)
    fill_in(choose("encoding", "windows-1252"))
    driver.text_options.ask(text)
    qtbot.waitUntil(lambda: library.texts.get(text).encoding == "windows-1252", timeout=20_000)
    wrong = words_of(library, text)
    assert wrong != right
    start = wrong.index("perhaps frost")
    for first, last in ((start, start + 24), (10, 40), (200, 240)):
        driver.highlight(text, first, last, 1)
    before = library.annotations.of_text(text)
    fill_in(choose("encoding", None))
    answer_dialog(EditionPreviewDialog, EditionPreviewDialog.accept)
    driver.text_options.ask(text)
    qtbot.waitUntil(lambda: library.texts.get(text).encoding == "gb18030", timeout=20_000)
    assert words_of(library, text) == right
    after = library.annotations.of_text(text)
    assert {one.id for one in after} == {one.id for one in before}
    assert all(right[one.start : one.end] == one.quote for one in after if not one.orphan)
    assert "was read again with your options" in driver.toast_text()
    driver.undo()
    assert words_of(library, text) == wrong
    assert library.annotations.of_text(text) == before


def test_headings_are_corrected_while_the_text_is_open_and_the_page_keeps_its_place(
    qtbot: QtBot, driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    driver.open(text)
    place = words_of(library, text).index("第七章")
    driver.page.go_to(place)
    shown = driver.page.place
    assert shown > 0
    fill_in(choose("headings", "none"))
    driver.trigger("correct-text")
    qtbot.waitUntil(lambda: library.texts.view(text).outline() == (), timeout=20_000)
    words = words_of(library, text)
    assert driver.read_screen.open_text is not None
    assert driver.read_screen.open_text.stored.outline() == ()
    assert words[driver.page.place :][:8] == words[shown:][:8]
    driver.undo()
    assert len(library.texts.view(text).outline()) == 27


def test_a_correction_in_the_library_counts_no_minutes(
    qtbot: QtBot, driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    driver.open(text)
    driver.show(ScreenName.LIBRARY)
    fill_in(choose("headings", "none"))
    driver.text_options.ask(text)
    qtbot.waitUntil(lambda: library.texts.view(text).outline() == (), timeout=20_000)
    assert driver.tracker.state is not ClockState.READING


def test_lines_are_corrected_and_marks_stay_without_a_question(
    qtbot: QtBot, driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add((STORY + ONCE).encode())
    start = words_of(library, text).index("月亮从东山后面")
    driver.highlight(text, start, start + 18, 2)
    fill_in(choose("lines", "gaps"))
    driver.text_options.ask(text)
    qtbot.waitUntil(lambda: "kept" in driver.toast_text(), timeout=20_000)
    (mark,) = library.annotations.of_text(text)
    assert not mark.orphan
    assert library.texts.choices(text).lines == "gaps"


def test_only_a_title_is_a_small_step_without_another_edition(
    driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    fill_in(write_title("雪夜"))
    driver.text_options.ask(text)
    assert library.texts.get(text).title == "雪夜"
    assert not library._connection.rows("SELECT id FROM text WHERE edition_of IS NOT NULL")
    driver.undo()
    assert library.texts.get(text).title != "雪夜"


def test_a_correction_that_changes_nothing_says_so(
    qtbot: QtBot, driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    fill_in()
    driver.text_options.ask(text)
    assert driver.toast_text() == "Nothing was changed."
    fill_in(choose("encoding", "utf-8"))
    driver.text_options.ask(text)
    qtbot.waitUntil(lambda: "same as before" in driver.toast_text(), timeout=20_000)
    assert library.undo_name() == "add-text"


def test_a_text_is_not_corrected_again_while_it_is_read_again(
    qtbot: QtBot, driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    fill_in(choose("headings", "none"))
    driver.text_options.ask(text)
    asked = fill_in()
    driver.text_options.ask(text)
    assert "being read again" in driver.toast_text()
    assert not asked
    qtbot.waitUntil(lambda: library.texts.view(text).outline() == (), timeout=20_000)
    driver.text_options.ask(text)
    assert asked


def test_a_text_that_is_removed_while_it_is_read_again_is_said_to_be_gone(
    driver: WindowDriver, library: Library, add: Callable[[bytes], str], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = add(STORY.encode())
    compare = library.editions.is_same_reading

    def compare_once_it_is_removed(known: str, edition: str) -> bool:
        library.texts.remove(known, now)
        return compare(known, edition)

    monkeypatch.setattr(library.editions, "is_same_reading", compare_once_it_is_removed)
    fill_in(choose("encoding", "utf-8"))
    driver.text_options.ask(text)
    with driver.wait_import():
        pass
    assert "not in the library" in driver.toast_text()
    assert not library._connection.rows("SELECT id FROM text WHERE edition_of IS NOT NULL")


def test_a_title_told_with_a_reading_that_changes_nothing_is_kept(
    qtbot: QtBot, driver: WindowDriver, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    fill_in(choose("encoding", "utf-8"), write_title("雪夜"))
    driver.text_options.ask(text)
    qtbot.waitUntil(lambda: library.texts.get(text).title == "雪夜", timeout=20_000)
    assert library.texts.choices(text).title == "雪夜"


def test_a_doubtful_encoding_is_offered_for_correction_once(driver: WindowDriver, add: Callable[[bytes], str]) -> None:
    add("ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż\n".encode("cp1250") * 12)
    assert "this is not certain" in driver.toast_text()
    asked = fill_in()
    driver.press_toast_button()
    assert asked


def test_a_sure_encoding_is_not_spoken_of(driver: WindowDriver, add: Callable[[bytes], str]) -> None:
    add(STORY.encode("gb18030"))
    assert driver.toast_text() == ""


def test_a_library_that_can_only_be_read_is_not_corrected(
    driver: WindowDriver, library: Library, add: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = add(STORY.encode())
    monkeypatch.setattr(library._connection, "read_only", True)
    driver.text_options.ask(text)
    assert "read" in driver.toast_text()
