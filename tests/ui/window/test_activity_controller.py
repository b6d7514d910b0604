"""What stands on the screen is what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.activity.ledger import TimeClass
from reader.core.activity.span import SpanEnd
from reader.core.screens import ScreenName
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.page.passage import Passage
from reader.ui.progress.progress_screen import ProgressScreen
from tests.support.activity import run
from tests.support.clocks import ManualClock
from tests.support.texts import add_text
from tests.support.window import WindowDriver


@pytest.fixture
def clock(now: datetime) -> ManualClock:
    return ManualClock(now)


@pytest.fixture
def driver(qtbot: QtBot, clock: ManualClock) -> Iterator[WindowDriver]:
    with Library.in_memory(clock.wall) as library:
        words = "The brain is built to wander. We become what we do. " * 40
        add_text(library, "One", [words], clock.wall, language="en")
        with WindowDriver(qtbot, library, clock) as driver:
            driver.context.tracker.presence_changed(True)
            yield driver


def open_text(driver: WindowDriver) -> str:
    text = driver.library.texts.all()[0].id
    driver.open(text)
    driver.show(ScreenName.READ)
    return text


def classes(driver: WindowDriver) -> list[tuple[TimeClass, bool]]:
    driver.context.tracker.save()
    entries = driver.library.ledger.entries(driver.context.tracker.today)
    return [(one.time_class, one.text is None) for one in entries if one.seconds]


def test_an_empty_screen_of_notes_counts_nothing(driver: WindowDriver, clock: ManualClock) -> None:
    open_text(driver)
    run(driver.context.tracker, clock, 20)
    driver.show(ScreenName.NOTES)
    assert driver.context.tracker.state is ClockState.IDLE
    run(driver.context.tracker, clock, 20)
    driver.context.tracker.input_made()
    run(driver.context.tracker, clock, 20)
    driver.show(ScreenName.LIBRARY)
    assert driver.context.tracker.counted_today == 20
    assert classes(driver) == [(TimeClass.READ, False)]


def test_sorting_notes_is_counted_as_writing_and_reading_goes_on_after_it(
    driver: WindowDriver, clock: ManualClock
) -> None:
    text = open_text(driver)
    driver.highlight(text, 4, 9, 2)
    run(driver.context.tracker, clock, 20)
    driver.show(ScreenName.NOTES)
    run(driver.context.tracker, clock, 20)
    driver.context.tracker.input_made()
    run(driver.context.tracker, clock, 10)
    driver.show(ScreenName.READ)
    run(driver.context.tracker, clock, 20)
    driver.show(ScreenName.LIBRARY)
    assert classes(driver) == [(TimeClass.READ, False), (TimeClass.NOTE, True), (TimeClass.READ, False)]
    assert driver.context.tracker.counted_today == 70


def test_reading_the_marks_of_a_text_again_is_review(driver: WindowDriver, clock: ManualClock) -> None:
    text = open_text(driver)
    driver.highlight(text, 4, 9, 2)
    driver.trigger("condensed")
    run(driver.context.tracker, clock, 20)
    driver.context.tracker.note_typed()
    run(driver.context.tracker, clock, 10)
    driver.context.tracker.note_closed()
    run(driver.context.tracker, clock, 10)
    driver.show(ScreenName.NOTES).show_all()
    run(driver.context.tracker, clock, 10)
    driver.show(ScreenName.LIBRARY)
    assert [one for one, _ in classes(driver)] == [
        TimeClass.REVIEW,
        TimeClass.NOTE,
        TimeClass.REVIEW,
        TimeClass.NOTE,
    ]
    assert driver.context.tracker.counted_today == 50


def test_a_selection_on_the_page_is_new(driver: WindowDriver, clock: ManualClock) -> None:
    open_text(driver)
    page, tracker = driver.window.screen_widget(ScreenName.READ).page, driver.context.tracker
    for number in range(60):
        run(driver.context.tracker, clock, 20)
        page.select(Passage(number, number + 5))
        tracker.input_made()
    assert tracker.counted_today == 1200


def test_the_same_ranges_count_the_same_in_pages_as_where_the_text_scrolls(
    driver: WindowDriver, clock: ManualClock, now: datetime
) -> None:
    words = ["Whoever reads slowly reads well, and remembers it. " * 12] * 30
    text = add_text(driver.library, "Two", words, clock.wall, language="en").id
    driver.settings.change(reading_mode="pages")
    driver.open(text)
    driver.show(ScreenName.READ)
    tracker, ranges = driver.context.tracker, [driver.page.visible_range]
    for _ in range(4):
        run(tracker, clock, 90)
        tracker.input_made()
        driver.page.turn_page(1)
        ranges.append(driver.page.visible_range)
    tracker.close_text()
    assert [later[0] - earlier[1] in {0, 1} for earlier, later in pairwise(ranges)] == [True] * 4
    with Library.in_memory(now) as library:
        time = ManualClock(now)
        scrolled = ActivityTracker(library, time)
        scrolled.presence_changed(True)
        same = add_text(library, "Two", words, now, language="en").id
        scrolled.view_changed(same, "en", *ranges[0])
        for shown in ranges[1:]:
            run(scrolled, time, 90)
            scrolled.input_made()
            scrolled.view_changed(same, "en", *shown)
        scrolled.close_text()
        assert driver.library.coverage.ranges(text) == library.coverage.ranges(same) == ((0, ranges[3][1]),)
        assert driver.library.speed.samples("en", text) == library.speed.samples("en", same)
        assert tracker.counted_today == scrolled.counted_today == 360


def test_a_screen_that_is_shown_finds_the_session_before_it_ended_and_whole(
    driver: WindowDriver, clock: ManualClock
) -> None:
    open_text(driver)
    run(driver.tracker, clock, 25)
    driver.show(ScreenName.PROGRESS)
    screen = driver.window.screen_widget(ScreenName.PROGRESS)
    assert isinstance(screen, ProgressScreen)
    assert [(one.reason, one.seconds) for one in screen._entries] == [(SpanEnd.CLOSE, 25.0)]
