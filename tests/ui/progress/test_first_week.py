"""In the first week Progress shows seven days and what was read, in place of an empty year."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.activity.plan import Plan
from reader.services.activity.first_week import first_week, own_pace, texts_read
from reader.services.activity.progress import progress_status
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.appearance.theme import THEMES
from reader.ui.progress.first_week_panel import FirstWeekPanel
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.shell.context import AppContext
from reader.ui.shell.status_bar import HourStatus
from reader.ui.translation.durations import length
from tests.support.context import end_context, make_context
from tests.support.texts import add_text
from tests.ui.progress.conftest import Days

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 28, 13, 0, tzinfo=CHINA)
THURSDAY = NOW - timedelta(days=2)


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def library() -> Iterator[Library]:
    """Return a library of a reader's third day, with Sunday for rest, two days met and half an hour today."""
    with Library.in_memory(THURSDAY) as opened:
        opened.plans.set(Plan(THURSDAY.date(), rest_weekdays=frozenset({6})), THURSDAY)
        days = Days(opened)
        days.log(THURSDAY, 61)
        days.log(THURSDAY + timedelta(days=1), 64)
        days.log(NOW - timedelta(hours=3), 30)
        yield opened


@pytest.fixture
def context(qapp: QApplication, library: Library) -> Iterator[AppContext]:
    context = make_context(qapp, library, FixedClock(NOW))
    yield context
    end_context(context)


@pytest.fixture
def panel(screen: ProgressScreen) -> FirstWeekPanel:
    found = screen._first_week
    assert found is not None
    return found


def test_the_week_has_its_days_judged_open_and_to_come(library: Library) -> None:
    week = first_week(library, progress_status(library, NOW))
    assert week is not None
    assert (week.number, week.met, week.counted, week.marks) == (3, 2, 155 * 60, 0)
    assert [day.rests for day in week.days] == [False, False, False, True, False, False, False]
    assert week.next_rest == (NOW + timedelta(days=1)).date()
    for later, is_first in ((4, True), (5, False)):
        status = progress_status(library, NOW + timedelta(days=later))
        assert (first_week(library, status) is not None) is is_first


