"""Make, undo and redo steps that touch very many annotations, one part after the other.

Each part is a transaction of some milliseconds, so that a window can handle events in between. A program that is killed
meanwhile leaves a step that is shorter, and complete in itself (decisions/0116).
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from typing_extensions import override

from reader.core.changes import Changes, united_changes
from reader.core.errors import Problem, ReaderError
from reader.storage.annotation_columns import column_value, field_value
from reader.storage.operation_rows import MAX_PARTS
from reader.storage.recorded_rows import RecordedRow
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.annotations.bulk_edits import BulkEdit
    from reader.storage.connection import Connection, Value
    from reader.storage.journal import Journal

PART_SIZE = 500
"""How many annotations are changed in one part, in some 10 milliseconds."""


class BulkStep(ABC):
    """A step that is under way; until it is over, or closed, the journal refuses all others.

    ``done`` is how many annotations were changed, ``share`` which part of the step is done, from 0 to 1.
    """

    def __init__(self, journal: Journal, now: datetime, carrying: Callable[[Changes], Changes]) -> None:
        """Refuse other steps from now on; raises ReaderError STEP_UNFINISHED if another one is under way."""
        journal.begin_parts()
        self._journal = journal
        self._now = now
        self._carrying = carrying
        self._made: list[Changes] = []
        self._touched: list[Changes] = []
        self._is_cancelled = False

    @property
    def done(self) -> int:
        """Return how many rows are changed now."""
        return sum(changes.changed for changes in self._made)

    @property
    def share(self) -> float:
        """Return which part of the step is done, or of what was done is not taken back yet."""
        made = len(self._made)
        return made / max(1, made + self._left())

    @property
    def changes(self) -> Changes | None:
        """Return what changed in the library, with what was taken back; None for nothing."""
        if not self._touched:
            return None
        changes = united_changes(self._touched)
        return self._carrying(changes if self._made else replace(changes, step=0))

    def advance(self) -> bool:
        """Make the next part, or take back the last one after `cancel`; return whether the step is over.

        Raises ReaderError with nothing changed by this part; the step is then to be cancelled or closed. After any
        other exception it is closed.
        """
        is_under_way = False
        try:
            is_over = self._take_back() if self._is_cancelled else self._make_next()
            is_under_way = not is_over
        except ReaderError:
            is_under_way = True
            raise
        finally:
            if not is_under_way:
                self.close()
        return is_over

    def finish(self) -> Changes | None:
        """Make all parts that are left, and return what changed."""
        while not self.advance():
            pass
        return self.changes

    def cancel(self) -> None:
        """Take back from now on what was done."""
        self._is_cancelled = True

    def close(self) -> None:
        """Leave the step as it is now, and allow others again."""
        self._journal.end_parts()

    def _make_next(self) -> bool:
        changes = self._make_part()
        if changes is not None:
            self._made.append(changes)
            self._touched.append(changes)
        return not self._left()

    def _take_back(self) -> bool:
        if self._made:
            self._take_back_part(self._made[-1].step)
            self._made.pop()
        return not self._made

    @abstractmethod
    def _left(self) -> int:
        """Return how many parts are still to be made."""

    @abstractmethod
    def _make_part(self) -> Changes | None:
        """Make the next part in one transaction; return what it changed, None for nothing."""

    @abstractmethod
    def _take_back_part(self, number: int) -> None:
        """Take back a part in one transaction."""


class EditStep(BulkStep):
    """Many annotations are edited in the same way."""

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        now: datetime,
        carrying: Callable[[Changes], Changes],
        *,
        edit: BulkEdit,
        annotations: Sequence[str],
    ) -> None:
        """Begin to edit annotations, which are given by their ids."""
        super().__init__(journal, now, carrying)
        self._connection = connection
        self._edit = edit
        self._written: dict[tuple[Value, ...], tuple[Value, ...]] = {}
        size = max(PART_SIZE, -(-len(annotations) // MAX_PARTS))
        self._parts = deque(annotations[start : start + size] for start in range(0, len(annotations), size))
        columns = ", ".join(f'a."{field}"' for field in edit.fields)
        self._select = (
            f"SELECT a.id, a.modified, {columns} FROM annotation a JOIN text t ON t.id = a.text "  # noqa: S608
            "WHERE a.deleted IS NULL AND t.removed IS NULL AND a.id IN (SELECT value FROM json_each(?))"
        )
        settings = ", ".join(f'"{field}" = ?' for field in edit.fields)
        self._update = f"UPDATE annotation SET {settings}, modified = ? WHERE id = ?"  # noqa: S608

    @override
    def _left(self) -> int:
        return len(self._parts)

    @override
    def _make_part(self) -> Changes | None:
        if not self._parts:
            return None
        changes = self._connection.write(lambda: self._edit_annotations(self._parts[0]))
        self._parts.popleft()
        return changes

    @override
    def _take_back_part(self, number: int) -> None:
        self._journal.retract_part(number, self._now)

    def _edit_annotations(self, annotations: Sequence[str]) -> Changes | None:
        steps = self._edited(annotations)
        if not steps:
            return None
        written = [(*step.after.values(), step.id) for step in steps if step.after is not None]
        self._connection.execute_many(self._update, written)
        after = self._made[-1].step if self._made else 0
        if not after:
            _describe(steps[0], self._connection)
        number = self._journal.record_part(self._edit.name, self._now, steps, after)
        return Changes(self._edit.name.value, annotations=tuple(step.id for step in steps), step=number)

    def _edited(self, annotations: Sequence[str]) -> list[RecordedRow]:
        """Return the annotations that the edit changes, with the columns that it changes before and after."""
        rows = self._connection.rows(self._select, (json.dumps(annotations),))
        found = {identifier: (modified, tuple(values)) for identifier, modified, *values in rows}
        columns, modified = (*self._edit.fields, "modified"), format_timestamp(self._now)
        steps = []
        for identifier in dict.fromkeys(annotations):
            if identifier not in found:
                raise ReaderError(Problem.ANNOTATION_UNKNOWN, id=identifier, matches=0)
            earlier, values = found[identifier]
            edited = self._values_after(values)
            if edited != values:
                before = dict(zip(columns, (*values, earlier), strict=True))
                after = dict(zip(columns, (*edited, modified), strict=True))
                steps.append(RecordedRow("annotation", identifier, before, after))
        return steps

    def _values_after(self, stored: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return what the edit makes of stored values; those that stay are kept as they are stored."""
        if stored not in self._written:
            fields = self._edit.fields
            before = [field_value(field, value) for field, value in zip(fields, stored, strict=True)]
            rows = zip(fields, stored, before, self._edit.edited(*before), strict=True)
            self._written[stored] = tuple(
                value if new == old else column_value(field, new) for field, value, old, new in rows
            )
        return self._written[stored]


