"""Create the libraries that are measured: the one of the page, whose texts' adding is timed, and the large one."""

from __future__ import annotations

import json
import random
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import inputs
from figures import Figure, write_figures

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import Edit, Operation, annotate
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.text.filing import FilingChange, Track
from reader.core.text.model import SourceFile
from reader.importers.source import file_digest
from reader.importers.text_reader import TextReader
from reader.services.importing.text_import import TextImport
from reader.storage.library import Library
from reader.storage.repositories.stored_text import StoredText
from tests.support.texts import add_text, heading

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
PLACE = 0.9
"""Share of the text at which it is opened."""

LIBRARY = inputs.PLACE / "library" / "library.db"
_TEXTS = LIBRARY.with_name("texts.json")

MARKS = 10_000
_MARK_EVERY, _MARK_LENGTH = 40, 16
"""Code points: about 20 marks on a screen of some 800."""

LARGE = inputs.PLACE / "large" / "library.db"
LARGE_TEXTS, NOTES_EACH, STEP = 10_000, 5, 250
"""Texts of the large library, notes on each, and how many notes one step of its history adds."""

_READING_DAYS, _ENTRIES = 200, 12
_WORDS = "学而时习之不亦说乎有朋自远方来不亦乐乎人不知而不愠不亦君子乎道可道非常道名可名非常名"
_CHARACTERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"


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


def large_library() -> Path:
    """Return a library of 10,000 texts, 50,000 notes and 200 days of reading; create it if it is missing."""
    if not LARGE.exists():
        unfinished = LARGE.parent.with_name("unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        with Library.open(unfinished / LARGE.name, NOW) as library:
            library.preferences.set("welcomed", value=True)
            _fill(library, random.Random(19))
        unfinished.rename(LARGE.parent)
    return LARGE


def _fill(library: Library, rng: random.Random) -> None:
    texts: list[str] = []
    for begin in range(0, LARGE_TEXTS, 500):
        add = partial(_add_texts, library, range(begin, begin + 500), rng)
        texts += library.texts._connection.write(add)
    for begin in range(0, LARGE_TEXTS, STEP // NOTES_EACH):
        edits = [edit for text in texts[begin : begin + STEP // NOTES_EACH] for edit in _notes(library, text, rng)]
        library.commit(Operation(OperationName.IMPORT_NOTES, tuple(edits), NOW))
    library.ledger._connection.write(partial(_add_reading, library, texts, rng))
    writer = library.index.writer()
    for batch in library.index.batches(library.index.pending()):
        writer.write(batch)
    writer.close()


def _add_texts(library: Library, numbers: range, rng: random.Random) -> list[str]:
    return [_add_one(library, number, rng) for number in numbers]


def _add_one(library: Library, number: int, rng: random.Random) -> str:
    title = "".join(rng.choices(_CHARACTERS, k=5)) + f"书{number}"
    at = NOW - timedelta(days=number % 300, seconds=number)
    blocks = [heading("第一章"), *_paragraphs(number, rng), heading("第二章"), *_paragraphs(number, rng)]
    text = add_text(library, title, blocks, at, author="".join(rng.choices(_CHARACTERS, k=3))).id
    library.coverage.add(text, 0, rng.randrange(1_000))
    tags = (rng.choice(_CHARACTERS), rng.choice(_CHARACTERS))
    library.filing.file([text], FilingChange(track=rng.choice(tuple(Track)), added=tags), at)
    if number % 3 == 0:
        library.texts.set_place(text, rng.randrange(1_000), at + timedelta(hours=1))
    return text


def _paragraphs(number: int, rng: random.Random) -> list[str]:
    return [f"{number}，{inputs.random_sentences(rng, 3)}{_WORDS}。" for _paragraph in range(6)]


def _notes(library: Library, text: str, rng: random.Random) -> list[Edit]:
    stored = library.texts.view(text)
    edits: list[Edit] = []
    for place in range(NOTES_EACH):
        start = stored.characters * place // NOTES_EACH + rng.randrange(20)
        anchor = make_anchor(stored, start, start + rng.randrange(6, 40), f"第{place // 3 + 1}章")
        at = NOW - timedelta(minutes=rng.randrange(60 * 24 * 300))
        body = f"{_WORDS} **note {rng.randrange(50_000)}** {_WORDS[::-1]}" if place % 3 == 0 else ""
        kind = AnnotationKind.NOTE if body else AnnotationKind.HIGHLIGHT
        tags = (f"标签{rng.randrange(40)}", "修身") if place % 4 == 0 else ()
        edits += annotate(text, kind, anchor, at, colour=place + 1, body=body, tags=tags).edits
    return edits


def _add_reading(library: Library, texts: list[str], rng: random.Random) -> None:
    for day in range(_READING_DAYS):
        for place in range(_ENTRIES):
            start = NOW - timedelta(days=_READING_DAYS - day, minutes=-5 * place)
            entry = LedgerEntry(
                id=new_id(start),
                text=rng.choice(texts),
                time_class=TimeClass.READ,
                start=start,
                end=start + timedelta(seconds=280),
                offset=28_800,
                day=start.date(),
                seconds=280.0,
                origin=EntryOrigin.MEASURED,
            )
            library.ledger.put(entry)
            library.ledger.close(entry.id)


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
