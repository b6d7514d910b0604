"""Read the highlights and notes that a PDF holds as annotations of its pages.

Source: ISO 32000-2, 12.5.6 (markup annotations). Words are found by their places, as the file does not hold them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.importers.annotations.entry_collector import EntryCollector, colour_of, kind_of, nearest_colour
from reader.importers.pdf.document import open_document, open_page, own_author, own_title, page_label
from reader.importers.pdf.marked_words import MarkedWords, PageCharacters
from reader.importers.pdf.markup_annotations import AnnotationReader, MarkupAnnotation

_MOST_NOTES = 50_000
"""The most annotations of a file that are read."""

_PAGE = 1_000_000
"""How far apart the places of two pages are, by which notes are ordered: more than a page has characters."""

_DEEPEST_REPLY = 100


def read_pdf_marks(data: bytes, path: Path, zone: tzinfo) -> ForeignNotes:
    """Read the annotations of a PDF; dates without an offset are in ``zone``.

    Raises ReaderError NOTES_EMPTY where nobody annotated it, and what `open_document` raises.
    """
    document = open_document(data, path)
    title = own_title(document)
    entries = EntryCollector(NoteSource.PDF, path)
    reader = AnnotationReader(document, zone)
    for index in range(len(document)):
        if entries.number >= _MOST_NOTES:
            entries.warn("too-many")
            break
        page = open_page(document, index)
        if page is None:
            continue
        try:
            if annotations := list(reader.annotations(page, index)):
                shared = ForeignNote(0, title, own_author(document), place=f"p. {_label(document, index)}", work=title)
                _collect(entries, annotations, PageCharacters(page), shared, index)
        finally:
            page.close()
    return replace(entries.foreign_notes(), file_digest=hashlib.sha256(data).hexdigest())


def _collect(
    entries: EntryCollector,
    annotations: Sequence[MarkupAnnotation],
    words: PageCharacters,
    shared: ForeignNote,
    index: int,
) -> None:
    """Collect the annotations of a page, each with the replies to it."""
    by_number = {one.number: one for one in annotations}
    replies: dict[int, list[MarkupAnnotation]] = {}
    for one in annotations:
        answered = _answered(one, by_number)
        if answered != one.number:
            replies.setdefault(answered, []).append(one)
    answering = {reply.number for some in replies.values() for reply in some}
    for one in annotations:
        if one.number in answering:
            continue
        entries.begin()
        note = "\n\n".join(_words([one, *replies.get(one.number, ())], one.creator))
        if one.is_drawing and not note:
            entries.skip("drawing")
            continue
        marked = words.under(one.areas) if one.areas else None
        entries.add(_note(replace(shared, number=entries.number), one, note, marked, index))


def _answered(one: MarkupAnnotation, by_number: Mapping[int, MarkupAnnotation]) -> int:
    """Return the number of the annotation that a reply belongs to in the end; that of the annotation itself if none."""
    for _ in range(_DEEPEST_REPLY):
        if one.answers is None or one.answers not in by_number:
            return one.number
        one = by_number[one.answers]
    return one.number


def _words(annotations: Iterable[MarkupAnnotation], creator: str) -> list[str]:
    """Return the words of an annotation and of its replies; those of others with their names."""
    return [
        f"{one.creator}: {one.words.strip()}" if one.creator not in {creator, ""} else one.words.strip()
        for one in annotations
        if one.words.strip()
    ]


def _note(shared: ForeignNote, one: MarkupAnnotation, note: str, marked: MarkedWords | None, index: int) -> ForeignNote:
    """Return an annotation as a note; one without words of the text says on which page it is."""
    quote = "" if marked is None else marked.quote.strip()
    kind = kind_of(note) if quote else AnnotationKind.NOTE
    return replace(
        shared,
        quote=quote,
        note=note if quote or not note else f"{note}\n\n— {shared.place}",
        kind=kind,
        colour=colour_of(quote, nearest_colour(one.colour)),
        order=index * _PAGE + (0 if marked is None else marked.place),
        created=one.created or one.modified,
        modified=one.modified or one.created,
        prefix="" if marked is None else marked.prefix,
        suffix="" if marked is None else marked.suffix,
        creator=one.creator,
        id=one.id,
        text=one.text,
        style=one.style or AnnotationStyle.HIGHLIGHT,
        is_as_written=one.is_as_written,
    )


def _label(document: object, index: int) -> str:
    return page_label(document, index) or str(index + 1)