def test_what_was_read_is_told_with_time_marks_and_share(library: Library) -> None:
    text = add_text(library, "Walden", ["Economy. " * 100], NOW)
    assert texts_read(library) == ()
    Days(library).log(NOW - timedelta(hours=1), 20, text=text.id)
    library.coverage.add(text.id, 0, text.characters // 2)
    (read,) = texts_read(library)
    assert (read.row.text.title, read.seconds, round(read.row.share, 1)) == ("Walden", 1_200, 0.5)
    assert own_pace(library, "en") is None
    for speed in range(1_000, 1_500, 100):
        library.speed.add(text.id, "en", speed, 60, NOW)
    pace = own_pace(library, "en")
    assert pace is not None
    assert (pace.speed, pace.samples) == (1_200, 5)


def test_the_day_the_week_and_the_first_sums_are_told_in_words(screen: ProgressScreen, panel: FirstWeekPanel) -> None:
    told = words(panel.card)
    assert "Day 3: 2 day(s) met, today in progress" in told
    assert "Sunday is a rest day: reading still counts" in told
    assert "Streak\n2 day(s)\nThis week\n2 h 35 min" in told
    assert panel.card.ring.accessibleDescription() == "30:00, 30:00 left of 1 h"
    assert words(panel.foot).startswith("The year\n3 day(s), 2 h 35 min in total")
    assert screen.initial_focus is panel.card.button


def test_what_would_be_empty_is_folded(screen: ProgressScreen, panel: FirstWeekPanel) -> None:
    assert [part.isVisible() for part in (screen.today, screen.streak, screen.weeks, screen.hours)] == [False] * 4
    assert not screen.year.isVisible()
    panel._year.button.click()
    assert screen.year.isVisible()
    panel._year.button.click()
    assert not screen.year.isVisible()


def test_the_cards_below_the_week_fill_the_width(screen: ProgressScreen, panel: FirstWeekPanel) -> None:
    QApplication.sendPostedEvents()
    screen.grab()
    assert screen.day.mapTo(screen, QPoint()).x() == panel.card.mapTo(screen, QPoint()).x()


def test_a_day_is_opened_by_keyboard_and_none_that_is_to_come(screen: ProgressScreen, panel: FirstWeekPanel) -> None:
    rings = panel.card.rings
    QTest.keyClick(rings, Qt.Key.Key_Left)
    assert screen.day._heading.text() == "Friday 27 March"
    QTest.keyClick(rings, Qt.Key.Key_End)
    QTest.keyClick(rings, Qt.Key.Key_Right)
    assert screen.day._heading.text() == "Today, minute by minute"
    QTest.mouseClick(rings, Qt.MouseButton.LeftButton, pos=rings.cell(5).center().toPoint())
    assert screen.day._heading.text() == "Today, minute by minute"


def test_the_ring_follows_the_clock(screen: ProgressScreen, panel: FirstWeekPanel) -> None:
    screen.show_hour(HourStatus(ClockState.READING, 3700.0, 3600.0, 3))
    assert panel.card.ring.accessibleDescription() == "1:01:40, of 1 h · met"
    assert panel.card.rings.days[-1].counted == 3700.0


def test_the_usual_sitting_is_told_after_the_screen_is_shown(
    qtbot: QtBot, screen: ProgressScreen, panel: FirstWeekPanel
) -> None:
    qtbot.wait_until(lambda: "Typical sitting\n1 h 1 min" in words(panel.card))


@pytest.mark.parametrize("size", [(688, 468), (900, 668), (1376, 868)])
def test_nothing_is_wider_than_the_screen_in_any_theme(
    screen: ProgressScreen, panel: FirstWeekPanel, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    for name, theme in THEMES.items():
        screen.set_theme(theme)
        QApplication.processEvents()
        assert screen.grab().width() == size[0]
        for part in (panel.card, panel.texts, panel.foot, screen.day):
            assert part.mapTo(screen, part.rect().topRight()).x() < size[0], name
            assert part.width() >= part.minimumSizeHint().width(), name


def test_from_the_eighth_day_on_all_is_shown(
    qtbot: QtBot, qapp: QApplication, library: Library, show_screen: Callable[[AppContext], ProgressScreen]
) -> None:
    context = make_context(qapp, library, FixedClock(NOW + timedelta(days=5)))
    later = show_screen(context)
    assert later._first_week is None
    assert all(part.isVisible() for part in (later.today, later.streak, later.year, later.weeks, later.hours))
    later.close()
    end_context(context)


@pytest.fixture
def show_screen(qtbot: QtBot) -> Callable[[AppContext], ProgressScreen]:
    """Show the screen with another context."""

    def show(context: AppContext) -> ProgressScreen:
        made = ProgressScreen(context)
        qtbot.addWidget(made)
        made.resize(1376, 868)
        made.show()
        return made

    return show


@pytest.mark.parametrize("width", [700, 1300])
def test_the_button_is_no_wider_than_its_words_need(
    qtbot: QtBot, screen: ProgressScreen, panel: FirstWeekPanel, width: int
) -> None:
    screen.resize(width, 700)
    screen.show()
    qtbot.waitUntil(lambda: panel.card.width() > width / 2)
    assert panel.card.button.width() < width / 3


def test_the_week_counts_with_the_clock(screen: ProgressScreen, panel: FirstWeekPanel, library: Library) -> None:
    week = first_week(library, progress_status(library, NOW))
    assert week is not None
    today = replace(week.today, counted=week.today.counted + 600)
    panel.card.show_today(today, is_late=False)
    assert words(panel.card).count(length(week.counted + 600)) == 1
