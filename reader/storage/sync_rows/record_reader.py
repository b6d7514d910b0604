"""Read the rows of the library as the records, orders and rows that travel."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.core.sync.order_merge import with_others
from reader.core.sync.records import FieldValue, SyncOrder, SyncRecord, SyncRow
from reader.core.text.model import TextFormat
from reader.storage.stored_values import StoredRow, is_tag_list, parsed_json, stored_tags
from reader.storage.sync_rows.passages import Passages
from reader.storage.sync_rows.sync_kinds import PLACE, RECORD_KINDS, ROW_KINDS, WITHDRAWAL, SyncKind
from reader.storage.sync_rows.text_keys import TextKeys

if TYPE_CHECKING:
    from reader.storage.connection import Connection, Value

ROADMAP = "roadmap"
"""The id of the order of the roadmap."""

_OF_TEXTS = frozenset({"text", "roadmap"})
"""The kinds whose key is that of a text."""

_IS_SENT_TEXT = f"edition_of IS NULL AND (digest IS NOT NULL OR format = '{TextFormat.AWAITED.value}')"


class RecordReader:
    """Read what travels; what is read within one transaction agrees with itself."""

    def __init__(self, connection: Connection, keys: TextKeys, passages: Passages) -> None:
        """Set the connection, and what knows the keys of texts and the passages of notes."""
        self._connection = connection
        self._keys = keys
        self._passages = passages

    def records(self, kind: str, ids: Sequence[str] | None = None) -> Iterator[SyncRecord]:
        """Yield the records of a kind: those of the rows with these keys, or all."""
        if kind == PLACE:
            yield from self._places(ids)
        elif kind == WITHDRAWAL:
            yield from self._withdrawals(ids)
        else:
            table = RECORD_KINDS[kind]
            where = _IS_SENT_TEXT if kind == "text" else ""
            for row in self._rows(table, ids, where):
                record = self.record_of(kind, row)
                if record is not None:
                    yield record

    def record_of(self, kind: str, row: StoredRow) -> SyncRecord | None:
        """Return a row as it travels; None if its text is still coming in."""
        table = RECORD_KINDS[kind]
        identifier = self._keys.key_of(str(row[table.key])) if kind in _OF_TEXTS else str(row[table.key])
        fields: dict[str, FieldValue] = {column: row[column] for column in table.fields}
        for column in set(table.texts).intersection(table.fields):
            key = None if row[column] is None else self._keys.key_of(row[column])
            if key is None and column in table.references:
                return None
            fields[column] = key or row[column]
        if identifier is None:
            return None
        fields |= self._other_fields(kind, table, row)
        words = {column: str(row[column]) for column in table.words}
        sets = {table.tags: frozenset(stored_tags(row[table.tags]))} if _has_tags(table, row) else {}
        return SyncRecord(kind, identifier, fields, words, sets, row[table.gone] is not None)

    def _other_fields(self, kind: str, table: SyncKind, row: StoredRow) -> dict[str, FieldValue]:
        """Return the fields that are not one column each."""
        if kind == "text":
            shown = row["wanted_edition"] or row["digest"] or row["own_digest"]
            return {"file": row["file_digest"], "edition": shown}
        if table.has_passage:
            shown = None if row["text"] is None else self._keys.shown(row["text"])
            return {"anchor": self._passages.sent(row, shown)}
        return {"made": self._made(table, row)} if table.first else {}

    def orders(self, ids: Iterable[str] | None = None) -> Iterator[SyncOrder]:
        """Yield the orders with these ids, each as kind and id with a slash between, or all."""
        if ids is None:
            topics = self._connection.rows("SELECT id FROM topic WHERE removed IS NULL")
            ids = [*(f"topic/{row[0]}" for row in topics), f"roadmap/{ROADMAP}"]
        for one in ids:
            kind, _slash, identifier = one.partition("/")
            yield SyncOrder(kind, identifier, tuple(self._with_unknown(kind, identifier)))

    def order(self, kind: str, identifier: str) -> list[str]:
        """Return the ids of the members of a list that are here, in order."""
        if kind == "topic":
            sql = "SELECT id FROM topic_item WHERE topic = ? AND removed IS NULL ORDER BY place, id"
            return [row[0] for row in self._connection.rows(sql, (identifier,))]
        rows = self._connection.rows("SELECT text FROM roadmap WHERE removed IS NULL ORDER BY place, text")
        return [key for row in rows if (key := self._keys.key_of(row[0])) is not None]

    def _with_unknown(self, kind: str, identifier: str) -> list[str]:
        """Return the members of a list with those that other machines have in it and that are not here."""
        items = self.order(kind, identifier)
        stored = self._connection.value("SELECT items FROM sync_order WHERE kind = ? AND id = ?", (kind, identifier))
        known = parsed_json(stored) if stored is not None else []
        if not isinstance(known, list):
            return items
        return with_others(items, known, [item for item in known if not self.has_item(kind, item)])

    def has_item(self, kind: str, item: str) -> bool:
        """Return whether the row of a member of a list is here, be it removed or not."""
        if kind == "topic":
            return self._connection.value("SELECT 1 FROM topic_item WHERE id = ?", (item,)) is not None
        text = self._keys.id_of(item)
        return text is not None and self._connection.value("SELECT 1 FROM roadmap WHERE text = ?", (text,)) is not None

    def rows(self, kind: str, ids: Sequence[str] | None = None) -> Iterator[SyncRow]:
        """Yield the rows of a kind that is only added to: those that were noted under these ids, or all."""
        if kind == "coverage":
            yield from self._coverage(ids)
            return
        table = ROW_KINDS[kind]
        where = "running = 0" if kind == "entry" else ""
        for row in self._rows(table, ids, where, key="number" if kind == "speed" else "id"):
            values: dict[str, FieldValue] = {column: row[column] for column in table.fields}
            if table.texts and row["text"] is not None:
                values["text"] = self._keys.key_of(row["text"])
                if values["text"] is None:
                    continue
            identifier = f"{values['text']}/{row['at']}/{row['characters']}" if kind == "speed" else str(row["id"])
            machine = str(row["device"]) if kind == "entry" else ""
            yield SyncRow(kind, identifier, machine, values)

    def _coverage(self, ids: Sequence[str] | None) -> Iterator[SyncRow]:
        sql = 'SELECT text, start, "end" FROM coverage'
        values: tuple[Value, ...] = ()
        if ids is not None:
            sql += (
                " WHERE text IN (SELECT value FROM json_each(?)) "
                "AND text || '/' || start || '/' || \"end\" IN (SELECT value FROM json_each(?))"
            )
            values = (json.dumps([one.split("/")[0] for one in ids]), json.dumps(list(ids)))
        for edition, start, end in self._connection.rows(sql, values):
            digest = self._keys.own_digest(edition)
            if digest is not None:
                fields: dict[str, FieldValue] = {"text": digest, "start": start, "end": end}
                yield SyncRow("coverage", f"{digest}/{start}/{end}", "", fields)

    def _places(self, ids: Sequence[str] | None) -> Iterator[SyncRecord]:
        for row in self._rows(
            SyncKind("text"), ids, "edition_of IS NULL AND digest IS NOT NULL AND opened IS NOT NULL"
        ):
            key = self._keys.key_of(row["id"])
            if key is not None:
                fields: dict[str, FieldValue] = {
                    "time": row["placed"] or row["opened"],
                    "position": row["place"],
                    "edition": row["digest"],
                }
                yield SyncRecord(PLACE, f"{key}/", fields)

    def _withdrawals(self, ids: Sequence[str] | None) -> Iterator[SyncRecord]:
        for kind in ("entry", "answer", "plan"):
            own = None if ids is None else [one.partition("/")[2] for one in ids if one.startswith(f"{kind}/")]
            where = "withdrawn IS NOT NULL" if ids is None else ""
            for row in self._rows(ROW_KINDS[kind], own, where, key="id"):
                yield SyncRecord(WITHDRAWAL, f"{kind}/{row['id']}", {"withdrawn": row["withdrawn"]})

    def _made(self, table: SyncKind, row: StoredRow) -> str:
        """Return the columns that a row was made with as the one value that travels."""
        values = {column: row[column] for column in table.first}
        for column in table.texts:
            if values.get(column):
                values[column] = self._keys.key_of(values[column]) or values[column]
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))

    def _rows(self, table: SyncKind, ids: Sequence[str] | None, where: str, key: str = "") -> Iterator[sqlite3.Row]:
        """Yield the rows of a table with these keys, or all, for which a condition holds."""
        conditions = [where] if where else []
        if ids is not None:
            conditions.append(f"{key or table.key} IN (SELECT value FROM json_each(?))")  # noqa: S608
        sql = f"SELECT * FROM {table.table}{' WHERE ' if conditions else ''}{' AND '.join(conditions)}"  # noqa: S608
        yield from self._connection.rows(sql, () if ids is None else (json.dumps(list(ids)),))


def _has_tags(table: SyncKind, row: StoredRow) -> bool:
    """Return whether a row has tags that can be read."""
    return bool(table.tags) and is_tag_list(row[table.tags])
