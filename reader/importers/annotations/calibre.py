"""Parse the JSON that calibre exports from its annotations browser and its viewer.

Sources: calibre's gui2/library/annotations.py (``calibre_annotation_collection``, which has a book's number but not
its title), gui2/viewer/highlights.py (``calibre_highlights``, of one book), and gui2/viewer/annotations.py (the file
that the viewer keeps in an EPUB). Other programs add ``title``.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.styles import style_of
from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import parse_strict_json
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, inner, list_items, number, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso

_TYPES = {"calibre_annotation_collection": "annotations", "calibre_highlights": "highlights"}
CALIBRE_BOOKMARKS = "META-INF/calibre_bookmarks.txt"
"""The file in an EPUB in which calibre's viewer keeps what the reader marked."""

_BOOKMARKS_HEAD = b"encoding=json+base64:"
_LAST_PLACE = "last-read"

_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def is_calibre(value: object) -> bool:
    """Return whether a JSON document is one of these two formats."""
    return text_field(value, "type") in _TYPES


def read_calibre(value: object, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.CALIBRE, path)
    for item in entries.begin_each(list_items(inner(value, _TYPES[text_field(value, "type")]))):
        nested = item.get("annotation")
        _collect(entries, {**item, **nested} if isinstance(nested, Mapping) else item)
    return entries.foreign_notes()


def read_calibre_bookmarks(data: bytes, path: Path) -> ForeignNotes:
    """Parse the marks that calibre's viewer keeps in an EPUB; raises ReaderError NOTES_DAMAGED, NOTES_EMPTY."""
    head, _, packed = data.partition(b"\n")
    if head.strip() != _BOOKMARKS_HEAD:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="calibre-bookmarks")
    try:
        items = list_items(parse_strict_json(base64.b64decode(packed)))
    except (ValueError, ReaderError) as error:
        raise ReaderError(Problem.NOTES_DAMAGED, path, why="calibre-bookmarks") from error
    marks = [item for item in items if text_field(item, "type") != _LAST_PLACE]
    return read_calibre({"type": "calibre_highlights", "highlights": marks}, path)


def _collect(entries: EntryCollector, item: Fields) -> None:
    if item.get("removed"):
        entries.skip("removed")
        return
    kind = text_field(item, "type") or "highlight"
    if kind not in {"highlight", "bookmark"}:
        entries.skip("kind")
        return
    quote = text_field(item, "highlighted_text") if kind == "highlight" else ""
    note = _HTML_BREAK.sub("\n", text_field(item, "notes"))
    chapters = [one_line(title) for title in list_items(item.get("toc_family_titles")) if isinstance(title, str)]
    section = chapters[-1] if chapters else ""
    entries.add(
        ForeignNote(
            entries.number,
            _title(item),
            _author(item),
            quote,
            note,
            kind_of(note) if kind == "highlight" else AnnotationKind.BOOKMARK,
            _colour(quote, item.get("style")),
            place=" › ".join(chapters) or (text_field(item, "title") if kind == "bookmark" else ""),
            order=number(item.get("spine_index")),
            created=parse_iso(item.get("timestamp"), UTC),
            section=section,
            work=text_field(item, "book_id"),
            style=_style(item.get("style")),
        )
    )


def _colour(quote: str, style: object) -> int:
    named = (text_field(style, name) for name in ("which", "background-color", "text-decoration-color"))
    return colour_of(quote, next(filter(None, map(nearest_colour, named)), 0))


def _style(style: object) -> AnnotationStyle:
    """Return the style of a decoration: a built-in one by its name, another by its line; "solid" is only its stroke."""
    wave = text_field(style, "text-decoration-style")
    return style_of(
        text_field(style, "which"), wave if wave == "wavy" else "", text_field(style, "text-decoration-line")
    )


def _title(item: Fields) -> str:
    own = text_field(item, "book_title") or (
        "" if text_field(item, "type") == "bookmark" else text_field(item, "title")
    )
    return one_line(own)


def _author(item: Fields) -> str:
    authors = item.get("authors")
    names = (
        [author for author in authors if isinstance(author, str)]
        if isinstance(authors, list)
        else [text_field(item, "authors")]
    )
    return one_line(", ".join(name for name in names if name))
