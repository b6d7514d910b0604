"""Read the rows of an SQLite file page by page, whatever of the file is damaged (https://sqlite.org/fileformat2.html).

SQLite itself gives up a whole table where one page that leads to others is damaged. Here each page is read for itself:
first those that the trees of the tables lead to, then all that no tree leads to any more.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.storage.schema import MAGIC

_PAGE_SIZE = 4096
"""The page size that SQLite takes for a new file."""

_INDEX_INTERIOR, _TABLE_INTERIOR, _INDEX_LEAF, _TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
_INTERIOR = frozenset({_INDEX_INTERIOR, _TABLE_INTERIOR})
_KINDS = frozenset({_INDEX_INTERIOR, _TABLE_INTERIOR, _INDEX_LEAF, _TABLE_LEAF})
_FILE_HEADER = 100
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Content = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as it is stored: ``rowid`` is None in the tree of an index or of a table without rowids."""

    rowid: int | None
    values: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class StoredPage:
    """The rows of one page that can be read."""

    number: int
    is_table: bool
    rows: tuple[StoredRow, ...]


class UnreadableError(Exception):
    """A page or cell does not follow the format."""


class DatabasePages:
    """The pages of a file that may be damaged; nothing is written."""

    def __init__(self, path: Path) -> None:
        """Map the file into memory; raises OSError."""
        with path.open("rb") as file:
            size = file.seek(0, 2)
            self._data: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        self._page_size = self._stated_page_size()
        self.count = -(-size // self._page_size)
        self._usable = self._page_size

    def close(self) -> None:
        """Release the file."""
        if isinstance(self._data, mmap.mmap):
            self._data.close()

    def tree(self, root: int, seen: set[int]) -> Iterator[StoredPage]:
        """Yield the pages with rows of the tree at ``root``, without those in ``seen``, to which they are added."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in seen or not 1 <= number <= self.count:
                continue
            try:
                kind, cells = self._cells(number)
            except UnreadableError:
                continue
            seen.add(number)
            if kind in _INTERIOR:
                waiting += reversed(self._children(number, cells))
            if kind != _TABLE_INTERIOR:
                yield self._page(number, kind, cells)

    def rows_page(self, number: int) -> StoredPage | None:
        """Return one page with rows; None if it holds none that can be read."""
        try:
            kind, cells = self._cells(number)
        except UnreadableError:
            return None
        return None if kind == _TABLE_INTERIOR else self._page(number, kind, cells)

    def free_pages(self) -> set[int]:
        """Return the pages that hold nothing any more, as far as the list of them can be read."""
        free: set[int] = set()
        trunk = self._number(32, 4)
        while 1 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            start = self._start(trunk)
            entries = min(self._number(start + 4, 4), self._usable // 4 - 2)
            free.update(self._number(start + 8 + 4 * entry, 4) for entry in range(entries))
            trunk = self._number(start, 4)
        return free

    def _stated_page_size(self) -> int:
        if bytes(self._data[: len(MAGIC)]) != MAGIC:
            return _PAGE_SIZE
        size = self._number(16, 2)
        size = 65536 if size == 1 else size
        return size if size >= 512 and size & (size - 1) == 0 else _PAGE_SIZE

    def _start(self, page: int) -> int:
        return (page - 1) * self._page_size

    def _number(self, start: int, length: int) -> int:
        return int.from_bytes(self._data[start : start + length])

    def _cells(self, page: int) -> tuple[int, list[int]]:
        """Return the kind of a page and where its cells begin; raises UnreadableError."""
        start = self._start(page)
        header = start + (_FILE_HEADER if page == 1 else 0)
        kind = self._number(header, 1)
        count = self._number(header + 3, 2)
        pointers = header + (12 if kind in _INTERIOR else 8)
        if kind not in _KINDS or pointers + 2 * count > start + self._usable:
            raise UnreadableError
        cells = [self._number(pointers + 2 * cell, 2) for cell in range(count)]
        return kind, [start + cell for cell in cells if pointers - start <= cell < self._usable]

    def _children(self, page: int, cells: list[int]) -> list[int]:
        header = self._start(page) + (_FILE_HEADER if page == 1 else 0)
        return [*(self._number(cell, 4) for cell in cells), self._number(header + 8, 4)]

    def _page(self, page: int, kind: int, cells: list[int]) -> StoredPage:
        rows = []
        for cell in cells:
            with suppress(UnreadableError, IndexError, struct.error):
                rows.append(self._row(page, kind, cell))
        return StoredPage(page, kind == _TABLE_LEAF, tuple(rows))

    def _row(self, page: int, kind: int, cell: int) -> StoredRow:
        if kind == _INDEX_INTERIOR:
            cell += 4
        size, cell = _varint(self._data, cell)
        rowid = None
        if kind == _TABLE_LEAF:
            rowid, cell = _varint(self._data, cell)
            rowid = rowid - (1 << 64) if rowid >= 1 << 63 else rowid
        return StoredRow(rowid, _record(self._payload(page, cell, size, in_table=kind == _TABLE_LEAF)))

    def _payload(self, page: int, cell: int, size: int, *, in_table: bool) -> bytes:
        """Return the bytes of a record, with those on the pages that it overflows to; raises UnreadableError."""
        most = self._usable - 35 if in_table else (self._usable - 12) * 64 // 255 - 23
        least = (self._usable - 12) * 32 // 255 - 23
        if size > self.count * self._page_size:
            raise UnreadableError
        local = size
        if size > most:
            local = least + (size - least) % (self._usable - 4)
            local = local if local <= most else least
        end = cell + local
        if end > self._start(page) + self._usable:
            raise UnreadableError
        parts = [self._data[cell:end]]
        missing, following = size - local, self._number(end, 4)
        while missing > 0:
            if not 1 < following <= self.count:
                raise UnreadableError
            start = self._start(following)
            part = self._data[start + 4 : start + min(self._usable, missing + 4)]
            if not part:
                raise UnreadableError
            parts.append(part)
            missing, following = missing - len(part), self._number(start, 4)
        return b"".join(parts)


def _varint(data: mmap.mmap | bytes, start: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[start + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, start + place + 1
    return value << 8 | data[start + 8], start + 9


def _record(payload: bytes) -> tuple[Content, ...]:
    """Return the values of a record; raises UnreadableError."""
    header, place = _varint(payload, 0)
    if not place <= header <= len(payload):
        raise UnreadableError
    values: list[Content] = []
    body = header
    while place < header:
        kind, place = _varint(payload, place)
        value, body = _value(payload, kind, body)
        values.append(value)
    if place != header or body != len(payload):
        raise UnreadableError
    return tuple(values)


def _value(payload: bytes, kind: int, start: int) -> tuple[Content, int]:
    if kind == 0:
        return None, start
    if kind in {8, 9}:
        return kind - 8, start
    if kind in {10, 11}:
        raise UnreadableError
    length = _INTEGER_BYTES.get(kind, 8) if kind < 12 else (kind - 12) // 2
    part = payload[start : start + length]
    if len(part) < length:
        raise UnreadableError
    if kind == 7:
        return struct.unpack(">d", part)[0], start + length
    if kind < 12:
        return int.from_bytes(part, signed=True), start + length
    return part.decode(errors="replace") if kind % 2 else bytes(part), start + length
