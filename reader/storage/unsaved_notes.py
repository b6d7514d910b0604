"""Keep notes that could not be written to a library in a recovery file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reader.core.annotations.unsaved_note import UnsavedNote
from reader.storage.recovery_file import NOTES, RecoveryStore

UnsavedNotes = tuple[UnsavedNote, ...]


def _dump(notes: UnsavedNotes) -> dict[str, object]:
    return {"notes": [asdict(note) for note in notes]}


def _parse(document: Any) -> UnsavedNotes:  # noqa: ANN401  JSON from outside
    return tuple(_note(row) for row in document["notes"])


def _note(row: dict[str, Any]) -> UnsavedNote:
    words = {name: str(row[name]) for name in ("id", "topic", "text", "quote", "base")}
    body, tags = row["body"], row["tags"]
    return UnsavedNote(
        **words, body=None if body is None else str(body), tags=None if tags is None else tuple(map(str, tags))
    )


UNSAVED_NOTES = RecoveryStore(NOTES, _dump, _parse)
