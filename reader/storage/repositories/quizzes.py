"""Store the quizzes that were finished; each is an undo step."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.pack import PACK_ORIGIN
from reader.core.study.quiz import Quiz, QuizMode
from reader.core.study.quiz_record import QuizRecord
from reader.core.study.rounds import PackBank, RoundKey
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_json, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

_ROWS = (
    "SELECT id, seed, mode, at, day, right, points, total, missed, pack, round FROM quiz WHERE removed IS NULL "
    "ORDER BY at DESC, id"
)
_INSERT = (
    "INSERT INTO quiz (id, seed, mode, at, day, answers, right, points, total, missed, pack, round) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PACKS = "SELECT id, title, study_group, content FROM pack WHERE removed IS NULL ORDER BY made, id"
_ORIGINS = "SELECT id, origin FROM question WHERE removed IS NULL ORDER BY rowid"


class Quizzes:
    """Read and add the quizzes of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def all(self) -> list[QuizRecord]:
        """Return the quizzes, the newest first."""
        return [_record(row) for row in self._connection.rows(_ROWS)]

    def results(self) -> list[QuizRecord]:
        """Return the results of rounds, the oldest first; each round has one."""
        return [record for record in reversed(self.all()) if record.round is not None]

    def banks(self) -> list[PackBank]:
        """Return the packs in which there are questions, the oldest first."""
        origins: dict[str, list[str]] = {}
        for row in self._connection.rows(_ORIGINS):
            origins.setdefault(row["origin"].removeprefix(PACK_ORIGIN), []).append(row["id"])
        there = {id_ for ids in origins.values() for id_ in ids}
        banks = [_bank(row, origins) for row in self._connection.rows(_PACKS)]
        return [bank for bank in banks if not there.isdisjoint(bank.questions)]

    def add(self, quiz: Quiz, day: date, now: datetime, key: RoundKey | None = None) -> Changes:
        """Add a quiz that was finished on a study day, as one undo step; ``key`` is the round whose result it is."""
        identifier, result = new_id(now), quiz.result()
        answers = [
            [asked.asked.id, list(response.picks), response.words]
            for asked, response in zip(quiz.paper, quiz.responses, strict=False)
        ]
        values = (
            *(identifier, quiz.seed, quiz.mode.value, format_timestamp(now), day.isoformat()),
            *(json.dumps(answers, ensure_ascii=False), result.right, float(result.points), result.total),
            *(json.dumps(result.missed), key.pack if key else None, key.number if key else None),
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
        _ids(missed),
        RoundKey(row["pack"], row["round"]) if row["pack"] and row["round"] else None,
    )


def _bank(row: sqlite3.Row, origins: Mapping[str, Sequence[str]]) -> PackBank:
    """Return the questions that a pack names; of one that names none, those that came in with it."""
    content = parsed_json(row["content"])
    named = _ids(content.get("questions")) if isinstance(content, dict) else ()
    questions = named or tuple(origins.get(row["id"], ()))
    return PackBank(row["id"], row["title"], row["study_group"] or "", questions)


def _ids(values: object) -> tuple[str, ...]:
    return tuple(one for one in values if isinstance(one, str)) if isinstance(values, list) else ()
