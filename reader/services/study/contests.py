"""Set up contests, keep what happens in them, and write down what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.core.study.contest import ContestError, ContestEvent, ContestLog, SetUp, check_set_up
from reader.core.study.contest_paper import QuestionCounts, contest_paper
from reader.core.study.contest_record import ContestRecord
from reader.core.study.question_sides import right_lines
from reader.core.study.questions import BankQuestion, QuestionKind
from reader.exporters.contest import ContestSheet, contest_document
from reader.exporters.sheet import SheetDocument
from reader.services.exporting.translated_labels import Translate, contest_labels
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

_BETWEEN = "；"


@dataclass(frozen=True, slots=True)
class ContestRequest:
    """A contest that is asked for: the set-up without its paper, how many questions, and which they are chosen from.

    ``category`` and ``pack``, the id of one, limit the questions; None takes all.
    """

    set_up: SetUp
    counts: QuestionCounts
    category: str | None = None
    pack: str | None = None


def contest_questions(library: Library, category: str | None = None, pack: str | None = None) -> list[BankQuestion]:
    """Return the questions that a contest may ask: those of the bank, of a category of it, or of a pack."""
    questions = library.questions.all()
    if pack is not None:
        ids = {id_ for bank in library.quizzes.banks() if bank.pack == pack for id_ in bank.questions}
        questions = [one for one in questions if one.id in ids]
    return [one for one in questions if category in (None, one.question.category)]


def contest_set_up(questions: Sequence[BankQuestion], request: ContestRequest) -> SetUp:
    """Return the set-up with the paper of its seed, chosen from these questions.

    Raises ReaderError CONTEST_SET_UP (``why``) for teams or keys with which there is no contest, CONTEST_QUESTIONS
    (``number``, ``needed``) where there are too few questions.
    """
    try:
        check_set_up(request.set_up)
    except ContestError as error:
        raise ReaderError(Problem.CONTEST_SET_UP, why=error.fault.value) from error
    teams = len(request.set_up.teams)
    needed = request.counts.total(teams)
    if not needed or len(questions) < needed:
        raise ReaderError(Problem.CONTEST_QUESTIONS, number=len(questions), needed=needed)
    return replace(request.set_up, paper=contest_paper(questions, request.set_up.seed, request.counts, teams))


def begin_contest(library: Library, set_up: SetUp, now: datetime) -> tuple[ContestRecord, Changes]:
    """Begin a contest, which is kept from now on, as one step of undo."""
    return keep_contest(library, ContestLog([set_up]), now)


def keep_contest(library: Library, log: ContestLog, now: datetime) -> tuple[ContestRecord, Changes]:
    """Add a contest with its log, as one step of undo."""
    contest = log.contest
    assert contest is not None
    record = ContestRecord(new_id(now), contest.set_up.title, study_day_of(library, now), now, log)
    return record, library.contests.put(record, now)


def add_event(library: Library, record: ContestRecord, event: ContestEvent, now: datetime) -> Changes:
    """Go on with a contest by one event, which is kept at once; raises ContestError if it cannot happen now."""
    record.log.add(event)
    return library.contests.put(record, now)


def contest_sheet(library: Library, record: ContestRecord, translate: Translate) -> SheetDocument:
    """Return the sheet of a contest, with those answers that are in the bank.

    Raises ReaderError CONTEST_UNKNOWN for one of which nothing can be read.
    """
    contest = record.log.contest
    if contest is None:
        raise ReaderError(Problem.CONTEST_UNKNOWN, id=record.id, matches=1)
    known = library.questions.some(one.shown.question for one in contest.questions)
    answers = {id_: right_answer(one) for id_, one in known.items()}
    return contest_document(ContestSheet(record.title, record.day, contest, answers, contest_labels(translate)))


def right_answer(asked: BankQuestion) -> str:
    """Return what is right, in one line, without the letters of options; of an open question, its explanation."""
    question = asked.question
    if question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL}:
        return _BETWEEN.join(question.options[place].text for place in question.right_options)
    return _BETWEEN.join(right_lines(question)) or question.explanation
