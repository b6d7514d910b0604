"""Compute when a card is asked again, by FSRS (docs/decisions/0084).

A replay of the answers of a card, in the order in which they were given, is the truth about it. FSRS is fed noon UTC
of the study day of each answer: it counts periods of 24 hours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache

import fsrs

from reader.core.study.answers import WEIGHTS, CardState, Rating, is_scheduled
from reader.core.study.retention import DEFAULT_RETENTION, HIGHEST_RETENTION, LOWEST_RETENTION

_LONGEST_INTERVAL = 365
_LEAST_STABILITY = 0.001
"""That of FSRS."""

_WEIGHTS = {
    WEIGHTS: (
        *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
        *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
    )
}
_DECAY = -_WEIGHTS[WEIGHTS][20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1
_NOON = time(12, tzinfo=UTC)


_RATINGS = dict(zip(Rating, fsrs.Rating, strict=True))


@dataclass(frozen=True, slots=True)
class AnswerRating:
    """What the scheduling of an answer depends on."""

    day: date
    rating: Rating
    retention: float = DEFAULT_RETENTION
    weights: str = WEIGHTS


def state_after(state: CardState | None, answer: AnswerRating) -> CardState:
    """Return the state of a card after one more answer; one that is not scheduled is counted only."""
    if state is not None and not is_scheduled(state, answer.day):
        return replace(state, answers=state.answers + 1)
    present = fsrs.Card(0, due=_noon(answer.day))
    if state is not None:
        last = _noon(state.last_day)
        present = fsrs.Card(0, fsrs.State.Review, None, state.stability, state.difficulty, _noon(state.due), last)
    scheduler = _scheduler(answer.weights, answer.retention)
    card, _log = scheduler.review_card(present, _RATINGS[answer.rating], _noon(answer.day))
    assert card.stability is not None
    assert card.difficulty is not None
    lapses = int(state is not None and answer.rating is Rating.AGAIN) + (state.lapses if state else 0)
    answers = 1 + (state.answers if state else 0)
    return CardState(card.due.date(), card.stability, card.difficulty, answer.day, lapses, answers)


def replay(answers: Iterable[AnswerRating]) -> CardState | None:
    """Return the state of a card after its answers in the order in which they were given; None without any."""
    state: CardState | None = None
    for answer in answers:
        state = state_after(state, answer)
    return state


def retrievability(stability: float, last_day: date, day: date) -> float:
    """Return the probability that a card is remembered on a study day.

    Source: FSRS-6, the forgetting curve; it is computed here since a queue asks for it thousands of times.
    """
    days = max(0, (day - last_day).days)
    return float((1 + _FACTOR * days / max(stability, _LEAST_STABILITY)) ** _DECAY)


@lru_cache(maxsize=32)
def _scheduler(weights: str, retention: float) -> fsrs.Scheduler:
    """Return the scheduler with named weights.

    Those that this version does not know are read as its own, and a retention out of bounds as the usual one.
    """
    return fsrs.Scheduler(
        parameters=_WEIGHTS.get(weights, _WEIGHTS[WEIGHTS]),
        desired_retention=retention if LOWEST_RETENTION <= retention <= HIGHEST_RETENTION else DEFAULT_RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=_LONGEST_INTERVAL,
        enable_fuzzing=False,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, _NOON)
