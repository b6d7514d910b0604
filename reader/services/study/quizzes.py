"""Ask the questions of the bank as a quiz, and keep its result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reader.core.activity.plan_change import study_day_now
from reader.core.activity.speed import reading_speed
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.questions import BankQuestion, Question
from reader.core.study.quiz import Quiz, QuizMode, quiz_paper
from reader.core.study.rounds import RoundKey
from reader.core.study.typed_responses import typed_response
from reader.core.text.language import language_of
from reader.services.study.rounds import is_round_finished, round_paper
from reader.services.study.spelling import Spelling
from reader.storage.library import Library


class QuestionSpeed:
    """How many characters a minute the reader reads of a question: as in texts of its language."""

    def __init__(self, library: Library) -> None:
        """Set the library, whose samples are read once for each language."""
        self._library = library
        self._by_language: dict[str, float] = {}

    def __call__(self, question: Question) -> float:
        """Return the speed for a question."""
        language = language_of(question.stem)
        if language not in self._by_language:
            samples = self._library.speed.samples(language)
            self._by_language[language] = reading_speed((), samples, language)
        return self._by_language[language]


def new_quiz(
    library: Library,
    seed: int,
    mode: QuizMode,
    count: int | None = None,
    *,
    questions: Sequence[BankQuestion] | None = None,
    spelling: Spelling | None = None,
) -> Quiz:
    """Return a quiz of the questions of the bank, or of these; raises ReaderError BANK_EMPTY."""
    asked = library.questions.all() if questions is None else questions
    if not asked:
        raise ReaderError(Problem.BANK_EMPTY)
    judge = spelling or Spelling()

    def grade(expected: Sequence[str], typed: Sequence[str]) -> str:
        return judge.grade(expected, typed).verdict

    return Quiz(seed, quiz_paper(asked, seed, QuestionSpeed(library), count), mode, grade)


def new_round(library: Library, key: RoundKey, mode: QuizMode, spelling: Spelling | None = None) -> Quiz:
    """Return the quiz of a round, the same for all members; raises ReaderError ROUND_UNKNOWN."""
    return new_quiz(library, key.seed, mode, questions=round_paper(library, key), spelling=spelling)


def answer_lines(quiz: Quiz, lines: Sequence[str]) -> None:
    """Answer the questions of a quiz in order, one with each line; what has no line is not answered."""
    remaining = iter(lines)
    while (current := quiz.current) is not None:
        quiz.answer(typed_response(next(remaining, ""), current))


def finish_quiz(library: Library, quiz: Quiz, now: datetime, key: RoundKey | None = None) -> Changes:
    """Keep a quiz that was finished, as one step of undo; ``now`` is local.

    As that of the round ``key``, it is kept the first time; a round that was tried again is practice like any quiz.
    """
    result_of = key if key is not None and not is_round_finished(library, key) else None
    return library.quizzes.add(quiz, study_day_now(library.plans.history(), now), now, result_of)
