"""Store the quizzes that were finished; each is an undo step."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.quiz import Quiz, QuizMode
from reader.core.study.quiz_record import QuizRecord
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_json, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

_ROWS = (
    "SELECT id, seed, mode, at, day, right, points, total, missed FROM quiz WHERE removed IS NULL ORDER BY at DESC, id"
)
_INSERT = (
    "INSERT INTO quiz (id, seed, mode, at, day, answers, right, points, total, missed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Quizzes:
    """Read and add the quizzes of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def all(self) -> list[QuizRecord]:
        """Return the quizzes, the newest first."""
        return [_record(row) for row in self._connection.rows(_ROWS)]

    def add(self, quiz: Quiz, day: date, now: datetime) -> Changes:
        """Add a quiz that was finished on a study day, as one undo step."""
        identifier, result = new_id(now), quiz.result()
        answers = [
            [asked.asked.id, list(response.picks), response.words]
            for asked, response in zip(quiz.paper, quiz.responses, strict=False)
        ]
        values = (
            *(identifier, quiz.seed, quiz.mode.value, format_timestamp(now), day.isoformat()),
            *(json.dumps(answers, ensure_ascii=False), result.right, float(result.points), result.total),
            json.dumps(result.missed),
        )
        return self._journal.record(
            OperationName.FINISH_QUIZ,
            now,
            [TouchedRow("quiz", identifier)],
            lambda: self._connection.execute(_INSERT, values),
        )


def _record(row: sqlite3.Row) -> QuizRecord:
    missed = parsed_json(row["missed"])
    at = stored_time(row["at"])
    return QuizRecord(
        row["id"],
        row["seed"],
        parsed_kind(QuizMode, row["mode"]) or QuizMode.PRACTICE,
        at,
        parsed_day(row["day"]) or at.date(),
        row["right"],
        row["points"],
        row["total"],
        tuple(one for one in missed if isinstance(one, str)) if isinstance(missed, list) else (),
    )
