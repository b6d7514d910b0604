"""Read the parts of an MDict file (.mdx): its header, its keys and the blocks of its records.

Source: the description of version 2.0 that comes with writemdict, and what is publicly known of version 1.2: numbers of
four bytes, a key index that is not packed, and no checksum of the sizes. Registered files and version 3.0 are refused:
docs/decisions/0126.
"""

from __future__ import annotations

import html
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.importers.dictionaries.lzo1x import unpack_lzo1x
from reader.importers.dictionaries.ripemd128 import ripemd128
from reader.importers.zip_archive import HIGHEST_RATIO, RATIO_FREE

LARGEST_BLOCK = 32 * 1024 * 1024
"""The largest size of one block in bytes, unpacked; such files have blocks of some 64 KB."""

LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024
"""The largest size in bytes of all that is unpacked of one file; it is never in memory at once."""

_LONGEST_HEADER = 4 * 1024 * 1024
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_VERSION = re.compile(r"\s*(\d{1,3})(?:\.\d{1,6})*\s*")
_IS_REGISTERED, _HAS_ENCRYPTED_INDEX = 1, 2
_UNPACKED, _LZO, _ZLIB = 0, 1, 2
_BLOCK_HEAD = struct.Struct("<I4s")
_INDEX_SALT = b"\x95\x36\x00\x00"
_FIRST_PREVIOUS = 0x36
_SWAPPED_NIBBLES = bytes((byte >> 4) | (byte & 15) << 4 for byte in range(256))
_POSITIONS = bytes(range(256))
_ENCODINGS = {
    **dict.fromkeys(("", "utf8"), "utf-8"),
    **dict.fromkeys(("utf16", "utf16le", "unicode"), "utf-16-le"),
    **dict.fromkeys(("gbk", "gb2312", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5hkscs"), "big5hkscs"),
    **dict.fromkeys(("iso88591", "latin1", "windows1252"), "cp1252"),
}


@dataclass(frozen=True, slots=True)
class MdictHeader:
    """The attributes of the header; ``version`` is 1 or 2."""

    version: int
    title: str
    encoding: str
    format: str
    style_sheet: str
    has_encrypted_index: bool


@dataclass(frozen=True, slots=True)
class RecordBlock:
    """A block of records; ``start`` is where it begins in all records, ``data`` is None where it is damaged."""

    start: int
    size: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _KeyBlock:
    """What the key index says of a block of keys."""

    entries: int
    packed: int
    size: int


class _DamageError(ValueError):
    """Raised where a file is not as it says; ``args`` name what is damaged."""


class MdictFile:
    """An MDict file; every method raises `ReaderError` DICTIONARY_DAMAGED or ZIP_BOMB."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Parse the header; raises `ReaderError` DICTIONARY_UNKNOWN, DICTIONARY_REGISTERED or DICTIONARY_VERSION."""
        self._data = data
        self._path = path
        self._at = 0
        self._total = 0
        self.header = self._parse_header()

    def keys(self) -> list[tuple[int, str]]:
        """Return all keys with the offsets of their records, in the order of the file."""
        try:
            return list(self._keys())
        except (_DamageError, struct.error, IndexError) as error:
            raise ReaderError(Problem.DICTIONARY_DAMAGED, self._path, why="keys") from error

    def record_blocks(self) -> Iterator[RecordBlock]:
        """Yield the blocks of the records, after `keys` was called."""
        try:
            sizes = self._record_sizes()
        except (_DamageError, struct.error) as error:
            raise ReaderError(Problem.DICTIONARY_DAMAGED, self._path, why="records") from error
        start = 0
        for packed, size in sizes:
            yield RecordBlock(start, size, self._sound_block(self._take(packed), size))
            start += size

    def _parse_header(self) -> MdictHeader:
        length = int.from_bytes(self._data[:4], "big")
        source = self._data[4 : 4 + length]
        attributes = _attributes(source) if length <= _LONGEST_HEADER else {}
        version = _VERSION.fullmatch(attributes.get("generatedbyengineversion", ""))
        if version is None:
            raise ReaderError(Problem.DICTIONARY_UNKNOWN, self._path)
        major = int(version.group(1))
        encrypted = _encrypted(attributes.get("encrypted", ""))
        if major > 2:
            raise ReaderError(Problem.DICTIONARY_VERSION, self._path, version=version.group().strip())
        if encrypted & _IS_REGISTERED:
            raise ReaderError(Problem.DICTIONARY_REGISTERED, self._path)
        encoding = _ENCODINGS.get(re.sub("[^a-z0-9]", "", attributes.get("encoding", "").lower()))
        checksum = int.from_bytes(self._data[4 + length : 8 + length], "little")
        if encoding is None or len(source) != length or zlib.adler32(source) != checksum:
            raise ReaderError(Problem.DICTIONARY_DAMAGED, self._path, why="header")
        self._at = 8 + length
        return MdictHeader(
            version=min(max(major, 1), 2),
            title=attributes.get("title", ""),
            encoding=encoding,
            format=attributes.get("format", "").lower(),
            style_sheet=attributes.get("stylesheet", ""),
            has_encrypted_index=bool(encrypted & _HAS_ENCRYPTED_INDEX),
        )

    @property
    def _number(self) -> struct.Struct:
        return struct.Struct(">Q" if self.header.version == 2 else ">I")

    def _keys(self) -> Iterator[tuple[int, str]]:
        entries, blocks = self._key_index()
        if sum(block.entries for block in blocks) != entries:
            raise _DamageError("the index counts other keys than its head")
        for block in blocks:
            yield from self._keys_of(self._block(self._take(block.packed), block.size), block.entries)

    def _key_index(self) -> tuple[int, list[_KeyBlock]]:
        """Return the number of keys and what the index says of their blocks."""
        if self.header.version == 1:
            blocks, entries, packed, _size = struct.unpack(">4I", self._take(16))
            return entries, list(self._key_blocks(self._take(packed), blocks))
        head = self._take(40)
        if zlib.adler32(head) != int.from_bytes(self._take(4), "big"):
            raise _DamageError("the sizes of the keys are damaged")
        blocks, entries, size, packed, _size = struct.unpack(">5Q", head)
        index = self._take(packed)
        if self.header.has_encrypted_index:
            index = decrypted_index(index)
        return entries, list(self._key_blocks(self._block(index, size), blocks))

    def _key_blocks(self, index: bytes, count: int) -> Iterator[_KeyBlock]:
        number = self._number
        length = struct.Struct(">H" if self.header.version == 2 else ">B")
        terminator = 1 if self.header.version == 2 else 0
        unit = 2 if self.header.encoding == "utf-16-le" else 1
        at = 0
        for _ in range(count):
            (entries,) = number.unpack_from(index, at)
            at += number.size
            for _first_and_last in range(2):
                at += length.size + (length.unpack_from(index, at)[0] + terminator) * unit
            yield _KeyBlock(entries, *(number.unpack_from(index, at + place)[0] for place in (0, number.size)))
            at += 2 * number.size

    def _keys_of(self, block: bytes, count: int) -> Iterator[tuple[int, str]]:
        number, encoding = self._number, self.header.encoding
        end_of = _end_of_wide if encoding == "utf-16-le" else _end_of_narrow
        width = 2 if encoding == "utf-16-le" else 1
        at = 0
        for _ in range(count):
            (offset,) = number.unpack_from(block, at)
            at += number.size
            end = end_of(block, at)
            yield offset, block[at:end].decode(encoding, "replace")
            at = end + width

    def _record_sizes(self) -> Sequence[tuple[int, int]]:
        """Return the packed and the unpacked sizes of the blocks of records, which the file must have in full."""
        number = self._number
        blocks, _entries, index_size, _size = (number.unpack(self._take(number.size))[0] for _ in range(4))
        if index_size != 2 * number.size * blocks:
            raise _DamageError("the index of the records has another size")
        index = self._take(index_size)
        numbers = [value for (value,) in number.iter_unpack(index)]
        sizes = list(zip(numbers[::2], numbers[1::2], strict=True))
        if self._at + sum(packed for packed, _size in sizes) > len(self._data):
            raise _DamageError("the file is short")
        return sizes

    def _take(self, size: int) -> bytes:
        """Return the next bytes of the file."""
        end = self._at + size
        if end > len(self._data):
            raise _DamageError("the file is short")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def _sound_block(self, block: bytes, size: int) -> bytes | None:
        try:
            return self._block(block, size)
        except _DamageError:
            return None

    def _block(self, block: bytes, size: int) -> bytes:
        """Unpack a block, whose size and checksum must be as stated."""
        self._refuse_bomb(size)
        if len(block) < _BLOCK_HEAD.size:
            raise _DamageError("a block is short")
        kind, checksum = _BLOCK_HEAD.unpack_from(block)
        try:
            data = _unpacked(kind, block[_BLOCK_HEAD.size :], size)
        except (ValueError, zlib.error) as error:
            raise _DamageError("a block is damaged") from error
        if len(data) != size or zlib.adler32(data) != int.from_bytes(checksum, "big"):
            raise _DamageError("a block is damaged")
        return data

    def _refuse_bomb(self, size: int) -> None:
        self._total += size
        too_dense = self._total > max(RATIO_FREE, HIGHEST_RATIO * len(self._data))
        if size > LARGEST_BLOCK or self._total > LARGEST_UNPACKED or too_dense:
            raise ReaderError(Problem.ZIP_BOMB, self._path)


def decrypted_index(index: bytes) -> bytes:
    """Return a packed key index in clear; all but the first eight bytes is encrypted by its own checksum."""
    head, hidden = index[:8], index[8:]
    size = len(hidden)
    key = ripemd128(head[4:8] + _INDEX_SALT)
    previous = bytes([_FIRST_PREVIOUS]) + hidden[: size - 1]
    clear = int.from_bytes(hidden.translate(_SWAPPED_NIBBLES), "big")
    for mask in (previous[:size], _repeated(_POSITIONS, size), _repeated(key, size)):
        clear ^= int.from_bytes(mask, "big")
    return head + clear.to_bytes(size, "big")


def _repeated(pattern: bytes, size: int) -> bytes:
    return (pattern * (size // len(pattern) + 1))[:size]


def _attributes(source: bytes) -> dict[str, str]:
    """Return the attributes of a header, by their names in lower case; line ends in them count."""
    markup = source.decode("utf-16-le", "replace")
    if "GeneratedByEngineVersion" not in markup:
        markup = source.decode("utf-8", "replace")
    found = _ATTRIBUTE.findall(markup)
    return {name.lower(): html.unescape(value) for name, value in reversed(found)}


def _encrypted(value: str) -> int:
    """Return the flags of what is encrypted; older files say ``Yes`` and ``No``."""
    value = value.strip().lower()
    if value.isascii() and value.isdigit() and len(value) < 4:
        return int(value)
    return _IS_REGISTERED if value == "yes" else 0


def _unpacked(kind: int, data: bytes, size: int) -> bytes:
    if kind == _UNPACKED:
        return data
    if kind == _LZO:
        return unpack_lzo1x(data, size)
    if kind == _ZLIB:
        return zlib.decompressobj().decompress(data, size + 1)
    raise ValueError("the block is packed in an unknown way")


def _end_of_narrow(block: bytes, start: int) -> int:
    """Return where the NUL that ends a key is."""
    end = block.find(b"\x00", start)
    if end < 0:
        raise _DamageError("a key has no end")
    return end


def _end_of_wide(block: bytes, start: int) -> int:
    """Return where the NUL of two bytes that ends a key is."""
    end = block.find(b"\x00\x00", start)
    while end >= 0 and (end - start) % 2:
        end = block.find(b"\x00\x00", end + 1)
    if end < 0:
        raise _DamageError("a key has no end")
    return end
