"""Record the last operations with the values before and after, so that undo survives a restart.

An operation touches rows of tables. The state of a row is the values of the columns that operations may change; None
means that the row did not exist. Undo never deletes rows: it marks them as removed, and they keep their id. It writes
only the columns that the operation changed, so that what was written since by others stays (decisions/0068).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.storage.recorded_rows import (
    KINDS,
    STUDY_KINDS,
    RecordedRow,
    State,
    TouchedRow,
    continues,
    description,
    dump_rows,
    leaving_texts,
    load_first_row,
    load_rows,
    restored_values,
)
from reader.storage.stored_values import parsed_day, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.undo_history import HistoryEntry, HistoryStep
    from reader.storage.connection import Connection, Value
    from reader.storage.plan_rows import PlanRows

MAX_STEPS = 200
"""How many operations can be undone (notes.md, "One undo")."""

GATHERED = 100
"""How many texts that are imported together make one undo step: its values are rewritten with each of them."""

_GAP = 1 << 20
_STRIDE = 1 << 10
"""Distances between the numbers of two steps, and from a step to one that is inserted after it."""

_FIRST_ROW = 20_000
"""How many characters of what an operation touched usually hold the first row, which describes the step."""

_LAST = "undone = 0 AND number < ? ORDER BY number DESC", (1 << 63) - 1
_NEXT = "undone = 1 AND number > ? ORDER BY number", 0
"""Which operation undo or redo takes, and the number from which on it is looked for."""


class Journal:
    """Record, undo and redo operations."""

    def __init__(self, connection: Connection) -> None:
        """Use ``connection`` for all reads and writes."""
        self._connection = connection
        self._gathering = 0

    @cached_property
    def _plans(self) -> PlanRows:
        from reader.storage.plan_rows import PlanRows

        return PlanRows(self._connection)

    def record(
        self,
        name: OperationName,
        at: datetime,
        touched: Iterable[TouchedRow],
        work: Callable[[], object],
        *,
        joins: bool = False,
        gathers: bool = False,
    ) -> Changes:
        """Run ``work`` in one transaction and record what it changed; undone operations can then no longer be redone.

        With ``joins`` the step is merged into the last operation if that has the same name and touched the same rows.
        With ``gathers``, for new rows, it is merged into the step that this journal gathers, or begins a new one: below
        what the reader did in the meantime and below what was undone, which can still be redone.
        """
        keep = self._gather if gathers else self._join if joins else self._append
        return self._connection.write(lambda: self._record(name, at, tuple(touched), work, keep))

    def undo(self, now: datetime) -> Changes:
        """Undo the last operation; raises ReaderError NOTHING_TO_UNDO."""
        return self._connection.write(lambda: self._move(undone=1, now=now))

    def undo_step(self, number: int, now: datetime) -> Changes:
        """Undo the operation with this number, if only imports of unrelated texts came after it.

        Raises ReaderError STEP_COVERED if other steps did, NOTHING_TO_UNDO if the operation is not in effect any more.
        """
        return self._connection.write(lambda: self._undo_step(number, now))

    def retract_step(self, number: int, now: datetime) -> Changes:
        """Undo the operation with this number and forget it, so that it can not be redone; raises as `undo_step`."""
        return self._connection.write(lambda: self._retract_step(number, now))

    def redo(self, now: datetime) -> Changes:
        """Redo the operation that was undone last; raises ReaderError NOTHING_TO_REDO."""
        return self._connection.write(lambda: self._move(undone=0, now=now))

    def redo_step(self, number: int, now: datetime) -> Changes:
        """Redo the operation with this number; raises ReaderError NOTHING_TO_REDO if another one is to be redone."""
        row = self._next()
        if row is None or row["number"] != number:
            raise ReaderError(Problem.NOTHING_TO_REDO)
        return self.redo(now)

    def undoable(self) -> HistoryStep | None:
        """Return the operation that undo would revert."""
        return _next_step(self._first_sound(*_LAST)[0])

    def redoable(self) -> HistoryStep | None:
        """Return the operation that redo would repeat."""
        return _next_step(self._first_sound(*_NEXT)[0])

    def last_step(self) -> int:
        """Return the number of the operation that undo would revert; 0 for none."""
        return self._connection.number("SELECT number FROM operation WHERE undone = 0 ORDER BY number DESC LIMIT 1")

    def undo_name(self) -> OperationName | None:
        """Return the name of the operation that undo would revert."""
        return self._name("undone = 0 ORDER BY number DESC")

    def redo_name(self) -> OperationName | None:
        """Return the name of the operation that redo would repeat."""
        return self._name("undone = 1 ORDER BY number")

    def _name(self, where: str) -> OperationName | None:
        """Return the name of the first operation alone: what an operation touched may be a hundred megabytes."""
        name = self._connection.value(f"SELECT name FROM operation WHERE {where} LIMIT 1")  # noqa: S608
        return None if name is None else parsed_kind(OperationName, name)

    def entries(self) -> tuple[HistoryEntry, ...]:
        """Return the recorded steps, newest first, including those that were undone, without what they touched."""
        rows = self._connection.rows(
            "SELECT number, name, at, substr(edits, 1, ?), length(CAST(edits AS BLOB)), undone "
            "FROM operation ORDER BY number DESC",
            (_FIRST_ROW,),
        )
        return tuple(filter(None, map(self._entry, rows)))

    def _entry(self, row: sqlite3.Row) -> HistoryEntry | None:
        number, name, at, edits, size, undone = row
        first = load_first_row(str(edits))
        if first is None and size > _FIRST_ROW:
            whole = self._connection.value("SELECT edits FROM operation WHERE number = ?", (number,))
            first = load_first_row(str(whole))
        if first is None or parsed_kind(OperationName, name) is None:
            return None
        from reader.core.undo_history import HistoryEntry

        return HistoryEntry(number, stored_time(at), name, description(first), bool(undone), size)

    def step(self, number: int) -> HistoryStep | None:
        """Return the recorded step with this number; None if there is none or it is damaged."""
        return _next_step(self._connection.row("SELECT * FROM operation WHERE number = ?", (number,)))

    def history(self) -> tuple[HistoryStep, ...]:
        """Return the recorded steps, newest first, including those that were undone."""
        rows = self._connection.rows("SELECT number, name, at, edits, undone FROM operation ORDER BY number DESC")
        return tuple(filter(None, (_history_step(*row) for row in rows)))

    def go_to(self, number: int, now: datetime) -> Changes:
        """Undo or redo steps until the one with this number (0: none) is the last one in effect.

        All of it is one transaction. Raises ReaderError NOTHING_TO_UNDO if it already is.
        """
        return self._connection.write(lambda: self._go_to(number, now))

    def _go_to(self, number: int, now: datetime) -> Changes:
        from reader.core.undo_history import combined_changes, path_to

        numbers = [entry.number for entry in path_to(self.entries(), number)]
        path = [step for step in map(self.step, numbers) if step is not None]
        if not path:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        for step in path:
            self._move(undone=int(not step.undone), now=now)
        return combined_changes(path)

    def _undo_step(self, number: int, now: datetime) -> Changes:
        later = self._connection.rows(
            "SELECT * FROM operation WHERE undone = 0 AND number >= ? ORDER BY number", (number,)
        )
        if not later or later[0]["number"] != number:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        if not all(_is_unrelated(later[0], row) for row in later[1:]):
            raise ReaderError(Problem.STEP_COVERED)
        if later[1:]:
            number = self._number_after(int(later[-1]["number"]))
            sql = "UPDATE operation SET number = ? WHERE number = ?"
            self._connection.execute(sql, (number, later[0]["number"]))
        return self._move(undone=1, now=now)

    def _retract_step(self, number: int, now: datetime) -> Changes:
        changes = self._undo_step(number, now)
        self._connection.execute("DELETE FROM operation WHERE number = ?", (changes.step,))
        return changes

    def _record(
        self,
        name: OperationName,
        at: datetime,
        touched: tuple[TouchedRow, ...],
        work: Callable[[], object],
        keep: Callable[[OperationName, datetime, list[RecordedRow]], int],
    ) -> Changes:
        befores = [self._state(row) for row in touched]
        work()
        pairs = zip(touched, befores, strict=True)
        steps = [RecordedRow(row.kind, row.id, before, self._state(row)) for row, before in pairs]
        return replace(_changes(name, steps), step=keep(name, at, steps))

    def _append(self, name: OperationName, at: datetime, steps: list[RecordedRow]) -> int:
        self._connection.execute("DELETE FROM operation WHERE undone = 1")
        return self._insert(self._next_top(), name, at, steps)

    def _insert(self, number: int, name: OperationName, at: datetime, steps: list[RecordedRow]) -> int:
        self._connection.execute(
            "INSERT INTO operation (number, name, at, edits) VALUES (?, ?, ?, ?)",
            (number, name.value, format_timestamp(at), dump_rows(steps)),
        )
        self._connection.execute(
            "DELETE FROM operation WHERE number <= "
            "(SELECT number FROM operation ORDER BY number DESC LIMIT 1 OFFSET ?)",
            (MAX_STEPS,),
        )
        return number

    def _join(self, name: OperationName, at: datetime, steps: list[RecordedRow]) -> int:
        last = self._last()
        if last is None or last["name"] != name.value or self._next() is not None:
            return self._append(name, at, steps)
        earlier = load_rows(last["edits"])
        if earlier is None or not continues(earlier, steps):
            return self._append(name, at, steps)
        merged = [RecordedRow(new.kind, new.id, old.before, new.after) for old, new in zip(earlier, steps, strict=True)]
        self._connection.execute(
            "UPDATE operation SET edits = ?, at = ? WHERE number = ?",
            (dump_rows(merged), format_timestamp(at), last["number"]),
        )
        return int(last["number"])

    def _gather(self, name: OperationName, at: datetime, steps: list[RecordedRow]) -> int:
        # the gathered step may have been undone, and after a failed transaction its number may belong to another step
        row = self._connection.row(
            "SELECT number, edits FROM operation WHERE number = ? AND name = ? AND undone = 0",
            (self._gathering, name.value),
        )
        earlier = None if row is None else load_rows(row["edits"])
        if row is None or earlier is None or len(earlier) + len(steps) > GATHERED:
            last = self._last() if row is None else row
            self._gathering = self._insert(self._number_after(last["number"] if last else 0), name, at, steps)
        else:
            sql = "UPDATE operation SET edits = ? WHERE number = ?"
            self._connection.execute(sql, (dump_rows(earlier + steps), self._gathering))
        return self._gathering

    def _next_top(self) -> int:
        """Return a number above all present and past ones: a remembered number must never come to mean another step."""
        present = self._connection.number("SELECT max(number) FROM operation")
        return _GAP + max(present, self._connection.number("SELECT seq FROM sqlite_sequence WHERE name = 'operation'"))

    def _number_after(self, after: int) -> int:
        """Return a free number right after a step."""
        above = self._connection.number("SELECT min(number) FROM operation WHERE number > ?", (after,))
        if not above:
            return self._next_top()
        if above - after < 2:
            # by way of negative numbers, so that no two collide
            self._connection.execute("UPDATE operation SET number = -number - ? WHERE number > ?", (_GAP, after))
            self._connection.execute("UPDATE operation SET number = -number WHERE number < 0")
            above += _GAP
        return after + min(_STRIDE, (above - after) // 2)

    def _move(self, *, undone: int, now: datetime) -> Changes:
        """Undo or redo the next operation; one that is damaged, or contradicts what is there, is passed over."""
        where, number = _LAST if undone else _NEXT
        while True:
            row, steps = self._first_sound(where, number)
            if row is None:
                raise ReaderError(Problem.NOTHING_TO_UNDO if undone else Problem.NOTHING_TO_REDO)
            if self._apply(row, steps, undone=bool(undone), now=now):
                break
            number = row["number"]
        self._connection.execute("UPDATE operation SET undone = ? WHERE number = ?", (undone, row["number"]))
        return replace(_changes(row["name"], steps), step=int(row["number"]))

    def _apply(self, row: sqlite3.Row, steps: list[RecordedRow], *, undone: bool, now: datetime) -> bool:
        """Restore the states before or after an operation, and return whether that is possible; else change nothing."""
        self._connection.execute("SAVEPOINT operation")
        try:
            if row["name"] == OperationName.CHANGE_PLAN:
                self._move_plan(row, steps, undone=undone, now=now)
            else:
                for step in reversed(steps) if undone else steps:
                    self._restore(step, undone=undone, now=now)
        except sqlite3.IntegrityError:
            self._connection.execute("ROLLBACK TO operation")
            return False
        finally:
            self._connection.execute("RELEASE operation")
        return True

    def _move_plan(self, row: sqlite3.Row, steps: list[RecordedRow], *, undone: bool, now: datetime) -> None:
        """Undo or redo a change of the plan by another one; days of rest that have begun stay as they are."""
        today = self._plans.today(now)
        for step in steps:
            if step.kind != "plan" and not _has_begun(step, today):
                self._restore(step, undone=undone, now=now)
        if any(step.kind == "plan" for step in steps):
            edits = dump_rows([*steps, *self._plans.move(row["number"], undone=undone, now=now)])
            self._connection.execute("UPDATE operation SET edits = ? WHERE number = ?", (edits, row["number"]))

    def _last(self) -> sqlite3.Row | None:
        return self._connection.row("SELECT * FROM operation WHERE undone = 0 ORDER BY number DESC LIMIT 1")

    def _next(self) -> sqlite3.Row | None:
        return self._connection.row("SELECT * FROM operation WHERE undone = 1 ORDER BY number LIMIT 1")

    def _first_sound(self, where: str, number: int) -> tuple[sqlite3.Row | None, list[RecordedRow]]:
        """Return the first operation after a number with its steps, passing over those that are damaged."""
        sql = f"SELECT * FROM operation WHERE {where} LIMIT 1"  # noqa: S608
        while (row := self._connection.row(sql, (number,))) is not None:
            steps = load_rows(row["edits"])
            if steps is not None and parsed_kind(OperationName, row["name"]) is not None:
                return row, steps
            number = row["number"]
        return None, []

    def _state(self, touched: TouchedRow) -> State | None:
        kind = KINDS[touched.kind]
        columns = ", ".join(f'"{column}"' for column in kind.columns)
        sql = f"SELECT {columns} FROM {kind.table} WHERE {kind.key} = ? AND {kind.exists}"  # noqa: S608
        row = self._connection.row(sql, (touched.id,))
        return None if row is None else dict(zip(kind.columns, row, strict=True))

    def _restore(self, step: RecordedRow, *, undone: bool, now: datetime) -> None:
        kind = KINDS[step.kind]
        present = self._state(TouchedRow(step.kind, step.id))
        values = restored_values(step, present, undone=undone, now=now)
        if step.kind == "roadmap" and "track" in values:
            # an operation of the first schema, in which the track was a column of the roadmap, not of the text
            self._connection.execute("UPDATE text SET track = ? WHERE id = ?", (values.pop("track"), step.id))
        if values:
            settings = ", ".join(f'"{column}" = ?' for column in values)
            sql = f"UPDATE {kind.table} SET {settings} WHERE {kind.key} = ?"  # noqa: S608
            self._connection.execute(sql, (*values.values(), step.id))


def _has_begun(row: RecordedRow, today: date) -> bool:
    """Return whether a row is a day of rest that has begun, and so is neither declared nor taken back any more."""
    day = parsed_day(row.id) if row.kind == "rest_day" else None
    return day is not None and day <= today


def _history_step(number: int, name: str, at: str, edits: str, undone: int) -> HistoryStep | None:
    from reader.core.undo_history import HistoryStep

    steps = load_rows(edits)
    if steps is None or parsed_kind(OperationName, name) is None:
        return None
    changes, leaving = _changes(name, steps), leaving_texts(steps, undone=bool(undone))
    return HistoryStep(number, stored_time(at), changes, description(steps), bool(undone), leaving)


def _next_step(row: sqlite3.Row | None) -> HistoryStep | None:
    return None if row is None else _history_step(*(row[name] for name in ("number", "name", "at", "edits", "undone")))


def is_sound_operation(name: str, edits: str) -> bool:
    """Return whether an operation can be undone, as far as its row tells."""
    return parsed_kind(OperationName, name) is not None and load_rows(edits) is not None


def _is_unrelated(step: sqlite3.Row, later: sqlite3.Row) -> bool:
    """Return whether a later step only imported texts, none of them or of their content touched by the earlier step."""
    return later["name"] == OperationName.ADD_TEXT and not _touched_keys(step) & _touched_keys(later)


def _touched_keys(row: sqlite3.Row) -> set[Value]:
    steps = load_rows(row["edits"]) or []
    digests = {state.get("digest") for step in steps for state in (step.before, step.after) if state}
    return {step.id for step in steps} | (digests - {None})


def _changes(name: str, steps: list[RecordedRow]) -> Changes:
    return Changes(
        operation=str(name),
        annotations=_of_kind("annotation", steps),
        texts=_of_kind("text", steps),
        entries=_of_kind("entry", steps),
        plan=any(step.kind in {"plan", "rest_day"} for step in steps),
        roadmap=any(step.kind in {"roadmap", "roadmap_end"} for step in steps),
        topics=any(step.kind in {"topic", "topic_item"} for step in steps),
        study=any(step.kind in STUDY_KINDS for step in steps),
    )


def _of_kind(kind: str, steps: list[RecordedRow]) -> tuple[str, ...]:
    return tuple(step.id for step in steps if step.kind == kind)
