"""Read the states of the rows that an operation touches, and restore earlier or later ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.storage.recorded_rows import KINDS, RecordedRow, State, TouchedRow, restored_values

if TYPE_CHECKING:
    from reader.storage.connection import Connection, Value


class RowStates:
    """The states of rows in a library."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def of(self, touched: TouchedRow) -> State | None:
        """Return the state of a row, None if it does not exist."""
        kind = KINDS[touched.kind]
        sql = f"SELECT {_columns(kind.columns)} FROM {kind.table} WHERE {kind.key} = ? AND {kind.exists}"  # noqa: S608
        row = self._connection.row(sql, (touched.id,))
        return None if row is None else dict(zip(kind.columns, row, strict=True))

    def restore(self, step: RecordedRow, *, undone: bool, now: datetime) -> None:
        """Write to a row what undo or redo of an operation restores."""
        kind = KINDS[step.kind]
        present = self.of(TouchedRow(step.kind, step.id))
        values = restored_values(step, present, undone=undone, now=now)
        if step.kind == "roadmap" and "track" in values:
            # an operation of the first schema, in which the track was a column of the roadmap, not of the text
            self._connection.execute("UPDATE text SET track = ? WHERE id = ?", (values.pop("track"), step.id))
        if values:
            sql = f"UPDATE {kind.table} SET {_settings(values)} WHERE {kind.key} = ?"  # noqa: S608
            self._connection.execute(sql, (*values.values(), step.id))

    def restore_annotations(self, steps: Sequence[RecordedRow], *, undone: bool, now: datetime) -> None:
        """Write to annotations what undo or redo restores: all are read at once, and as many as possible written."""
        present = self._annotations(steps)
        written: dict[tuple[str, ...], list[tuple[Value, ...]]] = {}
        for step in steps:
            values = restored_values(step, present.get(step.id), undone=undone, now=now)
            if values:
                written.setdefault(tuple(values), []).append((*values.values(), step.id))
        for columns, rows in written.items():
            self._connection.execute_many(f"UPDATE annotation SET {_settings(columns)} WHERE id = ?", rows)  # noqa: S608

    def _annotations(self, steps: Sequence[RecordedRow]) -> dict[str, State]:
        """Return the annotations as they are now, by id, in the columns that were recorded of any of them."""
        recorded = {column for step in steps for state in (step.before, step.after) for column in state or ()}
        columns = sorted(recorded)
        sql = f"SELECT id, {_columns(columns)} FROM annotation WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        rows = self._connection.rows(sql, (json.dumps([step.id for step in steps]),))
        return {row[0]: dict(zip(columns, row[1:], strict=True)) for row in rows}


def _columns(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _settings(columns: Sequence[str] | State) -> str:
    return ", ".join(f'"{column}" = ?' for column in columns)
