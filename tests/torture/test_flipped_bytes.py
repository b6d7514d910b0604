"""A byte that flips on the disk is reported, or changes nothing; no library is deleted because of it."""

from __future__ import annotations

import random
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library
from reader.storage.lock import lock_path
from tests.support.texts import add_text

PAGE = 4096
REPORTED = {
    Problem.LIBRARY_DAMAGED,
    Problem.LIBRARY_FOREIGN,
    Problem.LIBRARY_NEWER,
    Problem.LIBRARY_READ_ONLY,
    Problem.LIBRARY_IO,
    Problem.LIBRARY_FULL,
}


def make(path: Path, now: datetime, paragraphs: int) -> None:
    with Library.open(path, now) as library:
        add_text(library, "题", (f"{number}甲乙丙丁" * 100 for number in range(paragraphs)), now)


def flip_and_open(sound: Path, offset: int, bit: int, now: datetime) -> str:
    """Flip one bit in a copy, open and check it, and return what became of it."""
    copy = sound.with_name("flipped.db")
    content = bytearray(sound.read_bytes())
    content[offset] ^= 1 << bit
    copy.write_bytes(content)
    lock_path(copy).unlink(missing_ok=True)
    try:
        with Library.open(copy, now) as library:
            return "found" if library.check(now=now).findings else "unseen"
    except ReaderError as raised:
        error = raised
    aside = error.detail.get("set_aside")
    kept = Path(str(aside)) if aside else copy
    assert error.problem in REPORTED
    assert kept.stat().st_size == len(content)
    kept.unlink()
    return error.problem.value


def flip_in_each_page(folder: Path, now: datetime, paragraphs: int, flips: int) -> None:
    sound = folder / "library.db"
    make(sound, now, paragraphs)
    rng = random.Random(paragraphs)
    for page in range(sound.stat().st_size // PAGE):
        for _ in range(flips):
            flip_and_open(sound, page * PAGE + rng.randrange(PAGE), rng.randrange(8), now)
    with Library.open(sound, now) as library:
        assert library.check(now=now).is_clean


def test_a_flipped_bit_in_any_page_is_told_or_harmless(tmp_path: Path, now: datetime) -> None:
    flip_in_each_page(tmp_path, now, paragraphs=30, flips=1)


def test_a_flipped_bit_in_the_words_of_a_text_is_found(tmp_path: Path, now: datetime) -> None:
    sound = tmp_path / "library.db"
    make(sound, now, 5)
    offset = sound.read_bytes().index("甲乙丙丁".encode()) + 4
    assert flip_and_open(sound, offset, 0, now) == "found"


def test_every_byte_of_the_header_may_flip(tmp_path: Path, now: datetime) -> None:
    sound = tmp_path / "library.db"
    make(sound, now, 1)
    for offset in range(100):
        flip_and_open(sound, offset, offset % 8, now)


@pytest.mark.torture
@pytest.mark.timeout(1800)
def test_many_flipped_bits_in_two_hundred_pages_are_told_or_harmless(tmp_path: Path, now: datetime) -> None:
    flip_in_each_page(tmp_path, now, paragraphs=400, flips=10)


def test_a_file_that_was_cut_short_is_told(tmp_path: Path, now: datetime) -> None:
    sound = tmp_path / "library.db"
    make(sound, now, 30)
    for pages in (1, 5, 20):
        shutil.copy(sound, tmp_path / "cut.db")
        lock_path(tmp_path / "cut.db").unlink(missing_ok=True)
        with (tmp_path / "cut.db").open("rb+") as file:
            file.truncate(pages * PAGE)
        with pytest.raises(ReaderError) as caught:
            Library.open(tmp_path / "cut.db", now)
        assert caught.value.problem is Problem.LIBRARY_DAMAGED
    assert sqlite3.sqlite_version_info >= (3, 37)
