"""Today's minutes are shared out over the roadmap; the end of the portion is marked in the text and stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.plan import Plan
from reader.core.changes import Changes
from reader.core.ids import new_id
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.screens import ScreenName
from reader.core.text.model import Text
from reader.services.clock import FixedClock
from reader.services.planning.next_text import next_text
from reader.services.planning.todays_reading import TodaysReading
from reader.storage.library import Library
from tests.support.window import WindowDriver

Add = Callable[..., Text]
TODAY = date(2026, 3, 28)
MINUTE = 60.0


@pytest.fixture
def driver(qtbot: QtBot, library: Library, now: datetime) -> Iterator[WindowDriver]:
    with WindowDriver(qtbot, library, FixedClock(now)) as driver:
        yield driver


def read_for(library: Library, minutes: float, now: datetime) -> Changes:
    """Declare minutes of reading for today."""
    end = now.astimezone(UTC)
    length = timedelta(minutes=minutes)
    times = (end - length, end, 28_800, TODAY, length.total_seconds())
    return library.ledger.declare(
        LedgerEntry(new_id(now), None, TimeClass.READ, *times, EntryOrigin.DECLARED, reason="x")
    )


def on_roadmap(library: Library, now: datetime, *texts: Text) -> Changes:
    return library.roadmap.change(Roadmap(tuple(RoadmapItem(text.id) for text in texts)), now)


def test_todays_minutes_go_to_the_texts_of_the_roadmap_in_order(library: Library, add: Add, now: datetime) -> None:
    short, long, last = add("甲", 0.5), add("乙", 3), add("丙", 1)
    on_roadmap(library, now, short, long, last)
    reading = TodaysReading(library, now, 10 * MINUTE)
    shares = [(turn.text.title, round(turn.seconds / 60)) for turn in reading.turns]
    assert shares == [("甲", 30), ("乙", 20), ("丙", 0)]
    portion = reading.portion(long, library.texts.view(long.id))
    assert portion is not None
    assert portion.start == 0
    assert reading.minutes(long, portion) == pytest.approx(20, abs=1)


def test_a_text_read_out_of_turn_has_all_the_minutes_that_are_left(library: Library, add: Add, now: datetime) -> None:
    first, other = add("甲", 3), add("乙", 3)
    on_roadmap(library, now, first)
    assert TodaysReading(library, now, 15 * MINUTE).seconds_for(other) == 45 * MINUTE


def test_without_a_roadmap_the_text_opened_last_has_the_day(library: Library, add: Add, now: datetime) -> None:
    add("甲", 1)
    opened = add("乙", 3)
    library.texts.set_place(opened.id, 100, now)
    assert [turn.text.title for turn in TodaysReading(library, now, 0).turns] == ["乙"]


def test_a_day_that_is_met_or_at_rest_has_no_portion(library: Library, add: Add, now: datetime) -> None:
    text = add("甲", 3)
    view = library.texts.view(text.id)
    assert TodaysReading(library, now, 60 * MINUTE).portion(text, view) is None
    later = now + timedelta(days=1)
    library.plans.set(Plan(later.date(), 60, frozenset({later.weekday()})), now)
    assert TodaysReading(library, later, 0).portion(text, view) is None


def test_the_card_says_how_far_today_goes_and_what_comes_then(library: Library, add: Add, now: datetime) -> None:
    short, long = add("甲", 0.5), add("乙", 3)
    on_roadmap(library, now, short, long)
    text, card = next_text(library, now, 0)
    assert text == short
    assert card is not None
    assert (card.ends_text, round(card.minutes or 0)) == (True, 30)
    assert card.then is not None
    assert card.then[0] == "乙"
    library.coverage.add(short.id, 0, short.characters)
    _text, card = next_text(library, now, 0)
    assert card is not None
    assert (card.title, card.ends_text, card.section) == ("乙", False, "第0")


def test_the_page_shows_where_today_ends(driver: WindowDriver, library: Library, add: Add, now: datetime) -> None:
    text = add("甲", 3)
    driver.open(text.id)
    expected = TodaysReading(library, now, 0).portion(text, library.texts.view(text.id))
    assert expected is not None
    assert driver.page.portion_end == expected.end


def test_the_mark_moves_with_the_minutes_and_goes_with_the_goal(
    driver: WindowDriver, library: Library, add: Add, now: datetime
) -> None:
    driver.open(add("甲", 3).id)
    page = driver.page
    far = page.portion_end
    driver.change_notifier.announce(read_for(library, 30, now))
    near = page.portion_end
    assert far is not None
    assert near is not None
    assert near < far
    driver.change_notifier.announce(read_for(library, 31, now - timedelta(minutes=31)))
    assert page.portion_end is None


def test_a_screen_reader_is_told_where_today_ends(driver: WindowDriver, add: Add) -> None:
    driver.open(add("甲", 3).id)
    end = driver.page.portion_end
    assert end is not None
    screen_reader = driver.read_screen.screen_reader
    assert screen_reader._signs(end - 20, end) == ["today’s portion ends here"]
    assert screen_reader._signs(0, 20) == []


def test_a_mark_in_sight_stays_where_it_is(driver: WindowDriver, library: Library, add: Add, now: datetime) -> None:
    text = add("甲", 3)
    driver.open(text.id)
    page = driver.page
    end = page.portion_end
    assert end is not None
    page.go_to(end - 100)
    read_for(library, 5, now)
    driver.tracker.refresh()
    assert page.portion_end == end
    page.go_to(0)
    read_for(library, 5, now - timedelta(minutes=6))
    driver.tracker.refresh()
    assert page.portion_end != end


def test_another_text_has_a_mark_of_its_own(driver: WindowDriver, add: Add) -> None:
    short, long = add("甲", 0.2), add("乙", 3)
    driver.open(long.id)
    far = driver.page.portion_end
    driver.open(short.id)
    assert driver.page.portion_end == short.characters
    driver.read_screen.close_text()
    assert driver.page.portion_end is None
    driver.open(long.id)
    assert driver.page.portion_end == far


def test_going_to_todays_place_opens_the_first_unread_one(
    driver: WindowDriver, library: Library, add: Add, now: datetime
) -> None:
    first, second = add("甲", 1), add("乙", 3)
    on_roadmap(library, now, second, first)
    library.coverage.add(second.id, 0, 5_003)
    driver.open(first.id)
    QTest.keySequence(driver.window, QKeySequence("Ctrl+T"))
    assert driver.text_id == second.id
    assert driver.screen is ScreenName.READ
    start, end = driver.page.visible_range
    assert start <= 5_003 < end


def test_with_everything_read_todays_place_says_so(driver: WindowDriver, library: Library, add: Add) -> None:
    text = add("甲", 1)
    library.coverage.add(text.id, 0, text.characters)
    driver.controller.navigation.go_to_today()
    assert "All texts are read" in driver.toast_text()


def test_the_contents_say_how_much_of_each_section_was_read(driver: WindowDriver, library: Library, add: Add) -> None:
    text = add("甲", 1)
    sections = library.texts.view(text.id).outline()
    library.coverage.add(text.id, 0, sections[1].start + 600)
    driver.open(text.id)
    model = driver.read_screen.contents._model
    descriptions = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert descriptions == ["第0 · read", "第20 · 11% read", "第40 · 0% read"]
