"""List what the journal has recorded: the steps that can be undone or redone."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.core.changes import united_changes
from reader.core.operation_name import OperationName
from reader.storage.recorded_rows import changes_of, description, leaving_texts, load_first_row, load_rows
from reader.storage.stored_values import parsed_kind, stored_time

if TYPE_CHECKING:
    import sqlite3

    from reader.core.sync.intake import Intake
    from reader.core.undo_history import HistoryEntry, HistoryStep
    from reader.storage.connection import Connection
    from reader.storage.operation_rows import OperationRows

_FIRST_ROW = 60_000
"""How many bytes of what an operation touched usually hold the first row, which describes the step."""

_COLUMNS = ("number", "name", "at", "edits", "undone", "intake")


class RecordedHistory:
    """The recorded steps, including those that were undone."""

    def __init__(self, connection: Connection, rows: OperationRows) -> None:
        """Set the connection, and the rows in which the steps are recorded."""
        self._connection = connection
        self._rows = rows

    def entries(self) -> tuple[HistoryEntry, ...]:
        """Return the recorded steps, newest first, including those that were undone, without what they touched."""
        rows = self._connection.rows("SELECT number, name, at, undone, intake FROM operation ORDER BY number")
        steps = self._rows.grouped(rows)[::-1]
        firsts = [parts[0]["number"] for parts in steps]
        beginnings = self._connection.beginnings("operation", "edits", firsts, _FIRST_ROW)
        return tuple(filter(None, map(self._entry, steps, beginnings)))

    def _entry(self, parts: list[sqlite3.Row], beginning: tuple[str, int]) -> HistoryEntry | None:
        number, name, at, undone, intake = parts[0]
        numbers = tuple(map(itemgetter("number"), parts))
        edits, size = beginning
        first = load_first_row(edits)
        if first is None and size > _FIRST_ROW:
            whole = self._connection.value("SELECT edits FROM operation WHERE number = ?", (number,))
            first = load_first_row(str(whole))
        if first is None or parsed_kind(OperationName, name) is None:
            return None
        from reader.core.undo_history import HistoryEntry

        words, taken = description(first), _intake(intake)
        return HistoryEntry(numbers[-1], stored_time(at), name, words, bool(undone), size, numbers, taken)

    def part(self, number: int) -> HistoryStep | None:
        """Return a part of a step as a step, None if there is none or it is damaged; most steps have only one part."""
        return self.step_of(self._rows.get(number))

    def step_of(self, row: sqlite3.Row | None) -> HistoryStep | None:
        """Return the step that is recorded in a row, or the part of one; None for no row, or if it is damaged."""
        return None if row is None else _history_step(row)

    def steps(self) -> tuple[HistoryStep, ...]:
        """Return the recorded steps, newest first, including those that were undone."""
        rows = self._connection.rows("SELECT number, name, at, edits, undone, intake FROM operation ORDER BY number")
        return tuple(filter(None, map(self._united, reversed(self._rows.grouped(rows)))))

    def _united(self, parts: list[sqlite3.Row]) -> HistoryStep | None:
        """Return the step that consists of these operations, None if all of them are damaged."""
        steps = [step for step in map(self.step_of, parts) if step is not None]
        if len(steps) < 2:
            return steps[0] if steps else None
        changes = united_changes([step.changes for step in steps])
        return replace(steps[0], number=parts[-1]["number"], changes=changes)


def _history_step(row: sqlite3.Row) -> HistoryStep | None:
    from reader.core.undo_history import HistoryStep

    number, name, at, edits, undone, intake = (row[column] for column in _COLUMNS)
    steps = load_rows(edits)
    if steps is None or parsed_kind(OperationName, name) is None:
        return None
    changes, leaving = changes_of(name, steps), leaving_texts(steps, undone=bool(undone))
    words, taken = description(steps), _intake(intake)
    return HistoryStep(number, stored_time(at), changes, words, bool(undone), leaving, taken)


def _intake(stored: str | None) -> Intake | None:
    if stored is None:
        return None
    from reader.core.sync.intake import Intake

    return Intake.from_json(stored)
