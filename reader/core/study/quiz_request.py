"""Say what a quiz is to be of: which questions, how many, in which mode and against which time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.study.quiz import PaperQuestion, QuizMode
from reader.core.study.rounds import RoundKey


class TimeLimit(StrEnum):
    """How long there is for the questions of a quiz."""

    BY_LENGTH = "by-length"
    EACH = "each"
    WHOLE = "whole"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class QuizRequest:
    """A quiz that is asked for: of these questions or all, at most ``count``, in the order of a seed.

    ``seconds`` are those for each question or for the whole, by ``limit``. ``round`` is the round that is asked
    for; its questions and their order follow from it.
    """

    seed: int
    mode: QuizMode = QuizMode.PRACTICE
    count: int | None = None
    questions: tuple[str, ...] | None = None
    limit: TimeLimit = TimeLimit.NONE
    seconds: int = 0
    round: RoundKey | None = None

    def time_for(self, asked: PaperQuestion) -> int | None:
        """Return the seconds for one question; None where there is no limit for it."""
        match self.limit:
            case TimeLimit.BY_LENGTH:
                return asked.seconds
            case TimeLimit.EACH:
                return self.seconds
        return None
