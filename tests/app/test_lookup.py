"""Words are looked up on the page: by the bar, by key, by typing; and the minutes stay honest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import TimeClass
from reader.core.screens import ScreenName
from reader.storage.library import Library
from reader.ui.lookup.definition_view import DefinitionView
from reader.ui.lookup.lookup_panel import LookupPanel
from reader.ui.lookup.lookup_panel_controller import LookupPanelController
from reader.ui.lookup.result_view import HitButton, WordChip
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.reading.selection_bar import SelectionBar
from tests.support.clocks import ManualClock
from tests.support.texts import words_of
from tests.support.window import TIMEOUT_MS, WindowDriver

StarDict = Callable[..., Path]
ESSAY = (
    "# 论学习\n\nStudies serve for delight.\n\n学习要读原文，读原文才有根底。\n\n" + "此处还有很多话要说。\n\n" * 200
)
ENTRIES = [
    ("study", b"1. the use of the mind to gain knowledge\n2. a room"),
    ("学习", b"to learn"),
    ("原文", b"the text itself"),
    ("要", b"to want"),
    ("long", b"<p>" + b"a long story. " * 200 + b"</p>"),
]


@pytest.fixture
def clock(now: datetime) -> ManualClock:
    return ManualClock(now)


@pytest.fixture
def essay(qtbot: QtBot, driver: WindowDriver, tmp_path: Path) -> str:
    path = tmp_path / "studies.md"
    path.write_text(ESSAY, encoding="utf-8")
    text = driver.add_text(path)
    if driver.library.index.pending():
        qtbot.waitSignal(driver.texts.indexing.finished, timeout=TIMEOUT_MS).wait()
    return text


@pytest.fixture
def dictionary(qtbot: QtBot, driver: WindowDriver, tmp_path: Path, stardict: StarDict) -> Path:
    folder = tmp_path / "dictionaries of mine"
    folder.mkdir()
    path = stardict(folder, ENTRIES, types="h", aliases=[("studies", 0)])
    dictionaries = driver.action_handlers.lookup.dictionaries
    with qtbot.waitSignal(dictionaries.import_queue.finished, timeout=TIMEOUT_MS):
        dictionaries.add([path])
    return path


def panel_controller(driver: WindowDriver) -> LookupPanelController:
    return driver.action_handlers.lookup.panel_controller


def panel(driver: WindowDriver) -> LookupPanel:
    return panel_controller(driver).panel


def select(driver: WindowDriver, words: str) -> Passage:
    start = words_of(driver.library, driver.text_id).index(words)
    driver.page.select(Passage(start, start + len(words)))
    driver.page.passage_finished.emit()
    return driver.page.passage


def look_up(driver: WindowDriver, words: str) -> Passage:
    passage = select(driver, words)
    driver.press(Qt.Key.Key_L)
    return passage


def answer_text(driver: WindowDriver) -> str:
    shown = panel(driver).result_view.widget()
    parts = [one.text() for one in shown.findChildren(QLabel)]
    return "\n".join(parts + [one.accessibleName() for one in shown.findChildren(DefinitionView)])


def button(driver: WindowDriver, words: str) -> QPushButton:
    return next(one for one in panel(driver).findChildren(QPushButton) if one.text() == words)


def wait_for_hits(driver: WindowDriver) -> list[HitButton]:
    def found() -> list[HitButton]:
        return panel(driver).result_view.widget().findChildren(HitButton)

    driver.qtbot.waitUntil(lambda: bool(found()))
    return found()


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_bar_offers_to_look_a_passage_up(driver: WindowDriver) -> None:
    select(driver, "Studies")
    bar = driver.page.viewport().findChild(SelectionBar)
    assert bar is not None
    offer = next(one for one in bar.findChildren(QToolButton) if one.text() == "Look Up")
    assert offer.isVisible()
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert panel(driver).isVisible()
    assert panel(driver).word.text() == "Studies"
    assert "the use of the mind" in answer_text(driver)
    assert "Pocket Words" in [one.accessibleName() for one in panel(driver).findChildren(QPushButton)]


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_key_looks_up_and_esc_goes_back_to_the_page(qtbot: QtBot, driver: WindowDriver) -> None:
    look_up(driver, "学习")
    assert panel(driver).isVisible()
    assert panel(driver).word.hasFocus()
    assert "to learn" in answer_text(driver)
    bar = driver.page.viewport().findChild(SelectionBar)
    assert bar is not None
    assert not bar.isVisible()
    qtbot.waitUntil(panel(driver).pinyin.isVisible)
    assert panel(driver).pinyin.text() == "xué xí"
    QTest.keyClick(panel(driver).word, Qt.Key.Key_Escape)
    assert not panel(driver).isVisible()
    assert driver.page.hasFocus()
    assert driver.page.passage


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_sentence_at_the_cursor_is_looked_up_word_by_word(driver: WindowDriver) -> None:
    start = words_of(driver.library, driver.text_id).index("学习要读")
    driver.page.set_reading_cursor(passage_at(driver.page, start, PassageUnit.SENTENCE))
    driver.press(Qt.Key.Key_L)
    chips = [one.accessibleName() for one in panel(driver).findChildren(WordChip) if one.isVisible()]
    assert chips[:4] == ["学习", "要", "读", "原文"]
    assert "to want" in answer_text(driver)


@pytest.mark.usefixtures("essay", "dictionary")
def test_without_a_selection_the_word_under_the_mouse_is_looked_up_and_selected(driver: WindowDriver) -> None:
    start = words_of(driver.library, driver.text_id).index("原文")
    place = driver.page.rect_of(start + 1, start + 2).center()
    QCursor.setPos(driver.page.viewport().mapToGlobal(place))
    driver.press(Qt.Key.Key_L)
    assert panel(driver).word.text() == "原文"
    assert (driver.page.passage.start, driver.page.passage.end) == (start, start + 2)


@pytest.mark.usefixtures("essay")
def test_a_double_click_takes_the_longer_headword_and_the_key_looks_it_up(
    driver: WindowDriver, tmp_path: Path, stardict: StarDict
) -> None:
    start = words_of(driver.library, driver.text_id).index("读原文")
    place = driver.page.rect_of(start + 1, start + 2).center()
    QTest.mouseDClick(driver.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (driver.page.passage.start, driver.page.passage.end) == (start + 1, start + 3)
    folder = tmp_path / "dictionaries of mine"
    folder.mkdir()
    dictionaries = driver.action_handlers.lookup.dictionaries
    with driver.qtbot.waitSignal(dictionaries.import_queue.finished, timeout=TIMEOUT_MS):
        dictionaries.add([stardict(folder, [("读原文", b"to read the text itself")])])
    QTest.mouseDClick(driver.page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (driver.page.passage.start, driver.page.passage.end) == (start, start + 3)
    driver.press(Qt.Key.Key_L)
    assert panel(driver).word.text() == "读原文"
    assert "to read the text itself" in answer_text(driver)


@pytest.mark.usefixtures("essay", "dictionary")
def test_with_nothing_at_hand_the_panel_asks_for_a_word(driver: WindowDriver) -> None:
    QCursor.setPos(driver.window.mapToGlobal(driver.window.rect().bottomRight()))
    driver.press(Qt.Key.Key_L)
    assert panel(driver).isVisible()
    assert panel(driver).word.text() == ""
    assert not button(driver, "Search Library").isEnabled()


@pytest.mark.usefixtures("essay", "dictionary")
def test_a_word_of_a_definition_is_looked_up_by_a_double_click(driver: WindowDriver) -> None:
    look_up(driver, "学习")
    view = panel(driver).result_view.widget().findChild(DefinitionView)
    assert view is not None
    assert view._layout is not None
    place = view._layout.rects(3, 8)[0].center().toPoint()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert panel(driver).word.text() == "learn"


@pytest.mark.usefixtures("essay")
def test_a_damaged_dictionary_is_named_and_the_library_still_answers(
    driver: WindowDriver, dictionary: Path, tmp_path: Path
) -> None:
    (made,) = (tmp_path / "dictionaries").iterdir()
    made.write_bytes(b"no database" * 400)
    look_up(driver, "原文")
    assert "The dictionary “Pocket Words” is damaged." in answer_text(driver)
    assert len(wait_for_hits(driver)) == 2


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_panel_follows_the_theme(driver: WindowDriver) -> None:
    look_up(driver, "学习")
    driver.settings.change(theme="dark")
    assert panel(driver).isVisible()
    view = panel(driver).result_view.widget().findChild(DefinitionView)
    assert view is not None
    assert view._typography.ink.text == driver.context.appearance.theme.text
    driver.settings.change(theme="paper")


@pytest.mark.usefixtures("essay", "dictionary")
def test_another_word_is_typed_and_the_first_is_gone_back_to(driver: WindowDriver) -> None:
    look_up(driver, "学习")
    QTest.keyClicks(panel(driver).word, "studies")
    QTest.keyClick(panel(driver).word, Qt.Key.Key_Return)
    assert "a room" in answer_text(driver)
    QTest.keyClick(panel(driver).word, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert panel(driver).word.text() == "学习"
    assert "to learn" in answer_text(driver)


@pytest.mark.usefixtures("essay", "dictionary")
def test_a_word_within_the_word_leads_on(driver: WindowDriver) -> None:
    look_up(driver, "要读原文")
    chip = next(one for one in panel(driver).findChildren(WordChip) if one.accessibleName() == "原文")
    chip.click()
    assert panel(driver).word.text() == "原文"


@pytest.mark.usefixtures("essay", "dictionary")
def test_places_in_the_library_follow_notes_first_and_open(driver: WindowDriver, essay: str) -> None:
    note = driver.annotation_commands.note(essay, 3, 5, "原文 matters")
    assert note is not None
    look_up(driver, "原文")
    hits = wait_for_hits(driver)
    assert [one.accessibleName().split(":")[0] for one in hits] == ["Note in “论学习”", "论学习", "论学习"]
    assert panel(driver).places.isVisible()
    hits[1].click()
    assert not panel(driver).isVisible()
    assert driver.screen is ScreenName.READ
    assert driver.read_screen.find_controller is not None


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_answer_becomes_a_note_on_the_passage_which_undo_takes_back(driver: WindowDriver, library: Library) -> None:
    passage = look_up(driver, "原文")
    button(driver, "Save as Note").click()
    (note,) = library.annotations.of_text(driver.text_id)
    assert (note.start, note.end) == (passage.start, passage.end)
    assert note.body.startswith("**原文**")
    assert "the text itself" in note.body
    assert not panel(driver).isVisible()
    driver.undo()
    assert list(library.annotations.of_text(driver.text_id)) == []


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_answer_is_copied_whole(driver: WindowDriver) -> None:
    look_up(driver, "原文")
    button(driver, "Copy").click()
    assert QGuiApplication.clipboard().text() == "原文\n\n原文 (Pocket Words)\nthe text itself"


@pytest.mark.usefixtures("essay", "dictionary")
def test_searching_everywhere_goes_to_the_library(driver: WindowDriver) -> None:
    look_up(driver, "原文")
    button(driver, "Search Library").click()
    assert driver.screen is ScreenName.LIBRARY


@pytest.mark.usefixtures("essay")
def test_without_dictionaries_the_panel_says_where_to_add_them(driver: WindowDriver) -> None:
    look_up(driver, "原文")
    assert "No dictionaries yet." in answer_text(driver)
    assert len(wait_for_hits(driver)) == 2
    assert not button(driver, "Save as Note").isEnabled()


@pytest.mark.usefixtures("essay", "dictionary")
def test_a_long_definition_shows_its_beginning_until_it_is_asked_for(driver: WindowDriver) -> None:
    look_up(driver, "学习")
    panel_controller(driver).look_up_word("long")
    view = panel(driver).result_view.widget().findChild(DefinitionView)
    assert view is not None
    before = view.height()
    button(driver, "Show Full Entry").click()
    assert view.height() > 2 * before


@pytest.mark.usefixtures("essay", "dictionary")
def test_reading_on_closes_the_panel_and_the_dictionaries(driver: WindowDriver) -> None:
    look_up(driver, "学习")
    driver.page.turn_page(1)
    assert not panel(driver).isVisible()
    assert panel_controller(driver)._dictionaries is None


@pytest.mark.usefixtures("essay", "dictionary")
def test_minutes_with_the_panel_open_count_as_looking_up(
    driver: WindowDriver, library: Library, clock: ManualClock
) -> None:
    tracker = driver.tracker

    def stay(seconds: int) -> None:
        for _ in range(seconds // 5):
            clock.advance(5)
            tracker.input_made()

    tracker.presence_changed(True)
    stay(20)
    look_up(driver, "学习")
    stay(30)
    tracker.presence_changed(False)
    clock.advance(5)
    tracker.presence_changed(True)
    stay(10)
    QTest.keyClick(panel(driver).word, Qt.Key.Key_Escape)
    stay(15)
    tracker.save()
    seconds = dict.fromkeys(TimeClass, 0.0)
    for entry in library.ledger.entries(tracker.today):
        seconds[entry.time_class] += entry.seconds
    assert seconds[TimeClass.LOOK_UP] == 40
    assert seconds[TimeClass.READ] == 35
