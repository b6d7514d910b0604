"""Parse the annotations in a Zotero library that Better BibTeX exports as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, ForeignPublication, NoteSource
from reader.core.annotations.styles import style_of
from reader.core.text.bibliographic_values import stated_bibliography
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, inner, list_items, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso

_WITHOUT_WORDS = frozenset(("image", "ink"))
_AUTHORS, _TRANSLATORS = frozenset(("", "author", "bookAuthor")), frozenset(("translator",))
_TYPES = {
    "book": ItemType.BOOK,
    "bookSection": ItemType.CHAPTER,
    "journalArticle": ItemType.ARTICLE,
    "magazineArticle": ItemType.MAGAZINE_ARTICLE,
    "newspaperArticle": ItemType.NEWSPAPER_ARTICLE,
    "conferencePaper": ItemType.CONFERENCE_PAPER,
    "thesis": ItemType.THESIS,
    "report": ItemType.REPORT,
    "webpage": ItemType.WEB_PAGE,
    "blogPost": ItemType.WEB_POST,
    "document": ItemType.DOCUMENT,
}
_FIELDS = {
    "citation_key": ("citationKey", "citekey"),
    "container": ("publicationTitle", "bookTitle", "proceedingsTitle", "websiteTitle", "blogTitle"),
    "publisher": ("publisher", "university", "institution"),
    "place": ("place",),
    "date": ("date",),
    "series": ("series",),
    "volume": ("volume",),
    "edition": ("edition",),
    "isbn": ("ISBN",),
    "issn": ("ISSN",),
    "doi": ("DOI",),
    "url": ("url",),
}
"""The names under which Zotero has the fields of a publication."""


def is_better_bibtex(value: object) -> bool:
    """Return whether a JSON document is such a library."""
    items = list_items(inner(value, "items"))
    return any(isinstance(inner(item, "attachments"), list) and text_field(item, "itemType") for item in items)


def read_better_bibtex(value: object, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.ZOTERO, path)
    publications: list[ForeignPublication] = []
    for item in list_items(inner(value, "items")):
        title, author = one_line(text_field(item, "title")), _names(item, _AUTHORS)
        before = entries.number
        for annotation in entries.begin_each(_annotations(item)):
            _collect(entries, annotation, title, author)
        if entries.number > before and (data := _publication(item)) != UNKNOWN_BIBLIOGRAPHY:
            publications.append(ForeignPublication(title, author, data))
    return replace(entries.foreign_notes(), publications=tuple(publications))


def _publication(item: object) -> Bibliography:
    """Return what Zotero knows of the publication of an item."""
    values = {
        field: next((text for name in names if (text := text_field(item, name))), "")
        for field, names in _FIELDS.items()
    }
    item_type = _TYPES.get(text_field(item, "itemType"), ItemType.UNKNOWN).value
    return stated_bibliography(values | {"item_type": item_type, "translator": _names(item, _TRANSLATORS)})


def _annotations(item: object) -> Iterator[object]:
    for attachment in list_items(inner(item, "attachments")):
        yield from list_items(inner(attachment, "annotations"))


def _names(item: object, roles: frozenset[str]) -> str:
    creators = [
        creator for creator in list_items(inner(item, "creators")) if text_field(creator, "creatorType") in roles
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
