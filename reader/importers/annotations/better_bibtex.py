"""Parse the annotations in a Zotero library that Better BibTeX exports as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.styles import style_of
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, inner, list_items, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso

_WITHOUT_WORDS = frozenset(("image", "ink"))


def is_better_bibtex(value: object) -> bool:
    """Return whether a JSON document is such a library."""
    items = list_items(inner(value, "items"))
    return any(isinstance(inner(item, "attachments"), list) and text_field(item, "itemType") for item in items)


def read_better_bibtex(value: object, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.ZOTERO, path)
    for item in list_items(inner(value, "items")):
        title, author = one_line(text_field(item, "title")), _authors(item)
        for annotation in entries.begin_each(_annotations(item)):
            _collect(entries, annotation, title, author)
    return entries.foreign_notes()


def _annotations(item: object) -> Iterator[object]:
    for attachment in list_items(inner(item, "attachments")):
        yield from list_items(inner(attachment, "annotations"))


def _authors(item: object) -> str:
    creators = [
        creator
        for creator in list_items(inner(item, "creators"))
        if text_field(creator, "creatorType") in {"", "author", "bookAuthor"}
    ]
    names = (
        text_field(creator, "name") or f"{text_field(creator, 'firstName')} {text_field(creator, 'lastName')}"
        for creator in creators
    )
    return ", ".join(one_line(name) for name in names if name.strip())


def _collect(entries: EntryCollector, item: Fields, title: str, author: str) -> None:
    quote, note = text_field(item, "annotationText"), text_field(item, "annotationComment")
    kind = text_field(item, "annotationType")
    if kind in _WITHOUT_WORDS and not note:
        entries.skip("kind")
        return
    page = text_field(item, "annotationPageLabel")
    created = parse_iso(item.get("dateAdded"), UTC)
    entries.add(
        ForeignNote(
            entries.number,
            title,
            author,
            quote,
            note,
            kind_of(note),
            colour_of(quote, nearest_colour(text_field(item, "annotationColor"))),
            tuple(filter(None, (one_line(text_field(tag, "tag")) for tag in list_items(item.get("tags"))))),
            place=f"p. {one_line(page)}" if page else "",
            order=_order(text_field(item, "annotationSortIndex")),
            created=created,
            modified=parse_iso(item.get("dateModified"), UTC) or created,
            source_id=text_field(item, "key"),
            style=style_of(kind),
        )
    )


def _order(index: str) -> float | None:
    """Return the sort key of an index of page, offset and height, or of offsets alone."""
    numbers = index.split("|")[:2]
    if not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return None
    return sum(float(number) * 10.0 ** (9 * (1 - place)) for place, number in enumerate(numbers))
