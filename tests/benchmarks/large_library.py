"""Create a library of 1,000 books, 300 MB of text in all, and the same books as plain files for ripgrep.

Real chapters are shuffled where there are real texts; a part of the text is always generated, so that the books do not
all have the same words.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import inputs

from reader.core.text.blocks import Block
from reader.importers.formats import parse
from reader.storage.library import Library
from tests.support.texts import add_text

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
BOOKS, BOOK_SIZE = 1_000, 300 * inputs.KILOBYTE
FOLDER = inputs.PLACE / "thousand"
LIBRARY = FOLDER / "library.db"
FILES = FOLDER / "books"

_REAL = {"zh": ("hongloumeng.txt", "sanguo-gb18030.txt"), "en": ("sherlock-holmes.epub", "moby-dick.epub")}
_SYLLABLES = (
    *("ba", "be", "con", "de", "dis", "er", "fa", "ing", "in", "la", "ma", "mi", "no"),
    *("per", "pre", "qua", "re", "ro", "sal", "ter", "tion", "un", "ver", "wa", "yo"),
)
_PART = 20
"""Paragraphs that stay together when parts are shuffled."""


def make() -> None:
    """Create the library and the files, unless they are there."""
    if LIBRARY.exists() and len(list(FILES.iterdir())) == BOOKS:
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    FILES.mkdir(parents=True)
    rng = random.Random(61)
    real = {language: _real_parts(names) for language, names in _REAL.items()}
    with Library.open(LIBRARY, NOW) as library:
        for number in range(BOOKS):
            language = "zh" if number % 10 < 6 else "en"
            paragraphs = list(_book(rng, real[language], language, generated=number % 5 == 0))
            _add(library, number, language, paragraphs)


def plain_bytes() -> int:
    """Return the size of all books as plain text, in bytes."""
    return sum(path.stat().st_size for path in FILES.iterdir())


def _book(rng: random.Random, parts: list[list[str]], language: str, *, generated: bool) -> Iterator[str]:
    size = 0
    while size < BOOK_SIZE:
        part = (
            rng.choice(parts) if parts and not generated else [_random_paragraph(rng, language) for _ in range(_PART)]
        )
        for paragraph in part:
            size += len(paragraph.encode()) + 1
            yield paragraph


def _random_paragraph(rng: random.Random, language: str) -> str:
    if language == "zh":
        return inputs.random_sentences(rng, rng.randint(2, 12))
    words = ("".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(rng.randint(20, 120)))
    return " ".join(words).capitalize() + "."


def _real_parts(names: tuple[str, ...]) -> list[list[str]]:
    paths = [inputs.REAL_BOOK.with_name(name) for name in names]
    found = [_paragraphs(path) for path in paths if path.exists()]
    return [words[start : start + _PART] for words in found for start in range(0, len(words), _PART)]


def _paragraphs(path: Path) -> list[str]:
    return [one.text for one in parse(path) if isinstance(one, Block) and one.text.strip()]


def _add(library: Library, number: int, language: str, paragraphs: list[str]) -> None:
    title = f"量书第{number}卷" if language == "zh" else f"Measured Book {number}"
    path = FILES / f"{number:04}.txt"
    path.write_text("\n".join([title, *paragraphs]), "utf-8")
    add_text(library, title, paragraphs, NOW + timedelta(seconds=number), language=language, source=str(path))
