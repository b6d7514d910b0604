"""Unpack records that are packed with a Huffman code, whose values are phrases of a dictionary (HUFF, CDIC)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from reader.importers.mobi.palm_database import number_at

_CODES, _PHRASES = b"HUFF", b"CDIC"
_PHRASE_LIST = 16
_SHORT_CODES, _LENGTHS = 256, 32
_IS_WHOLE = 0x80
_IS_PLAIN = 0x8000
_DEEPEST = 20
_LARGEST_RECORD = 64 * 1024
"""Bytes of a record, packed or not, or of a phrase; usual are 4 KiB."""
_LARGEST_PHRASES = 4_000_000
"""Bytes of all phrases when they are unpacked; a book has less than a tenth of it."""


class HuffmanCodec:
    """The code and the phrases of one book; phrases are packed, too, and unpacked when they are first used."""

    def __init__(self, codes: bytes, dictionaries: Sequence[bytes]) -> None:
        """Read the code and the phrases; raises `ValueError` where they are damaged."""
        if codes[:4] != _CODES or any(dictionary[:4] != _PHRASES for dictionary in dictionaries):
            raise ValueError(codes[:4])
        self._short = _numbers(codes, number_at(codes, 8), _SHORT_CODES)
        bounds = _numbers(codes, number_at(codes, 12), 2 * _LENGTHS)
        self._lowest = [0, *(bounds[2 * n - 2] << _LENGTHS - n for n in range(1, _LENGTHS + 1))]
        self._highest = [0, *((bounds[2 * n - 1] + 1 << _LENGTHS - n) - 1 for n in range(1, _LENGTHS + 1))]
        self._phrases: list[bytes] = []
        self._packed: set[int] = set()
        self._phrase_bytes = 0
        for dictionary in dictionaries:
            self._read(dictionary)

    def unpack(self, record: bytes) -> bytes:
        """Return the bytes of a packed record; raises `ValueError` where it is damaged."""
        return self._unpacked(record, 0)

    def _read(self, dictionary: bytes) -> None:
        total, bits = number_at(dictionary, 8), number_at(dictionary, 12)
        count = min(total - len(self._phrases), 1 << min(bits, 16), len(dictionary) // 2)
        for index in range(count):
            start = _PHRASE_LIST + number_at(dictionary, _PHRASE_LIST + 2 * index, 2)
            length = number_at(dictionary, start, 2)
            if not length & _IS_PLAIN:
                self._packed.add(len(self._phrases))
            self._phrases.append(dictionary[start + 2 : start + 2 + (length & ~_IS_PLAIN)])

    def _unpacked(self, record: bytes, depth: int) -> bytes:
        if depth > _DEEPEST or len(record) > _LARGEST_RECORD:
            raise ValueError(depth)
        unpacked = bytearray()
        for number in self._numbers_of(record):
            unpacked += self._phrase(number, depth)
            if len(unpacked) > _LARGEST_RECORD:
                raise ValueError(len(unpacked))
        return bytes(unpacked)

    def _phrase(self, number: int, depth: int) -> bytes:
        if number >= len(self._phrases):
            raise ValueError(number)
        if number in self._packed:
            self._phrases[number] = self._unpacked(self._phrases[number], depth + 1)
            self._packed.discard(number)
        phrase = self._phrases[number]
        if depth:
            self._phrase_bytes += len(phrase) + 1
            if self._phrase_bytes > _LARGEST_PHRASES:
                raise ValueError(self._phrase_bytes)
        return phrase

    def _numbers_of(self, record: bytes) -> Iterator[int]:
        """Yield the number of the phrase of each code of a record; bits that are left over fill its last byte."""
        padded = record + bytes(8)
        at, end = 0, 8 * len(record)
        while at < end:
            code = int.from_bytes(padded[at >> 3 : (at >> 3) + 8]) >> 32 - (at & 7) & 0xFFFFFFFF
            entry = self._short[code >> 24]
            length = entry & 0x1F
            if entry & _IS_WHOLE:
                highest = ((entry >> 8) + 1 << _LENGTHS - length) - 1
            else:
                length = next((n for n in range(max(1, length), _LENGTHS + 1) if code >= self._lowest[n]), 0)
                highest = self._highest[length]
            if not length or (code > highest and at + length <= end):
                raise ValueError(code)
            at += length
            if at <= end:
                yield highest - code >> _LENGTHS - length


def _numbers(record: bytes, offset: int, count: int) -> tuple[int, ...]:
    if offset + 4 * count > len(record):
        raise ValueError(offset)
    return struct.unpack_from(f">{count}I", record, offset)
