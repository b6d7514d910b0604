"""The document that all machines of a group have in common: the records and orders that can be edited, merged.

It knows no kinds of records. It holds every operation of every machine, so that what was changed apart comes together
on all of them alike, in whatever order it arrives (sync.md §2, §4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from reader.core.errors import Problem, ReaderError
from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.edit_counts import replica_name, writer_name
from reader.core.sync.records import ChangedOrder, IncomingChanges, OutgoingChanges, SyncOrder, SyncRecord
from reader.sync import engine
from reader.sync.incoming_changes import changed_records, kept_records, written_on_both
from reader.sync.record_layout import ORDER, RECORD, RecordKey, RecordState, key_of, record_state, shown_order
from reader.sync.record_writing import write_order, write_record
from reader.sync.shown_digest import ShownDigest

_AT_ONCE = 200
"""Records in one commit: the engine takes ten times as long for 36,500 in a single one."""

Versions = Mapping[str, int]
"""The number of operations of each replica that a document holds."""


@dataclass(frozen=True, slots=True)
class TakenUpdates:
    """What came of updates of other machines; the numbers are their places among those that were given."""

    changes: IncomingChanges
    refused: tuple[int, ...] = ()
    """Those that are damaged, and were left out."""
    waiting: tuple[int, ...] = ()
    """Those that take effect once what they build upon arrives; see `SyncDocument.pending`."""


@dataclass(frozen=True, slots=True)
class _Touched:
    """The records and orders that an import has touched, as they stood at one time."""

    records: dict[RecordKey, RecordState | None] = field(default_factory=dict)
    orders: dict[RecordKey, SyncOrder] = field(default_factory=dict)

    def __contains__(self, named: tuple[str, RecordKey]) -> bool:
        """Return whether it holds what has this role and key."""
        role, key = named
        return key in (self.orders if role == ORDER else self.records)

    def named(self) -> list[tuple[str, RecordKey]]:
        """Return the roles and keys of all of them, in order."""
        return [(ORDER, key) for key in sorted(self.orders)] + [(RECORD, key) for key in sorted(self.records)]


class SyncDocument:
    """Holds what the machines have in common, and writes into it as one of them.

    Raises ReaderError SYNC_DOCUMENT_DAMAGED where the engine fails; the object is of no use then.
    """

    def __init__(self, replica: int, session: str) -> None:
        """Begin an empty document; ``replica`` is from 1 to 2⁶⁴ - 2, ``session`` one opening of the program."""
        self._replica = replica
        self._writer = writer_name(replica, session)
        self._is_lost = False
        self._exported = 0
        self._digest: ShownDigest | None = ShownDigest()
        with self._working():
            self._document = engine.new_document(replica)

    @contextmanager
    def _working(self) -> Iterator[None]:
        if self._is_lost:
            raise ReaderError(Problem.SYNC_DOCUMENT_DAMAGED)
        try:
            with engine.engine_errors():
                yield
        except ReaderError:
            self._is_lost = True
            raise

    def load(
        self, snapshot: bytes = b"", updates: Sequence[bytes] = (), digest: tuple[Versions, str] | None = None
    ) -> None:
        """Read into an empty document what was kept of it: a snapshot, and what came after it.

        All own operations in it count as exported. ``digest`` is what `digest` was at some versions; it saves reading
        all records if the document is of these versions.
        """
        with self._working():
            if snapshot:
                self._document.import_(snapshot)
            if updates:
                self._document.import_batch(list(updates))
            self._exported = self._own_count()
            is_known = digest is not None and digest[0] == engine.operation_counts(self._document)
            self._digest = ShownDigest.of_text(digest[1]) if digest and is_known else None

    def put(self, changes: OutgoingChanges) -> tuple[AuthoredRecord, ...]:
        """Write what the library shows otherwise than the document, and return the records that were changed, whole.

        Rows are not for the document.
        """
        with self._working():
            authored = []
            for number, record in enumerate(changes.records, 1):
                written = write_record(self._document, record, self._writer)
                if written is not None:
                    authored.append(written.authored)
                    self._replace(written.before, written.authored.record)
                if number % _AT_ONCE == 0:
                    self._document.commit()
            for order in changes.orders:
                self._replace(shown_order(self._document, (order.kind, order.id)), order)
                write_order(self._document, order)
            self._document.commit()
            return tuple(authored)

    def own_update(self, since: int | None = None) -> bytes | None:
        """Return the own operations, and nothing else, since the last call or from a number on; None if there are none.

        How many there are is in `versions`.
        """
        with self._working():
            start = self._exported if since is None else since
            self._exported = self._own_count()
            return engine.operations_of(self._document, self._replica, start, self._exported)

    def take(self, updates: Sequence[bytes], authored: Iterable[AuthoredRecord] = ()) -> TakenUpdates:
        """Merge what other machines wrote: updates and snapshots in any order, also again.

        ``authored`` is what their files tell of the records that they changed. Raises ReaderError
        SYNC_DOCUMENT_DAMAGED with the number of the ``update`` that the engine cannot read although its checksum holds.
        """
        with self._working():
            ends = [engine.end_of(update) for update in updates]
            sound = {number: updates[number] for number, end in enumerate(ends) if end is not None}
            before, after = self._imported(sound)
            self._exported = max(self._exported, self._own_count())
            for key, order in after.orders.items():
                self._replace(before.orders.get(key), order)
            for key, state in after.records.items():
                earlier = before.records.get(key)
                self._replace(earlier.shown(key) if earlier else None, state.shown(key) if state else None)
            waiting = (number for number in sound if not engine.holds(self._document, ends[number]))
            refused = (number for number, end in enumerate(ends) if end is None)
            return TakenUpdates(_changes(before, after, tuple(authored)), tuple(refused), tuple(waiting))

    def _imported(self, updates: Mapping[int, bytes]) -> tuple[_Touched, _Touched]:
        """Import updates, and return what they touched, as it stood before and as it stands now."""
        before = _Touched()
        was_empty = not engine.operation_counts(self._document)
        for number, update in updates.items():
            with engine.engine_errors(number):
                if engine.operation_counts(self._document):
                    self._import(update, before)
                else:
                    self._document.import_(update)
        if was_empty:
            return _Touched(), self._touched(_keys(engine.root_containers(self._document)))
        return before, self._touched(before.named())

    def _import(self, update: bytes, before: _Touched) -> None:
        """Import an update, and add what it touches to ``before``, unless it is there.

        While the document is detached, it takes operations and still shows what it showed.
        """
        since = self._document.oplog_vv
        self._document.detach()
        self._document.import_(update)
        keys = _keys(engine.changed_containers(self._document, since))
        new = self._touched(one for one in keys if one not in before)
        before.records.update(new.records)
        before.orders.update(new.orders)
        self._document.attach()

    def _touched(self, keys: Iterable[tuple[str, RecordKey]]) -> _Touched:
        touched = _Touched()
        for role, key in keys:
            if role == ORDER:
                touched.orders[key] = shown_order(self._document, key)
            else:
                touched.records[key] = record_state(self._document, key)
        return touched

    def records(self) -> tuple[SyncRecord, ...]:
        """Return all records, those that are removed among them."""
        with self._working():
            return tuple(shown for shown in self._all() if isinstance(shown, SyncRecord))

    def shown(self) -> OutgoingChanges:
        """Return all records, those that are removed among them, and all orders."""
        with self._working():
            shown = tuple(self._all())
            records = tuple(one for one in shown if isinstance(one, SyncRecord))
            return OutgoingChanges(records, tuple(one for one in shown if isinstance(one, SyncOrder)))

    def orders(self) -> tuple[SyncOrder, ...]:
        """Return all orders."""
        with self._working():
            return tuple(shown for shown in self._all() if isinstance(shown, SyncOrder))

    def _all(self) -> Iterator[SyncRecord | SyncOrder]:
        for role, key in _keys(engine.root_containers(self._document)):
            if role == ORDER:
                yield shown_order(self._document, key)
            elif (state := record_state(self._document, key)) is not None:
                yield state.shown(key)

    def snapshot(self) -> bytes:
        """Return all operations, and what they come to."""
        with self._working():
            return engine.snapshot_of(self._document)

    def pending(self) -> bytes | None:
        """Return what cannot take effect yet, to be loaded after a snapshot; None if there is nothing."""
        with self._working():
            return self._document.export_pending_updates()

    def versions(self) -> Versions:
        """Return the number of operations of each replica, by its 16 hexadecimal digits."""
        with self._working():
            return engine.operation_counts(self._document)

    def digest(self) -> str:
        """Return the digest of all that is shown, as 64 hexadecimal digits: equal on machines that agree."""
        with self._working():
            if self._digest is None:
                self._digest = ShownDigest()
                for shown in self._all():
                    self._digest.replace(None, shown)
            return str(self._digest)

    def _replace(self, before: SyncRecord | SyncOrder | None, after: SyncRecord | SyncOrder | None) -> None:
        if self._digest is not None:
            self._digest.replace(before, after)

    def _own_count(self) -> int:
        return engine.operation_counts(self._document).get(replica_name(self._replica), 0)


def _keys(containers: Iterable[str]) -> list[tuple[str, RecordKey]]:
    """Return the records and orders that containers belong to, each once, in order."""
    return sorted(set(filter(None, map(key_of, containers))))


def _changes(before: _Touched, after: _Touched, authored: Sequence[AuthoredRecord]) -> IncomingChanges:
    orders = []
    for key, order in after.orders.items():
        earlier = before.orders[key].items if key in before.orders else ()
        if earlier != order.items:
            orders.append(ChangedOrder(earlier, order))
    return IncomingChanges(
        records=tuple(changed_records(before.records, after.records)),
        orders=tuple(orders),
        both=tuple(written_on_both(before.records, after.records, authored)),
        kept=tuple(kept_records(before.records, after.records)),
    )
