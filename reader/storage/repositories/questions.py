"""Store the questions of the bank; every change is an undo step."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.study.question_content import parsed_question, question_content
from reader.core.study.questions import BankQuestion, QuestionKind
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_json, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

_ROWS = "SELECT id, kind, stem, content, name, category, origin, text, quote, made FROM question WHERE removed IS NULL "
_SOME = f"{_ROWS} AND id IN (SELECT value FROM json_each(?))"  # noqa: S608
_IN_ORDER = "ORDER BY category, rowid"
_PUT = (
    "INSERT INTO question (id, kind, stem, content, name, category, origin, text, quote, made, removed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
    "stem = excluded.stem, content = excluded.content, name = excluded.name, category = excluded.category, "
    "origin = excluded.origin, text = excluded.text, quote = excluded.quote, made = excluded.made, removed = NULL"
)


class Questions:
    """Read and change the questions of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def all(self) -> list[BankQuestion]:
        """Return all questions, category by category, in the order in which they came."""
        return [_question(row) for row in self._connection.rows(_ROWS + _IN_ORDER)]

    def count(self) -> int:
        """Return the number of questions."""
        return self._connection.number("SELECT count(*) FROM question WHERE removed IS NULL")

    def get(self, prefix: str) -> BankQuestion:
        """Return the question whose id is ``prefix``, or the only one that starts so; raises QUESTION_UNKNOWN."""
        return _question(self._connection.by_prefix(_ROWS, "id", prefix, Problem.QUESTION_UNKNOWN))

    def some(self, ids: Iterable[str]) -> dict[str, BankQuestion]:
        """Return those of these questions that are in the bank, by id."""
        rows = self._connection.rows(_SOME, (json.dumps(list(ids)),))
        return {row["id"]: _question(row) for row in rows}

    def add(self, questions: Sequence[BankQuestion], now: datetime) -> Changes:
        """Add questions as one undo step; those that were removed come back."""
        return self._put(OperationName.ADD_QUESTIONS, [replace(one, made=now) for one in questions], now)

    def change(self, question: BankQuestion, now: datetime) -> Changes:
        """Replace a question by one with its id; raises ReaderError QUESTION_UNKNOWN."""
        self.get(question.id)
        return self._put(OperationName.CHANGE_QUESTION, [replace(question, made=now)], now)

    def remove(self, ids: Sequence[str], now: datetime) -> Changes:
        """Remove questions as one undo step; raises ReaderError QUESTION_UNKNOWN."""
        known = self.some(ids)
        for missing in set(ids) - known.keys():
            raise ReaderError(Problem.QUESTION_UNKNOWN, id=missing)
        touched = [TouchedRow("question", one) for one in dict.fromkeys(ids)]
        rows = [(format_timestamp(now), row.id) for row in touched]
        return self._journal.record(
            OperationName.REMOVE_QUESTIONS,
            now,
            touched,
            lambda: self._connection.execute_many("UPDATE question SET removed = ? WHERE id = ?", rows),
        )

    def touched(self, question: BankQuestion) -> TouchedRow:
        """Return the row of a question."""
        return TouchedRow("question", question.id)

    def put(self, questions: Sequence[BankQuestion]) -> None:
        """Write the rows of questions, within the work of a step that names them."""
        self._connection.execute_many(_PUT, [_columns(one) for one in questions])

    def _put(self, name: OperationName, questions: Sequence[BankQuestion], now: datetime) -> Changes:
        if not questions:
            return Changes(name.value)
        touched = [self.touched(one) for one in questions]
        return self._journal.record(name, now, touched, lambda: self.put(questions))


def _columns(one: BankQuestion) -> tuple[Value, ...]:
    question = one.question
    content = json.dumps(question_content(question), ensure_ascii=False, separators=(",", ":"))
    assert one.made is not None
    return (
        *(one.id, question.kind.value, question.stem, content, question.name, question.category),
        *(one.origin, question.text or None, question.quote, format_timestamp(one.made)),
    )


def _question(row: sqlite3.Row) -> BankQuestion:
    """Return the question of a row; one of an unknown kind is judged by oneself."""
    kind = parsed_kind(QuestionKind, row["kind"]) or QuestionKind.OPEN
    question = replace(
        parsed_question(kind, row["stem"], parsed_json(row["content"])),
        name=row["name"],
        category=row["category"],
        text=row["text"] or "",
        quote=row["quote"],
    )
    return BankQuestion(row["id"], question, row["origin"], stored_time(row["made"]))
