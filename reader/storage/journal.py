"""Record the last operations with the values before and after, so that undo survives a restart.

An operation touches rows of tables. The state of a row is the values of the columns that operations may change; None
means that the row did not exist. Undo never deletes rows: it marks them as removed, and they keep their id. It writes
only the columns that the operation changed, so that what was written since by others stays (decisions/0068).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from reader.core.changes import Changes, united_changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.storage.recorded_rows import (
    RecordedRow,
    TouchedRow,
    changes_of,
    continues,
    load_rows,
    united_rows,
)
from reader.storage.stored_values import parsed_day, parsed_kind, stored_time
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.sync.intake import Intake
    from reader.core.undo_history import HistoryStep
    from reader.storage.connection import Connection, Value
    from reader.storage.operation_rows import OperationRows
    from reader.storage.plan_rows import PlanRows
    from reader.storage.recorded_history import RecordedHistory
    from reader.storage.row_states import RowStates

Result = TypeVar("Result")

GATHERED = 100
"""How many texts that are imported together make one undo step: its values are rewritten with each of them."""

_LAST = "undone = 0 AND intake IS NULL AND number < ? ORDER BY number DESC", (1 << 63) - 1
_NEXT = "undone = 1 AND number > ? ORDER BY number", 0
"""Which operation undo or redo takes, and the number from which on it is looked for.

