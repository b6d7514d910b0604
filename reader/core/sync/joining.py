"""Bring together what a library holds and what the document of its group holds, where neither has seen the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from reader.core.sync.records import (
    ChangedOrder,
    ChangedRecord,
    FieldValue,
    IncomingChanges,
    OutgoingChanges,
    SyncOrder,
    SyncRecord,
)
from reader.core.sync.word_edits import joined_words

Key = tuple[str, str]
"""The kind and the id of a record or of an order."""


_SHORTEST_BEGUN = 4
"""Code points: that a line begins with fewer says nothing about whether one came of the other."""


class Precedence(StrEnum):
    """What holds where a library that joins and the document of the group differ; what only one of them has stays."""

    BOTH = "both"
    """Words of both are joined, sets united; in fields the group holds, but for what was edited since."""
    GROUP = "group"
    """The group holds; with what was edited since it is joined."""
    LIBRARY = "library"
    """The library holds, as new edits."""


def joined_record(group: SyncRecord, own: SyncRecord, *, own_fields_hold: bool = False) -> SyncRecord:
    """Return what becomes of one record: the words of both, the sets united, the fields of the group.

    It is removed if both removed it, or one did and the other had nothing else.
    """
    fields: Mapping[str, FieldValue] = (
        {**group.fields, **own.fields} if own_fields_hold else {**own.fields, **group.fields}
    )
    words = {
        name: united_words(group.words.get(name, ""), own.words.get(name, "")) for name in {**group.words, **own.words}
    }
    sets = {
        name: group.sets.get(name, frozenset()) | own.sets.get(name, frozenset()) for name in {**group.sets, **own.sets}
    }
    joined = SyncRecord(group.kind, group.id, fields, words, sets)
    both_say_the_same = _content(group) == _content(own)
    is_removed = (group.removed and own.removed) or ((group.removed or own.removed) and both_say_the_same)
    return replace(joined, removed=is_removed)


def _content(record: SyncRecord) -> SyncRecord:
    """Return a record without what is empty in it, and whether or not it is removed."""
    words = {name: words for name, words in record.words.items() if words}
    sets = {name: members for name, members in record.sets.items() if members}
    return replace(record, words=words, sets=sets, removed=False)


def united_words(first: str, second: str) -> str:
    """Return the lines of both; those of one where it has all of the other, or only went on from them."""
    if _has_all(first, second):
        return first
    return second if _has_all(second, first) else joined_words(first, second)


def _has_all(words: str, others: str) -> bool:
    """Return whether words have each line of others, as it is or with more behind it."""
    lines = words.split("\n")
    return all(
        other in lines or (len(other) >= _SHORTEST_BEGUN and any(line.startswith(other) for line in lines))
        for other in others.split("\n")
    )


def joined_order(group: Iterable[str], own: Iterable[str]) -> tuple[str, ...]:
    """Return the members of the first order and, behind them, those that only the second has."""
    return tuple(dict.fromkeys((*group, *own)))


def joined_changes(
    group: OutgoingChanges, own: OutgoingChanges, precedence: Precedence, edited: frozenset[Key] = frozenset()
) -> OutgoingChanges:
    """Return what is to be written into the document of the group, given what it and the library hold.

    ``edited`` are the records and orders of the library that were changed since it last sent, or was restored.
    """
    records = {(record.kind, record.id): record for record in group.records}
    orders = {(order.kind, order.id): order for order in group.orders}
    return OutgoingChanges(
        tuple(
            _record(records.get((record.kind, record.id)), record, precedence, (record.kind, record.id) in edited)
            for record in own.records
        ),
        tuple(
            _order(orders.get((order.kind, order.id)), order, precedence, (order.kind, order.id) in edited)
            for order in own.orders
        ),
    )


def _record(group: SyncRecord | None, own: SyncRecord, precedence: Precedence, is_edited: bool) -> SyncRecord:
    if group is None or precedence is Precedence.LIBRARY:
        return own
    if precedence is Precedence.GROUP and not is_edited:
        return group
    return joined_record(group, own, own_fields_hold=is_edited)


def _order(group: SyncOrder | None, own: SyncOrder, precedence: Precedence, is_edited: bool) -> SyncOrder:
    if group is None:
        return own
    if precedence is Precedence.LIBRARY or is_edited:
        return replace(own, items=joined_order(own.items, group.items))
    return replace(own, items=joined_order(group.items, own.items))


def changes_between(library: OutgoingChanges, group: OutgoingChanges) -> IncomingChanges:
    """Return how a library comes to show what the group shows; what only the library has stays."""
    return IncomingChanges(
        tuple(_changed_records(library.records, group.records)), tuple(_changed_orders(library.orders, group.orders))
    )


def _changed_records(library: Iterable[SyncRecord], group: Iterable[SyncRecord]) -> Iterator[ChangedRecord]:
    known = {(record.kind, record.id): record for record in library}
    for shown in group:
        before = known.get((shown.kind, shown.id))
        record = _with_emptied(shown, before) if before else shown
        if before != record and not (before is None and record.removed):
            yield ChangedRecord(before, record)


def _with_emptied(record: SyncRecord, before: SyncRecord) -> SyncRecord:
    """Return a record that names the words and sets that it has no more: what it does not name counts as unknown."""
    if before.sets.keys() <= record.sets.keys() and before.words.keys() <= record.words.keys():
        return record
    sets = dict.fromkeys(before.sets, frozenset[str]()) | dict(record.sets)
    return replace(record, sets=sets, words=dict.fromkeys(before.words, "") | dict(record.words))


def _changed_orders(library: Iterable[SyncOrder], group: Iterable[SyncOrder]) -> Iterator[ChangedOrder]:
    known = {(order.kind, order.id): order.items for order in library}
    for order in group:
        before = known.get((order.kind, order.id), ())
        if before != order.items:
            yield ChangedOrder(before, order)
