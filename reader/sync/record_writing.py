"""Write into the document of the merge engine what differs from what it shows, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from loro import LoroDoc, LoroMap, LoroText

from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.edit_counts import machine_of
from reader.core.sync.order_moves import Deleted, Inserted, order_steps
from reader.core.sync.records import FieldValue, SyncOrder, SyncRecord
from reader.core.sync.word_edits import word_edits
from reader.sync.record_layout import RecordState, escaped, list_items, list_of, map_of, record_state, text_of

_ABSENT = object()


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """A record as it was shown before it was written, None if it was not there, and as it was written."""

    before: SyncRecord | None
    authored: AuthoredRecord


def write_record(document: LoroDoc, record: SyncRecord, writer: str) -> WrittenRecord | None:
    """Write a record as its machine shows it; return None if the document shows the same.

    Fields, words and sets that the record does not name stay as they are. What an edit changed is written even where
    the record was removed after it: it holds if another machine keeps the record.
    """
    key = (record.kind, record.id)
    state = record_state(document, key)
    if record.removed and state is None:
        return None
    before = state.shown(key) if state else None
    state = state or RecordState()
    values = map_of(document, key)
    is_edited = _write_fields(values, record.fields, state) | _write_sets(values, record.sets, state)
    words = _changed_words(record.words, state)
    was_removed = state.is_removed
    if is_edited or words or not state.edits or (was_removed and not record.removed):
        state.edits[writer] = state.edits.get(writer, 0) + 1
        values.insert(f"rev/{writer}", state.edits[writer])
        if not words and not state.word_edits:
            _drop_earlier_openings(values, state, writer)
    elif was_removed or not record.removed:
        return None
    for name in words:
        values.insert(f"w/{name}/{writer}", state.edits[writer])
        _write_words(text_of(document, key, name), state.words.get(name, ""), record.words[name])
        state.words[name] = record.words[name]
    if record.removed:
        state.removals[writer] = dict(state.edits)
        values.insert(f"del/{writer}", dict(state.edits))
    return WrittenRecord(before, AuthoredRecord(writer, state.shown(key), state.edits, state.removals, words))


def _drop_earlier_openings(values: LoroMap, state: RecordState, writer: str) -> None:
    """Forget what this machine counted before it was last started: whoever sees the edit of now has seen those.

    A place is written at each opening of the program, for years. Where there are words, the counts say which versions
    of them an author knew, and stay.
    """
    for earlier in [one for one in state.edits if machine_of(one) == machine_of(writer) and one != writer]:
        del state.edits[earlier]
        values.delete(f"rev/{earlier}")


def _write_fields(values: LoroMap, fields: Mapping[str, FieldValue], state: RecordState) -> bool:
    is_changed = False
    for name, value in fields.items():
        if state.fields.get(name, _ABSENT) != value:
            state.fields[name] = int(value) if isinstance(value, bool) else value
            values.insert(f"f/{name}", state.fields[name])
            is_changed = True
    return is_changed


def _write_sets(values: LoroMap, sets: Mapping[str, AbstractSet[str]], state: RecordState) -> bool:
    is_changed = False
    for name, members in sets.items():
        present = state.sets.setdefault(name, set())
        for member in sorted(members - present):
            values.insert(_member_key(name, member), True)
        for member in sorted(present - members):
            values.delete(_member_key(name, member))
        is_changed |= present != members
        state.sets[name] = set(members)
    return is_changed


def _member_key(name: str, member: str) -> str:
    return f"s/{escaped(name)}/{member}"


def _changed_words(words: Mapping[str, str], state: RecordState) -> tuple[str, ...]:
    return tuple(name for name, value in words.items() if state.words.get(name, "") != value)


def _write_words(text: LoroText, before: str, after: str) -> None:
    for edit in reversed(word_edits(before, after)):
        if edit.inserted:
            text.insert(edit.start, edit.inserted)
        if edit.deleted:
            text.delete(edit.start + len(edit.inserted), edit.deleted)


def write_order(document: LoroDoc, order: SyncOrder) -> None:
    """Write an order with as few moves as possible."""
    items = list_of(document, (order.kind, order.id))
    for step in order_steps(list_items(items), order.items):
        if isinstance(step, Deleted):
            items.delete(step.place, 1)
        elif isinstance(step, Inserted):
            items.insert(step.place, step.item)
        else:
            items.mov(step.place, step.target)
