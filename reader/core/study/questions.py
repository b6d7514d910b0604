"""Define the questions of the bank (study.md, "Question bank and quiz").

The names are those of Moodle's GIFT format where it has one: stem, option, feedback, category.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID, uuid5

from typing_extensions import override

GAP = "_____"
"""A gap in a stem, as Moodle writes it."""

GAPS = re.compile(r"_{2,}|[（(][\s　_]*[)）]|【[\s　_]*】")
"""The gaps of a stem: underscores, or brackets with nothing in them."""

GAP_SEPARATOR = "；"
"""What stands between the words for several gaps."""

MOST_OPTIONS = 26
"""Options of a question, one for each letter."""

LONGEST_STEM = 5_000
LONGEST_OPTION = 2_000
LONGEST_NAME = 200

_NAMESPACE = UUID("5c0f2f8e-6b0b-5a51-9e0f-5d1b0f2c7a10")
_BLANKS = re.compile(r"\s+")
_SEPARATORS = re.compile("[;；]")


class QuestionKind(StrEnum):
    """The kinds of questions; the value is stored."""

    CHOICE = "choice"
    SEVERAL = "several"
    TRUEFALSE = "truefalse"
    SHORT = "short"
    NUMBER = "number"
    MATCH = "match"
    OPEN = "open"


class QuestionFault(StrEnum):
    """Why a question cannot be asked; the value is stable and appears in JSON."""

    STEM_EMPTY = "stem-empty"
    NO_ANSWER = "no-answer"
    NO_RIGHT_OPTION = "no-right-option"
    FEW_OPTIONS = "few-options"
    MANY_OPTIONS = "many-options"
    OPTION_EMPTY = "option-empty"
    OPTION_TWICE = "option-twice"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Option:
    """An option that is offered, or words that are accepted as an answer; wrong ones have their feedback too."""

    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """A number that is accepted, give or take the tolerance."""

    value: Decimal
    tolerance: Decimal = Decimal(0)

    def accepts(self, number: Decimal) -> bool:
        """Return whether a number is near enough."""
        return abs(number - self.value) <= self.tolerance

    @override
    def __str__(self) -> str:
        """Return the number, with its tolerance if it has one."""
        return f"{self.value:f} ± {self.tolerance:f}" if self.tolerance else f"{self.value:f}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and the one that belongs to it."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what is right.

    ``options`` are those offered for a choice, and the words accepted as a short answer: with several gaps in the stem,
    the words for all of them with ``；`` between. ``truth`` is for a statement, ``numbers`` and ``pairs`` for their
    kinds. ``explanation`` is shown with the answer, and is the answer of an open question. ``source`` says in words
    where the question is from; ``text`` and ``quote`` are the passage that it asks about, as far as that is known.
    """

    kind: QuestionKind
    stem: str
    options: tuple[Option, ...] = ()
    truth: bool = False
    numbers: tuple[NumberAnswer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    explanation: str = ""
    source: str = ""
    name: str = ""
    category: str = ""
    text: str = ""
    quote: str = ""

    @property
    def right_options(self) -> tuple[int, ...]:
        """Return the places of the options that are right."""
        return tuple(place for place, option in enumerate(self.options) if option.right)

    @property
    def accepted(self) -> tuple[str, ...]:
        """Return the words that are accepted as a short answer."""
        return tuple(option.text for option in self.options if option.right)

    @property
    def gaps(self) -> int:
        """Return how many words a short answer asks for: one, or one for each gap."""
        return max(1, len(GAPS.findall(self.stem)))

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the words that the question offers to choose from, in the order in which they were written."""
        if self.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL}:
            return tuple(option.text for option in self.options)
        if self.kind is QuestionKind.MATCH:
            return tuple(pair.right for pair in self.pairs)
        return ()

    @property
    def characters(self) -> int:
        """Return how many code points there are to read: the stem and what is offered."""
        lefts = sum(len(pair.left) for pair in self.pairs)
        return len(self.stem) + lefts + sum(map(len, self.offered))


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the bank, ``made`` when it came in or was changed.

    ``origin`` is the file that it came in, empty for one that was written here.
    """

    id: str
    question: Question
    origin: str = ""
    made: datetime | None = field(default=None, compare=False)


def question_id(question: Question) -> str:
    """Return the id of a question: the UUIDv5 of its kind and of its stem and options, normalised."""
    parts = [question.kind.value, _normalised(question.stem), [*map(_normalised, _identifying(question))]]
    return str(uuid5(_NAMESPACE, json.dumps(parts, ensure_ascii=False, separators=(",", ":"))))


def fault_of(question: Question) -> QuestionFault | None:
    """Return why a question cannot be asked; None if it can."""
    if not question.stem.strip():
        return QuestionFault.STEM_EMPTY
    if len(question.stem) > LONGEST_STEM or any(len(words) > LONGEST_OPTION for words in _words(question)):
        return QuestionFault.TOO_LONG
    if question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL}:
        return _fault_of_choice(question)
    if question.kind is QuestionKind.MATCH:
        return _fault_of_offered(tuple(pair.left for pair in question.pairs), question.offered)
    return None if _has_answer(question) else QuestionFault.NO_ANSWER


def gap_words(words: str, gaps: int) -> tuple[str, ...]:
    """Return the words for each of several gaps; all of them as one where their number is another."""
    parts = tuple(part.strip() for part in _SEPARATORS.split(words))
    return parts if gaps > 1 and len(parts) == gaps else (words,)


def filled_stem(question: Question) -> str:
    """Return the stem of a short answer with the words in its gaps, as it stands in the text; else the stem alone."""
    if question.kind is not QuestionKind.SHORT or not question.accepted:
        return question.stem
    words = iter(gap_words(question.accepted[0], question.gaps))
    return GAPS.sub(lambda gap: next(words, gap.group()), question.stem)


def _identifying(question: Question) -> tuple[str, ...]:
    lefts = tuple(pair.left for pair in question.pairs) if question.kind is QuestionKind.MATCH else ()
    return lefts + question.offered


def _normalised(words: str) -> str:
    """Return words in one form, however they are spaced, and however long their gaps are drawn."""
    folded = unicodedata.normalize("NFKC", GAPS.sub("_", words)).casefold()
    return _BLANKS.sub("", folded)


def _words(question: Question) -> tuple[str, ...]:
    pairs = tuple(words for pair in question.pairs for words in (pair.left, pair.right))
    return (*(option.text for option in question.options), *pairs)


def _has_answer(question: Question) -> bool:
    if question.kind is QuestionKind.SHORT:
        return any(words.strip() for words in question.accepted)
    return question.kind is not QuestionKind.NUMBER or bool(question.numbers)


def _fault_of_choice(question: Question) -> QuestionFault | None:
    if not question.right_options:
        return QuestionFault.NO_RIGHT_OPTION
    return _fault_of_offered(question.offered)


def _fault_of_offered(*sides: tuple[str, ...]) -> QuestionFault | None:
    if any(not words.strip() for side in sides for words in side):
        return QuestionFault.OPTION_EMPTY
    if len(sides[0]) < 2:
        return QuestionFault.FEW_OPTIONS
    if len(sides[0]) > MOST_OPTIONS:
        return QuestionFault.MANY_OPTIONS
    if len({words.strip() for words in sides[0]}) < len(sides[0]):
        return QuestionFault.OPTION_TWICE
    return None