class MoveStep(BulkStep):
    """Steps that are undone or redone."""

    def __init__(
        self,
        journal: Journal,
        now: datetime,
        carrying: Callable[[Changes], Changes],
        *,
        undone: bool,
        parts: Sequence[int],
        is_one_step: bool,
    ) -> None:
        """Begin to undo or redo these parts, of one step or of several, in this order."""
        super().__init__(journal, now, carrying)
        self._undone = undone
        self._is_one_step = is_one_step
        self._parts = deque(parts)

    @property
    @override
    def changes(self) -> Changes | None:
        changes = super().changes
        return changes if changes is None or self._is_one_step else replace(changes, operation="", step=0)

    @override
    def _left(self) -> int:
        return len(self._parts)

    @override
    def _make_part(self) -> Changes | None:
        changes = self._journal.move_part(self._parts[0], undone=self._undone, now=self._now)
        passed = self._parts.popleft()
        if not self._parts and self._is_one_step and not self._made and changes is None:
            # all of it is damaged, or contradicts what is there, and is passed over
            self._parts.extend(self._journal.next_parts(undone=self._undone, beyond=passed))
            if not self._parts:
                self.close()
                raise ReaderError(Problem.NOTHING_TO_UNDO if self._undone else Problem.NOTHING_TO_REDO)
        return changes

    @override
    def _take_back_part(self, number: int) -> None:
        self._journal.move_part(number, undone=not self._undone, now=self._now)


class BulkSteps:
    """Begin steps that may be large; each is over when its `BulkStep.advance` says so."""

    def __init__(self, connection: Connection, journal: Journal, carrying: Callable[[Changes], Changes]) -> None:
        """Set what the steps are recorded in; ``carrying`` adds the changed annotations to changes."""
        self._connection = connection
        self._journal = journal
        self._carrying = carrying

    def edit(self, edit: BulkEdit, annotations: Sequence[str], now: datetime) -> BulkStep:
        """Begin to edit many annotations in the same way; `advance` raises as `Library.commit` does."""
        connection, journal = self._connection, self._journal
        return EditStep(connection, journal, now, self._carrying, edit=edit, annotations=annotations)

    def undo(self, now: datetime) -> BulkStep:
        """Begin to undo the last step; raises ReaderError NOTHING_TO_UNDO."""
        return self._move(self._journal.next_parts(undone=True), now, undone=True)

    def undo_step(self, number: int, now: datetime) -> BulkStep:
        """Begin to undo the step with this number; raises as `Library.undo_step` does."""
        self._journal.bring_on_top(number)
        return self.undo(now)

    def redo(self, now: datetime) -> BulkStep:
        """Begin to redo the step that was undone last; raises ReaderError NOTHING_TO_REDO."""
        return self._move(self._journal.next_parts(undone=False), now, undone=False)

    def redo_step(self, number: int, now: datetime) -> BulkStep:
        """Begin to redo the step with this number; raises as `Library.redo_step` does."""
        self._journal.require_redoable(number)
        return self.redo(now)

    def go_to(self, number: int, now: datetime) -> BulkStep:
        """Begin to go to the state right after a step; raises as `Library.go_to` does."""
        parts, undone = self._journal.path_to(number)
        return self._move(parts, now, undone=undone, is_one_step=False)

    def _move(self, parts: Sequence[int], now: datetime, *, undone: bool, is_one_step: bool = True) -> BulkStep:
        self._journal.require_finished()
        if not parts:
            raise ReaderError(Problem.NOTHING_TO_UNDO if undone else Problem.NOTHING_TO_REDO)
        return MoveStep(self._journal, now, self._carrying, undone=undone, parts=parts, is_one_step=is_one_step)


def _describe(step: RecordedRow, connection: Connection) -> None:
    """Add to what is recorded of an annotation the words that describe the step; undo does not write them."""
    row = connection.row("SELECT exact, body FROM annotation WHERE id = ?", (step.id,))
    if row is not None and step.before is not None and step.after is not None:
        for state in (step.before, step.after):
            state.update(exact=row["exact"], body=row["body"])
