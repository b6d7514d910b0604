"""Read many invalid MDict dictionaries, one after the other, and print the outcomes.

Usage: fuzz_dictionaries.py FOLDER FIRST COUNT. Each number yields the same input every time.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from fuzz_mutations import of_bytes
from fuzz_process import Fuzzer

from reader.core.errors import ReaderError
from reader.core.lookup.entries import DictionaryAlias, DictionaryEnd, DictionaryEntry, DictionaryHeader
from reader.importers.dictionaries.formats import dictionary_events
from tests.support.mdict import Entry, MdictPacker

TOKENS = (
    *(b"\xff" * 8, b"\0" * 8, b"\x7f" + b"\xff" * 7, b"\0\0\0\0\0\0\0\1", b"\x01\0\0\0", b"\x02\0\0\0", b"\x11\0\0"),
    *("Encrypted".encode("utf-16-le"), "2.0".encode("utf-16-le"), "UTF-16".encode("utf-16-le"), b"@@@LINK=", b"`1`"),
)
ENTRIES: list[Entry] = [
    *((f"word{number}", f"`1`a <b>meaning</b>`2` of number {number} <ol><li>学习</ol>") for number in range(60)),
    *(("书", "可以读"), ("書", "@@@LINK=书"), (("apple", "apples"), "a fruit"), ("b", "@@@LINK=b"), ("c", "@@@LINK=d")),
]
PACKERS = [
    MdictPacker(version=version, packing=packing, encoding=encoding, encrypted="2", style_sheet="1\n<b>\n</b>\n2\n\n\n")
    for version in ("1.2", "2.0")
    for packing in ("none", "lzo", "zlib")
    for encoding in ("UTF-8", "UTF-16", "GBK")
]
PACKERS += [replace(PACKERS[0], block_size=200), replace(PACKERS[-1], block_size=200), MdictPacker(format="Text")]


def make_input(files: list[bytes], number: int) -> bytes:
    """Return the input with this number: bytes changed anywhere, within the header, or behind right checksums."""
    rng = random.Random(f"mdict {number}")
    if rng.random() < 0.5:
        return damaged_sections(rng, rng.choice(PACKERS))
    return of_bytes(rng, rng.choice(files), files, TOKENS)


def damaged_sections(rng: random.Random, packer: MdictPacker) -> bytes:
    """Return a dictionary of which some sections are damaged, but not their checksums."""
    rate = rng.choice((0.02, 0.1, 0.5))

    def damage(section: bytes) -> bytes:
        return of_bytes(rng, section, [section], TOKENS) if rng.random() < rate else section

    return replace(packer, damage=damage).pack(ENTRIES)


def read(path: Path, _number: int) -> str:
    """Read a file as the worker does, hold what comes of it to the rules, and return the outcome."""
    count = 0
    try:
        for event, fraction in dictionary_events(path):
            assert 0 <= fraction <= 1
            if isinstance(event, DictionaryEntry):
                assert event.word
                assert event.leaf.blocks()
                (event.word + event.text + "".join(event.aliases)).encode("utf-8")
                count += 1
            elif isinstance(event, DictionaryAlias):
                assert event.word.encode("utf-8")
                assert all(0 <= number < count for number in event.entries)
            else:
                assert isinstance(event, DictionaryHeader | DictionaryEnd)
    except ReaderError as error:
        return error.problem.value
    return "read"


def main() -> None:
    """Run the command line."""
    folder, first, count = sys.argv[1:]
    files = [packer.pack(ENTRIES) for packer in PACKERS]
    Fuzzer(partial(make_input, files), read, ".mdx").run(Path(folder), int(first), int(count))


if __name__ == "__main__":
    main()
