"""Say what an import has changed, from what the document knew of the touched records before and knows now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.records import ChangedRecord, SyncRecord, WrittenOnBoth
from reader.core.sync.written_apart import version_of, versions_apart
from reader.sync.record_layout import RecordKey, RecordState

RecordStates = Mapping[RecordKey, RecordState | None]


def changed_records(before: RecordStates, after: RecordStates) -> Iterator[ChangedRecord]:
    """Yield the records that are shown otherwise than before; one that came removed is not yielded."""
    for key, state in after.items():
        if state is None:
            continue
        earlier = before.get(key)
        was, now = earlier.shown(key) if earlier else None, state.shown(key)
        if was != now and (was is not None or not now.removed):
            yield ChangedRecord(was, _with_empty_sets(now, was) if was else now)


def _with_empty_sets(record: SyncRecord, before: SyncRecord) -> SyncRecord:
    """Return a record that also names the sets that it had before and whose last member is gone."""
    return replace(record, sets={**dict.fromkeys(before.sets, frozenset[str]()), **record.sets})


def kept_records(before: RecordStates, after: RecordStates) -> Iterator[str]:
    """Yield the ids of the records that stay although a removal came in: it had not seen an edit."""
    for key, state in after.items():
        if state is not None and not state.is_removed:
            earlier = before.get(key)
            if state.removals.keys() - (earlier.removals.keys() if earlier else ()):
                yield key[1]


def written_on_both(
    before: RecordStates, after: RecordStates, authored: Iterable[AuthoredRecord]
) -> Iterator[WrittenOnBoth]:
    """Yield the words that authors changed without having seen each other, or what is shown here."""
    for (kind, name, field), told in _by_words(authored).items():
        state = after.get((kind, name))
        if state is None or state.is_removed:
            continue
        earlier = before.get((kind, name)) or RecordState()
        arrived = [one for one in told if one.edits.get(one.writer, 0) <= state.edits.get(one.writer, 0)]
        versions = versions_apart([earlier.words_version(field), *(version_of(one, field) for one in arrived)])
        if versions:
            yield WrittenOnBoth(kind, name, field, state.words.get(field, ""), versions)


def _by_words(authored: Iterable[AuthoredRecord]) -> dict[tuple[str, str, str], list[AuthoredRecord]]:
    found: dict[tuple[str, str, str], list[AuthoredRecord]] = {}
    for one in authored:
        for field in one.words:
            found.setdefault((one.record.kind, one.record.id, field), []).append(one)
    return found
