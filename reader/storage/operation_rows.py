"""Keep the operations in their order: what was done last is on top, and what was undone is above all that was not.

A step that changed very many rows is recorded in parts, each of them an operation. Their numbers follow one another,
and they have one name, one time, and are all undone or all not; no other two steps are numbered like that
(decisions/0116).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reader.storage.recorded_rows import RecordedRow, dump_rows
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    import sqlite3

    from reader.core.operation_name import OperationName
    from reader.storage.connection import Connection

MAX_STEPS = 200
"""How many operations can be undone (notes.md, "One undo"), and how many of other machines stay in the history."""

MAX_PARTS = 1_000
"""Into how many parts a step may be divided: fewer numbers than are between it and a step that comes after it."""

_GAP = 1 << 20
_STRIDE = 1 << 10
"""Distances between the numbers of two steps, and from a step to one that is inserted after it.

The steps of the first schema have numbers below all gaps, one after the other.
"""

_TRIM = """
DELETE FROM operation WHERE (?1 OR intake IS NOT NULL) AND number < (
    SELECT number FROM operation step WHERE (step.intake IS NULL) = ?1 AND NOT EXISTS (
        SELECT 1 FROM operation part
        WHERE part.number = step.number - 1 AND part.number >= ?2 AND part.name = step.name AND part.at = step.at
    ) ORDER BY number DESC LIMIT 1 OFFSET ?3
)
"""


class OperationRows:
    """The rows of the operations."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def last(self) -> sqlite3.Row | None:
        """Return the operation that is in effect above all others."""
        return self._connection.row("SELECT * FROM operation WHERE undone = 0 ORDER BY number DESC LIMIT 1")

    def last_own(self) -> sqlite3.Row | None:
        """Return the operation that undo takes first: the last one of the reader."""
        return self._connection.row(
            "SELECT * FROM operation WHERE undone = 0 AND intake IS NULL ORDER BY number DESC LIMIT 1"
        )

    def next(self) -> sqlite3.Row | None:
        """Return the operation that redo takes first."""
        return self._connection.row("SELECT * FROM operation WHERE undone = 1 ORDER BY number LIMIT 1")

    def get(self, number: int) -> sqlite3.Row | None:
        """Return an operation."""
        return self._connection.row("SELECT * FROM operation WHERE number = ?", (number,))

    def parts(self, number: int) -> list[int]:
        """Return the numbers of the parts of the step that an operation belongs to, the first part first."""
        rows = self._connection.rows(
            "SELECT number, name, at, undone FROM operation WHERE number BETWEEN ?1 - ?2 AND ?1 + ?2 ORDER BY number",
            (number, MAX_PARTS),
        )
        steps = [[row["number"] for row in group] for group in self.grouped(rows)]
        return next((step for step in steps if number in step), [])

    @staticmethod
    def grouped(rows: Sequence[sqlite3.Row]) -> list[list[sqlite3.Row]]:
        """Return operations, in order, by the steps that they are parts of."""
        groups: list[list[sqlite3.Row]] = []
        for row in rows:
            if groups and _is_next_part(groups[-1][-1], row):
                groups[-1].append(row)
            else:
                groups.append([row])
        return groups

    def append(self, name: OperationName, at: datetime, steps: Sequence[RecordedRow]) -> int:
        """Record an operation on top of all others, and drop what was undone; return its number."""
        self._connection.execute("DELETE FROM operation WHERE undone = 1")
        number = self.next_top()
        self.insert(number, name, at, steps)
        return number

    def insert(self, number: int, name: OperationName, at: datetime, steps: Sequence[RecordedRow]) -> None:
        """Record an operation under a number, and drop the oldest step if there are too many."""
        self._connection.execute(
            "INSERT INTO operation (number, name, at, edits) VALUES (?, ?, ?, ?)",
            (number, name.value, format_timestamp(at), dump_rows(steps)),
        )
        self._trim(is_own=True)

    def insert_intake(
        self, number: int, name: OperationName, at: datetime, steps: Sequence[RecordedRow], intake: str
    ) -> None:
        """Record under a number what came from other machines; ``intake`` is what it was in numbers, as JSON."""
        self._connection.execute(
            "INSERT INTO operation (number, name, at, edits, intake) VALUES (?, ?, ?, ?, ?)",
            (number, name.value, format_timestamp(at), dump_rows(steps), intake),
        )
        self._trim(is_own=False)

    def _trim(self, *, is_own: bool) -> None:
        """Drop the oldest step if there are too many of the reader's own, or of other machines."""
        self._connection.execute(_TRIM, (is_own, _GAP, MAX_STEPS - 1))

    def put_rows(self, number: int, steps: Sequence[RecordedRow]) -> None:
        """Set the rows that an operation touched."""
        self._connection.execute("UPDATE operation SET edits = ? WHERE number = ?", (dump_rows(steps), number))

    def put_intake(self, number: int, steps: Sequence[RecordedRow], intake: str) -> None:
        """Set the rows that came from other machines, and what they are in numbers."""
        sql = "UPDATE operation SET edits = ?, intake = ? WHERE number = ?"
        self._connection.execute(sql, (dump_rows(steps), intake, number))

    def set_undone(self, number: int, *, undone: bool) -> None:
        """Record whether an operation is undone."""
        self._connection.execute("UPDATE operation SET undone = ? WHERE number = ?", (undone, number))

    def remove(self, number: int) -> None:
        """Forget an operation."""
        self._connection.execute("DELETE FROM operation WHERE number = ?", (number,))

    def next_top(self) -> int:
        """Return a number above all present and past ones: a remembered number must never come to mean another step."""
        present = self._connection.number("SELECT max(number) FROM operation")
        return _GAP + max(present, self._connection.number("SELECT seq FROM sqlite_sequence WHERE name = 'operation'"))

    def number_after(self, after: int, parts: int = 1) -> int:
        """Return a free number soon after a step, with free ones after it for so many parts."""
        above = self._connection.number("SELECT min(number) FROM operation WHERE number > ?", (after,))
        if not above:
            return self.next_top()
        # steps that are no parts of one must not come to have numbers that follow one another
        if above - after < parts + 3:
            # by way of negative numbers, so that no two collide
            self._connection.execute("UPDATE operation SET number = -number - ? WHERE number > ?", (_GAP, after))
            self._connection.execute("UPDATE operation SET number = -number WHERE number < 0")
            above += _GAP
        return after + min(_STRIDE, (above - after - parts + 1) // 2)

    def move_after(self, parts: Sequence[int], after: int) -> list[int]:
        """Move the parts of a step to after another step; return their new numbers."""
        first = self.number_after(after, len(parts))
        moved = list(range(first, first + len(parts)))
        for new, old in zip(moved, parts, strict=True):
            self._connection.execute("UPDATE operation SET number = ? WHERE number = ?", (new, old))
        return moved


def _is_next_part(before: sqlite3.Row, row: sqlite3.Row) -> bool:
    """Return whether an operation is the next part of the step that another one is part of."""
    follows = row["number"] == before["number"] + 1 > _GAP
    return follows and (row["name"], row["at"], row["undone"]) == (before["name"], before["at"], before["undone"])
