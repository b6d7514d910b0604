"""Two and more libraries that exchange what they change, without files: a small stand-in for document and folder.

What a machine changes becomes operations; whoever has the same operations shows the same, since they are applied in one
order. Words are merged three ways, sets united, and a record is removed only if a removal has seen every edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from reader.core.annotations.body_merge import merged_body
from reader.core.sync.library_state import SyncState, Taken, TextChoice
from reader.core.sync.membership import Membership
from reader.core.sync.order_merge import merged_order
from reader.core.sync.records import (
    ChangedOrder,
    ChangedRecord,
    FieldValue,
    IncomingChanges,
    OutgoingChanges,
    SyncOrder,
    SyncRecord,
    SyncRow,
)
from reader.storage.library import Library

Key = tuple[str, str]


@dataclass(frozen=True)
class Edit:
    """What one machine changed of one record or list at one time; ``seen`` are the edits of it that it knew."""

    time: int
    replica: str
    key: Key
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    added: Mapping[str, frozenset[str]] = field(default_factory=dict)
    taken_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    removes: bool = False
    order: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    seen: frozenset[tuple[int, str]] = frozenset()

    @property
    def id(self) -> tuple[int, str]:
        return self.time, self.replica


class Document:
    """All edits and rows that one machine knows."""

    def __init__(self, replica: str) -> None:
        self.replica = replica
        self.edits: dict[tuple[int, str], Edit] = {}
        self.rows: dict[Key, SyncRow] = {}
        self._time = 0

    def put(self, changes: OutgoingChanges) -> None:
        """Write what differs from what is shown."""
        shown, orders = self.records(), self.orders()
        for record in changes.records:
            own = replace(record, id=record.id + self.replica) if record.kind == "place" else record
            self._put(shown.get((own.kind, own.id)), own)
        for order in changes.orders:
            before = orders.get((order.kind, order.id), ())
            if before != order.items:
                self._add(Edit(0, "", (order.kind, order.id), order=(before, order.items)))
        for row in changes.rows:
            self.rows.setdefault((row.kind, row.id), replace(row, machine=row.machine or self.replica))

    def _put(self, shown: SyncRecord | None, record: SyncRecord) -> None:
        known = shown or SyncRecord(record.kind, record.id)
        fields = {
            name: value
            for name, value in record.fields.items()
            if name not in known.fields or known.fields[name] != value
        }
        words = {
            name: (known.words.get(name, ""), value)
            for name, value in record.words.items()
            if known.words.get(name) != value
        }
        nothing: frozenset[str] = frozenset()
        added = {name: members - known.sets.get(name, nothing) for name, members in record.sets.items()}
        taken_out = {name: known.sets.get(name, nothing) - members for name, members in record.sets.items()}
        is_edit = bool(fields or words or any(added.values()) or any(taken_out.values()))
        is_revived = known.removed and not record.removed
        key = (record.kind, record.id)
        if is_edit or is_revived or shown is None:
            self._add(Edit(0, "", key, fields, words, added, taken_out))
        if record.removed and (not known.removed or is_edit):
            self._add(Edit(0, "", key, removes=True))

    def _add(self, edit: Edit) -> None:
        self._time += 1
        seen = frozenset(one.id for one in self.edits.values() if one.key == edit.key)
        made = replace(edit, time=self._time, replica=self.replica, seen=seen)
        self.edits[made.id] = made

    def take(self, other: Document) -> IncomingChanges:
        """Read what another machine has sent; return what that changes here."""
        before, orders = self.records(), self.orders()
        self.edits |= other.edits
        self._time = max((self._time, *(edit.time for edit in self.edits.values())))
        rows = [row for key, row in other.rows.items() if key not in self.rows]
        self.rows |= {(row.kind, row.id): row for row in rows}
        after, orders_after = self.records(), self.orders()
        return IncomingChanges(
            tuple(ChangedRecord(before.get(key), one) for key, one in after.items() if before.get(key) != one),
            tuple(
                ChangedOrder(orders.get(key, ()), SyncOrder(*key, items))
                for key, items in orders_after.items()
                if orders.get(key, ()) != items
            ),
            tuple(rows),
        )

    def records(self) -> dict[Key, SyncRecord]:
        """Return all records as they are shown."""
        by_key: dict[Key, list[Edit]] = {}
        for identifier in sorted(self.edits):
            edit = self.edits[identifier]
            if edit.order is None:
                by_key.setdefault(edit.key, []).append(edit)
        return {key: _shown(key, edits) for key, edits in by_key.items()}

    def orders(self) -> dict[Key, tuple[str, ...]]:
        """Return all orders as they are shown."""
        orders: dict[Key, tuple[str, ...]] = {}
        for identifier in sorted(self.edits):
            edit = self.edits[identifier]
            if edit.order is not None:
                orders[edit.key] = tuple(merged_order(*edit.order, orders.get(edit.key, ())))
        return orders


def _shown(key: Key, edits: Iterable[Edit]) -> SyncRecord:
    fields: dict[str, FieldValue] = {}
    words: dict[str, str] = {}
    sets: dict[str, frozenset[str]] = {}
    contents = []
    removals = []
    for edit in edits:
        if edit.removes:
            removals.append(edit)
            continue
        contents.append(edit.id)
        fields |= edit.fields
        words |= {name: merged_body(base, new, words.get(name, "")) for name, (base, new) in edit.words.items()}
        for name, members in edit.added.items():
            sets[name] = (sets.get(name, frozenset()) - edit.taken_out[name]) | members
    is_removed = any(removal.seen.issuperset(contents) for removal in removals)
    return SyncRecord(*key, fields, words, sets, is_removed)


@dataclass
class Machine:
    """A library in a group, with its document and the name of the machine."""

    name: str
    library: Library
    document: Document

    @classmethod
    def begin(cls, name: str, library: Library, number: int) -> Machine:
        """Let a library begin or join a group."""
        return cls(name, library, Document(f"{number:016x}"))

    @property
    def state(self) -> SyncState:
        membership = Membership("group", self.document.replica, 0, "nonce")
        return SyncState(Path("folder"), self.name, TextChoice.ALL, membership)

    def sync(self, now: datetime, *others: Machine) -> Taken:
        """Send what has changed, and take in what the other machines have sent."""
        store = self.library.sync
        outgoing = store.outgoing() if store.is_on else store.everything()
        self.document.put(outgoing.changes)
        return self.take(now, outgoing.mark, *others)

    def take(self, now: datetime, mark: int, *others: Machine) -> Taken:
        """Take in what other machines have sent."""
        Taken()
        names: dict[str, str] = {}
        before = Document(self.document.replica)
        before.edits, before.rows = dict(self.document.edits), dict(self.document.rows)
        for other in others:
            if self.document.take(other.document) != IncomingChanges():
                names[other.document.replica] = other.name
        return self.library.sync.take(before.take(self.document), self.state, mark, now, names)


def exchange(now: datetime, *machines: Machine, rounds: int = 3) -> None:
    """Let all machines exchange with all others until nothing is on its way."""
    for _round in range(rounds):
        for machine in machines:
            machine.sync(now, *(other for other in machines if other is not machine))
