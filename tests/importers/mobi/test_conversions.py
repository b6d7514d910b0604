"""Books that calibre converts have the words, contents and notes of the EPUB that they were made from."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, InlineKind
from reader.core.text.import_events import TableOfContents, TextEnd, assemble
from reader.importers import parse

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(600),
    pytest.mark.skipif(shutil.which("ebook-convert") is None, reason="calibre is not installed"),
]

BOOKS = ("georgia-cfi", "moby-dick", "sherlock-holmes")
LEAST_RECALL = 0.999
WORD = re.compile(r"[^\W_]+")


def converted(book: Path, folder: Path, suffix: str) -> Path:
    path = folder / f"{book.stem}{suffix}"
    options = ["--mobi-file-type", "old"] if suffix == ".mobi" else []
    subprocess.run(["ebook-convert", str(book), str(path), *options], check=True, capture_output=True)
    return path


def words_of(path: Path) -> Counter[str]:
    return Counter(
        word for event in parse(path) if isinstance(event, Block) for word in WORD.findall(event.text.lower())
    )


def notes_of(path: Path) -> int:
    blocks = [event for event in parse(path) if isinstance(event, Block)]
    return sum(mark.kind is InlineKind.NOTE_REFERENCE for block in blocks for mark in block.inlines)


@pytest.mark.parametrize("suffix", [".azw3", ".mobi"])
@pytest.mark.parametrize("name", BOOKS)
def test_a_converted_book_has_the_words_and_the_contents(
    real_texts: Path, tmp_path: Path, name: str, suffix: str
) -> None:
    book = real_texts / f"{name}.epub"
    path = converted(book, tmp_path, suffix)
    expected = words_of(book)
    assert (expected & words_of(path)).total() >= LEAST_RECALL * expected.total()
    events = list(parse(path))
    *_others, end = assemble(events)
    assert isinstance(end, TextEnd)
    (contents,) = (event for event in events if isinstance(event, TableOfContents))
    assert contents.entries
    assert all(entry.target in end.targets for entry in contents.entries)
    if suffix == ".azw3":
        assert notes_of(path) == notes_of(book)
