"""The request to write marks into a copy of a PDF, its answer, and the worker that takes it.

The job is `reader.importers.pdf.annotation_job`, which loads PDFium and therefore runs in the worker alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.core.text.blocks import PageStart
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

LIMITS = WorkerLimits(silence=60.0)
"""A page that takes longer than this is given up, and the copy with it."""


class MarkSubtype(StrEnum):
    """The subtypes of annotations that marks become."""

    HIGHLIGHT = "Highlight"
    UNDERLINE = "Underline"
    SQUIGGLY = "Squiggly"


@dataclass(frozen=True, slots=True)
class PdfMark:
    """A mark on the text from ``start`` up to ``end``; ``modified`` is a date as PDF writes it.

    ``address`` is the link to the note in the library; ``colour`` is red, green and blue, up to 255.
    """

    id: str
    start: int
    end: int
    subtype: MarkSubtype
    colour: tuple[int, int, int]
    words: str
    creator: str
    modified: str
    address: str

    def state(self, file: str) -> str:
        """Return the digests of the mark and of its words, with `file_state` of the file."""
        values = (self.start, self.end, self.subtype.name, self.colour, self.words, self.creator, self.modified)
        return f"{digest_of(repr(values))} {digest_of(self.words)} {file}"


@dataclass(frozen=True, slots=True)
class AnnotateFile:
    """Write marks into the PDF at ``path`` with this SHA-256, or into the ``copy`` of it that was written before.

    ``text`` is the canonical text, ``starts`` where its pages begin, ``address`` the beginning of links to its notes.
    """

    path: Path
    digest: str
    copy: Path | None
    address: str
    starts: tuple[PageStart, ...]
    text: str
    marks: tuple[PdfMark, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedFile:
    """A copy of a PDF, empty where nothing is to be written, and the ids of marks by what became of them.

    ``kept`` are those whose words were changed in the copy, ``missed`` those that were not found on the pages.
    """

    data: bytes
    added: tuple[str, ...]
    updated: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]
    missed: tuple[str, ...]


def file_state(digest: str) -> str:
    """Return what stands in each annotation of a copy for the file with this SHA-256: a new edition has another."""
    return digest[:16]


AnnotationWorker = Worker[AnnotateFile, AnnotatedFile]


def annotation_worker() -> AnnotationWorker:
    """Return a worker that writes marks into copies of PDFs."""
    return Worker("reader.importers.pdf.annotation_job:AnnotationJob", limits=LIMITS)


def digest_of(words: str) -> str:
    """Return a short digest of words."""
    return hashlib.sha256(words.encode("utf-8", errors="replace")).hexdigest()[:16]
