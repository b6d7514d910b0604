"""Define the answers to cards, as the library keeps them, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.core.study.retention import DEFAULT_RETENTION

WEIGHTS = "fsrs-6.3.2"
"""The name of the weights that answers are scheduled with."""

LONGEST_ANSWER = 60.0
"""Seconds that an answer takes at most."""


class Rating(StrEnum):
    """How well a card was known; the value is stored in the library and used in JSON."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class AnswerPlace(StrEnum):
    """Where a card was asked; the value is stored in the library."""

    SELF_TEST = "self-test"
    PRACTICE = "practice"
    """Again at the end of a session, since it was not known."""
    END_OF_HOUR = "end-of-hour"
    COMMAND_LINE = "command-line"


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """What the reader answered: the rating, the verdict on what was typed, if anything was, and where and how long."""

    rating: Rating
    verdict: str = ""
    seconds: float = 0.0
    place: AnswerPlace = AnswerPlace.SELF_TEST
    retention: float = DEFAULT_RETENTION


@dataclass(frozen=True, slots=True)
class CardState:
    """What the answers to a card come to: when it is asked again, and how well it is known.

    ``last_day`` is the study day of the last answer that was scheduled, ``lapses`` how often the card was forgotten
    after it had been asked before, ``answers`` the number of all answers.
    """

    due: date
    stability: float
    difficulty: float
    last_day: date
    lapses: int = 0
    answers: int = 1

    @property
    def interval(self) -> int:
        """Return the number of days from the last scheduled answer to the next."""
        return (self.due - self.last_day).days


def is_scheduled(state: CardState | None, day: date) -> bool:
    """Return whether an answer on a study day is scheduled: the first one of it, and not before the last one."""
    return state is None or day > state.last_day
