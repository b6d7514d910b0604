"""Parse the annotations of Hypothesis, as its interface of programs and its exports give them in JSON."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of
from reader.importers.annotations.json_fields import Fields, inner, list_items, one_line, text_field
from reader.importers.annotations.timestamps import parse_iso


def is_hypothesis(value: object) -> bool:
    """Return whether a JSON document has such annotations."""
    return any(
        text_field(item, "uri") and isinstance(inner(item, "target"), list) and isinstance(inner(item, "tags"), list)
        for item in _items(value)[:20]
    )


def read_hypothesis(value: object, path: Path) -> ForeignNotes:
    """Parse the annotations; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.HYPOTHESIS, path)
    for item in entries.begin_each(_items(value)):
        _collect(entries, item)
    return entries.foreign_notes()


def _items(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return list_items(inner(value, "rows")) or list_items(inner(value, "annotations"))


def _collect(entries: EntryCollector, item: Fields) -> None:
    selectors = [
        selector
        for target in list_items(item.get("target"))
        for selector in list_items(inner(target, "selector"))
        if text_field(selector, "type") == "TextQuoteSelector"
    ]
    selector = selectors[0] if selectors else {}
    quote, note = text_field(selector, "exact"), text_field(item, "text")
    created = parse_iso(item.get("created"), UTC)
    replied = [reply for reply in list_items(item.get("references")) if isinstance(reply, str)]
    entries.add(
        ForeignNote(
            entries.number,
            _title(item),
            "",
            quote,
            note,
            kind_of(note),
            colour_of(quote, 0),
            tuple(one_line(tag) for tag in list_items(item.get("tags")) if isinstance(tag, str) and tag.strip()),
            created=created,
            modified=parse_iso(item.get("updated"), UTC) or created,
            prefix=_raw(selector, "prefix"),
            suffix=_raw(selector, "suffix"),
            work=text_field(item, "uri"),
            source_id=text_field(item, "id"),
            answers=replied[-1] if replied else "",
        )
    )


def _title(item: Fields) -> str:
    titles = inner(item, "document", "title")
    named = [title for title in (titles if isinstance(titles, list) else [titles]) if isinstance(title, str)]
    return one_line(named[0]) if named else ""


def _raw(selector: object, name: str) -> str:
    """Return a part of a quotation with the blanks at its edges."""
    value = inner(selector, name)
    return value if isinstance(value, str) and text_field(selector, name) else ""
