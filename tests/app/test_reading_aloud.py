"""A text is read aloud in the program's own window: the page, the hour and the bar follow the voice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import TimeClass
from reader.core.screens import ScreenName
from reader.core.text.blocks import Block, BlockKind
from reader.storage.library import Library
from reader.ui.aloud.aloud_reading import AloudState, SilenceReason
from reader.ui.page.passage import Passage
from tests.support.activity import DAY, START
from tests.support.aloud import heard_in, pass_time_of_speech, voice_line
from tests.support.clocks import ManualClock
from tests.support.texts import add_text
from tests.support.window import WindowDriver

WAIT_MS = 20_000
SENTENCES = [f"Sentence number {number} has a few words to be heard." for number in range(300)]


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard.txt"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START, mono=1000.0)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory(START) as opened:
        blocks = [" ".join(SENTENCES[first : first + 10]) for first in range(0, 300, 10)]
        add_text(opened, "Many sentences", blocks, START, language="en")
        yield opened


@pytest.fixture
def driver(qtbot: QtBot, library: Library, clock: ManualClock, heard: Path) -> Iterator[WindowDriver]:
    with WindowDriver(qtbot, library, clock, aloud_command=voice_line(heard, "speak", "{rate}", "{lang}")) as opened:
        pass_time_of_speech(opened.action_handlers.aloud.reading, clock)
        opened.open(library.texts.all()[0].id)
        opened.tracker.presence_changed(True)
        yield opened


def hear(driver: WindowDriver, path: Path, count: int) -> list[str]:
    """Wait until so many sentences are heard, pause, and return them without rate and language."""
    driver.qtbot.waitUntil(lambda: len(heard_in(path)) >= count, timeout=WAIT_MS)
    driver.action_handlers.aloud.reading.pause()
    return [line.split(" ", 2)[2] for line in heard_in(path)]


def position_of(number: int) -> int:
    return sum(len(sentence) + 1 for sentence in SENTENCES[:number])


def test_the_page_follows_the_voice_and_the_time_is_listening(
    driver: WindowDriver, library: Library, heard: Path
) -> None:
    driver.trigger("read-aloud")
    reading = driver.action_handlers.aloud.reading
    sentences = hear(driver, heard, 60)
    assert sentences == SENTENCES[: len(sentences)]
    assert heard_in(heard)[0].startswith("175 en ")
    current = reading.current
    assert current is not None
    assert driver.page.visible_range[0] <= current.start
    assert current.end <= driver.page.visible_range[1]
    assert driver.page.visible_range[0] > 0
    cursor = driver.page.reading_cursor
    assert cursor is not None
    assert (cursor.start, cursor.end) == (current.start, current.end)
    driver.tracker.close_text()
    counted = {one.time_class for one in library.ledger.entries(DAY) if one.seconds}
    assert counted == {TimeClass.LISTEN}
    assert library.coverage.ranges(driver.text_id) == ((0, current.start),)
    assert driver.tracker.counted_today == pytest.approx(sum(e.seconds for e in library.ledger.entries(DAY)))


def test_it_begins_at_the_selection(driver: WindowDriver, heard: Path) -> None:
    start = position_of(7)
    driver.page.select(Passage(start + 4, start + 9))
    driver.trigger("read-aloud")
    assert hear(driver, heard, 2)[0] == SENTENCES[7]
    assert not driver.page.passage


def test_it_begins_with_the_first_sentence_in_sight(driver: WindowDriver, heard: Path) -> None:
    driver.page.turn_page(1)
    top = driver.page.visible_range[0]
    driver.trigger("read-aloud")
    first = SENTENCES.index(hear(driver, heard, 1)[0])
    assert position_of(first - 1) < top <= position_of(first)


def test_the_reading_cursor_moves_the_voice_and_without_it_the_voice_pauses(driver: WindowDriver, heard: Path) -> None:
    driver.settings.change(aloud_command=voice_line(heard, "hang"))
    driver.trigger("read-aloud")
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    driver.press(Qt.Key.Key_J)
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 2, timeout=WAIT_MS)
    driver.press(Qt.Key.Key_Right)
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 3, timeout=WAIT_MS)
    driver.press(Qt.Key.Key_Left)
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 4, timeout=WAIT_MS)
    assert heard_in(heard) == [SENTENCES[0], SENTENCES[10], SENTENCES[11], SENTENCES[10]]
    assert driver.action("read-aloud").isChecked()
    driver.press(Qt.Key.Key_Escape)
    assert driver.action_handlers.aloud.reading.state is AloudState.PAUSED
    assert not driver.action("read-aloud").isChecked()
    driver.trigger("read-aloud")
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 5, timeout=WAIT_MS)
    assert heard_in(heard)[-1] == SENTENCES[10]


def test_a_passage_that_is_selected_meanwhile_stays_what_keys_act_on(driver: WindowDriver, heard: Path) -> None:
    driver.trigger("read-aloud")
    driver.qtbot.waitUntil(lambda: bool(heard_in(heard)), timeout=WAIT_MS)
    driver.page.select(Passage(10, 20))
    hear(driver, heard, 3)
    assert driver.page.passage == Passage(10, 20)


@pytest.mark.parametrize("leave", ["close", "other", "window"])
def test_no_process_is_left_when_the_text_is_left(
    driver: WindowDriver, library: Library, heard: Path, leave: str
) -> None:
    driver.settings.change(aloud_command=voice_line(heard, "hang"))
    driver.trigger("read-aloud")
    reading = driver.action_handlers.aloud.reading
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    if leave == "close":
        driver.read_screen.close_text()
    elif leave == "other":
        driver.open(add_text(library, "Another text", ["Words."], START, language="en").id)
    else:
        driver.window.close()
        assert reading.voice.process_ids == []
    assert reading.state is AloudState.OFF
    assert not driver.action_handlers.aloud.bar.isVisible()
    driver.qtbot.waitUntil(lambda: reading.voice.process_ids == [], timeout=WAIT_MS)


def test_another_screen_pauses_it(driver: WindowDriver, heard: Path) -> None:
    driver.trigger("read-aloud")
    driver.qtbot.waitUntil(lambda: bool(heard_in(heard)), timeout=WAIT_MS)
    driver.show(ScreenName.LIBRARY)
    assert driver.action_handlers.aloud.reading.state is AloudState.PAUSED
    assert not driver.tracker.is_listening


def test_a_window_in_the_tray_pauses_it(driver: WindowDriver, heard: Path) -> None:
    driver.trigger("read-aloud")
    driver.qtbot.waitUntil(lambda: bool(heard_in(heard)), timeout=WAIT_MS)
    driver.window.hide()
    assert driver.action_handlers.aloud.reading.state is AloudState.PAUSED


def test_pages_are_turned_for_the_voice(driver: WindowDriver, heard: Path) -> None:
    driver.settings.change(reading_mode="pages")
    driver.trigger("read-aloud")
    pages = {driver.page.visible_range}
    driver.page.view_changed.connect(lambda start, end: pages.add((start, end)))
    hear(driver, heard, 60)
    assert len(pages) > 1
    assert all(end == start for (_start, end), (start, _end) in pairwise(sorted(pages)))


def test_the_menu_of_the_page_reads_from_a_place_on(driver: WindowDriver, heard: Path) -> None:
    driver.settings.change(aloud_command=voice_line(heard, "hang"))
    menu = driver.read_screen.page_menu
    for count, number in enumerate((4, 2), start=1):
        menu._read_aloud_from(Passage(position_of(number) + 2, position_of(number) + 5))
        driver.qtbot.waitUntil(lambda count=count: len(heard_in(heard)) == count, timeout=WAIT_MS)
        assert heard_in(heard)[-1] == SENTENCES[number]


def test_the_end_of_the_text_is_said(driver: WindowDriver, heard: Path) -> None:
    driver.page.select(Passage(position_of(298), position_of(298) + 5))
    reading = driver.action_handlers.aloud.reading
    with driver.qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS) as silence:
        driver.trigger("read-aloud")
    assert silence.args == [SilenceReason.TEXT_END]
    assert driver.toast.message == "This is the end of the text."
    assert not driver.tracker.is_listening


def test_the_end_of_the_portion_is_said_and_can_be_passed(driver: WindowDriver, heard: Path) -> None:
    driver.page.show_portion_end(position_of(2) - 1)
    reading = driver.action_handlers.aloud.reading
    with driver.qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS) as silence:
        driver.trigger("read-aloud")
    assert silence.args == [SilenceReason.PORTION_END]
    assert "portion" in driver.toast.message
    driver.toast.buttons[0].click()
    assert hear(driver, heard, 3)[2] == SENTENCES[2]


def test_it_goes_on_with_the_text_on_the_screen(driver: WindowDriver, heard: Path) -> None:
    driver.page.show_portion_end(position_of(2) - 1)
    reading = driver.action_handlers.aloud.reading
    with driver.qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS):
        driver.trigger("read-aloud")
    driver.show(ScreenName.LIBRARY)
    driver.toast.buttons[0].click()
    assert driver.screen is ScreenName.READ
    assert reading.state is AloudState.SPEAKING
    assert driver.tracker.is_listening
    assert hear(driver, heard, 3)[2] == SENTENCES[2]


def test_a_text_without_words_says_that_there_is_nothing(driver: WindowDriver, library: Library) -> None:
    driver.open(add_text(library, "Code", [Block(BlockKind.CODE, "x = 1")], START, language="en").id)
    driver.trigger("read-aloud")
    assert "nothing to read aloud" in driver.toast.message
    assert not driver.action("read-aloud").isChecked()


def test_without_a_voice_it_is_said_what_to_do(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    driver.settings.change(aloud_command="")
    monkeypatch.setenv("PATH", str(tmp_path))
    driver.trigger("read-aloud")
    assert driver.toast.message.startswith("No voice was found that can read aloud")
    assert not driver.action("read-aloud").isChecked()
    assert not driver.action_handlers.aloud.bar.isVisible()


def test_the_bar_shows_what_is_done_and_does_it(driver: WindowDriver, heard: Path, clock: ManualClock) -> None:
    aloud = driver.action_handlers.aloud
    driver.settings.change(aloud_command=voice_line(heard, "hang"))
    driver.trigger("read-aloud")
    assert aloud.bar.isVisible()
    assert aloud.bar._label.text() == "Reading aloud"
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    aloud.bar._next.click()
    driver.qtbot.waitUntil(lambda: len(heard_in(heard)) == 2, timeout=WAIT_MS)
    aloud.bar.rate_chosen.emit(150)
    assert driver.settings.values.aloud_rate == 150
    assert aloud.bar._rate.text() == "150%"
    aloud.bar.sleep_chosen.emit(600.0)
    assert aloud.bar._sleep.text() == "10 min"
    aloud.bar._toggle.click()
    assert aloud.bar._label.text() == "Paused"
    aloud.bar._stop.click()
    assert not aloud.bar.isVisible()
    assert aloud.reading.seconds_to_sleep is None


def test_chinese_is_given_to_espeak_in_pinyin(driver: WindowDriver, library: Library, heard: Path) -> None:
    aloud = driver.action_handlers.aloud
    assert aloud.spelled("银行很重要。") == "yin2 hang2 hen3 zhong4 yao4 ."
    driver.open(add_text(library, "中文", ["每天一小时。"], START).id)
    driver.settings.change(aloud_command=voice_line(heard, "speak", "{lang}"))
    reading = aloud.reading
    with driver.qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS):
        driver.trigger("read-aloud")
    assert heard_in(heard) == ["zh 每天一小时。"]  # an own command gets the words as they are
