"""Pack books of Mobipocket: with every codec, with and without protection, contents and pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

RECORD = 4_096
PLAIN, PALMDOC, HUFFMAN = 1, 2, 17480
_NONE = 0xFFFFFFFF
_SHORT_CODES = 255
_CHUNK = 64
"""Phrases of one record."""


@dataclass(frozen=True, slots=True)
class MobiBook:
    """What is packed; ``contents`` are titles, levels and offsets, ``metadata`` values by their number."""

    text: bytes
    codec: int = PLAIN
    codepage: int = 65001
    version: int = 6
    encryption: int = 0
    locale: int = 9
    title: bytes = b"A Book"
    metadata: Sequence[tuple[int, bytes]] = ()
    contents: Sequence[tuple[str, int, int]] = ()
    pictures: Sequence[bytes] = ()
    is_dictionary: bool = False
    has_trailing: bool = False
    changes: dict[int, int] = field(default_factory=dict)
    """Numbers of the header, by their offset, that are other than they should be."""


def mobi_file(book: MobiBook) -> bytes:
    """Return a file of Mobipocket."""
    texts = [book.text[at : at + RECORD] for at in range(0, len(book.text), RECORD)]
    trailing = (
        [_trailing(book.text, at + RECORD) for at in range(0, len(book.text), RECORD)] if book.has_trailing else []
    )
    huffman: list[bytes] = []
    if book.codec == HUFFMAN:
        texts, huffman = huffman_records(texts)
    elif book.codec == PALMDOC:
        texts = [palmdoc_record(text) for text in texts]
    if trailing:
        texts = [text + end for text, end in zip(texts, trailing, strict=True)]
    index = _contents_records(book.contents) if book.contents else []
    first = 1 + len(texts)
    head = _head(book, len(texts), first, first + len(huffman), first + len(huffman) + len(index))
    return palm_file(b"BOOKMOBI", [head, *texts, *huffman, *index, *book.pictures])


def palmdoc_file(text: bytes, codec: int = PALMDOC) -> bytes:
    """Return a text in PalmDOC."""
    texts = [text[at : at + RECORD] for at in range(0, len(text), RECORD)]
    head = _number(codec, 2) + bytes(2) + _number(len(text)) + _number(len(texts), 2) + _number(RECORD, 2) + _number(99)
    return palm_file(b"TEXtREAd", [head, *(map(palmdoc_record, texts) if codec == PALMDOC else texts)])


def palm_file(kind: bytes, records: Sequence[bytes]) -> bytes:
    """Return a Palm database."""
    head = b"book".ljust(60, b"\0") + kind + bytes(8) + _number(len(records), 2)
    at = len(head) + 8 * len(records) + 2
    table = b""
    for number, record in enumerate(records):
        table += _number(at) + _number(number)
        at += len(record)
    return head + table + bytes(2) + b"".join(records)


def palmdoc_record(text: bytes) -> bytes:
    """Return a record packed as in PalmDOC: repeated bytes, a blank before a letter, bytes above 0x7F by count."""
    packed = bytearray()
    at = 0
    while at < len(text):
        length, distance = _repeated(text, at)
        if length:
            packed += _number(0x8000 | distance << 3 | length - 3, 2)
            at += length
        elif text[at : at + 1] == b" " and text[at + 1 : at + 2].isalpha():
            packed.append(text[at + 1] ^ 0x80)
            at += 2
        elif 9 <= text[at] < 0x80:
            packed.append(text[at])
            at += 1
        else:
            packed += b"\x01" + text[at : at + 1]
            at += 1
    return bytes(packed)


def _repeated(text: bytes, at: int) -> tuple[int, int]:
    """Return how many bytes repeat earlier ones, and how far these are; they may overlap."""
    for length in range(min(10, len(text) - at), 2, -1):
        found = text.rfind(text[at : at + length], max(0, at - 2_047), at + length - 1)
        if found >= 0:
            return length, at - found
    return 0, 0


def huffman_records(texts: Sequence[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Return packed records, and those with the code and the phrases: words and bytes, some words packed themselves."""
    whole = b"".join(texts)
    words = [word for word, _count in Counter(re.findall(rb"[A-Za-z]{3,20} ?", whole)).most_common(200)]
    phrases = [*words, *(bytes((byte,)) for byte in sorted(set(whole)))]
    numbers = {phrase: number for number, phrase in enumerate(phrases)}
    pattern = re.compile(b"|".join(map(re.escape, sorted(phrases, key=len, reverse=True))))

    def packed(data: bytes, one: re.Pattern[bytes] = pattern) -> bytes:
        found = (numbers[token] for token in one.findall(data))
        return b"".join(bytes((255 - n,)) if n < _SHORT_CODES else bytes((0, 255 + 255 - n)) for n in found)

    by_byte = re.compile(rb"[\x00-\xff]")
    stored = []
    for number, phrase in enumerate(phrases):
        is_packed = len(phrase) > 1 and number % 3 == 0
        data = packed(phrase, by_byte) if is_packed else phrase
        stored.append(_number(len(data) | (0 if is_packed else 0x8000), 2) + data)
    chunks = [stored[at : at + _CHUNK] for at in range(0, len(stored), _CHUNK)]
    return [packed(text) for text in texts], [_codes(), *(_phrases(chunk, len(stored)) for chunk in chunks)]


