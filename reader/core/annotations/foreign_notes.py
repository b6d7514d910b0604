"""Define notes read from another program's file, before they are matched to the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.errors import ReaderError
from reader.core.text.bibliography import Bibliography


class NoteSource(StrEnum):
    """The programs whose notes can be imported; the value is used in JSON."""

    KINDLE = "kindle"
    KOREADER = "koreader"
    KOBO = "kobo"
    READWISE = "readwise"
    CALIBRE = "calibre"
    ZOTERO = "zotero"
    WEREAD = "weread"
    MOON_READER = "moon-reader"
    APPLE_BOOKS = "apple-books"
    READEST = "readest"
    FOLIATE = "foliate"
    KOODO = "koodo"
    ANX = "anx"
    HYPOTHESIS = "hypothesis"
    BOOX = "boox"
    PDF = "pdf"
    WEB_ANNOTATION = "web-annotation"
    ONE_HOUR = "onehour"


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """One note as stored by the other program.

    ``quote`` is the highlighted text, ``note`` the comment on it, in Markdown. ``number`` counts the entries of the
    file from 1. ``place`` is the position in the other program's own terms; ``order`` is a sort key for the notes of
    one text, if known (Kindle locations, pages): it can be compared, but differences mean nothing. ``prefix``,
    ``suffix``, ``start`` and ``section`` are those of an anchor. ``work`` identifies the book if the program has no
    titles. ``id`` and ``text`` are One Hour's own ids, if the file has them. ``original`` is the annotation itself, if
    the file has all of it: what is not in the other fields is taken from it. ``source_id`` is the id of the annotation
    in the file, whatever program wrote it, ``creator_id`` that of who made it, ``answers`` that of the note that it
    replies to, and ``digest`` the SHA-256 of the canonical text that it is on. A note that ``is_as_written`` was
    written into the file by One Hour, and nobody changed it there. Times are aware.
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
    original: Annotation | None = None
    source_id: str = ""
    creator_id: str = ""
    answers: str = ""
    digest: str = ""
    style: AnnotationStyle = AnnotationStyle.HIGHLIGHT
    is_as_written: bool = False


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """What a set of annotations says of itself: who made it, and the text that it is on.

    A set that ``is_complete`` holds all notes that its author shows on the text.
    """

    creator: str = ""
    creator_id: str = ""
    title: str = ""
    author: str = ""
    digest: str = ""
    is_complete: bool = False


@dataclass(frozen=True, slots=True)
class ForeignPublication:
    """What a file of notes says of the publication of a text, which its notes name by title and author."""

    title: str
    author: str
    data: Bibliography


@dataclass(frozen=True, slots=True)
class ForeignNotes:
    """The content of a file of notes: its source, the notes, and an error for each entry that was skipped.

    ``warnings`` are problems of the file that do not concern a single entry, ``sets`` the sets of annotations in it,
    ``publications`` what it says of the texts themselves. ``file_digest`` is the SHA-256 of a file that is itself what
    the notes are on, such as a PDF; empty of any other.
    """

    source: NoteSource
    notes: tuple[ForeignNote, ...]
    skipped: tuple[ReaderError, ...] = ()
    warnings: tuple[ReaderError, ...] = ()
    sets: tuple[ForeignSet, ...] = ()
    file_digest: str = ""
    publications: tuple[ForeignPublication, ...] = ()


def note_of_anchor(anchor: Anchor | None, number: int) -> ForeignNote:
    """Return a note of nothing but a passage that is to be found; without one it is on the text as a whole."""
    if anchor is None:
        return ForeignNote(number)
    return ForeignNote(
        number,
        quote=anchor.exact,
        order=anchor.start or None,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        section=anchor.section,
        start=anchor.start,
    )
