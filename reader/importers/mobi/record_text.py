"""Read the text of a book from its records."""

from __future__ import annotations

from collections.abc import Callable

from reader.core.errors import Problem, ReaderError
from reader.importers.mobi.book_header import BookHeader
from reader.importers.mobi.huffman import HuffmanCodec
from reader.importers.mobi.palm_database import PalmDatabase, number_at
from reader.importers.mobi.palmdoc import unpack_palmdoc

_PLAIN, _PALMDOC, _HUFFMAN = 1, 2, 17480
_REPLICA = b"%MOP"
_MOST_DICTIONARIES = 256
_LARGEST_TEXT = 64 * 1024 * 1024
_HIGHEST_RATIO = 20
_RATIO_FREE = 4 * 1024 * 1024
"""A text up to this size, in bytes, may be any number of times as large as its records; PalmDOC reaches 5 times."""


def text_of(database: PalmDatabase, header: BookHeader) -> bytes:
    """Return the text of a book.

    Raises `ReaderError` MOBI_DAMAGED, MOBI_REPLICA, or ZIP_BOMB for a text that is larger than any book.
    """
    flags = header.trailing_flags
    records = range(header.first + 1, header.first + 1 + header.text_records)
    packed = [without_trailing(database.record(number), flags) for number in records]
    try:
        text = unpacked(database, packed, _codec(database, header))
    except ValueError as error:
        raise database.damage() from error
    if text.startswith(_REPLICA):
        raise ReaderError(Problem.MOBI_REPLICA, database.path)
    return text


def plain_text_of(database: PalmDatabase) -> bytes:
    """Return the text of a PalmDOC file, which has no header of a book; raises `ReaderError` as `text_of` does."""
    head = database.record(0)
    packed = [database.record(number) for number in range(1, 1 + number_at(head, 8, 2))]
    try:
        return unpacked(database, packed, _CODECS[number_at(head, 0, 2)])
    except (ValueError, KeyError) as error:
        raise database.damage() from error


def unpacked(database: PalmDatabase, records: list[bytes], codec: Callable[[bytes], bytes]) -> bytes:
    """Return the text of packed records; raises `ValueError`, or `ReaderError` ZIP_BOMB."""
    limit = min(_LARGEST_TEXT, max(_RATIO_FREE, _HIGHEST_RATIO * sum(map(len, records))))
    text = bytearray()
    for record in records:
        text += codec(record)
        if len(text) > limit:
            raise ReaderError(Problem.ZIP_BOMB, database.path)
    return bytes(text)


def without_trailing(record: bytes, flags: int) -> bytes:
    """Return a record without the data after its text: one for each bit of ``flags``, each ending in its size.

    The lowest bit stands for the rest of a letter whose first bytes end the text; the next record begins with it, too.
    """
    for _entry in range((flags >> 1).bit_count()):
        record = record[: max(0, len(record) - _size_before(record))]
    if flags & 1 and record:
        record = record[: max(0, len(record) - (record[-1] & 3) - 1)]
    return record


def _size_before(record: bytes) -> int:
    """Return the number at the end of a record, whose first byte has the high bit."""
    size = 0
    for shift, byte in enumerate(reversed(record[-4:])):
        size |= (byte & 0x7F) << 7 * shift
        if byte & 0x80:
            break
    return size


def _codec(database: PalmDatabase, header: BookHeader) -> Callable[[bytes], bytes]:
    if header.codec != _HUFFMAN:
        return _CODECS.get(header.codec, _unknown)
    records = [database.record(number) for number in header.huffman[:_MOST_DICTIONARIES]]
    return HuffmanCodec(b"".join(records[:1]), records[1:]).unpack


def _unknown(record: bytes) -> bytes:
    raise ValueError(record[:4])


_CODECS: dict[int, Callable[[bytes], bytes]] = {_PLAIN: bytes, _PALMDOC: unpack_palmdoc}