def _codes() -> bytes:
    """Return a code: one byte from 1 on for the first 255 phrases, a zero and another byte for the rest."""
    short = [16, *(255 << 8 | 0x80 | 8 for _byte in range(255))]
    long = [number for n in range(1, 33) for number in ((0, 255 + 255) if n == 16 else ((1 << n) - 1, 0))]
    tables = b"".join(map(_number, (*short, *long)))
    return b"HUFF" + _number(24) + _number(24) + _number(24 + 4 * 256) + bytes(8) + tables


def _phrases(stored: Sequence[bytes], total: int) -> bytes:
    at = 2 * len(stored)
    offsets = b""
    for phrase in stored:
        offsets += _number(at, 2)
        at += len(phrase)
    return b"CDIC" + _number(16) + _number(total) + _number(_CHUNK.bit_length() - 1) + offsets + b"".join(stored)


def _trailing(text: bytes, end: int) -> bytes:
    """Return what follows the text of a record: the rest of a letter that it cuts, and an entry of three bytes."""
    rest = end
    while rest < len(text) and text[rest] & 0xC0 == 0x80:
        rest += 1
    return text[end:rest] + bytes((rest - end if end < len(text) else 0,)) + b"xy\x83"


def _contents_records(contents: Sequence[tuple[str, int, int]]) -> list[bytes]:
    strings = bytearray()
    entries = []
    for number, (title, level, offset) in enumerate(contents):
        values = (offset, 0, len(strings), level - 1)
        words = title.encode()
        strings += _variable(len(words)) + words
        entries.append(b"\x03%03d\x0f" % number + b"".join(map(_variable, values)))
    tags = b"".join(bytes((tag, 1, mask, 0)) for tag, mask in ((1, 1), (2, 2), (3, 4), (4, 8))) + b"\0\0\0\1"
    head = _index_head(count=1) + b"TAGX" + _number(12 + len(tags)) + _number(1) + tags
    body = b"".join(entries)
    places = [192 + sum(map(len, entries[:number])) for number in range(len(entries))]
    table = b"IDXT" + b"".join(_number(place, 2) for place in places)
    return [head, _index_head(table=192 + len(body), count=len(entries)) + body + table, bytes(strings)]


def _index_head(*, table: int = 0, count: int) -> bytes:
    head = bytearray(192)
    head[:8] = b"INDX" + _number(192)
    head[20:28] = _number(table) + _number(count)
    head[52:56] = _number(1)
    return bytes(head)


def _head(book: MobiBook, texts: int, huffman: int, contents: int, pictures: int) -> bytes:
    numbers = {16: int.from_bytes(b"MOBI"), 20: 232, 28: book.codepage, 36: book.version, 40: _NONE, 92: book.locale}
    numbers |= {108: pictures if book.pictures else _NONE, 112: huffman, 116: contents - huffman}
    numbers |= {128: 0x40 if book.metadata else 0, 192: _NONE, 244: contents if book.contents else _NONE}
    numbers |= {40: 1} if book.is_dictionary else {}
    metadata = b"".join(_number(kind) + _number(8 + len(value)) + value for kind, value in book.metadata)
    extended = b"EXTH" + _number(12 + len(metadata)) + _number(len(book.metadata)) + metadata if metadata else b""
    numbers |= {84: 248 + len(extended), 88: len(book.title)}
    head = bytearray(248)
    head[:14] = (
        _number(book.codec, 2)
        + bytes(2)
        + _number(len(book.text))
        + _number(texts, 2)
        + _number(RECORD, 2)
        + _number(book.encryption, 2)
    )
    for offset, number in (numbers | book.changes).items():
        head[offset : offset + 4] = _number(number)
    head[242:244] = _number(3 if book.has_trailing else 0, 2)
    return bytes(head) + extended + book.title


def _number(number: int, size: int = 4) -> bytes:
    return number.to_bytes(size, "big")


def _variable(number: int) -> bytes:
    """Return a number of variable length, whose last byte has the high bit."""
    groups = [number & 0x7F | 0x80]
    while number := number >> 7:
        groups.insert(0, number & 0x7F)
    return bytes(groups)
