"""Make a paper of the bank's questions and mark what is answered (study.md, "Question bank and quiz")."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reader.core.study.question_content import parsed_number
from reader.core.study.questions import BankQuestion, Question, QuestionKind, gap_words
from reader.core.text.numerals import number_of

BASE_SECONDS = 10
SHORTEST, LONGEST = 15, 120
"""Seconds for a question: those to think, and the bounds of all of them."""

Grade = Callable[[Sequence[str], Sequence[str]], str]
"""Judge what was typed for one or several gaps against what is expected: ``right``, ``close`` or ``wrong``."""

_NUMBER = re.compile(r"[-+−－–]?[\d０-９][\d０-９,，.．]*(?:[eE][-+]?\d{1,2})?")
_NUMERAL = re.compile("[〇○零一二三四五六七八九十百千两]+")


class QuizMode(StrEnum):
    """Practice shows the answer at once, timed at the end; a challenge ends at the first miss."""

    PRACTICE = "practice"
    TIMED = "timed"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question of a paper: ``order`` has the places of what is offered, as shown; ``seconds`` is its time."""

    asked: BankQuestion
    order: tuple[int, ...]
    seconds: int

    @property
    def question(self) -> Question:
        """Return what is asked."""
        return self.asked.question

    @property
    def shown(self) -> tuple[str, ...]:
        """Return what is offered, in the order in which it is shown."""
        offered = self.question.offered
        return tuple(offered[place] for place in self.order)


