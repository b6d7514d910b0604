"""Build a font whose characters are all the same box, with no forms for lines that run down."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from itertools import pairwise

_EM = 1_000


def plain_font(family: str, characters: Iterable[str]) -> bytes:
    """Return a TrueType font of this family with a glyph for each of these characters of the basic plane."""
    glyphs = _glyph()
    tables = {
        b"OS/2": struct.pack(
            ">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHHII",
            *(3, _EM, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
            *(bytes(10), 0, 0, 0, 0, b"none", 64, 0x20, 0xFFFF, 880, -120, 0, 880, 120, 0, 0),
        ),
        b"cmap": _character_map(sorted(map(ord, characters))),
        b"glyf": glyphs,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 100, 0, 900, 800, 0, 8, 2, 1, 0),
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, _EM, 100, 100, 900, *(0,) * 8, 1),
        b"hmtx": struct.pack(">HhHh", _EM, 100, _EM, 100)[:6],
        b"loca": struct.pack(">III", 0, 0, len(glyphs)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 1, *(0,) * 8),
        b"name": _names(family),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 1, 0, 0, 0, 0),
    }
    return _file(tables)


def _glyph() -> bytes:
    """Return a box."""
    corners = [(100, 0), (900, 0), (900, 800), (100, 800)]
    header = struct.pack(">hhhhhHH", 1, 100, 0, 900, 800, len(corners) - 1, 0)
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise([(0, 0), *corners])]
    xs, ys = (struct.pack(f">{len(steps)}h", *(step[axis] for step in steps)) for axis in (0, 1))
    return header + bytes([1] * len(corners)) + xs + ys


def _character_map(codes: list[int]) -> bytes:
    """Return a map of format 4 in which each of these codes is the second glyph."""
    ends, starts = [*codes, 0xFFFF], [*codes, 0xFFFF]
    deltas = [(1 - code) % 0x10000 for code in codes] + [1]
    count = len(ends)
    largest = 1 << (count.bit_length() - 1)
    head = (2 * count, 2 * largest, largest.bit_length() - 1, 2 * (count - largest))
    words = (*head, *ends, 0, *starts, *deltas, *(0,) * count)
    segments = struct.pack(f">{len(words)}H", *words)
    return struct.pack(">HHHHIHHH", 0, 1, 3, 1, 12, 4, 6 + len(segments), 0) + segments


def _names(family: str) -> bytes:
    words = family.encode("utf-16-be")
    records = [struct.pack(">HHHHHH", 3, 1, 0x409, name, len(words), 0) for name in (1, 2, 4, 6)]
    return struct.pack(">HHH", 0, len(records), 6 + 12 * len(records)) + b"".join(records) + words


def _file(tables: Mapping[bytes, bytes]) -> bytes:
    count = len(tables)
    largest = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x10000, count, 16 * largest, largest.bit_length() - 1, 16 * (count - largest))
    offset, directory, content = 12 + 16 * count, b"", b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, 0, offset + len(content), len(data))
        content += data + bytes(-len(data) % 4)
    return head + directory + content
