"""Choose the questions of a contest: by a seed, so that every machine has the same paper."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.study.contest import ContestQuestionKind, PlannedQuestion
from reader.core.study.questions import BankQuestion

TIE_QUESTIONS = 3
"""Questions that are kept for a tie, as far as there are any left."""


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """How many questions of each kind there are: required and risk questions for each team, and those for all."""

    required: int
    buzzer: int
    risk: int

    def total(self, teams: int) -> int:
        """Return how many questions that are for so many teams."""
        return (self.required + self.risk) * teams + self.buzzer


def contest_paper(
    questions: Iterable[BankQuestion], seed: int, counts: QuestionCounts, teams: int
) -> tuple[PlannedQuestion, ...]:
    """Return the paper of a seed: first what each team has to answer, then what is for the first key, then the risks.

    Each question stands on it once; where there are too few, it ends sooner. The last ones are for a tie.
    """
    kinds = [
        *[ContestQuestionKind.REQUIRED] * (counts.required * teams),
        *[ContestQuestionKind.BUZZER] * counts.buzzer,
        *[ContestQuestionKind.RISK] * (counts.risk * teams),
        *[ContestQuestionKind.TIE_BREAK] * TIE_QUESTIONS,
    ]
    order = sorted({one.id for one in questions}, key=lambda id_: hashlib.sha256(f"{seed}|{id_}".encode()).digest())
    return tuple(PlannedQuestion(kind, id_) for kind, id_ in zip(kinds, order, strict=False))
