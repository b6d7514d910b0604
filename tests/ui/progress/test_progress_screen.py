"""The Progress screen over a real library: what it shows, and that keyboard and words reach all of it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan
from reader.core.activity.streak import streak
from reader.core.changes import Changes
from reader.resources import resource
from reader.services.activity.day_entries import day_entries
from reader.services.activity.progress import progress_status
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.appearance.theme import PAPER, THEMES, Theme, style_sheet
from reader.ui.progress.chart_card import DayModel
from reader.ui.progress.entry_list import EntryModel
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.context import AppContext
from reader.ui.shell.status_bar import HourStatus
from reader.ui.widgets.chart_colours import STEPS, class_colour, step_colours, step_of
from reader.ui.widgets.frame import ScrollArea
from tests.support.context import end_context, make_context

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 28, 13, 0, tzinfo=CHINA)
TODAY = NOW.date()


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def test_the_day_the_streak_and_the_debt_are_told_in_words(screen: ProgressScreen) -> None:
    assert "Not met yet. The day ends at 04:00." in words(screen.today)
    assert screen.today.ring.accessibleDescription() == "30:00, 30:00 left of 1 h"
    assert "28 met" in words(screen.streak)
    assert "25 min (Thu)" in words(screen.streak)
    assert "Make up by Sun" in words(screen.streak)


def test_the_score_stands_beside_the_streak_and_before_it_after_a_break(screen: ProgressScreen) -> None:
    shown = words(screen.streak).splitlines()
    assert shown[:2] == ["Streak", "28 day(s)"]
    assert shown[3:6] == ["Goal met, 13 weeks", "77%", "recent weeks weigh more"]
    days = [JudgedDay(TODAY - timedelta(days=back), DayState.MET, 3600.0, 3600.0) for back in range(9, 4, -1)]
    missed = [JudgedDay(TODAY - timedelta(days=back), DayState.MISSED, 3600.0) for back in (4, 3)]
    screen.streak.show_streak(streak([*days, *missed, JudgedDay(TODAY, DayState.OPEN, 3600.0)]))
    shown = words(screen.streak).splitlines()
    assert shown[0] == "Goal met, 13 weeks"
    assert shown[2] == "71% of the year, longest 5 day(s)"
    assert shown[3:5] == ["Streak", "0 day(s)"]


def test_in_a_narrow_window_the_rows_of_the_streak_follow_its_figures(qtbot: QtBot, screen: ProgressScreen) -> None:
    screen.resize(942, 600)
    qtbot.wait_until(lambda: screen.streak.height() > 600)
    first = next(label for label in screen.streak.findChildren(QLabel) if label.text() == "Longest")
    assert first.mapTo(screen.streak, QPoint(0, 0)).y() < 200


def test_the_usual_sitting_is_told_after_the_screen_is_shown(qtbot: QtBot, screen: ProgressScreen) -> None:
    qtbot.wait_until(lambda: "Typical sitting" in words(screen.streak))
    assert words(screen.streak).endswith("Typical sitting\n1 h 1 min\nLongest sitting\n1 h 1 min")


def test_the_ring_and_the_charts_follow_the_clock(screen: ProgressScreen) -> None:
    screen.show_hour(HourStatus(ClockState.READING, 3700.0, 3600.0, 28, met=True))
    assert screen.today.ring.accessibleDescription() == "1:01:40, of 1 h · met"
    assert "Goal met." in words(screen.today)
    assert screen.weeks.chart.days[-1].state is DayState.MET
    assert "1 h 1 min of 1 h · met" in words(screen.year)


def test_a_day_of_the_year_is_reached_by_keyboard(screen: ProgressScreen) -> None:
    year = screen.year.chart
    QTest.keyClick(year, Qt.Key.Key_Left)
    assert year.days[year.chosen].day == TODAY - timedelta(days=7)
    QTest.keyClick(year, Qt.Key.Key_Up)
    assert year.days[year.chosen].day == TODAY - timedelta(days=8)
    assert "20 Mar 2026" in year.accessibleDescription()
    assert "1 h 1 min of 1 h · met" in words(screen.day)
    assert screen.day._heading.text() == "Friday 20 March"
    QTest.keyClick(year, Qt.Key.Key_Home)
    assert year.chosen == 0
    QTest.keyClick(year, Qt.Key.Key_Left)
    assert year.chosen == 0


def test_a_bar_has_the_colour_of_what_the_day_reached(screen: ProgressScreen) -> None:
    bars = screen.weeks.chart
    picture = bars.grab().toImage()
    for index, day in enumerate(bars.days):
        if day.counted >= 60:
            bar = bars._bar(index, day.counted)
            expected = PAPER.steps[2] if day.counted >= day.goal else PAPER.steps[1]
            assert picture.pixelColor(bar.center().toPoint()).name() == expected


def test_a_click_on_a_bar_opens_the_day_and_the_way_back_is_offered(screen: ProgressScreen) -> None:
    bars = screen.weeks.chart
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.cell(4).center().toPoint())
    assert screen.day._heading.text() == "Thursday 26 March"
    assert screen.year.chart.days[screen.year.chart.chosen].day == date(2026, 3, 26)
    screen.day.today_button.click()
    assert screen.day._heading.text() == "Today, minute by minute"


def test_every_stretch_is_told_with_its_class_and_end(screen: ProgressScreen) -> None:
    shown = screen.day.findChild(QListView)
    assert shown is not None
    rows = [shown.model().index(row, 0).data() for row in range(shown.model().rowCount())]
    assert rows == [
        "08:00–08:20 · reading · 20:00 · ended: no input",
        "09:00–09:02 · skimming, not counted · 2:00 · ended: no input · more than four times your usual speed",
        "10:00–10:10 · reading on paper · 10:00 · added manually",
    ]
    assert "2 min skimmed · 10 min added manually" in words(screen.day)


def test_stripe_and_list_point_into_each_other(screen: ProgressScreen) -> None:
    stripe, shown = screen.day._stripe, screen.day._list
    QTest.keyClick(stripe, Qt.Key.Key_Right)
    QTest.keyClick(stripe, Qt.Key.Key_Right)
    assert shown.currentIndex().row() == 1
    shown.setCurrentIndex(shown.model().index(2, 0))
    assert "added manually" in stripe.accessibleDescription()
    QTest.mouseClick(stripe, Qt.MouseButton.LeftButton, pos=QPoint(3, 5))
    assert shown.currentIndex().row() == 0


def test_each_chart_has_its_table(screen: ProgressScreen) -> None:
    for card in (screen.year, screen.weeks):
        switch = next(one for one in card.findChildren(QPushButton) if one.text() == "Show as Table")
        table = card.findChild(QTableView)
        assert table is not None
        switch.click()
        assert table.isVisible()
        assert not card.chart.isVisible()
        assert table.model().index(1, 3).data() == "met"
        table.setCurrentIndex(table.model().index(1, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert screen.day._heading.text() == "Friday 27 March"
        switch.click()
        assert card.chart.isVisible()


def test_four_weeks_are_shown_on_demand(screen: ProgressScreen) -> None:
    next(one for one in screen.weeks.findChildren(QToolButton) if one.text() == "4 weeks").click()
    assert len(screen.weeks.chart.days) == 28
    assert screen.weeks.heading.text() == "Last 4 weeks"


def test_the_screen_follows_the_library(
    screen: ProgressScreen, library: Library, log: Callable[..., str], change_notifier: ChangeNotifier
) -> None:
    log(NOW - timedelta(hours=1), 30)
    change_notifier.announce(Changes("declare-time", entries=("x",)))
    assert "Goal met." in words(screen.today)
    library.plans.set(Plan(TODAY, 90), NOW)
    change_notifier.announce(Changes("change-plan", plan=True))
    assert screen.today.ring.accessibleDescription() == "1:00:00, 30:00 left of 1 h 30 min"


def test_keep_reading_is_asked_for(qtbot: QtBot, context: AppContext, screen: ProgressScreen) -> None:
    with qtbot.wait_signal(context.navigator.reading_requested):
        screen.today.button.click()


def test_every_widget_says_its_words_anew_when_the_language_changes(screen: ProgressScreen) -> None:
    before = words(screen)
    for widget in (screen, *screen.findChildren(QWidget)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert words(screen) == before


@pytest.mark.parametrize("size", [(960, 668), (1376, 868)])
def test_nothing_is_cut_at_either_size_in_any_theme(
    qtbot: QtBot, screen: ProgressScreen, size: tuple[int, int]
) -> None:
    foot = screen.year._foot
    screen.resize(*size)
    for name, theme in THEMES.items():
        screen.setStyleSheet(style_sheet(theme, resource("icons")))
        screen.set_theme(theme)
        qtbot.wait_until(lambda: screen._canvas.width() <= size[0])
        picture = screen.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert picture.width() == size[0]
        for card in (screen.today, screen.streak, screen.year, screen.weeks, screen.day):
            right = card.mapTo(screen, card.rect().topRight()).x()
            assert right < size[0], name
            assert card.width() >= card.minimumSizeHint().width(), name
        qtbot.wait_until(lambda: foot.width() >= foot.layout().minimumSize().width())


def test_all_of_it_fits_a_window_of_900_pixels(screen: ProgressScreen) -> None:
    screen.resize(1_368, 864)  # what the navigation at the left and the status bar leave
    QApplication.sendPostedEvents()
    (area,) = screen.findChildren(ScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_a_library_without_a_minute_says_what_will_stand_there(qtbot: QtBot, qapp: QApplication, clock: Clock) -> None:
    with Library.in_memory(NOW) as empty:
        context = make_context(qapp, empty, clock)
        made = ProgressScreen(context)
        qtbot.addWidget(made)
        made.show()
        assert not made.grab().isNull()
        assert "Nothing counted yet today." in words(made.day)
        assert "fills a square" in words(made.year)
        assert "streak starts" in words(made.streak)
        assert made.today.ring.accessibleDescription() == "0:00, 60:00 left of 1 h"
        made.close()
        end_context(context)


def test_the_models_keep_to_the_rules_of_models(qtbot: QtBot, library: Library) -> None:
    days, sessions = DayModel(), EntryModel()
    testers = [QAbstractItemModelTester(model) for model in (days, sessions)]
    days.show_days(progress_status(library, NOW).judged)
    sessions.show_sessions(day_entries(library, TODAY))
    assert (days.rowCount(), sessions.rowCount(), len(testers)) == (41, 3, 2)


@pytest.mark.parametrize(
    ("minutes", "step"), [(0, 0), (1, 1), (29.9, 1), (30, 2), (59.9, 2), (60, 3), (89, 3), (90, 4), (900, 4)]
)
def test_the_steps_of_the_year_are_tied_to_the_goal(minutes: float, step: int) -> None:
    assert step_of(JudgedDay(TODAY, DayState.OPEN, 3600.0, minutes * 60)) == step


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda one: one.name)
def test_steps_and_classes_are_told_apart_without_colour(theme: Theme) -> None:
    steps = step_colours(theme)
    lightness = [one.lightnessF() for one in steps[1:]]
    assert len(steps) == STEPS
    assert lightness == sorted(lightness, reverse=not theme.is_dark)
    assert len({class_colour(theme, one).name() for one in TimeClass}) == len(TimeClass)
