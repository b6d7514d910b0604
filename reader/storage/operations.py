"""Keep the last operations with their earlier and later values, so that undo outlives a restart.

What an operation touches is a row of some table. Its state is the values of the columns that operations may change;
None stands for a row that was not there. Rows are never deleted by undo: they are marked as gone, and keep their id.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from reader.core.errors import Problem, ReaderError
from reader.core.notes.history import PastStep, way_to
from reader.core.notes.operations import Changes, OperationName
from reader.storage.connection import Connection, Value
from reader.storage.moments import moment_of, moment_text

KEPT = 200
"""How many operations can be undone (notes.md, "One undo")."""

GATHERED = 100
"""How many texts that come in at once make one step of undo: their values are written anew with each of them."""

_TELLING = ("exact", "body", "title", "reason")
_WORDS = 80
"""Columns whose words tell what a step is about, and how many code points of them are shown."""

State = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Touched:
    """Point at one row that an operation changes: the kind of thing, and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """Say which columns of a table operations change, and which column marks a row as gone."""

    table: str
    key: str
    columns: tuple[str, ...]
    gone: str
    there: str = "1"


_ANNOTATION_COLUMNS = (
    *("text", "kind", "created", "modified", "start", "end", "exact", "prefix", "suffix", "section"),
    *("colour", "body", "tags", "creator", "orphan", "deleted"),
)
_TEXT_COLUMNS = (
    *("title", "author", "language", "removed", "format", "encoding", "source", "file_digest", "digest"),
    *("characters", "sections", "blocks", "content"),
    *("track", "required", "tags", "archived", "cover", "choices"),
)
_KINDS = {
    "annotation": _Kind("annotation", "id", _ANNOTATION_COLUMNS, "deleted"),
    "text": _Kind("text", "id", _TEXT_COLUMNS, "removed", "digest IS NOT NULL"),
    "place": _Kind("text", "id", ("place",), "removed"),
    "entry": _Kind("entry", "id", ("withdrawn",), "withdrawn"),
    "plan": _Kind("plan", "number", ("withdrawn",), "withdrawn"),
    "rest_day": _Kind("rest_day", "day", ("declared", "withdrawn"), "withdrawn"),
    "roadmap": _Kind("roadmap", "text", ("place", "wished", "removed"), "removed"),
    "topic": _Kind("topic", "id", ("question", "created", "removed"), "removed"),
    "topic_item": _Kind("topic_item", "id", ("topic", "place", "level", "annotation", "words", "removed"), "removed"),
    "roadmap_end": _Kind("roadmap_end", "number", ("wished", "withdrawn"), "withdrawn"),
}


@dataclass(frozen=True, slots=True)
class _Step:
    """Hold one touched row with its states before and after."""

    kind: str
    id: str
    before: State | None
    after: State | None


