"""Read an index (INDX): entries with numbered tags, and the strings that they refer to (CNCX)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from reader.importers.mobi.palm_database import PalmDatabase, number_at, number_from

_INDEX, _TAGS = b"INDX", b"TAGX"
_STRINGS_OF_RECORD = 0x10000
"""Strings are referred to by the number of their record times this, and their offset in it."""
_MOST_TAGS = 64
_MOST_ENTRIES = 100_000
_LONGEST_ENTRY = 4_096


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry: its name, and the values of its tags by their number."""

    name: bytes
    tags: dict[int, list[int]]

    def value(self, tag: int, position: int = 0) -> int | None:
        """Return a value of a tag; None where it has no such."""
        values = self.tags.get(tag, ())
        return values[position] if position < len(values) else None


@dataclass(frozen=True, slots=True)
class Index:
    """The entries of an index in order, and its strings."""

    entries: tuple[IndexEntry, ...] = ()
    strings: tuple[bytes, ...] = field(default=(), repr=False)

    def string(self, reference: int | None) -> bytes:
        """Return the string that an entry refers to; an empty one where there is none."""
        if reference is None:
            return b""
        record, offset = divmod(reference, _STRINGS_OF_RECORD)
        data = self.strings[record] if record < len(self.strings) else b""
        length, start = number_from(data, offset)
        return data[start : start + length]


@dataclass(frozen=True, slots=True)
class _Tag:
    """How a tag is stored: ``mask`` are its bits in the control byte; ``ends`` says that the next byte follows."""

    number: int
    values: int
    mask: int
    ends: bool


def read_index(database: PalmDatabase, number: int | None) -> Index:
    """Return the index whose head is the record ``number``; an empty one where there is none."""
    head = database.record(number) if number is not None else b""
    if number is None or head[:4] != _INDEX:
        return Index()
    tags, control_bytes = _tags(head)
    records = number_at(head, 24)
    entries: list[IndexEntry] = []
    for record in range(number + 1, min(number + 1 + records, len(database))):
        entries += islice(_entries(database.record(record), tags, control_bytes), _MOST_ENTRIES - len(entries))
    first = number + 1 + records
    strings = range(first, min(first + number_at(head, 52), len(database)))
    return Index(tuple(entries), tuple(database.record(record) for record in strings))


def _tags(head: bytes) -> tuple[list[_Tag], int]:
    """Return how the tags are stored, and how many control bytes an entry has."""
    start = number_at(head, 4)
    if head[start : start + 4] != _TAGS:
        return [], 0
    end = min(start + number_at(head, start + 4), len(head), start + 12 + 4 * _MOST_TAGS)
    rows = (head[at : at + 4] for at in range(start + 12, end - 3, 4))
    return [_Tag(row[0], row[1], row[2], row[3] == 1) for row in rows], number_at(head, start + 8)


def _entries(record: bytes, tags: list[_Tag], control_bytes: int) -> Iterator[IndexEntry]:
    if record[:4] != _INDEX:
        return
    table, count = number_at(record, 20), number_at(record, 24)
    offsets = [number_at(record, table + 4 + 2 * index, 2) for index in range(min(count, len(record) // 2))]
    for start, end in pairwise((*offsets, table)):
        yield _entry(record[start : min(end, start + _LONGEST_ENTRY)], tags, control_bytes)


def _entry(data: bytes, tags: list[_Tag], control_bytes: int) -> IndexEntry:
    length = data[0] if data else 0
    controls = data[1 + length : 1 + length + control_bytes]
    return IndexEntry(data[1 : 1 + length], _values(data[1 + length + control_bytes :], controls, tags))


def _values(data: bytes, controls: bytes, tags: list[_Tag]) -> dict[int, list[int]]:
    """Return the values of each tag; all their counts stand before the first of them."""
    counts: list[tuple[_Tag, int, int]] = []
    control = at = 0
    for tag in tags:
        if tag.ends:
            control += 1
            continue
        bits = (controls[control] if control < len(controls) else 0) & tag.mask
        if bits and bits == tag.mask and bits.bit_count() > 1:
            size, at = number_from(data, at)
            counts.append((tag, len(data), size))
        elif bits:
            shift = (tag.mask & -tag.mask).bit_length() - 1
            counts.append((tag, (bits >> shift) * tag.values, len(data)))
    values: dict[int, list[int]] = {}
    for tag, count, size in counts:
        values[tag.number], at = _numbers(data, at, count, at + size)
    return values


def _numbers(data: bytes, at: int, count: int, end: int) -> tuple[list[int], int]:
    """Return at most ``count`` numbers that begin before ``end``, and the offset after them."""
    numbers: list[int] = []
    while len(numbers) < count and at < min(end, len(data)):
        number, at = number_from(data, at)
        numbers.append(number)
    return numbers, at
