"""What travels between the machines of one reader, as values that name nothing of the database or of the merge engine.

A record is a thing that can be edited: a note, the card of a text, a topic. A row is only ever added: an entry of the
ledger, an answer, a plan. An order is the sequence of the members of a list. All ids are the same on all machines: a
text is known by the digest of its own leaves, everything else by the id under which it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FieldValue = str | int | float | None


@dataclass(frozen=True, slots=True)
class SyncRecord:
    """A thing that can be edited.

    ``fields`` are merged one by one, and the last writer wins; ``words`` so that what both wrote stays; ``sets`` as
    unions. A record is removed only if some removal has seen every edit.
    """

    kind: str
    id: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    removed: bool = False


@dataclass(frozen=True, slots=True)
class SyncOrder:
    """The ids of the members of a list, in order: the items of a topic, the texts of the roadmap."""

    kind: str
    id: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SyncRow:
    """A thing that is only added, and the machine on which it was made; united by kind and id."""

    kind: str
    id: str
    machine: str
    values: Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record as the library last agreed on it with the other machines, None if it had none, and as it is now."""

    before: SyncRecord | None
    after: SyncRecord


@dataclass(frozen=True, slots=True)
class ChangedOrder:
    """The order of a list as the library last agreed on it, and as it is now."""

    before: tuple[str, ...]
    after: SyncOrder


@dataclass(frozen=True, slots=True)
class WrittenOnBoth:
    """Words of a record that two machines changed without having seen each other, as each of them left them."""

    kind: str
    id: str
    field: str
    merged: str
    versions: Mapping[str, str]
    """The words by the machine that wrote them."""


@dataclass(frozen=True, slots=True)
class OutgoingChanges:
    """What a library has changed since it last sent."""

    records: tuple[SyncRecord, ...] = ()
    orders: tuple[SyncOrder, ...] = ()
    rows: tuple[SyncRow, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingChanges:
    """What other machines have changed, for the library to take in as one step."""

    records: tuple[ChangedRecord, ...] = ()
    orders: tuple[ChangedOrder, ...] = ()
    rows: tuple[SyncRow, ...] = ()
    both: tuple[WrittenOnBoth, ...] = ()
    kept: tuple[str, ...] = ()
    """Ids of records that another machine removed and that live, because an edit was unseen by the removal."""
