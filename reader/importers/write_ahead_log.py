"""Apply the write-ahead log of a SQLite database to its bytes, as SQLite does when it opens the file.

A program that is running keeps its latest changes there. Source: SQLite's "Database File Format", 4 (the WAL).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""The first four bytes of a log, and the order of bytes in which its checksums are counted."""

_HEADER, _FRAME = 32, 24
_MASK = 0xFFFFFFFF
LARGEST_LOG = 64 * 1024 * 1024
"""Bytes; a program moves its log into the database at some 4 MB."""


def with_log(data: bytes, log: bytes) -> bytes:
    """Return a database with the committed changes of its log; a log that is not of this database changes nothing."""
    page_size = int.from_bytes(data[16:18], "big")
    page_size = 65_536 if page_size == 1 else page_size
    if len(log) <= _HEADER or page_size < 512 or int.from_bytes(log[8:12], "big") != page_size:
        return data
    pages, pending, size = dict[int, bytes](), dict[int, bytes](), 0
    for number, committed, page in _frames(log, page_size):
        pending[number] = page
        if committed:
            pages.update(pending)
            pending.clear()
            size = committed
    return _changed(data, pages, page_size, size) if size else data


def _changed(data: bytes, pages: dict[int, bytes], page_size: int, size: int) -> bytes:
    """Return a database of ``size`` pages in which these are others; it grows by no more than what the log has."""
    last = min(size, len(data) // page_size + len(pages))
    changed = bytearray(data[: last * page_size].ljust(last * page_size, b"\0"))
    for number, page in pages.items():
        if number <= last:
            changed[(number - 1) * page_size : number * page_size] = page
    return bytes(changed)


def _frames(log: bytes, page_size: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the number of each page, the size of the database if the frame ends a transaction, and the page.

    The first frame whose salt or checksum is another ends the log: what follows is left of earlier ones.
    """
    order = _MAGIC.get(int.from_bytes(log[:4], "big"))
    if order is None:
        return
    salts, checksum = log[16:24], _checksum(log[:24], (0, 0), order)
    if checksum != struct.unpack(">II", log[24:32]):
        return
    for at in range(_HEADER, len(log) - page_size - _FRAME + 1, page_size + _FRAME):
        head, page = log[at : at + _FRAME], log[at + _FRAME : at + _FRAME + page_size]
        checksum = _checksum(head[:8] + page, checksum, order)
        number, committed = struct.unpack(">II", head[:8])
        if head[8:16] != salts or checksum != struct.unpack(">II", head[16:24]) or not number:
            return
        yield number, committed, page


def _checksum(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _MASK
        second = (second + odd + first) & _MASK
    return first, second
