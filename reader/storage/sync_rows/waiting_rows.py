"""Keep what came from other machines and cannot be written yet, until it can."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reader.core.sync.records import SyncRecord, SyncRow
from reader.storage.stored_values import parsed_json
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.storage.connection import Connection

RECORD, ROW = "record", "row"


class NotWritableError(Exception):
    """What came can not be written: the kind and id that it ``needs`` are not here, or, if empty, it is not sound."""

    def __init__(self, needs: str = "") -> None:
        """Set what it needs, as kind and id with a slash between."""
        super().__init__(needs)
        self.needs = needs


class WaitingRows:
    """What came and waits."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        """Set the connection, and the time at which what waits has come."""
        self._connection = connection
        self._now = now
        rows = connection.rows("SELECT form, kind, id FROM sync_waiting")
        self._keys = {(row[0], row[1], row[2]) for row in rows}

    def put(self, thing: SyncRecord | SyncRow, needs: str) -> None:
        """Keep a record or a row until what it needs is here; a later version of it replaces it."""
        form, content = _dumped(thing)
        self._keys.add((form, _clean(thing.kind), _clean(thing.id)))
        sql = "INSERT OR REPLACE INTO sync_waiting (form, kind, id, content, needs, at) VALUES (?, ?, ?, ?, ?, ?)"
        self._connection.execute(
            sql, (form, _clean(thing.kind), _clean(thing.id), content, _clean(needs), format_timestamp(self._now))
        )

    def drop(self, thing: SyncRecord | SyncRow) -> None:
        """Forget an earlier version of what was written now."""
        key = (RECORD if isinstance(thing, SyncRecord) else ROW, thing.kind, thing.id)
        if key in self._keys:
            self._keys.remove(key)
            self._connection.execute("DELETE FROM sync_waiting WHERE form = ? AND kind = ? AND id = ?", key)

    def needs(self) -> list[str]:
        """Return what is waited for, as kind and id with a slash between."""
        rows = self._connection.rows("SELECT DISTINCT needs FROM sync_waiting WHERE needs <> '' ORDER BY needs")
        return [row[0] for row in rows]

    def of(self, needs: str) -> list[SyncRecord | SyncRow]:
        """Return what waits for something."""
        return list(waiting_things(self._connection, needs))

    def count(self) -> int:
        """Return how much waits."""
        return len(self._keys)


def waiting_things(connection: Connection, needs: str | None = None) -> Iterator[SyncRecord | SyncRow]:
    """Yield what waits in a library, for one thing or for any."""
    rows = connection.rows(
        "SELECT form, kind, id, content FROM sync_waiting WHERE ?1 IS NULL OR needs = ?1 ORDER BY form, kind, id",
        (needs,),
    )
    for form, kind, identifier, content in rows:
        thing = _loaded(form, kind, identifier, parsed_json(content))
        if thing is not None:
            yield thing


def _clean(words: object) -> str:
    """Return words as they can be stored: a foreign file may hold lone surrogates, or no words at all."""
    return str(words).encode("utf-8", "replace").decode()


def _dumped(thing: SyncRecord | SyncRow) -> tuple[str, str]:
    if isinstance(thing, SyncRow):
        return ROW, json.dumps({"machine": thing.machine, "values": dict(thing.values)}, default=repr)
    content = {
        "fields": dict(thing.fields),
        "words": dict(thing.words),
        "sets": {name: sorted(map(str, members)) for name, members in thing.sets.items()},
        "removed": thing.removed,
    }
    return RECORD, json.dumps(content, default=repr)


def _loaded(form: str, kind: str, identifier: str, content: object) -> SyncRecord | SyncRow | None:
    if not isinstance(content, dict):
        return None
    if form == ROW:
        values, machine = content.get("values"), content.get("machine")
        if not isinstance(values, dict) or not isinstance(machine, str):
            return None
        return SyncRow(kind, identifier, machine, values)
    fields, words, sets = (_mapping(content.get(name)) for name in ("fields", "words", "sets"))
    members = {name: frozenset(found) for name, found in sets.items() if isinstance(found, list)}
    return SyncRecord(kind, identifier, fields, words, members, bool(content.get("removed")))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
