"""Pack MDict dictionaries of invented entries, in every way in which they come."""

from __future__ import annotations

import html
import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reader.importers.dictionaries.ripemd128 import ripemd128

Entry = tuple[str | tuple[str, ...], str]
"""A word, or several words of one record, and its definition."""

Item = TypeVar("Item")

_CODECS = {"UTF-16": "utf-16-le", "GBK": "gb18030", "Big5": "big5hkscs", "ISO8859-1": "cp1252"}


@dataclass(frozen=True, slots=True)
class MdictPacker:
    """How a dictionary is packed: ``packing`` is ``none``, ``lzo`` (of literals only) or ``zlib``.

    ``encrypted`` is the attribute of the header; with ``2`` the key index is encrypted. ``damage`` changes what is
    packed before it gets its checksum.
    """

    version: str = "2.0"
    packing: str = "zlib"
    encoding: str = "UTF-8"
    encrypted: str = "0"
    format: str = "Html"
    style_sheet: str = ""
    title: str = "Pocket Words"
    block_size: int = 2_000
    damage: Callable[[bytes], bytes] = bytes

    def pack(self, entries: Sequence[Entry]) -> bytes:
        """Return the file of a dictionary; its keys are in the order of the entries."""
        keys: list[tuple[int, bytes]] = []
        records: list[bytes] = []
        offset = 0
        end = bytes(self._unit)
        for words, text in entries:
            record = text.encode(self._codec) + end
            keys += [(offset, word.encode(self._codec)) for word in ((words,) if isinstance(words, str) else words)]
            records.append(record)
            offset += len(record)
        return self._header() + self._key_section(keys) + self._record_section(records, len(keys))

    @property
    def _codec(self) -> str:
        return _CODECS.get(self.encoding, "utf-8")

    @property
    def _unit(self) -> int:
        return 2 if self.encoding == "UTF-16" else 1

    @property
    def _is_new(self) -> bool:
        return self.version >= "2"

    def _number(self, *values: int) -> bytes:
        return struct.pack(f">{len(values)}{'Q' if self._is_new else 'I'}", *values)

    def _header(self) -> bytes:
        attributes = {
            "GeneratedByEngineVersion": self.version,
            "RequiredEngineVersion": self.version,
            "Encrypted": self.encrypted,
            "Encoding": self.encoding,
            "Format": self.format,
            "Compact": "Yes" if self.style_sheet else "No",
            "Description": "<b>Invented</b> words",
            "Title": self.title,
            "StyleSheet": self.style_sheet,
        }
        written = " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes.items())
        source = f"<Dictionary {written}/>\r\n\0".encode("utf-16-le")
        return struct.pack(">I", len(source)) + source + struct.pack("<I", zlib.adler32(source))

    def _key_section(self, keys: Sequence[tuple[int, bytes]]) -> bytes:
        packed_blocks, index = b"", b""
        blocks = list(_cut(keys, self.block_size, lambda key: len(key[1]) + 8))
        for block in blocks:
            plain = b"".join(self._number(offset) + word + bytes(self._unit) for offset, word in block)
            packed = self._block(plain)
            index += self._number(len(block)) + self._edge(block[0][1]) + self._edge(block[-1][1])
            index += self._number(len(packed), len(plain))
            packed_blocks += packed
        if not self._is_new:
            return self._number(len(blocks), len(keys), len(index), len(packed_blocks)) + index + packed_blocks
        packed_index = _zlib_block(self.damage(index))
        if self.encrypted == "2":
            packed_index = _encrypted(packed_index)
        head = self.damage(self._number(len(blocks), len(keys), len(index), len(packed_index), len(packed_blocks)))
        return head + struct.pack(">I", zlib.adler32(head)) + packed_index + packed_blocks

    def _edge(self, word: bytes) -> bytes:
        """Return the first or last word of a block as the key index has it."""
        units = len(word) // self._unit
        return struct.pack(">H", units) + word + bytes(self._unit) if self._is_new else struct.pack(">B", units) + word

    def _record_section(self, records: Sequence[bytes], entries: int) -> bytes:
        plain = [b"".join(block) for block in _cut(records, self.block_size, len)]
        packed = [self._block(block) for block in plain]
        index = b"".join(self._number(len(p), len(b)) for p, b in zip(packed, plain, strict=True))
        sizes = self._number(len(packed), entries, len(index), sum(map(len, packed)))
        return sizes + index + b"".join(packed)

    def _block(self, plain: bytes) -> bytes:
        plain = self.damage(plain)
        if self.packing == "zlib":
            return _zlib_block(plain)
        checksum = struct.pack(">I", zlib.adler32(plain))
        if self.packing == "lzo":
            return b"\x01\0\0\0" + checksum + lzo_of_literals(plain)
        return bytes(4) + checksum + plain


def lzo_of_literals(plain: bytes) -> bytes:
    """Return an LZO1X stream that has all bytes as they are; there are at least four."""
    run = len(plain) - 18
    if run <= 0:
        return bytes([17 + len(plain)]) + plain + b"\x11\0\0"
    zeros = (run - 1) // 255
    return b"\0" + bytes(zeros) + bytes([run - 255 * zeros]) + plain + b"\x11\0\0"


def _zlib_block(plain: bytes) -> bytes:
    return b"\x02\0\0\0" + struct.pack(">I", zlib.adler32(plain)) + zlib.compress(plain)


def _encrypted(block: bytes) -> bytes:
    key = ripemd128(block[4:8] + b"\x95\x36\0\0")
    hidden, previous = bytearray(), 0x36
    for place, byte in enumerate(block[8:]):
        mixed = byte ^ (place & 0xFF) ^ key[place % 16] ^ previous
        previous = (mixed >> 4) | (mixed & 15) << 4
        hidden.append(previous)
    return block[:8] + bytes(hidden)


def _cut(items: Iterable[Item], size: int, size_of: Callable[[Item], int]) -> Iterable[list[Item]]:
    """Cut items into blocks of about ``size`` bytes."""
    block: list[Item] = []
    length = 0
    for item in items:
        if block and length + size_of(item) > size:
            yield block
            block, length = [], 0
        block.append(item)
        length += size_of(item)
    if block:
        yield block