Undo passes over what came from other machines.
"""

_PART = 500
"""How many rows that came from other machines are recorded in one part of a step."""

_TOGETHER = timedelta(hours=1)
"""For how long what comes from the same machines, with no step of the reader between, is one step."""


class Journal:
    """Record, undo and redo operations."""

    def __init__(self, connection: Connection) -> None:
        """Use ``connection`` for all reads and writes."""
        self._connection = connection
        self._gathering = 0

    @cached_property
    def _rows(self) -> OperationRows:
        from reader.storage.operation_rows import OperationRows

        return OperationRows(self._connection)

    @cached_property
    def _states(self) -> RowStates:
        from reader.storage.row_states import RowStates

        return RowStates(self._connection)

    @cached_property
    def history(self) -> RecordedHistory:
        """Return the steps that are recorded."""
        from reader.storage.recorded_history import RecordedHistory

        return RecordedHistory(self._connection, self._rows)

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
        keep = self._gather if gathers else self._join if joins else self._rows.append
        return self._write(lambda: self._record(name, at, tuple(touched), work, keep))

    def record_intake(self, at: datetime, steps: Iterable[RecordedRow], intake: Intake) -> int:
        """Record what came from other machines, within the transaction that wrote it; return the number of the step.

        It stands above what the reader did and below what was undone, which can still be redone. What comes from the
        same machines shortly after is one step with it.
        """
        from reader.core.sync.intake import Intake

        rows = united_rows(steps)
        last = self._rows.last()
        if last is not None and last["intake"] is not None:
            earlier, known = load_rows(last["edits"]), Intake.from_json(last["intake"])
            is_soon = timedelta(0) <= at - stored_time(last["at"]) <= _TOGETHER
            if earlier and is_soon and known.machines == intake.machines and len(earlier) + len(rows) <= GATHERED:
                self._rows.put_intake(last["number"], united_rows((*earlier, *rows)), known.joined(intake).to_json())
                return int(last["number"])
        parts = [rows[start : start + _PART] for start in range(0, len(rows), _PART)]
        first = self._rows.number_after(last["number"] if last else 0, len(parts))
        for number, part in enumerate(parts, first):
            self._rows.insert_intake(number, OperationName.TAKE_IN, at, part, intake.to_json())
        return first + len(parts) - 1

    def require_finished(self) -> None:
        """Raise ReaderError STEP_UNFINISHED while a step is under way in parts over this connection."""
        if self._connection.turns.is_reserved:
            raise ReaderError(Problem.STEP_UNFINISHED)

    def begin_parts(self) -> None:
        """Refuse all steps but the one that is now made, undone or redone in parts; raises as `require_finished`.

        An import over a connection of its own waits.
        """
        self.require_finished()
        self._connection.turns.reserve()

    def end_parts(self) -> None:
        """Allow other steps again."""
        self._connection.turns.release()

    def record_part(self, name: OperationName, at: datetime, steps: Sequence[RecordedRow], after: int) -> int:
        """Record what one more part of a step changed, in the transaction in which it does; return its number.

        ``after`` is the number of the part before it, 0 for the first one: then what was undone can not be redone.
        """
        if not after:
            return self._rows.append(name, at, steps)
        self._rows.insert(after + 1, name, at, steps)
        return after + 1

    def retract_part(self, number: int, now: datetime) -> Changes | None:
        """Undo a part and forget it, in one transaction; None if it is damaged or contradicts what is there."""
        return self._connection.write(lambda: self._retract_part(number, now))

    def move_part(self, number: int, *, undone: bool, now: datetime) -> Changes | None:
        """Undo or redo a part in one transaction; None if it is damaged or contradicts what is there."""
        return self._connection.write(lambda: self._move_part(number, undone=undone, now=now))

    def next_parts(self, *, undone: bool, beyond: int | None = None) -> list[int]:
        """Return the parts of the step that undo or redo takes next, in order; none if there is no such step.

        ``beyond`` is the number of one that was passed over. A step that undo takes is moved above those that other
        machines made since, so that what is undone stays above all that is not.
        """
        where, first = _LAST if undone else _NEXT
        row, _steps = self._first_sound(where, first if beyond is None else beyond)
        parts = [] if row is None else self._rows.parts(row["number"])
        return self._above_intakes(parts)[::-1] if undone else parts

    def _above_intakes(self, parts: list[int]) -> list[int]:
        """Move the parts of a step above what came from other machines since; return their numbers."""
        last = self._rows.last()
        if not parts or last is None or last["intake"] is None:
            return parts
        return self._connection.write(lambda: self._rows.move_after(parts, int(last["number"])))

    def path_to(self, number: int) -> tuple[list[int], bool]:
        """Return the parts to be moved so that the step with this number is the last in effect, and whether to undo."""
        from reader.core.undo_history import path_to

        path = path_to(self.history.entries(), number)
        backwards = bool(path) and not path[0].undone
        parts = [part for entry in path for part in (entry.parts[::-1] if backwards else entry.parts)]
        return parts, backwards

    def undo(self, now: datetime) -> Changes:
        """Undo the last operation; raises ReaderError NOTHING_TO_UNDO."""
        return self._write(lambda: self._move(undone=True, now=now))

    def undo_step(self, number: int, now: datetime) -> Changes:
        """Undo the operation with this number, if only imports of unrelated texts, or other machines, came after it.

        Raises ReaderError STEP_COVERED if other steps did, NOTHING_TO_UNDO if the operation is not in effect any more.
        """
        return self._write(lambda: self._undo_step(number, now))

    def retract_step(self, number: int, now: datetime) -> Changes:
        """Undo the operation with this number and forget it, so that it can not be redone; raises as `undo_step`."""
        return self._write(lambda: self._retract_step(number, now))

    def redo(self, now: datetime) -> Changes:
        """Redo the operation that was undone last; raises ReaderError NOTHING_TO_REDO."""
        return self._write(lambda: self._move(undone=False, now=now))

    def redo_step(self, number: int, now: datetime) -> Changes:
        """Redo the operation with this number; raises ReaderError NOTHING_TO_REDO if another one is to be redone."""
        self.require_redoable(number)
        return self.redo(now)

    def bring_on_top(self, number: int) -> None:
        """Move an operation to the top, if only imports of unrelated texts came after it; raises as `undo_step`."""
        self._write(lambda: self._bring_on_top(number))

    def require_redoable(self, number: int) -> None:
        """Raise ReaderError NOTHING_TO_REDO unless the operation with this number is the one that redo would repeat."""
        row = self._rows.next()
        if row is None or max(self._rows.parts(row["number"])) != number:
            raise ReaderError(Problem.NOTHING_TO_REDO)

    def undoable(self) -> HistoryStep | None:
        """Return the operation that undo would revert."""
        return self.history.step_of(self._first_sound(*_LAST)[0])

    def redoable(self) -> HistoryStep | None:
        """Return the operation that redo would repeat."""
        return self.history.step_of(self._first_sound(*_NEXT)[0])

    def last_step(self) -> int:
        """Return the number of the operation that undo would revert; 0 for none."""
        return self._connection.number(
            "SELECT number FROM operation WHERE undone = 0 AND intake IS NULL ORDER BY number DESC LIMIT 1"
        )

    def undo_name(self) -> OperationName | None:
        """Return the name of the operation that undo would revert."""
        return self._name("undone = 0 AND intake IS NULL ORDER BY number DESC")

    def redo_name(self) -> OperationName | None:
        """Return the name of the operation that redo would repeat."""
        return self._name("undone = 1 ORDER BY number")

    def _name(self, where: str) -> OperationName | None:
        """Return the name of the first operation alone: what an operation touched may be a hundred megabytes."""
        name = self._connection.value(f"SELECT name FROM operation WHERE {where} LIMIT 1")  # noqa: S608
        return None if name is None else parsed_kind(OperationName, name)

    def go_to(self, number: int, now: datetime) -> Changes:
        """Undo or redo steps until the one with this number (0: none) is the last one in effect.

        All of it is one transaction. Raises ReaderError NOTHING_TO_UNDO if it already is.
        """
        return self._write(lambda: self._go_to(number, now))

    def _go_to(self, number: int, now: datetime) -> Changes:
        parts, undone = self.path_to(number)
        if not parts:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        moved = [self._move_part(part, undone=undone, now=now) for part in parts]
        return replace(united_changes(tuple(filter(None, moved))), operation="", step=0)

    def _write(self, work: Callable[[], Result]) -> Result:
        """Run a step in one transaction; raises ReaderError STEP_UNFINISHED while another one is under way in parts."""
        self.require_finished()
        return self._connection.write(work)

    def _undo_step(self, number: int, now: datetime) -> Changes:
        self._bring_on_top(number)
        return self._move(undone=True, now=now)

    def _bring_on_top(self, number: int) -> None:
        later = self._connection.rows(
            "SELECT * FROM operation WHERE undone = 0 AND number >= ? ORDER BY number", (number,)
        )
        if not later or later[0]["number"] != number:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        parts = self._rows.parts(number)
        if parts[-1] != number:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        if not later[1:]:
            return
        steps = [row for part in parts if (row := self._rows.get(part)) is not None]
        if not all(_is_unrelated(step, row) for step in steps for row in later[1:]):
            raise ReaderError(Problem.STEP_COVERED)
        self._rows.move_after(parts, int(later[-1]["number"]))

    def _retract_step(self, number: int, now: datetime) -> Changes:
        changes = self._undo_step(number, now)
        for part in self._rows.parts(changes.step):
            self._rows.remove(part)
        return changes

    def _retract_part(self, number: int, now: datetime) -> Changes | None:
        changes = self._move_part(number, undone=True, now=now)
        if changes is not None:
            self._rows.remove(number)
        return changes

    def _record(
        self,
        name: OperationName,
        at: datetime,
        touched: tuple[TouchedRow, ...],
        work: Callable[[], object],
        keep: Callable[[OperationName, datetime, list[RecordedRow]], int],
    ) -> Changes:
        befores = [self._states.of(row) for row in touched]
        work()
        pairs = zip(touched, befores, strict=True)
        steps = [RecordedRow(row.kind, row.id, before, self._states.of(row)) for row, before in pairs]
        return replace(changes_of(name, steps), step=keep(name, at, steps))

    def _join(self, name: OperationName, at: datetime, steps: list[RecordedRow]) -> int:
        last = self._rows.last_own()
        if last is None or last["name"] != name.value or self._rows.next() is not None:
            return self._rows.append(name, at, steps)
        earlier = load_rows(last["edits"])
        if earlier is None or not continues(earlier, steps):
            return self._rows.append(name, at, steps)
        merged = [RecordedRow(new.kind, new.id, old.before, new.after) for old, new in zip(earlier, steps, strict=True)]
        self._rows.put_rows(last["number"], merged)
        self._connection.execute("UPDATE operation SET at = ? WHERE number = ?", (format_timestamp(at), last["number"]))
        return int(last["number"])

    def _gather(self, name: OperationName, at: datetime, steps: list[RecordedRow]) -> int:
        # the gathered step may have been undone, and after a failed transaction its number may belong to another step
        row = self._connection.row(
            "SELECT number, edits FROM operation WHERE number = ? AND name = ? AND undone = 0",
            (self._gathering, name.value),
        )
        earlier = None if row is None else load_rows(row["edits"])
        if row is None or earlier is None or len(earlier) + len(steps) > GATHERED:
            last = self._rows.last() if row is None else row
            self._gathering = self._rows.number_after(last["number"] if last else 0)
            self._rows.insert(self._gathering, name, at, steps)
        else:
            self._rows.put_rows(self._gathering, earlier + steps)
        return self._gathering

    def _move(self, *, undone: bool, now: datetime) -> Changes:
        """Undo or redo the next step; one that is damaged, or contradicts what is there, is passed over."""
        parts = self.next_parts(undone=undone)
        while parts:
            moved = [self._move_part(part, undone=undone, now=now) for part in parts]
            if done := [changes for changes in moved if changes is not None]:
                return united_changes(done)
            parts = self.next_parts(undone=undone, beyond=parts[-1])
        raise ReaderError(Problem.NOTHING_TO_UNDO if undone else Problem.NOTHING_TO_REDO)

    def _move_part(self, number: int, *, undone: bool, now: datetime) -> Changes | None:
        row = self._rows.get(number)
        steps = None if row is None else load_rows(row["edits"])
        if row is None or steps is None or not self._apply(row, steps, undone=undone, now=now):
            return None
        self._rows.set_undone(number, undone=undone)
        return replace(changes_of(row["name"], steps), step=number)

    def _apply(self, row: sqlite3.Row, steps: list[RecordedRow], *, undone: bool, now: datetime) -> bool:
        """Restore the states before or after an operation, and return whether that is possible; else change nothing."""
        self._connection.execute("SAVEPOINT operation")
        try:
            if row["name"] == OperationName.CHANGE_PLAN:
                self._move_plan(row, steps, undone=undone, now=now)
            elif all(step.kind == "annotation" for step in steps):
                self._states.restore_annotations(steps, undone=undone, now=now)
            else:
                for step in reversed(steps) if undone else steps:
                    self._states.restore(step, undone=undone, now=now)
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
                self._states.restore(step, undone=undone, now=now)
        if any(step.kind == "plan" for step in steps):
            plans = self._plans.move(row["number"], undone=undone, now=now)
            self._rows.put_rows(row["number"], [*steps, *plans])

    def _first_sound(self, where: str, number: int) -> tuple[sqlite3.Row | None, list[RecordedRow]]:
        """Return the first operation after a number with its steps, passing over those that are damaged."""
        sql = f"SELECT * FROM operation WHERE {where} LIMIT 1"  # noqa: S608
        while (row := self._connection.row(sql, (number,))) is not None:
            steps = load_rows(row["edits"])
            if steps is not None and parsed_kind(OperationName, row["name"]) is not None:
                return row, steps
            number = row["number"]
        return None, []


def _has_begun(row: RecordedRow, today: date) -> bool:
    """Return whether a row is a day of rest that has begun, and so is neither declared nor taken back any more."""
    day = parsed_day(row.id) if row.kind == "rest_day" else None
    return day is not None and day <= today


def is_sound_operation(name: str, edits: str) -> bool:
    """Return whether an operation can be undone, as far as its row tells."""
    return parsed_kind(OperationName, name) is not None and load_rows(edits) is not None


def _is_unrelated(step: sqlite3.Row, later: sqlite3.Row) -> bool:
    """Return whether a later step only imported texts that the earlier one did not touch, or is of other machines."""
    return later["intake"] is not None or (
        later["name"] == OperationName.ADD_TEXT and not _touched_keys(step) & _touched_keys(later)
    )


def _touched_keys(row: sqlite3.Row) -> set[Value]:
    steps = load_rows(row["edits"]) or []
    digests = {state.get("digest") for step in steps for state in (step.before, step.after) if state}
    return {step.id for step in steps} | (digests - {None})
