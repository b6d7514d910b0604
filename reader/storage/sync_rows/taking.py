"""Take in what other machines have changed, within one transaction; what cannot be written waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import attrgetter

from reader.core.sync.records import ChangedRecord, IncomingChanges, SyncRecord, SyncRow
from reader.storage.sync_rows.added_rows import AddedRows
from reader.storage.sync_rows.order_writer import OrderWriter
from reader.storage.sync_rows.record_writer import RecordWriter
from reader.storage.sync_rows.special_records import OtherRecords, ReceivedCards
from reader.storage.sync_rows.sync_kinds import PLACE, RECORD_KINDS, ROW_KINDS, WITHDRAWAL
from reader.storage.sync_rows.taking_context import TakingContext
from reader.storage.sync_rows.waiting_rows import NotWritableError, WaitingRows

_ORDER = {kind: place for place, kind in enumerate((*RECORD_KINDS, PLACE, *ROW_KINDS, WITHDRAWAL))}
"""In which order kinds are written, so that each finds what it refers to."""


class Taking:
    """Take in changes; ``edited`` are the kinds and keys of rows that were changed here since they were sent last."""

    def __init__(self, context: TakingContext) -> None:
        """Set the library, which notes nothing meanwhile."""
        self._context = context
        self._connection = context.connection
        self._keys = context.keys
        self.taken = context.taken
        self._writer = RecordWriter(context)
        self._cards = ReceivedCards(context, self._writer)
        self._others = OtherRecords(context, self._writer)
        self._rows = AddedRows(context, self._writer)
        self._orders = OrderWriter(context)
        self.waiting = WaitingRows(context.connection, context.now)

    def run(self, incoming: IncomingChanges) -> None:
        """Write what came, and what waited for it."""
        self._context.passages.prepare(self._passages_in(incoming.records))
        self._rows.expect(incoming.rows)
        for work in self._in_order(incoming):
            work()
        self._write_waiting()
        for order in incoming.orders:
            is_edited = self._context.is_edited("order", f"{order.after.kind}/{order.after.id}")
            self._orders.write(order, is_edited=is_edited)
        self._orders.arrange_waiting()

    def _in_order(self, incoming: IncomingChanges) -> Iterator[Callable[[], None]]:
        """Yield what is to be done with each record and row, in the order of the kinds."""
        things: list[ChangedRecord | SyncRow] = [*incoming.records, *incoming.rows]
        things.sort(key=_place)
        for thing in things:
            yield partial(self._take, thing)

    def _take(self, thing: ChangedRecord | SyncRow) -> None:
        kept = thing if isinstance(thing, SyncRow) else thing.after
        try:
            if isinstance(thing, SyncRow):
                self._rows.add(thing)
            else:
                self._write(thing)
        except NotWritableError as error:
            self.waiting.put(kept, error.needs)
        else:
            self.waiting.drop(kept)

    def _write(self, change: ChangedRecord) -> None:
        record = change.after
        if record.kind == "text":
            self._cards.write(change, is_edited=self._context.is_edited("text", self._keys.own_id_of(record.id)))
        elif record.kind == PLACE:
            self._others.write_place(record)
        elif record.kind == WITHDRAWAL:
            self._others.write_withdrawal(change, is_edited=self._context.is_edited(WITHDRAWAL, record.id))
        else:
            self._write_row(change)

    def _write_row(self, change: ChangedRecord) -> None:
        kind, identifier = change.after.kind, change.after.id
        key = identifier
        if kind in RECORD_KINDS:
            key = self._writer.key_of(RECORD_KINDS[kind], identifier)
        was_counted = key in self.taken.notes
        self._writer.write(change, is_edited=self._context.is_edited(kind, key))
        if kind == "annotation" and key in self.taken.notes and not was_counted:
            text = self._connection.value("SELECT text FROM annotation WHERE id = ?", (key,))
            self._cards.revive(str(text))

    def _passages_in(self, records: Iterable[ChangedRecord]) -> Iterator[tuple[str, str]]:
        """Yield the passages of notes on texts that are here."""
        for record in map(attrgetter("after"), records):
            sent, key = record.fields.get("anchor"), record.fields.get("text")
            if record.kind == "annotation" and isinstance(sent, str) and isinstance(key, str):
                text = self._keys.id_of(key)
                if text is not None:
                    yield text, sent

    # what waited

    def _write_waiting(self) -> None:
        """Write what waited for what is here now, until nothing more can be written."""
        needs = [one for one in self.waiting.needs() if self._is_here(one)]
        tried: set[str] = set()
        while needs:
            tried.update(needs)
            for need in needs:
                for thing in self.waiting.of(need):
                    self._take(ChangedRecord(None, thing) if isinstance(thing, SyncRecord) else thing)
            needs = [one for one in self.waiting.needs() if one not in tried and self._is_here(one)]

    def _is_here(self, needs: str) -> bool:
        """Return whether what is waited for is here."""
        kind, _slash, key = needs.partition("/")
        if kind == "kind":
            return key in _ORDER
        if kind in {"text", "words"}:
            text = self._keys.id_of(key)
            return text is not None and (kind == "text" or self._keys.shown(text) is not None)
        if kind == "leaves":
            return self._keys.leaves_of(key) is not None
        if kind not in _ORDER:
            return False
        table = RECORD_KINDS.get(kind) or ROW_KINDS[kind]
        key_column = "id" if kind in {"entry", "answer", "plan"} else table.key
        return self._connection.value(f"SELECT 1 FROM {table.table} WHERE {key_column} = ?", (key,)) is not None  # noqa: S608


def _place(thing: ChangedRecord | SyncRow) -> tuple[int, str]:
    """Return the place in which a thing is written: entries by their time, which is much faster than in any order."""
    if isinstance(thing, ChangedRecord):
        return _ORDER.get(thing.after.kind, len(_ORDER)), ""
    return _ORDER.get(thing.kind, len(_ORDER)), str(thing.values.get("start", ""))