class Journal:
    """Record operations, take them back and do them again."""

    def __init__(self, connection: Connection) -> None:
        """Work on one connection."""
        self._connection = connection
        self._gathering = 0

    def record(
        self,
        name: OperationName,
        at: datetime,
        touched: Iterable[Touched],
        work: Callable[[], object],
        *,
        joins: bool = False,
        gathers: bool = False,
    ) -> Changes:
        """Do ``work`` in one transaction and keep what it changed; what had been undone can no more be done again.

        With ``joins`` it becomes part of the last operation if that has the same name and touched the same rows; with
        ``gathers`` if that was gathered through this journal too.
        """
        how = self._gathered if gathers else self._joined if joins else _never

        def record() -> Changes:
            changes = self._record(name, at, tuple(touched), work, how)
            self._gathering = self._number() if gathers else 0
            return changes

        return self._connection.write(record)

    def undo(self, now: datetime) -> Changes:
        """Take back the last operation; raises ReaderError NOTHING_TO_UNDO."""
        return self._connection.write(lambda: self._move(undone=1, now=now))

    def redo(self, now: datetime) -> Changes:
        """Do again what was taken back last; raises ReaderError NOTHING_TO_REDO."""
        return self._connection.write(lambda: self._move(undone=0, now=now))

    def undo_name(self) -> OperationName | None:
        """Name the operation that undo would take back."""
        return _name(self._last())

    def redo_name(self) -> OperationName | None:
        """Name the operation that redo would do again."""
        return _name(self._next())

    def past(self) -> tuple[PastStep, ...]:
        """Give the steps that are kept, the newest first, those that were taken back among them."""
        rows = self._connection.rows("SELECT number, name, at, edits, undone FROM operation ORDER BY number DESC")
        return tuple(_past(*row) for row in rows)

    def go_to(self, number: int, now: datetime) -> Changes:
        """Take steps back or do them again until the one with this number (0: none) is the last that stands.

        All of it is one transaction. Raises ReaderError NOTHING_TO_UNDO where that is how it stands already.
        """
        return self._connection.write(lambda: self._go_to(number, now))

    def _go_to(self, number: int, now: datetime) -> Changes:
        way = way_to(self.past(), number)
        if not way.steps:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        for _step in way.steps:
            self._move(undone=int(not way.forward), now=now)
        return way.changes

    def _record(
        self,
        name: OperationName,
        at: datetime,
        touched: tuple[Touched, ...],
        work: Callable[[], object],
        becomes_part: Callable[[OperationName, datetime, list[_Step]], bool],
    ) -> Changes:
        befores = [self._state(one) for one in touched]
        work()
        steps = [
            _Step(one.kind, one.id, before, self._state(one)) for one, before in zip(touched, befores, strict=True)
        ]
        dropped = self._connection.execute("DELETE FROM operation WHERE undone = 1")
        if dropped or not becomes_part(name, at, steps):
            self._append(name, at, steps)
        return _changes(name, steps)

    def _append(self, name: OperationName, at: datetime, steps: list[_Step]) -> None:
        self._connection.execute(
            "INSERT INTO operation (name, at, edits) VALUES (?, ?, ?)", (name.value, moment_text(at), _written(steps))
        )
        self._connection.execute(
            "DELETE FROM operation WHERE number <= "
            "(SELECT number FROM operation ORDER BY number DESC LIMIT 1 OFFSET ?)",
            (KEPT,),
        )

    def _joined(self, name: OperationName, at: datetime, steps: list[_Step]) -> bool:
        last = self._last()
        if last is None or last["name"] != name.value:
            return False
        earlier = _read(last["edits"])
        if [(one.kind, one.id) for one in earlier] != [(one.kind, one.id) for one in steps]:
            return False
        merged = [_Step(now.kind, now.id, then.before, now.after) for then, now in zip(earlier, steps, strict=True)]
        self._connection.execute(
            "UPDATE operation SET edits = ?, at = ? WHERE number = ?",
            (_written(merged), moment_text(at), last["number"]),
        )
        return True

    def _gathered(self, _name: OperationName, _at: datetime, steps: list[_Step]) -> bool:
        last = self._last()
        if last is None or last["number"] != self._gathering:
            return False
        earlier = _read(last["edits"])
        if len(earlier) + len(steps) > GATHERED:
            return False
        sql = "UPDATE operation SET edits = ? WHERE number = ?"
        self._connection.execute(sql, (_written(earlier + steps), last["number"]))
        return True

    def _number(self) -> int:
        return self._connection.number("SELECT max(number) FROM operation")

    def _move(self, *, undone: int, now: datetime) -> Changes:
        row = self._last() if undone else self._next()
        if row is None:
            raise ReaderError(Problem.NOTHING_TO_UNDO if undone else Problem.NOTHING_TO_REDO)
        steps = _read(row["edits"])
        for step in reversed(steps) if undone else steps:
            self._restore(step.kind, step.id, step.before if undone else step.after, now)
        self._connection.execute("UPDATE operation SET undone = ? WHERE number = ?", (undone, row["number"]))
        return _changes(row["name"], steps)

    def _last(self) -> sqlite3.Row | None:
        return self._connection.row("SELECT * FROM operation WHERE undone = 0 ORDER BY number DESC LIMIT 1")

    def _next(self) -> sqlite3.Row | None:
        return self._connection.row("SELECT * FROM operation WHERE undone = 1 ORDER BY number LIMIT 1")

    def _state(self, touched: Touched) -> State | None:
        kind = _KINDS[touched.kind]
        columns = ", ".join(f'"{column}"' for column in kind.columns)
        sql = f"SELECT {columns} FROM {kind.table} WHERE {kind.key} = ? AND {kind.there}"  # noqa: S608
        row = self._connection.row(sql, (touched.id,))
        return None if row is None else dict(zip(kind.columns, row, strict=True))

    def _restore(self, kind_name: str, identifier: str, state: State | None, now: datetime) -> None:
        kind = _KINDS[kind_name]
        values = {kind.gone: moment_text(now)} if state is None else state
        settings = ", ".join(f'"{column}" = ?' for column in values)
        sql = f"UPDATE {kind.table} SET {settings} WHERE {kind.key} = ?"  # noqa: S608
        self._connection.execute(sql, (*values.values(), identifier))
        if kind_name == "roadmap" and "track" in values:
            # an operation of the first schema, where the roadmap held the track that now stands on the text's card
            self._connection.execute("UPDATE text SET track = ? WHERE id = ?", (values["track"], identifier))


def _past(number: int, name: str, at: str, edits: str, undone: int) -> PastStep:
    steps = _read(edits)
    return PastStep(number, moment_of(at), _changes(name, steps), _about(steps), bool(undone))


def _about(steps: list[_Step]) -> str:
    """Give the beginning of the words that the first row touched holds."""
    state = (steps[0].after or steps[0].before or {}) if steps else {}
    words = next((state[column] for column in _TELLING if state.get(column)), "")
    return " ".join(str(words)[: 2 * _WORDS].split())[:_WORDS]


def _written(steps: list[_Step]) -> str:
    rows = [(step.kind, step.id, step.before, step.after) for step in steps]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _read(edits: str) -> list[_Step]:
    return [_Step(*row) for row in json.loads(edits)]


def _never(_name: OperationName, _at: datetime, _steps: list[_Step]) -> bool:
    return False


def _name(row: sqlite3.Row | None) -> OperationName | None:
    return None if row is None else OperationName(row["name"])


def _changes(name: str, steps: list[_Step]) -> Changes:
    return Changes(
        operation=str(name),
        annotations=_of_kind("annotation", steps),
        texts=_of_kind("text", steps),
        entries=_of_kind("entry", steps),
        plan=any(step.kind in {"plan", "rest_day"} for step in steps),
        roadmap=any(step.kind in {"roadmap", "roadmap_end"} for step in steps),
        topics=any(step.kind in {"topic", "topic_item"} for step in steps),
    )


def _of_kind(kind: str, steps: list[_Step]) -> tuple[str, ...]:
    return tuple(step.id for step in steps if step.kind == kind)
