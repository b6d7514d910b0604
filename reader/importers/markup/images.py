"""Read the size of pictures from their headers; nothing is decoded.

Sources: PNG (ISO/IEC 15948), JPEG (ITU T.81, B.2.2), GIF89a, the WebP container (RFC 9649).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Sequence

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import CoverImage, SourceEvent
from reader.core.text.model import Image
from reader.core.text.omissions import Omission

LONGEST_SIDE = 8_000
"""Pixels."""
MOST_PIXELS = 40_000_000

_FRONT_EVENTS = 3
_SOF = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE_MARKERS = frozenset((0x01, *range(0xD0, 0xD9)))


def cover_events(image: Image, opening: Sequence[SourceEvent]) -> Iterator[SourceEvent]:
    """Yield the cover of a work, and an image block of it unless the work begins with a picture anyway."""
    yield CoverImage(image)
    front = [event for event in opening if not isinstance(event, Omission)][:_FRONT_EVENTS]
    if not any(isinstance(event, Image) for event in front):
        yield image
        yield Block(BlockKind.IMAGE, "", image=image.hash)


def read_image(data: bytes) -> Image | None:
    """Return a picture of a known format and an acceptable size, its data unchanged; None for any other."""
    for media_type, size_of in (
        ("image/png", _png_size),
        ("image/jpeg", _jpeg_size),
        ("image/gif", _gif_size),
        ("image/webp", _webp_size),
    ):
        size = size_of(data)
        if size is not None:
            return _image_of_size(media_type, data, *size)
    return None


def _image_of_size(media_type: str, data: bytes, width: int, height: int) -> Image | None:
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE and width * height <= MOST_PIXELS):
        return None
    return Image(hashlib.sha256(data).hexdigest(), media_type, data, width, height)


def _png_size(data: bytes) -> tuple[int, int] | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or len(data) < 24:
        return None
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif_size(data: bytes) -> tuple[int, int] | None:
    if data[:6] not in {b"GIF87a", b"GIF89a"} or len(data) < 10:
        return None
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Skip the segments up to the frame header (SOF)."""
    if data[:3] != b"\xff\xd8\xff":
        return None
    offset = 2
    while offset + 9 <= len(data):
        if data[offset] != 0xFF:
            return None
        marker = data[offset + 1]
        if marker in _SOF:
            height, width = struct.unpack_from(">HH", data, offset + 5)
            return width, height
        if marker == 0xFF:
            offset += 1
        elif marker in _BARE_MARKERS:
            offset += 2
        else:
            offset += 2 + max(2, struct.unpack_from(">H", data, offset + 2)[0])
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None
