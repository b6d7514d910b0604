"""Store contests with their logs as they grow."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from reader.core.changes import Changes
from reader.core.errors import Problem
from reader.core.operation_name import OperationName
from reader.core.study.contest_log import event_row, sound_log
from reader.core.study.contest_record import ContestRecord
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_json, stored_time
from reader.storage.timestamps import format_timestamp

_ROWS = "SELECT id, title, day, log, made FROM contest WHERE removed IS NULL "
_NEWEST_FIRST = "ORDER BY made DESC, id"
_PUT = (
    "INSERT INTO contest (id, title, day, log, made, removed) VALUES (?, ?, ?, ?, ?, NULL) "
    "ON CONFLICT (id) DO UPDATE SET title = excluded.title, day = excluded.day, log = excluded.log, removed = NULL"
)


class Contests:
    """Read and change the contests of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def all(self) -> list[ContestRecord]:
        """Return the contests, the newest first."""
        return [_record(row) for row in self._connection.rows(_ROWS + _NEWEST_FIRST)]

    def get(self, prefix: str) -> ContestRecord:
        """Return the contest whose id is ``prefix``, or the only one that begins so; raises CONTEST_UNKNOWN."""
        return _record(self._connection.by_prefix(_ROWS, "id", prefix, Problem.CONTEST_UNKNOWN))

    def put(self, record: ContestRecord, now: datetime) -> Changes:
        """Add a contest, or write it with what happened since; all that happens on end is one step of undo."""
        rows = [event_row(event) for event in record.log.events]
        log = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        values = (record.id, record.title, record.day.isoformat(), log, format_timestamp(record.made))
        return self._journal.record(
            OperationName.CHANGE_CONTEST,
            now,
            [TouchedRow("contest", record.id)],
            lambda: self._connection.execute(_PUT, values),
            joins=True,
        )

    def remove(self, contest: str, now: datetime) -> Changes:
        """Remove a contest; raises ReaderError CONTEST_UNKNOWN."""
        record = self.get(contest)
        return self._journal.record(
            OperationName.CHANGE_CONTEST,
            now,
            [TouchedRow("contest", record.id)],
            lambda: self._connection.execute(
                "UPDATE contest SET removed = ? WHERE id = ?", (format_timestamp(now), record.id)
            ),
        )


def _record(row: sqlite3.Row) -> ContestRecord:
    made = stored_time(row["made"])
    day = parsed_day(row["day"]) or made.date()
    return ContestRecord(row["id"], row["title"], day, made, sound_log(parsed_json(row["log"])))
