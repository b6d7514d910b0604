"""A quiz that was finished, as the library keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reader.core.study.quiz import QuizMode
from reader.core.study.rounds import RoundKey


@dataclass(frozen=True, slots=True)
class QuizRecord:
    """A finished quiz: ``day`` is its study day, ``missed`` has the ids of the questions that were missed.

    ``round`` is the round whose result it is; None for every other quiz, and for a round that was tried again.
    """

    id: str
    seed: int
    mode: QuizMode
    at: datetime
    day: date
    right: int
    points: float
    total: int
    missed: tuple[str, ...]
    round: RoundKey | None = None
