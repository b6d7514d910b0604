"""Merge what other machines changed of a record with what this library has changed of it meanwhile.

Pure rules: what was not edited here follows the others; what was edited stays, and goes out as a later edit. Words of
both are kept, and sets are united. A record that one side removed and the other edited lives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.core.sync.records import ChangedRecord, FieldValue, SyncRecord
from reader.core.sync.word_edits import joined_words


def merged_record(own: SyncRecord, change: ChangedRecord, *, is_edited: bool) -> SyncRecord:
    """Return what a record is to be here that is ``own`` now; ``is_edited`` since it was agreed on last."""
    if not is_edited:
        return _following(own, change.after)
    before, after = change.before, change.after
    return replace(
        after,
        fields={**own.fields, **after.fields, **_edited_fields(own, before, after)},
        words={**own.words, **_merged_words(own, before, after)},
        sets={**own.sets, **_merged_sets(own, before, after)},
        removed=_is_removed(own, before, after),
    )


def _following(own: SyncRecord, after: SyncRecord) -> SyncRecord:
    """Return the record as the others have it, with what only this library knows of it."""
    fields, words, sets = {**own.fields, **after.fields}, {**own.words, **after.words}, {**own.sets, **after.sets}
    return replace(after, fields=fields, words=words, sets=sets)


def _edited_fields(own: SyncRecord, before: SyncRecord | None, after: SyncRecord) -> Mapping[str, FieldValue]:
    """Return the fields that keep their own value: those that were edited here, all if nothing was agreed on."""
    agreed = {} if before is None else before.fields
    edited = (name for name in own.fields if name not in agreed or own.fields[name] != agreed[name])
    return {name: own.fields[name] for name in edited if before is None or name in after.fields}


def _merged_words(own: SyncRecord, before: SyncRecord | None, after: SyncRecord) -> Mapping[str, str]:
    return {name: _merged(own.words.get(name), before, name, words) for name, words in after.words.items()}


def _merged(own: str | None, before: SyncRecord | None, name: str, after: str) -> str:
    if own is None or own == after:
        return after
    if before is None:
        return joined_words(after, own)
    from reader.core.annotations.body_merge import merged_body

    return merged_body(before.words.get(name, ""), own, after)


def _merged_sets(own: SyncRecord, before: SyncRecord | None, after: SyncRecord) -> Mapping[str, frozenset[str]]:
    agreed: Mapping[str, frozenset[str]] = {} if before is None else before.sets
    return {
        name: (members - (agreed.get(name, frozenset()) - own.sets[name]))
        | (own.sets[name] - agreed.get(name, frozenset()))
        if name in own.sets
        else members
        for name, members in after.sets.items()
    }


def _is_removed(own: SyncRecord, before: SyncRecord | None, after: SyncRecord) -> bool:
    """Return whether both removed it, or one did and the other left it as it was."""
    if own.removed and after.removed:
        return True
    if own.removed:
        return before is not None and after == before
    return False
