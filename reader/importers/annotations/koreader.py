"""Parse KOReader's notes: the sidecar file of a book (``metadata.*.lua``), and the JSON of its exporter.

Sources: KOReader's readerannotation.lua and docsettings.lua for the sidecar, exporter.koplugin/target/json.lua and
clip.lua for the export. Sidecars written before 2024.07 have ``highlight`` and ``bookmarks`` instead of
``annotations``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.styles import style_of
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.annotations.json_fields import Fields, inner, list_items, number, one_line, text_field
from reader.importers.annotations.lua_table import Lua, LuaError, read_lua_table
from reader.importers.annotations.timestamps import parse_iso, parse_unix

_SIDECAR = re.compile(r"^(?:\s|--[^\n]*\n)*return\s*\{|\[\"(?:annotations|bookmarks|highlight|doc_props)\"\]\s*=")
_PAGE_WORDS = re.compile(r"^(?:Page|第)\s*\[?\d*\]?\s*\d+\s*页?.*@\s*\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", re.DOTALL)
_AUTOMATIC_END = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\W*$")
_LONGEST_FRAME = 40
"""Code points that KOReader puts around the words and the time, in any language."""
_SUFFIX = re.compile(r"\.(?:epub|pdf|txt|fb2|mobi|azw3?|html?|djvu|docx?|md|cbz)(?:\.zip)?$", re.IGNORECASE)


def is_sidecar(text: str) -> bool:
    """Return whether a text is a sidecar: a Lua table with the fields of one."""
    return _SIDECAR.search(text[:200_000]) is not None and "{" in text[:4_000]


def read_sidecar(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes of one book; raises ReaderError NOTES_EMPTY. Of a damaged file, the intact beginning is read."""
    entries = EntryCollector(NoteSource.KOREADER, path)
    damaged = False
    try:
        table = read_lua_table(text)
    except LuaError as error:
        table, damaged = error.partial, True
    title, author = _book(table)
    for item in entries.begin_each(_items(table)):
        _take_item(entries, item, title, author, zone)
    if damaged:
        entries.warn("cut-off")
    return entries.foreign_notes()


def is_koreader_json(value: object) -> bool:
    """Return whether a JSON document is an export of one book or of several."""
    if not isinstance(value, Mapping):
        return False
    documents = value.get("documents")
    return isinstance(value.get("entries"), list) or (
        isinstance(documents, list) and any(isinstance(inner(document, "entries"), list) for document in documents)
    )


def read_koreader_json(value: object, path: Path) -> ForeignNotes:
    """Parse the notes of one book or of several; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.KOREADER, path)
    documents = list_items(inner(value, "documents")) or [value]
    for document in documents:
        title = text_field(document, "title") or _file_title(text_field(document, "file"))
        author = _authors(text_field(document, "author"))
        for item in entries.begin_each(list_items(inner(document, "entries"))):
            _take_export(entries, item, title, author)
    return entries.foreign_notes()


def _book(table: Mapping[Lua, Lua]) -> tuple[str, str]:
    for name in ("doc_props", "stats"):
        part = table.get(name)
        if title := text_field(part, "title", "display_title"):
            return one_line(title), _authors(text_field(part, "authors"))
    return _file_title(text_field(table, "doc_path")), ""


def _file_title(file: str) -> str:
    return _SUFFIX.sub("", posixpath.basename(file.replace("\\", "/")))


def _authors(value: str) -> str:
    return "" if value in {"N/A", "Unknown Author"} else ", ".join(part.strip() for part in value.split("\n") if part)


def _items(table: Mapping[Lua, Lua]) -> Iterator[object]:
    """Yield the fields of each annotation, under the names that KOReader uses today."""
    annotations = table.get("annotations")
    if isinstance(annotations, Mapping):
        yield from list_items(annotations)
        return
    bookmarks = list_items(table.get("bookmarks"))
    texts = {text_field(mark, "datetime"): text_field(mark, "text") for mark in bookmarks if inner(mark, "highlighted")}
    pages = table.get("highlight")
    for page, marks in (
        sorted(pages.items(), key=lambda item: number(item[0]) or 0.0) if isinstance(pages, Mapping) else ()
    ):
        for mark in list_items(marks):
            if isinstance(mark, Mapping):
                note = _note_of(texts.get(text_field(mark, "datetime"), ""), text_field(mark, "text"))
                yield {"drawer": "lighten", **mark, "note": note, "pageno": page}
    for mark in bookmarks:
        if isinstance(mark, Mapping) and not mark.get("highlighted"):
            yield {"datetime": mark.get("datetime"), "chapter": mark.get("notes"), "page": mark.get("page")}


def _note_of(bookmark_text: str, text: str) -> str:
    """Return what was written on a highlight; old versions put "Page 12 words @ time" where nothing was written."""
    return "" if bookmark_text == text or _is_automatic(bookmark_text, text) else bookmark_text


def _is_automatic(bookmark_text: str, text: str) -> bool:
    """Return whether a text is what KOReader puts by itself: the page, the marked words and the time, as translated."""
    if _PAGE_WORDS.match(bookmark_text):
        return True
    if not text:
        return False
    frame, is_marked, rest = one_line(bookmark_text).partition(one_line(text))
    time = _AUTOMATIC_END.search(rest)
    if not (is_marked and time):
        return False
    frame += rest[: time.start()]
    return len(frame) <= _LONGEST_FRAME and any(character.isdigit() for character in frame)


def _take_item(entries: EntryCollector, item: Fields, title: str, author: str, zone: tzinfo) -> None:
    marked = bool(item.get("drawer")) or item.get("pos0") is not None
    quote = text_field(item, "text") if marked else ""
    note = text_field(item, "note")
    kind = kind_of(note) if marked or note else AnnotationKind.BOOKMARK
    page = text_field(item, "pageref", "pageno") or (
        text_field(item, "page") if number(item.get("page")) is not None else ""
    )
    created = parse_iso(item.get("datetime"), zone)
    entries.add(
        ForeignNote(
            entries.number,
            title,
            author,
            quote,
            note,
            kind,
            colour_of(quote, nearest_colour(text_field(item, "color"))),
            place=_place(page, text_field(item, "chapter")),
            order=number(item.get("pageno")),
            created=created,
            modified=parse_iso(item.get("datetime_updated"), zone) or created,
            section=one_line(text_field(item, "chapter")),
            style=style_of(text_field(item, "drawer")),
        )
    )


def _take_export(entries: EntryCollector, item: Fields, title: str, author: str) -> None:
    quote = text_field(item, "text")
    note = _note_of(text_field(item, "note"), quote)
    bookmark = text_field(item, "sort") == "bookmark"
    page = text_field(item, "page")
    entries.add(
        ForeignNote(
            entries.number,
            title,
            author,
            "" if bookmark else quote,
            note,
            AnnotationKind.BOOKMARK if bookmark else kind_of(note),
            0 if bookmark else colour_of(quote, nearest_colour(text_field(item, "color"))),
            place=_place(page, text_field(item, "chapter")),
            order=number(item.get("page")),
            created=parse_unix(item.get("time")),
            section=one_line(text_field(item, "chapter")),
            style=style_of(text_field(item, "drawer")),
        )
    )


def _place(page: str, chapter: str) -> str:
    return " · ".join(part for part in (one_line(chapter), f"p. {page}" if page else "") if part)
