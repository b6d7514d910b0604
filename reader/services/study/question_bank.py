"""Take questions into the bank, and write the bank out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.foreign_questions import BlockFault, ForeignQuestions, PassedBlock, passed_block
from reader.core.study.question_content import question_content
from reader.core.study.questions import BankQuestion, Question, fault_of, question_id
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class BankReport:
    """What became of a file of questions: the ids that were added, how many were known, and what was passed over."""

    format: str
    added: tuple[str, ...]
    known: int
    passed: tuple[PassedBlock, ...]


def import_questions(
    library: Library, foreign: ForeignQuestions, path: Path, now: datetime
) -> tuple[BankReport, Changes | None]:
    """Add what is new of a file, as one step of undo.

    A question that is in the bank with another answer, or was changed there, stays as it is there and is passed over.
    """
    ids = [question_id(one.question) for one in foreign.questions]
    present = {identifier: one.question for identifier, one in library.questions.some(ids).items()}
    added: list[BankQuestion] = []
    passed = list(foreign.passed)
    known = 0
    for identifier, one in zip(ids, foreign.questions, strict=True):
        there = present.get(identifier)
        if there is None:
            present[identifier] = one.question
            added.append(BankQuestion(identifier, one.question, path.name))
        elif _answers(there) == _answers(one.question):
            known += 1
        else:
            passed.append(passed_block(one.line, BlockFault.DIFFERS, one.question.stem))
    changes = library.questions.add(added, now) if added else None
    in_order = tuple(sorted(passed, key=lambda block: block.line))
    return BankReport(foreign.format.value, tuple(one.id for one in added), known, in_order), changes


def add_question(library: Library, question: Question, now: datetime) -> tuple[str, Changes]:
    """Add a question that was written here; raises ReaderError QUESTION_INVALID, QUESTION_KNOWN."""
    _check(question)
    identifier = question_id(question)
    if library.questions.some([identifier]):
        raise ReaderError(Problem.QUESTION_KNOWN, stem=question.stem)
    return identifier, library.questions.add([BankQuestion(identifier, question)], now)


def change_question(library: Library, identifier: str, question: Question, now: datetime) -> Changes:
    """Change a question, which keeps its id; raises ReaderError QUESTION_INVALID, QUESTION_UNKNOWN."""
    _check(question)
    return library.questions.change(replace(library.questions.get(identifier), question=question), now)


def categories(questions: Sequence[BankQuestion]) -> list[str]:
    """Return the categories of questions in order; the empty one is that of questions without any."""
    return list(dict.fromkeys(one.question.category for one in questions))


def _check(question: Question) -> None:
    fault = fault_of(question)
    if fault is not None:
        raise ReaderError(Problem.QUESTION_INVALID, why=fault.value)


def _answers(question: Question) -> object:
    """Return what is right; words that explain it may differ."""
    content = question_content(replace(question, explanation="", source=""))
    content["options"] = [[option.text, option.right] for option in question.options]
    return content