@dataclass(frozen=True, slots=True)
class Response:
    """What was answered; nothing at all is no answer.

    ``picks`` are places among what the question offers, as it was written: of options, or of the words chosen for each
    pair. For a statement, and for an open question that one judges for oneself, it is 1 for true or right, 0 for not.
    ``words`` are those that were typed.
    """

    picks: tuple[int, ...] = ()
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was answered."""
        return not self.picks and not self.words.strip()


@dataclass(frozen=True, slots=True)
class QuizMark:
    """What a response is worth: ``points`` from 0 to 1, and whether typed words were near enough, but not the same."""

    points: float
    is_close: bool = False

    @property
    def is_right(self) -> bool:
        """Return whether the whole point was given."""
        return self.points == 1.0


@dataclass(frozen=True, slots=True)
class QuizResult:
    """The result of a quiz: ``ended`` says that a challenge ended before its last question."""

    answered: int
    right: int
    points: float
    total: int
    ended: bool
    missed: tuple[str, ...]


@dataclass(slots=True)
class Quiz:
    """A quiz while it is answered, question by question."""

    seed: int
    paper: tuple[PaperQuestion, ...]
    mode: QuizMode
    grade: Grade
    responses: list[Response] = field(default_factory=list)
    marks: list[QuizMark] = field(default_factory=list)

    @property
    def current(self) -> PaperQuestion | None:
        """Return the question to be answered; None when the quiz is over."""
        return None if self.is_over else self.paper[len(self.marks)]

    @property
    def is_over(self) -> bool:
        """Return whether there is nothing more to answer."""
        return len(self.marks) == len(self.paper) or self._is_lost

    @property
    def _is_lost(self) -> bool:
        return self.mode is QuizMode.CHALLENGE and any(not mark.is_right for mark in self.marks)

    def answer(self, response: Response) -> QuizMark:
        """Mark the answer to the current question, and go on to the next."""
        current = self.current
        assert current is not None
        mark = mark_of(current.question, response, self.grade)
        self.responses.append(response)
        self.marks.append(mark)
        return mark

    def result(self) -> QuizResult:
        """Return the result as far as the quiz went."""
        done = list(zip(self.paper, self.marks, strict=False))
        return QuizResult(
            answered=sum(not response.is_empty for response in self.responses),
            right=sum(mark.is_right for mark in self.marks),
            points=round(sum(mark.points for mark in self.marks), 6),
            total=len(self.paper),
            ended=self._is_lost and len(self.marks) < len(self.paper),
            missed=tuple(asked.asked.id for asked, mark in done if not mark.is_right),
        )


def quiz_paper(
    questions: Iterable[BankQuestion], seed: int, speed: Callable[[Question], float], count: int | None = None
) -> tuple[PaperQuestion, ...]:
    """Return the paper of a seed, with at most ``count`` questions: the same on every machine.

    ``speed`` returns how many characters a minute the reader reads of a question.
    """
    chosen = sorted(questions, key=lambda one: _digest(f"{seed}|{one.id}"))[:count]
    return tuple(
        PaperQuestion(one, option_order(seed, one), question_seconds(one.question.characters, speed(one.question)))
        for one in chosen
    )


def option_order(seed: int, asked: BankQuestion) -> tuple[int, ...]:
    """Return the places of what a question offers, in the order in which a paper shows them."""
    places = range(len(asked.question.offered))
    return tuple(sorted(places, key=lambda place: _digest(f"{seed}|{asked.id}|{place}")))


def question_seconds(characters: int, speed: float) -> int:
    """Return the time for a question with so many code points, for one who reads ``speed`` of them a minute."""
    return min(LONGEST, max(SHORTEST, math.ceil(BASE_SECONDS + 60 * characters / speed)))


def mark_of(question: Question, response: Response, grade: Grade) -> QuizMark:
    """Mark a response: the point for what is right, for several right options the share of them; never for speed."""
    if response.is_empty:
        return QuizMark(0.0)
    if question.kind is QuestionKind.SEVERAL:
        return QuizMark(several_points(set(question.right_options), set(response.picks)))
    if question.kind is QuestionKind.SHORT:
        return _short_mark(question, response.words, grade)
    return QuizMark(float(_is_right(question, response)))


def several_points(right: set[int], picks: set[int]) -> float:
    """Return the points for picking among several right options: a wrong pick takes back a right one, down to 0."""
    return max(0.0, (len(picks & right) - len(picks - right)) / len(right))


def typed_number(words: str) -> str:
    """Return the number in typed words without its unit, Chinese numerals as digits; the words where there is none."""
    if found := _NUMBER.search(words):
        return found.group().rstrip(".,，．")
    if found := _NUMERAL.search(words):
        return str(number_of(found.group()))
    return words


def _is_right(question: Question, response: Response) -> bool:
    match question.kind:
        case QuestionKind.CHOICE:
            return set(response.picks) == set(question.right_options)
        case QuestionKind.TRUEFALSE:
            return response.picks == (int(question.truth),)
        case QuestionKind.NUMBER:
            return _is_accepted(question, response.words)
        case QuestionKind.MATCH:
            return _is_matched(question, response.picks)
    return response.picks == (1,)


def _short_mark(question: Question, words: str, grade: Grade) -> QuizMark:
    """Return the best mark against any of the accepted words; of several gaps, the weakest decides."""
    typed = gap_words(words, question.gaps)
    marks = [_gaps_mark(gap_words(one, question.gaps), typed, grade) for one in question.accepted]
    return max(marks, key=lambda mark: (mark.points, not mark.is_close), default=QuizMark(0.0))


def _gaps_mark(expected: Sequence[str], typed: Sequence[str], grade: Grade) -> QuizMark:
    if len(expected) != len(typed):
        return QuizMark(0.0)
    verdict = grade(expected, typed)
    return QuizMark(float(verdict != "wrong"), is_close=verdict == "close")


def _is_accepted(question: Question, words: str) -> bool:
    number = parsed_number(typed_number(words))
    return number is not None and any(answer.accepts(number) for answer in question.numbers)


def _is_matched(question: Question, picks: Sequence[int]) -> bool:
    """Return whether each pair got its word; pairs may share one."""
    rights = question.offered
    return len(picks) == len(rights) and all(
        0 <= pick < len(rights) and rights[pick] == right for pick, right in zip(picks, rights, strict=True)
    )


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode()).digest()
