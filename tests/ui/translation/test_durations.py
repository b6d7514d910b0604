"""Lengths of time are written for the eye."""

from __future__ import annotations

import pytest

from reader.ui.translation.durations import about, clock_face, goal_face


@pytest.mark.parametrize(
    ("seconds", "face"), [(0, "0:00"), (2530.9, "42:10"), (3599, "59:59"), (3600, "1:00:00"), (-3, "0:00")]
)
def test_the_clock_shows_minutes_and_from_an_hour_on_hours(seconds: float, face: str) -> None:
    assert clock_face(seconds) == face


def test_a_goal_stays_in_minutes() -> None:
    assert goal_face(3600) == "60:00"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(10, "1 min"), (1260, "21 min"), (3600, "1 h"), (7800, "2 h 10 min"), (147_600, "41 h"), (37_800, "11 h")],
)
def test_forecasts_are_rough(seconds: float, words: str) -> None:
    assert about(seconds) == words
