"""The parts work together: files, screens, links, languages, endings."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from reader.app.screenshot import Screenshot, save_screenshot
from reader.core.activity.clock_doubt import doubt_of
from reader.core.screens import ScreenName
from reader.core.text.bibliography import Bibliography
from reader.core.text.import_options import ImportOptions
from reader.core.text.model import TextDetails
from reader.storage.library import Library
from reader.ui.importing.text_options.text_options_dialog import TextOptions
from reader.ui.preferences.preference_store import Settings
from tests.support.window import WindowDriver, file_urls

ESSAY = "# Of Studies\n\nStudies serve for delight.\n\n## Use\n\nSome books are to be tasted, others swallowed.\n"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "of-studies.md"
    path.write_text(ESSAY, encoding="utf-8")
    return path


def test_an_empty_library_begins_with_the_library_screen(driver: WindowDriver) -> None:
    assert driver.screen is ScreenName.LIBRARY


def test_a_single_file_is_opened(driver: WindowDriver, essay: Path) -> None:
    driver.add(essay)
    assert driver.library.texts.get(driver.text_id).title == "Of Studies"
    assert driver.screen is ScreenName.READ


def test_dropped_files_are_added(driver: WindowDriver, essay: Path) -> None:
    data = file_urls(essay)
    data.setUrls([*data.urls(), QUrl("https://example.org")])
    with driver.wait_import():
        driver.drop(data)
    assert len(driver.library.texts.all()) == 1


def test_files_that_fail_are_told_and_the_others_stay(driver: WindowDriver, essay: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    driver.add(essay, tmp_path / "empty.txt")
    assert "1 text" in driver.toast_text()
    assert "could not be added" in driver.toast_text()
    assert len(driver.library.texts.all()) == 1


def test_a_single_file_that_fails_says_why_at_once(driver: WindowDriver, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    driver.add(tmp_path / "empty.txt")
    assert driver.toast_text() == "The file “empty.txt” is empty."
    assert driver.toast.messages[0].links == ()


def test_a_mark_can_be_undone_from_the_menu_that_names_it(driver: WindowDriver, essay: Path) -> None:
    text = driver.add_text(essay)
    made = driver.highlight(text, 13, 30, 2)
    undo = driver.action("undo")
    assert undo.text() == "Undo highlight"
    undo.trigger()
    assert driver.library.annotations.of_text(text) == []
    driver.trigger("redo")
    assert [one.id for one in driver.library.annotations.of_text(text)] == [made.id]


def test_a_removed_text_comes_back_with_its_notes(driver: WindowDriver, essay: Path) -> None:
    text = driver.add_text(essay)
    driver.highlight(text, 13, 30, 2)
    driver.texts.remove([text])
    assert driver.library.texts.all() == []
    assert driver.text_id == ""
    assert "removed from the library" in driver.toast_text()
    driver.trigger("undo")
    assert [one.id for one in driver.library.texts.all()] == [text]
    assert len(driver.library.annotations.of_text(text)) == 1


def test_what_offers_to_bring_a_text_back_takes_no_other_step_back(
    driver: WindowDriver, essay: Path, tmp_path: Path
) -> None:
    text = driver.add_text(essay)
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nOther words.\n", encoding="utf-8")
    kept = driver.add_text(other)
    driver.texts.remove([text])
    driver.highlight(kept, 0, 5, 2)
    driver.press_toast_button()
    assert "Other steps came after" in driver.toast_text()
    assert [one.id for one in driver.library.texts.all()] == [kept]
    assert len(driver.library.annotations.of_text(kept)) == 1


def test_a_link_opens_the_passage(driver: WindowDriver, essay: Path) -> None:
    text = driver.add_text(essay)
    made = driver.highlight(text, 13, 30, 2)
    driver.show(ScreenName.LIBRARY)
    driver.controller.navigation.open_arguments([f"onehour://open/{text}/{made.id}"])
    assert driver.screen is ScreenName.READ
    assert driver.text_id == text


def test_a_link_to_nothing_says_so(driver: WindowDriver) -> None:
    driver.controller.navigation.open_arguments(["onehour://open/0190aaaa-0000"])
    assert "not in the library" in driver.toast_text()


def test_a_dangerous_link_is_not_followed(driver: WindowDriver) -> None:
    driver.controller.navigation.follow_link("file:///etc/passwd")
    assert "file:///etc/passwd" in driver.toast_text()


def test_every_screen_speaks_the_language_that_is_chosen(qtbot: QtBot, driver: WindowDriver, essay: Path) -> None:
    driver.add(essay)
    for screen in ScreenName:
        driver.show(screen)
    driver.settings.change(language="zh_CN")
    qtbot.waitUntil(lambda: driver.window.windowTitle() == "一小时")
    assert driver.action("quit").text() == "退出"
    driver.settings.change(language="en")
    qtbot.waitUntil(lambda: driver.window.windowTitle() == "One Hour")


def test_every_screen_wears_every_theme(driver: WindowDriver, essay: Path) -> None:
    driver.add(essay)
    for theme in ("dark", "sepia", "white", "paper"):
        driver.settings.change(theme=theme)
        for screen in ScreenName:
            driver.show(screen)
            assert not driver.window.grab().isNull()


def test_actions_of_the_page_rest_on_other_screens(driver: WindowDriver, essay: Path) -> None:
    driver.add(essay)
    note = driver.action("note")
    assert note.isEnabled()
    driver.show(ScreenName.LIBRARY)
    assert not note.isEnabled()


def test_the_text_grows_and_has_a_largest_size(driver: WindowDriver) -> None:
    driver.trigger("larger")
    assert driver.settings.values.font_size == 16
    for _ in range(60):
        driver.trigger("larger")
    assert driver.settings.values.font_size == 48
    driver.trigger("usual-size")
    assert driver.settings.values.font_size == 15


def test_a_text_with_a_size_of_its_own_grows_alone(driver: WindowDriver, essay: Path) -> None:
    text = driver.add_text(essay)
    appearance = driver.read_screen.text_appearance
    appearance.set_own_type(own=True)
    for action in ("larger", "larger", "smaller"):
        driver.trigger(action)
    assert (appearance.font_size, driver.settings.values.font_size) == (16, 15)
    assert driver.library.texts.appearance(text).font_size == 16
    for _ in range(40):
        driver.trigger("larger")
    assert appearance.font_size == 48
    driver.trigger("usual-size")
    assert (appearance.font_size, driver.library.texts.appearance(text).font_size) == (15, 0)


def test_notes_are_exported_to_the_folder_for_notes(
    qtbot: QtBot, driver: WindowDriver, essay: Path, tmp_path: Path
) -> None:
    text = driver.add_text(essay)
    driver.highlight(text, 13, 30, 2)
    driver.settings.change(export_folder=str(tmp_path / "notes"))
    driver.trigger("export")
    qtbot.waitUntil(lambda: "exported" in driver.toast_text())
    (written,) = (tmp_path / "notes").iterdir()
    assert f"onehour://open/{text}/" in written.read_text(encoding="utf-8")


def test_another_encoding_keeps_the_notes(qtbot: QtBot, driver: WindowDriver, tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_bytes("静夜思\n\n床前明月光，疑是地上霜。Moonlight before my bed.\n".encode("gb18030"))
    wrong = driver.add_text(path)
    start = driver.library.texts.view(wrong).find("Moonlight")[0][0]
    driver.highlight(wrong, start, start + 9, 1)
    texts = driver.library.texts
    options = ImportOptions(encoding="windows-1252")
    driver.text_options.correct(texts.get(wrong), TextOptions(options, TextDetails("", "", ""), path))
    qtbot.waitUntil(lambda: texts.get(wrong).encoding == "windows-1252", timeout=20_000)
    (text,) = texts.all()
    assert text.id == wrong
    (mark,) = driver.library.annotations.of_text(text.id)
    assert (mark.quote, mark.orphan) == ("Moonlight", False)


def test_what_was_written_on_the_publication_comes_with_the_other_encoding_in_one_step(
    qtbot: QtBot, driver: WindowDriver, tmp_path: Path
) -> None:
    path = tmp_path / "poem.txt"
    path.write_bytes("静夜思\n\n床前明月光，疑是地上霜。\n".encode("gb18030"))
    wrong = driver.add_text(path)
    texts, known = driver.library.texts, driver.library.bibliographies
    data = Bibliography(publisher="甲社", date="1998")
    options = ImportOptions(encoding="big5")
    driver.text_options.correct(texts.get(wrong), TextOptions(options, TextDetails("", "", ""), path, data))
    qtbot.waitUntil(lambda: texts.get(wrong).encoding == "big5", timeout=20_000)
    assert known.of(wrong) == data
    driver.trigger("undo")
    qtbot.waitUntil(lambda: texts.get(wrong).encoding != "big5", timeout=20_000)
    assert known.all() == {}


def test_a_picture_shows_what_was_asked_for(driver: WindowDriver, essay: Path, tmp_path: Path, now: datetime) -> None:
    text = driver.add_text(essay)
    picture = Screenshot(ScreenName.READ, text, 0, 900, 600, "dark", "zh_CN")
    before = driver.settings.values
    assert save_screenshot(driver.library, tmp_path / "shot.png", picture, now) == (900, 600)
    assert (tmp_path / "shot.png").stat().st_size > 5_000
    assert Settings(driver.library.preferences).values == before


def test_a_clock_that_went_ahead_is_told_and_can_be_confirmed(
    driver: WindowDriver, library: Library, now: datetime
) -> None:
    driver.action_handlers.show_clock_doubt()
    assert not driver.toast_text()
    doubt = doubt_of(now - timedelta(days=9), now, 0.0, 4)
    assert doubt is not None
    library.clock_doubts.raise_doubt(doubt)
    driver.tracker.doubt_raised.emit()
    assert driver.toast_text()
    driver.press_toast_button("Those Days Have Passed")
    assert library.clock_doubts.current(now) is None


def test_a_key_says_that_a_passage_was_read(driver: WindowDriver, essay: Path) -> None:
    driver.add(essay)
    driver.trigger("did-read")
    assert driver.toast_text() == "The part you just skimmed was marked as read."
