"""Hold notes that come from another program, before anything is known of where they belong here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.core.annotations.model import AnnotationKind
from reader.core.errors import ReaderError


class NoteSource(StrEnum):
    """Name the programs whose notes are understood; the value stands in JSON."""

    KINDLE = "kindle"
    KOREADER = "koreader"
    READWISE = "readwise"
    CALIBRE = "calibre"
    ZOTERO = "zotero"
    WEB_ANNOTATION = "web-annotation"
    ONE_HOUR = "onehour"


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """Hold one note as the other program had it.

    ``quote`` are the marked words, ``note`` is what was written of them, in Markdown. ``number`` counts the entries of
    the file from 1. ``place`` says in the other program's own way where it stands, ``order`` orders the notes of one
    text by it where the program tells (Kindle locations, pages); numbers of different notes compare, distances do not.
    ``prefix``, ``suffix``, ``start`` and ``section`` are those of an anchor. ``work`` tells books apart where the
    program names no titles. ``id`` and ``text`` are ids of One Hour's own, where the file has them. Times are aware.
    """

    number: int
    title: str = ""
    author: str = ""
    quote: str = ""
    note: str = ""
    kind: AnnotationKind = AnnotationKind.HIGHLIGHT
    colour: int = 0
    tags: tuple[str, ...] = ()
    place: str = ""
    order: float | None = None
    created: datetime | None = None
    modified: datetime | None = None
    prefix: str = ""
    suffix: str = ""
    section: str = ""
    start: int | None = None
    creator: str = ""
    work: str = ""
    id: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ForeignNotes:
    """Hold what a file gives: its source, the notes, and why each entry that is no note was passed over.

    ``warnings`` say what else was wrong with the file; they stand for no entry.
    """

    source: NoteSource
    notes: tuple[ForeignNote, ...]
    skipped: tuple[ReaderError, ...] = ()
    warnings: tuple[ReaderError, ...] = ()
