"""Cards are scheduled by FSRS, by study days, and the answers are the truth."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.answers import CardState, Rating
from reader.core.study.scheduling import AnswerRating, replay, retrievability, state_after

FIRST = date(2026, 3, 2)
RATINGS = st.sampled_from(list(Rating))
ANSWERS = st.lists(
    st.builds(AnswerRating, st.dates(FIRST, date(2029, 1, 1)), RATINGS, st.floats(0.8, 0.95)), max_size=12
)


def test_good_answers_on_each_due_day_come_at_these_days() -> None:
    state: CardState | None = None
    day = FIRST
    seen = []
    for _time in range(6):
        state = state_after(state, AnswerRating(day, Rating.GOOD))
        seen.append((state.interval, round(state.stability, 4)))
        day = state.due
    assert [interval for interval, _stability in seen] == [2, 11, 46, 163, 365, 365]
    assert [stability for _interval, stability in seen[:3]] == [2.3065, 10.9643, 46.2802]
    assert day == date(2028, 10, 9)
    assert state is not None
    assert round(state_after(None, AnswerRating(FIRST, Rating.GOOD)).difficulty, 4) == 2.1181


@pytest.mark.parametrize(
    ("rating", "interval", "stability"),
    [(Rating.AGAIN, 1, 0.212), (Rating.HARD, 1, 1.2931), (Rating.EASY, 8, 8.2956)],
)
def test_the_first_answer_sets_the_first_interval(rating: Rating, interval: int, stability: float) -> None:
    state = state_after(None, AnswerRating(FIRST, rating))
    assert (state.interval, round(state.stability, 4), state.lapses) == (interval, stability, 0)


def test_only_the_first_answer_of_a_study_day_is_scheduled() -> None:
    first = state_after(None, AnswerRating(FIRST, Rating.GOOD))
    second = state_after(first, AnswerRating(FIRST, Rating.AGAIN))
    assert (second.due, second.stability, second.lapses, second.answers) == (first.due, first.stability, 0, 2)


def test_a_clock_set_back_changes_nothing_that_was_scheduled() -> None:
    first = state_after(None, AnswerRating(FIRST, Rating.GOOD))
    early = state_after(first, AnswerRating(FIRST - timedelta(days=3), Rating.AGAIN))
    assert (early.due, early.last_day, early.lapses) == (first.due, FIRST, 0)


def test_a_card_that_was_known_lapses() -> None:
    days = [FIRST + timedelta(days=number) for number in range(5)]
    state = replay(AnswerRating(day, Rating.AGAIN) for day in days)
    assert state is not None
    assert (state.lapses, state.answers) == (4, 5)


@given(ANSWERS)
def test_a_replay_is_one_answer_after_the_other(answers: list[AnswerRating]) -> None:
    state: CardState | None = None
    for answer in answers:
        state = state_after(state, answer)
    assert replay(answers) == state
    assert state is None or state.last_day < state.due <= state.last_day + timedelta(days=365)


@given(st.floats(0.01, 5000), st.integers(0, 4000))
def test_the_chance_to_remember_is_that_of_fsrs(stability: float, days: int) -> None:
    last, day = FIRST, FIRST + timedelta(days=days)
    card = fsrs.Card(0, fsrs.State.Review, None, stability, 5.0, datetime(2026, 3, 4, tzinfo=UTC), _noon(last))
    assert retrievability(stability, last, day) == fsrs.Scheduler().get_card_retrievability(card, _noon(day))


def test_weights_of_another_version_are_read_as_those_of_this_one() -> None:
    known = state_after(None, AnswerRating(FIRST, Rating.GOOD))
    assert state_after(None, AnswerRating(FIRST, Rating.GOOD, 0.9, "fsrs-9")) == known


def test_a_damaged_retention_is_read_as_the_usual_one() -> None:
    known = state_after(None, AnswerRating(FIRST, Rating.EASY))
    for damaged in (float("nan"), 0.0, 7.0, -1.0):
        assert state_after(None, AnswerRating(FIRST, Rating.EASY, damaged)) == known


def test_a_higher_share_to_remember_asks_earlier() -> None:
    state = state_after(None, AnswerRating(FIRST, Rating.EASY))
    careful = state_after(None, AnswerRating(FIRST, Rating.EASY, 0.95))
    assert careful.due < state.due
    assert careful.stability == state.stability


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
