"""Parse One Hour's JSON of a whole library, from which every note is restored as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.library_json import FORMAT, read_library_json
from reader.core.annotations.model import Annotation
from reader.core.errors import ReaderError
from reader.importers.annotations.entry_collector import EntryCollector
from reader.importers.annotations.json_fields import inner, list_items, text_field


def is_own_json(value: object) -> bool:
    """Return whether a JSON document is such a file."""
    return inner(value, "format") == FORMAT


def read_own_json(data: bytes, value: object, path: Path) -> ForeignNotes:
    """Parse the notes; ``value`` is the parsed JSON of ``data``.

    Raises ReaderError NOTES_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE, FORMAT_UNKNOWN.
    """
    try:
        library = read_library_json(data)
    except ReaderError as error:
        raise ReaderError(error.problem, path, **error.detail) from error
    entries = EntryCollector(NoteSource.ONE_HOUR, path)
    authors = {text_field(text, "id"): text_field(text, "author") for text in list_items(inner(value, "texts"))}
    for annotation in library.annotations:
        note = _to_foreign_note(annotation, library.titles.get(annotation.text, ""), entries.begin())
        entries.add(replace(note, author=authors.get(annotation.text, "")))
    for _one in range(library.skipped):
        entries.begin()
        entries.skip("broken")
    return entries.foreign_notes()


def _to_foreign_note(annotation: Annotation, title: str, number: int) -> ForeignNote:
    anchor = annotation.anchor
    return ForeignNote(
        number,
        title,
        quote=anchor.exact if anchor else "",
        note=annotation.body,
        kind=annotation.kind,
        colour=annotation.colour,
        style=annotation.style,
        tags=annotation.tags,
        order=anchor.start if anchor else None,
        created=annotation.created,
        modified=annotation.modified,
        prefix=anchor.prefix if anchor else "",
        suffix=anchor.suffix if anchor else "",
        section=anchor.section if anchor else "",
        start=anchor.start if anchor else None,
        creator=annotation.creator,
        id=annotation.id,
        text=annotation.text,
        original=annotation,
    )
