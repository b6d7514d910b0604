"""Create the library that the page is measured with, and measure how long adding its texts takes."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import inputs
from figures import Figure, write_figures

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import Operation, annotate
from reader.core.operation_name import OperationName
from reader.importers.source import file_digest
from reader.importers.text_reader import TextReader
from reader.services.importing.text_import import SourceFile, TextImport
from reader.storage.library import Library
from reader.storage.repositories.stored_text import StoredText

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
PLACE = 0.9
"""Share of the text at which it is opened."""

LIBRARY = inputs.PLACE / "library" / "library.db"
_TEXTS = LIBRARY.with_name("texts.json")

MARKS = 10_000
_MARK_EVERY, _MARK_LENGTH = 40, 16
"""Code points: about 20 marks on a screen of some 800."""


@dataclass(slots=True)
class Added:
    """A text that was added, and the seconds until it could be read, was complete, and could be searched."""

    text: str
    bytes: int
    readable: float = 0.0
    complete: float = 0.0
    indexed: float = 0.0


def add(library: Library, path: Path) -> Added:
    """Add a file as the program does: read in a worker, committed batch by batch, then indexed."""
    started = time.perf_counter()
    added = Added("", path.stat().st_size)
    file = SourceFile(str(path), file_digest(path))
    with TextReader(path) as process:
        text_import = TextImport(process, library.texts, file, NOW)
        while not text_import.step(0.5):
            if text_import.text_id and not added.readable:
                added.readable = time.perf_counter() - started
    added.complete = time.perf_counter() - started
    added.readable = added.readable or added.complete
    assert text_import.arrived is not None
    added.text = text_import.arrived[0].id
    library.index.index_text(added.text)
    added.indexed = time.perf_counter() - started
    return added


def make() -> list[Figure]:
    """Create the library with an annotated text of each size and a list of their ids; return the times of adding."""
    shutil.rmtree(LIBRARY.parent, ignore_errors=True)
    LIBRARY.parent.mkdir(parents=True)
    ids = {}
    figures = []
    with Library.open(LIBRARY, NOW) as library:
        for size in inputs.SIZES:
            added = add(library, inputs.text_file(size))
            ids[size] = added.text
            _mark(library, added.text)
            figures.append(_speed(size, added))
        book = add(library, inputs.epub_file())
        figures.append(Figure("add an EPUB, first pages readable", "10 MB", book.readable, "s", 1.5))
        figures.append(Figure("add an EPUB, all of it indexed", "10 MB", book.indexed, "s"))
    _TEXTS.write_text(json.dumps(ids), "ascii")
    return figures


def texts() -> dict[str, str]:
    """Return the ids of the texts in the library by size."""
    found: dict[str, str] = json.loads(_TEXTS.read_text("ascii"))
    return found


def _speed(size: str, added: Added) -> Figure:
    megabytes = added.bytes / inputs.MEGABYTE
    allowed = 5.0 if megabytes >= 10 else None
    note = f"readable after {added.readable:.2f} s, indexed after {added.indexed:.2f} s"
    return Figure("add plain text: read, commit, index", size, megabytes / added.indexed, "MB/s", allowed, True, note)


def _mark(library: Library, text: str) -> None:
    """Put marks of all colours densely around the place, and a tenth of them all over the text."""
    stored = library.texts.view(text)
    length = stored.characters
    middle = int(length * PLACE)
    dense = range(max(0, middle - _MARK_EVERY * MARKS * 9 // 20), length - _MARK_LENGTH, _MARK_EVERY)[: MARKS * 9 // 10]
    sparse = range(0, length - _MARK_LENGTH, max(_MARK_EVERY, length * 10 // MARKS))
    for start in range(0, len(dense), 1_000):
        library.commit(_operation(stored, text, dense[start : start + 1_000]))
    library.commit(_operation(stored, text, sparse[: MARKS // 10]))


def _operation(stored: StoredText, text: str, starts: range) -> Operation:
    edits = []
    for number, start in enumerate(starts):
        anchor = make_anchor(stored, start, start + _MARK_LENGTH)
        body = "一条批注" if number % 10 == 0 else ""
        kind = AnnotationKind.NOTE if body else AnnotationKind.HIGHLIGHT
        edits += annotate(text, kind, anchor, NOW, colour=number % 5 + 1, body=body).edits
    return Operation(OperationName.HIGHLIGHT, tuple(edits), NOW)


if __name__ == "__main__":
    write_figures(make())
