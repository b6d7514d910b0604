"""Read the records of a Palm database, which contains a book of Mobipocket or Kindle, or a PalmDOC text.

Sources for this folder: the pages "PDB", "PalmDOC", "MOBI" and "KF8" of the MobileRead wiki. Numbers are big-endian.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from reader.core.errors import Problem, ReaderError

MOBIPOCKET, PALMDOC = b"BOOKMOBI", b"TEXtREAd"
"""The kinds of databases that are read."""

KIND = slice(60, 68)
"""Where a file states its kind."""

_COUNT = 76
_TABLE = 78
_ENTRY = 8
_LONGEST_NUMBER = 5
"""Bytes of a number of variable length."""


class PalmDatabase:
    """The records of a file; one that is not there is empty."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Read the list of records; raises `ReaderError` MOBI_DAMAGED where it does not fit the file."""
        self.path = path
        self.kind = data[KIND]
        self._data = data
        count = number_at(data, _COUNT, 2)
        starts = [number_at(data, _TABLE + _ENTRY * index) for index in range(count)]
        self._bounds = [*starts, len(data)]
        if (
            not starts
            or starts[0] < _TABLE + _ENTRY * count
            or any(end < start for start, end in pairwise(self._bounds))
        ):
            raise self.damage()

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._bounds) - 1

    def record(self, number: int) -> bytes:
        """Return a record."""
        if not 0 <= number < len(self):
            return b""
        return self._data[self._bounds[number] : self._bounds[number + 1]]

    def damage(self) -> ReaderError:
        """Return the error of a file that is damaged."""
        return ReaderError(Problem.MOBI_DAMAGED, self.path)


def number_at(data: bytes, offset: int, size: int = 4) -> int:
    """Return the number of ``size`` bytes at an offset; 0 beyond the end."""
    return int.from_bytes(data[offset : offset + size])


def number_from(data: bytes, offset: int) -> tuple[int, int]:
    """Return a number of variable length, whose last byte has the high bit, and the offset after it."""
    number = 0
    for byte in data[offset : offset + _LONGEST_NUMBER]:
        offset += 1
        number = number << 7 | byte & 0x7F
        if byte & 0x80:
            break
    return number, offset
