"""Name this machine in what its library gives out: there, what is its own names no machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.core.sync.joining import Key
from reader.core.sync.records import OutgoingChanges, SyncRow

PLACE = "place"
"""The kind of records of which each machine has its own: the place in a text. The id is text, slash, replica."""


def named_changes(changes: OutgoingChanges, replica: str) -> OutgoingChanges:
    """Return the changes of a library, with the replica as the machine of its own rows and places."""
    records = tuple(
        replace(record, id=_named(record.kind, record.id, replica)) if record.kind == PLACE else record
        for record in changes.records
    )
    return replace(changes, records=records, rows=named_rows(changes.rows, replica))


def named_rows(rows: Iterable[SyncRow], replica: str) -> tuple[SyncRow, ...]:
    """Return the rows of a library, with the replica as the machine of its own."""
    return tuple(row if row.machine else SyncRow(row.kind, row.id, replica, row.values) for row in rows)


def named_keys(keys: Iterable[Key], replica: str) -> frozenset[Key]:
    """Return kinds and ids of a library, with the replica in those of its own places."""
    return frozenset((kind, _named(kind, name, replica)) for kind, name in keys)


def own_rows(rows: Iterable[SyncRow], replica: str, former: Iterable[str]) -> tuple[SyncRow, ...]:
    """Return the rows of others, those that this machine wrote under an earlier replica id as its own."""
    earlier = frozenset(former)
    return tuple(replace(row, machine=replica) if row.machine in earlier else row for row in rows)


def _named(kind: str, name: str, replica: str) -> str:
    return name + replica if kind == PLACE and name.endswith("/") else name
