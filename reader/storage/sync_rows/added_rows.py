"""Write the rows of other machines that are only ever added: minutes, answers, plans, what was read, and how fast."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.core.sync.records import SyncRow
from reader.storage.stored_values import parsed_time
from reader.storage.sync_rows.sync_kinds import ROW_KINDS, SyncKind
from reader.storage.sync_rows.waiting_rows import NotWritableError

if TYPE_CHECKING:
    from reader.storage.connection import Value
    from reader.storage.sync_rows.record_writer import RecordWriter
    from reader.storage.sync_rows.taking_context import TakingContext


class AddedRows:
    """Add the rows that are not here; those that are stay as they are."""

    def __init__(self, context: TakingContext, writer: RecordWriter) -> None:
        """Set the library, and what writes to it."""
        self._connection = context.connection
        self._keys = context.keys
        self._taken = context.taken
        self._replica = context.replica
        self._writer = writer
        self._last_plan = self._connection.number("SELECT max(number) FROM plan")
        self._missing: dict[str, set[str]] = {}

    def expect(self, rows: Sequence[SyncRow]) -> None:
        """Find out at once which of many rows are not here."""
        for kind in ("entry", "answer", "plan"):
            ids = [row.id for row in rows if row.kind == kind]
            sql = f"SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM {kind})"  # noqa: S608
            self._missing[kind] = (
                {str(row[0]) for row in self._connection.rows(sql, (json.dumps(ids),))} if ids else set()
            )

    def add(self, row: SyncRow) -> None:
        """Add a row; raises NotWritableError if it has to wait, with nothing written."""
        table = ROW_KINDS.get(row.kind)
        if table is None:
            raise NotWritableError(f"kind/{row.kind}")
        if row.kind == "coverage":
            self._add_coverage(row)
        elif not self._is_here(row):
            self._add(table, row)

    def _is_here(self, row: SyncRow) -> bool:
        if row.kind != "speed":
            if row.id in self._missing.get(row.kind, ()):
                self._missing[row.kind].remove(row.id)
                return False
            return self._connection.value(f"SELECT 1 FROM {row.kind} WHERE id = ?", (row.id,)) is not None  # noqa: S608
        values = row.values
        sql = "SELECT 1 FROM speed WHERE language = ? AND text = ? AND at = ? AND characters = ?"
        found = (values.get("language"), self._text(row), values.get("at"), values.get("characters"))
        return self._connection.value(sql, found) is not None

    def _text(self, row: SyncRow) -> str | None:
        """Return the id here of the text of a row; raises NotWritableError if it is not here."""
        key = row.values.get("text")
        if key is None:
            return None
        text = self._keys.id_of(key) if isinstance(key, str) else None
        if text is None:
            raise NotWritableError(f"text/{key}")
        return text

    def _add(self, table: SyncKind, row: SyncRow) -> None:
        columns: dict[str, Value] = dict(table.unsent)
        for column in table.fields:
            value = self._text(row) if column in table.texts else row.values.get(column)
            columns[column] = self._writer.checked(table.table, column, value)
        for column, kind in table.references.items():
            if kind != "text" and columns[column] is not None:
                self._require(kind, str(columns[column]))
        if row.kind == "speed":
            if parsed_time(columns["at"]) is None:
                raise NotWritableError
            self._writer.insert("speed", columns)
            return
        columns["id"] = self._writer.checked(table.table, "id", row.id)
        if row.kind == "plan":
            columns["number"] = self._last_plan + 1
        if row.kind == "entry":
            columns["device"] = "" if row.machine == self._replica else str(row.machine)
        self._insert(row, self._writer.new_row(table.table, columns))
        self._last_plan += row.kind == "plan"
        self._taken.added[row.kind] = self._taken.added.get(row.kind, 0) + 1

    def _require(self, kind: str, key: str) -> None:
        if kind == "entry":
            if self._connection.value("SELECT 1 FROM entry WHERE id = ?", (key,)) is None:
                raise NotWritableError(f"entry/{key}")
        else:
            self._writer.require(kind, key)

    def _insert(self, row: SyncRow, values: dict[str, Value]) -> None:
        if row.kind != "entry":
            self._writer.insert(row.kind, values)
            return
        try:
            self._writer.insert("entry", values)
        except NotWritableError:
            # its time is here, too, on the same machine: both count as their union, and neither is lost
            self._writer.insert("entry", values | {"device": row.id})
        self._taken.entries.append(row.id)
        seconds = values["seconds"]
        self._taken.seconds += seconds if isinstance(seconds, float) else 0.0

    def _add_coverage(self, row: SyncRow) -> None:
        """Unite a range that was read with those that are here; raises NotWritableError if its words are not."""
        digest, start, end = (row.values.get(name) for name in ("text", "start", "end"))
        if not isinstance(digest, str) or type(start) is not int or type(end) is not int or not 0 <= start < end:
            raise NotWritableError
        edition = self._keys.leaves_of(digest)
        if edition is None:
            raise NotWritableError(f"leaves/{digest}")
        size = self._connection.number(
            "SELECT start + length(content) FROM leaf WHERE text = ? ORDER BY start DESC LIMIT 1", (edition,)
        )
        if end > size:
            raise NotWritableError
        from reader.storage.repositories.coverage import Coverage

        if Coverage(self._connection).unite(edition, start, end):
            self._taken.added["coverage"] = self._taken.added.get("coverage", 0) + 1
