"""Write records of other machines to the rows of the library."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.sync.record_merge import merged_record
from reader.core.sync.records import ChangedRecord, FieldValue, SyncRecord
from reader.storage.stored_values import StoredRow, parsed_json, stored_tags
from reader.storage.sync_rows.sync_kinds import RECORD_KINDS, ROW_KINDS, SyncKind
from reader.storage.sync_rows.waiting_rows import NotWritableError
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.storage.connection import Value
    from reader.storage.recorded_rows import State
    from reader.storage.sync_rows.taking_context import TakingContext

_LATEST = "modified"
"""A field of which the later value holds, whoever wrote it."""

_MADE = "made"
_LISTS = {"topic_item": "topic", "roadmap": "roadmap"}
"""The kinds that are members of a list, with the kind of the list."""


class RecordWriter:
    """Write one record after the other, within a transaction in which nothing is noted."""

    def __init__(self, context: TakingContext) -> None:
        """Set the library, and where what was written is gathered."""
        self._connection = context.connection
        self._keys = context.keys
        self._passages = context.passages
        self._reader = context.reader
        self._sound = context.sound
        self._taken = context.taken
        self._now = format_timestamp(context.now)

    def write(self, change: ChangedRecord, *, is_edited: bool) -> None:
        """Write a record; raises NotWritableError if it has to wait, with nothing written."""
        record = change.after
        table = RECORD_KINDS.get(record.kind)
        if table is None:
            raise NotWritableError(f"kind/{record.kind}")
        key = self.key_of(table, record.id)
        row = self.row(table, key)
        own = None if row is None else self._reader.record_of(record.kind, row)
        if row is not None and own is None:
            raise NotWritableError
        target = record if own is None else self.target(table, own, change, is_edited=is_edited)
        columns = self.columns(record.kind, table, target, row)
        if own is None or own.removed != target.removed:
            columns[table.gone] = self._now if target.removed else None
        self.put(record.kind, table, key, row, columns)
        if differs(target, record):
            self._taken.differing.append((record.kind, key))

    def key_of(self, table: SyncKind, identifier: str) -> str:
        """Return the key that the row of a record has here; raises NotWritableError if its text is not here."""
        if table.is_keyed_by_text:
            return self._text_id(identifier)
        if table.table == "roadmap_end" and identifier != "1":
            raise NotWritableError
        return identifier

    def _text_id(self, key: object) -> str:
        text = self._keys.id_of(key) if isinstance(key, str) else None
        if text is None:
            raise NotWritableError(f"text/{key}")
        return text

    def row(self, table: SyncKind, key: str) -> dict[str, Value] | None:
        """Return a row as it is, None if it is not here."""
        row = self._connection.row(f"SELECT * FROM {table.table} WHERE {table.key} = ?", (key,))  # noqa: S608
        return None if row is None else dict(zip(row.keys(), row, strict=True))

    def record_of(self, kind: str, row: StoredRow) -> SyncRecord | None:
        """Return a row as it travels."""
        return self._reader.record_of(kind, row)

    def checked(self, table: str, column: str, value: object) -> Value:
        """Return a value as it is stored; raises NotWritableError for one that cannot stand in a column."""
        return self._sound.checked(table, column, value)

    def new_row(self, table: str, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return a new row with these values; raises NotWritableError if one is missing or is not sound."""
        row = self._sound.new_row(table, values)
        self._sound.check_row(table, row)
        return row

    def target(self, table: SyncKind, own: SyncRecord, change: ChangedRecord, *, is_edited: bool) -> SyncRecord:
        """Return what a record is to be here that is ``own`` now."""
        target = merged_record(own, change, is_edited=is_edited)
        if is_edited and isinstance(change.after.fields.get(_LATEST), str):
            later = max(str(own.fields.get(_LATEST)), str(change.after.fields[_LATEST]))
            target = replace(target, fields={**target.fields, _LATEST: later})
        if table.first and not own.removed and _MADE in change.after.fields:
            made = _first_made(own.fields.get(_MADE), change.after.fields[_MADE])
            target = replace(target, fields={**target.fields, _MADE: made})
        return target

    # columns

    def columns(
        self, kind: str, table: SyncKind, record: SyncRecord, row: Mapping[str, Value] | None
    ) -> dict[str, Value]:
        """Return what is written for a record; raises NotWritableError if that is not sound, or has to wait."""
        columns = {
            column: self._column(table, column, record.fields[column], row)
            for column in table.fields
            if column in record.fields
        }
        for column in table.words:
            if column in record.words:
                columns[column] = self._sound.checked(table.table, column, record.words[column])
        if table.tags in record.sets:
            columns[table.tags] = _tags(record.sets[table.tags], "[]" if row is None else str(row[table.tags]))
        if table.first and _MADE in record.fields:
            columns |= self._made_columns(table, record.fields[_MADE])
        if table.has_passage and "anchor" in record.fields:
            columns |= self._passage(kind, record, columns, row)
        return columns

    def _column(self, table: SyncKind, column: str, value: FieldValue, row: Mapping[str, Value] | None) -> Value:
        if column in table.texts and value:
            value = self._text(value, is_needed="text" in table.references)
        checked = self._sound.checked(table.table, column, value)
        reference = table.references.get(column, "text")
        if checked is not None and reference != "text" and (row is None or row[column] != checked):
            self.require(reference, str(checked))
        return checked

    def _text(self, key: FieldValue, *, is_needed: bool) -> FieldValue:
        """Return the id of a text here; of one that need not be here, what came."""
        if is_needed:
            return self._text_id(key)
        return (self._keys.id_of(key) if isinstance(key, str) else None) or key

    def require(self, kind: str, key: str) -> None:
        """Raise NotWritableError unless a row is here, be it removed or not."""
        table = RECORD_KINDS.get(kind) or ROW_KINDS[kind]
        if self._connection.value(f"SELECT 1 FROM {table.table} WHERE {table.key} = ?", (key,)) is None:  # noqa: S608
            raise NotWritableError(f"{kind}/{key}")

    def _made_columns(self, table: SyncKind, value: FieldValue) -> dict[str, Value]:
        values = parsed_json(value)
        if not isinstance(values, dict) or not values.keys() >= set(table.first):
            raise NotWritableError
        return {column: self._column(table, column, values[column], None) for column in table.first}

    def _passage(
        self, kind: str, record: SyncRecord, columns: Mapping[str, Value], row: Mapping[str, Value] | None
    ) -> dict[str, Value]:
        if "text" in columns or row is not None:
            text = columns["text"] if "text" in columns else row and row["text"]
        else:
            text = self._keys.id_of(str(record.fields.get("digest")))
        stands_on = None if text is None else str(text)
        found = self._passages.received(kind, record.id, record.fields["anchor"], row, stands_on)
        if found is None:
            raise NotWritableError
        return found if row is not None or kind == "annotation" else found | {"text": stands_on}

    # writing

    def put(
        self, kind: str, table: SyncKind, key: str, row: dict[str, Value] | None, columns: dict[str, Value]
    ) -> None:
        """Write the columns of a row that is as ``row`` now, and gather what that changes."""
        if row is None:
            self._insert(kind, table, key, columns)
            return
        changed = {column: value for column, value in columns.items() if row[column] != value}
        if not changed:
            return
        self._sound.check_row(table.table, row | changed)
        self.update(table, key, changed)
        self._taken.record(kind, key, row, row | changed)
        self._count(kind, key, row[table.gone], (row | changed)[table.gone])

    def update(self, table: SyncKind, key: str, changed: State) -> None:
        """Write columns of a row; raises NotWritableError if they contradict it."""
        settings = ", ".join(f'"{column}" = ?' for column in changed)
        sql = f"UPDATE {table.table} SET {settings} WHERE {table.key} = ?"  # noqa: S608
        self.execute(sql, (*changed.values(), key))

    def _insert(self, kind: str, table: SyncKind, key: str, columns: Mapping[str, Value]) -> None:
        missing = {*table.fields, *table.words, *table.first} - columns.keys()
        defaults = self._sound.columns(table.table)
        if any(defaults[column].default is None and defaults[column].is_needed for column in missing):
            raise NotWritableError
        values = {**table.unsent, **columns, table.key: self._sound.checked(table.table, table.key, _key(table, key))}
        if "place" in table.unsent:
            values["place"] = self._connection.number(f"SELECT max(place) + 1 FROM {table.table}")  # noqa: S608
        row = self.new_row(table.table, values)
        self.insert(table.table, row)
        if kind in _LISTS:
            self._taken.new_items.add((_LISTS[kind], key))
        if row[table.gone] is None:
            self._taken.record(kind, key, None, row)
            self._count(kind, key, None, None)

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Insert a row; raises NotWritableError if it contradicts what is there."""
        names = ", ".join(f'"{name}"' for name in row)
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608
        self.execute(sql, tuple(row.values()))

    def execute(self, sql: str, values: tuple[Value, ...]) -> None:
        """Run a statement that changes one row; raises NotWritableError if a constraint or a trigger refuses it."""
        try:
            self._connection.execute(sql, values)
        except sqlite3.IntegrityError as error:
            raise NotWritableError from error

    def _count(self, kind: str, key: str, was_gone: Value, is_gone: Value) -> None:
        if was_gone is None and is_gone is not None:
            self._taken.removed.add((kind, key))
        elif kind == "annotation":
            self._taken.notes.add(key)
        elif kind == "text":
            self._taken.texts.add(key)
        else:
            self._taken.added[kind] = self._taken.added.get(kind, 0) + 1


def _key(table: SyncKind, key: str) -> str | int:
    return int(key) if table.table == "roadmap_end" else key


def _first_made(own: FieldValue, other: FieldValue) -> FieldValue:
    """Return which of two rows with one id was made first: the first value in it says when."""
    values = [parsed_json(one) for one in (own, other)]
    if not all(isinstance(one, dict) and one for one in values):
        return other
    ranked = sorted(
        ((str(next(iter(one.values())) or ""), str(made)) for one, made in zip(values, (own, other), strict=True)),  # type: ignore[attr-defined]
    )
    return ranked[0][1]


def _tags(members: Collection[object], stored: str) -> str:
    """Return tags as they are stored: those that are there in their order, then the new ones."""
    if not all(isinstance(member, str) for member in members):
        raise NotWritableError
    known = [tag for tag in stored_tags(stored) if tag in members]
    tags = [*known, *sorted(str(member) for member in members if member not in known)]
    if set(tags) == set(stored_tags(stored)):
        return stored
    return json.dumps(tags, ensure_ascii=False)


def differs(target: SyncRecord, sent: SyncRecord) -> bool:
    """Return whether a record is to be here as the other machines do not have it."""
    return (
        target.removed != sent.removed
        or any(target.fields.get(name) != value for name, value in sent.fields.items())
        or any(target.words.get(name) != words for name, words in sent.words.items())
        or any(target.sets.get(name) != members for name, members in sent.sets.items())
    )
