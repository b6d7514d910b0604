"""Questions that came out of a file, with the blocks of it that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.study.questions import Question, QuestionFault, fault_of

LARGEST = 20 * 1024 * 1024
"""Bytes of a file of questions (reliability.md, "Exchange files")."""

_SHOWN = 80


class QuestionFormat(StrEnum):
    """The formats of files of questions."""

    GIFT = "gift"
    AIKEN = "aiken"
    TEXT = "text"
    CSV = "csv"


class BlockFault(StrEnum):
    """Why a block of a file is no question; the value is stable and appears in JSON, as that of `QuestionFault`."""

    NO_BRACE = "no-brace"
    BRACE_OPEN = "brace-open"
    BRACE_TWICE = "brace-twice"
    OPTION_UNKNOWN = "option-unknown"
    ANSWER_TWICE = "answer-twice"
    ANSWER_UNCLEAR = "answer-unclear"
    NUMBER_BAD = "number-bad"
    PAIR_BAD = "pair-bad"
    DIFFERS = "differs"


Why = BlockFault | QuestionFault


@dataclass(frozen=True, slots=True)
class PassedBlock:
    """A block that was passed over: its first line, counted from 1, why, and how it begins."""

    line: int
    why: Why
    words: str


@dataclass(frozen=True, slots=True)
class ForeignQuestion:
    """A question with the first line of its block."""

    line: int
    question: Question


@dataclass(frozen=True, slots=True)
class ForeignQuestions:
    """What a file holds, in its order."""

    format: QuestionFormat
    questions: tuple[ForeignQuestion, ...]
    passed: tuple[PassedBlock, ...]


class BlockError(ValueError):
    """Raised where a block is no question."""

    def __init__(self, why: Why) -> None:
        """Store why."""
        super().__init__(why)
        self.why = why


class QuestionCollector:
    """Collect the questions of a file, and what was passed over."""

    def __init__(self, form: QuestionFormat) -> None:
        """Begin with none."""
        self._format = form
        self._questions: list[ForeignQuestion] = []
        self._passed: list[PassedBlock] = []

    def add(self, line: int, question: Question, words: str) -> None:
        """Add a question; one that cannot be asked is passed over."""
        why = fault_of(question)
        if why is None:
            self._questions.append(ForeignQuestion(line, question))
        else:
            self.skip(line, why, words)

    def skip(self, line: int, why: Why, words: str) -> None:
        """Pass over a block, which begins with these words."""
        self._passed.append(passed_block(line, why, words))

    def found(self) -> ForeignQuestions:
        """Return what was collected."""
        return ForeignQuestions(self._format, tuple(self._questions), tuple(self._passed))


def passed_block(line: int, why: Why, words: str) -> PassedBlock:
    """Return a block that is passed over, with the beginning of its words on one line."""
    return PassedBlock(line, why, " ".join(words[: 4 * _SHOWN].split())[:_SHOWN])
