"""Store the changes of rotas, of which each rota is the fold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.rota import DatedChange, Rota, RotaChange
from reader.core.study.rota_content import parsed_rota_change, rota_change_content
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_json, stored_optional_time, stored_time
from reader.storage.timestamps import format_timestamp

_ROWS = "SELECT kind, day, value, made, removed FROM rota_change WHERE rota = ? {where} ORDER BY made, rowid"

RotaRow = tuple[str, str, str, str, str, str, str]
"""The id of a change, the rota, its kind, day and value, and the time and the study day at which it was made."""


class Rotas:
    """Read and change the rotas of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def names(self) -> list[str]:
        """Return the names of all rotas."""
        rows = self._connection.rows("SELECT DISTINCT rota FROM rota_change WHERE removed IS NULL ORDER BY rota")
        return [row[0] for row in rows]

    def get(self, name: str) -> Rota:
        """Return a rota; an empty one if there is none of this name."""
        rows = self._connection.rows(_ROWS.format(where="AND removed IS NULL"), (name,))
        return Rota(change for row in rows if (change := _change(row)) is not None)

    def history(self, name: str) -> list[DatedChange]:
        """Return all changes of a rota in the order in which they were made, those that were taken back, too."""
        rows = self._connection.rows(_ROWS.format(where=""), (name,))
        return [
            DatedChange(change, stored_time(row["made"]), stored_optional_time(row["removed"]))
            for row in rows
            if (change := _change(row)) is not None
        ]

    def change(self, name: str, changes: Sequence[RotaChange], today: date, now: datetime) -> Changes:
        """Add changes to a rota, as one step of undo; ``today`` is the study day on which they are made."""
        rows = self.rows(name, changes, today, now)
        touched = [self.touched(row) for row in rows]
        return self._journal.record(OperationName.CHANGE_ROTA, now, touched, lambda: self.put(rows))

    def rows(self, name: str, changes: Sequence[RotaChange], today: date, now: datetime) -> list[RotaRow]:
        """Return the rows of changes that are made on the study day ``today``, for `put`."""
        made = format_timestamp(now)
        return [(new_id(now), name, *_stored(change), made, today.isoformat()) for change in changes]

    def touched(self, row: RotaRow) -> TouchedRow:
        """Return the row of a change."""
        return TouchedRow("rota_change", row[0])

    def put(self, rows: Sequence[RotaRow]) -> None:
        """Write the rows of changes, within the work of a step that names them."""
        self._connection.execute_many(
            "INSERT INTO rota_change (id, rota, kind, day, value, made, made_day, removed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            rows,
        )


def _stored(change: RotaChange) -> tuple[str, str, str]:
    """Return the kind, the day and the value of a change."""
    kind, value = rota_change_content(change)
    return kind, change.day.isoformat(), json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _change(row: sqlite3.Row) -> RotaChange | None:
    """Return the change of a row; None if it cannot be read."""
    day = parsed_day(row["day"])
    return None if day is None else parsed_rota_change(row["kind"], day, parsed_json(row["value"]))
