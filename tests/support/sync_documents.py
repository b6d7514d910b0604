"""Machines that exchange a document: each with what its library shows, and a restart at any time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.records import IncomingChanges, OutgoingChanges, SyncOrder, SyncRecord
from reader.sync.document import SyncDocument, TakenUpdates

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Update:
    """One file of a machine: its operations, and the records as it left them."""

    data: bytes
    authored: tuple[AuthoredRecord, ...] = ()


@dataclass(slots=True)
class Machine:
    """A machine with its document and what its library shows."""

    replica: int
    library: dict[Key, SyncRecord] = field(default_factory=dict)
    orders: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    sessions: int = 0
    document: SyncDocument = field(init=False)
    changed: dict[Key, SyncRecord] = field(default_factory=dict)
    """What the library has not sent yet."""

    def __post_init__(self) -> None:
        self.document = self._new_document()

    def _new_document(self) -> SyncDocument:
        self.sessions += 1
        return SyncDocument(self.replica, f"{self.sessions:08x}")

    def write(self, record: SyncRecord) -> None:
        """Change a record in the library."""
        key = (record.kind, record.id)
        self.library[key] = self.changed[key] = record

    def reorder(self, order: SyncOrder) -> None:
        """Change an order in the library."""
        self.orders[order.kind, order.id] = order.items

    def send(self) -> Update | None:
        """Send what the library has changed."""
        orders = tuple(SyncOrder(*key, items) for key, items in self.orders.items())
        authored = self.document.put(OutgoingChanges(tuple(self.changed.values()), orders))
        self.changed.clear()
        data = self.document.own_update()
        assert bool(authored) <= bool(data)
        return Update(data, authored) if data else None

    def receive(self, updates: Iterable[Update]) -> TakenUpdates:
        """Take updates into the document and the library, which has sent everything."""
        assert not self.changed
        files = list(updates)
        taken = self.document.take(
            [update.data for update in files], [one for update in files for one in update.authored]
        )
        self._take(taken.changes)
        return taken

    def _take(self, changes: IncomingChanges) -> None:
        for changed in changes.records:
            key = (changed.after.kind, changed.after.id)
            here = self.library.get(key)
            assert shown(here) == shown(changed.before), (here, changed)
            self.library[key] = changed.after
        for order in changes.orders:
            key = (order.after.kind, order.after.id)
            assert self.orders.get(key, ()) == order.before
            self.orders[key] = order.after.items

    def restart(self, kept: Iterable[bytes] = ()) -> None:
        """Read the document again from its snapshot, what waits, and updates that came after it."""
        snapshot, pending = self.document.snapshot(), self.document.pending()
        state = self.document.versions(), self.document.digest()
        self.document = self._new_document()
        self.document.load(snapshot, [*([pending] if pending else []), *kept], state)


def shown(record: SyncRecord | None) -> SyncRecord | None:
    """Return a record without what counts for nothing: all of a removed one, sets and words that are empty."""
    if record is None or record.removed:
        return None
    return replace(
        record,
        words={name: words for name, words in record.words.items() if words},
        sets={name: members for name, members in record.sets.items() if members},
    )


def exchange(*machines: Machine) -> None:
    """Let machines send to each other until nothing is left to send."""
    updates = [(machine, update) for machine in machines if (update := machine.send())]
    for machine in machines:
        machine.receive(update for author, update in updates if author is not machine)
