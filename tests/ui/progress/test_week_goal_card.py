"""The goal of the week stands on the Progress screen where the plan has one; late in the day it begins small."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from reader.core.activity.plan import Plan, WeekGoal
from reader.storage.library import Library
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.widgets.progress_bar import ProgressBar
from tests.ui.progress.conftest import NOW


def words(screen: ProgressScreen) -> list[str]:
    return [label.text() for label in screen.week_goal.findChildren(QLabel)]


def make_plan(library: Library, goal: WeekGoal) -> None:
    begun = NOW - timedelta(days=20)
    library.plans.set(Plan(begun.date(), week_goal=goal), begun)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (WeekGoal(360), ["This week’s goal", "until 29 Mar · 3 week(s) in a row", "5 h 8 min", "of 6 h"]),
        (WeekGoal(300), ["This week’s goal", "until 29 Mar · 4 week(s) in a row", "5 h 8 min", "of 5 h, met"]),
        (WeekGoal(days=6), ["This week’s goal", "until 29 Mar · 3 week(s) in a row", "4 day(s)", "of 6 day(s)"]),
    ],
)
def test_the_week_stands_beside_its_goal(
    library: Library, screen: ProgressScreen, goal: WeekGoal, expected: list[str]
) -> None:
    make_plan(library, goal)
    screen.refresh()
    assert words(screen) == expected
    assert screen.week_goal.isVisible()
    (bar,) = screen.week_goal.findChildren(ProgressBar)
    assert bar.property("reached") is (goal == WeekGoal(300))


def test_days_away_are_told_beside_the_goal_that_they_ease(library: Library, screen: ProgressScreen) -> None:
    make_plan(library, WeekGoal(420))
    saturday = NOW.date() + timedelta(days=1)
    library.plans.declare_rest(saturday, NOW)
    screen.refresh()
    assert words(screen)[-1] == "of 6 h (1 day(s) away deducted)"


def test_without_a_goal_of_the_week_there_is_no_card(screen: ProgressScreen) -> None:
    screen.refresh()
    assert not screen.week_goal.isVisible()


def test_the_legend_of_the_year_is_in_percent_where_weekdays_have_goals_of_their_own(
    library: Library, screen: ProgressScreen
) -> None:
    def legend() -> set[str]:
        return {label.text() for label in screen.year.findChildren(QLabel)}

    screen.refresh()
    assert {"under 30", "under 60", "60: met", "90 or more"} <= legend()
    begun = NOW - timedelta(days=20)
    library.plans.set(Plan(begun.date(), weekday_minutes=(90, *(None,) * 6)), begun)
    screen.refresh()
    assert {"under 50%", "under 100%", "100%: met", "150% or more"} <= legend()
