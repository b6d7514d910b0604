"""Take the pictures of a page and the look of the first one; nothing but zlib is needed to make a PNG.

JPEGs are taken as they stand in the file. Others are decoded by PDFium and written as PNG (ISO/IEC 15948).
"""

from __future__ import annotations

import ctypes
import hashlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.text.model import Image
from reader.importers.markup.images import LONGEST_SIDE, read_image

MOST_PIXELS = 8_000_000
"""Pixels of a picture that has to be decoded; larger ones are left out."""

_LARGEST_JPEG = 16 * 1024 * 1024
_LEAST_SIDE = 40.0
_MOST_OBJECTS = 2_000
_MOST_ON_A_PAGE = 24
_WHOLE_PAGE = 0.75
_COVER_WIDTH = 420
_COVER_LONGEST = 900
_FORMATS = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGRA: 4}


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Hold a picture of a page and its place, in points."""

    image: Image
    left: float
    bottom: float
    right: float
    top: float


def pictures_of(page: pdfium.PdfPage, *, has_text: bool) -> Iterator[PagePicture]:
    """Yield the pictures of a page that are of bearable size; one behind the whole of a page with text is its scan."""
    width, height = page.get_width(), page.get_height()
    taken = 0
    for number in range(min(_MOST_OBJECTS, raw.FPDFPage_CountObjects(page))):
        found = raw.FPDFPage_GetObject(page, number)
        if not found or raw.FPDFPageObj_GetType(found) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        place = _bounds(found)
        if place is None or _is_furniture(place, width, height, has_text=has_text):
            continue
        image = _image(page, found)
        if image is not None and taken < _MOST_ON_A_PAGE:
            taken += 1
            yield PagePicture(image, *place)


def _bounds(found: object) -> tuple[float, float, float, float] | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(found, *(ctypes.byref(edge) for edge in edges)):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _is_furniture(place: tuple[float, float, float, float], width: float, height: float, *, has_text: bool) -> bool:
    left, bottom, right, top = place
    small = right - left < _LEAST_SIDE or top - bottom < _LEAST_SIDE
    whole = (right - left) * (top - bottom) > _WHOLE_PAGE * width * height
    outside = right < 0 or top < 0 or left > width or bottom > height
    return small or outside or (whole and has_text)


def _image(page: pdfium.PdfPage, found: object) -> Image | None:
    meta = raw.FPDF_IMAGEOBJ_METADATA()
    if not raw.FPDFImageObj_GetImageMetadata(found, page, ctypes.byref(meta)):
        return None
    width, height = meta.width, meta.height
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        return None
    if _filters(found) == ["DCTDecode"] and meta.colorspace != raw.FPDF_COLORSPACE_DEVICECMYK:
        data = _raw_data(found)
        if data and (image := read_image(data)) is not None:
            return image
    if width * height > MOST_PIXELS:
        return None
    bitmap = raw.FPDFImageObj_GetBitmap(found)
    return _taken(bitmap) if bitmap else None


def _filters(found: object) -> list[str]:
    names = []
    for number in range(min(8, max(0, raw.FPDFImageObj_GetImageFilterCount(found)))):
        buffer = ctypes.create_string_buffer(32)
        raw.FPDFImageObj_GetImageFilter(found, number, buffer, len(buffer))
        names.append(buffer.value.decode("latin-1"))
    return names


def _raw_data(found: object) -> bytes:
    size = raw.FPDFImageObj_GetImageDataRaw(found, None, 0)
    if not 0 < size <= _LARGEST_JPEG:
        return b""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(found, buffer, size)
    return buffer.raw


def _taken(bitmap: object) -> Image | None:
    """Make a PNG of a bitmap and let the bitmap go."""
    try:
        channels = _FORMATS.get(raw.FPDFBitmap_GetFormat(bitmap))
        width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
        if channels is None or not 0 < width * height <= MOST_PIXELS:
            return None
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
        rows = (data[row * stride : row * stride + width * channels] for row in range(height))
        return png_of(width, height, (_coloured(row, channels) for row in rows), grey=channels == 1)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _coloured(row: bytes, channels: int) -> bytes:
    """Turn blue, green, red into red, green, blue; what is transparent is shown as it is painted."""
    if channels == 1:
        return row
    made = bytearray(len(row) // channels * 3)
    made[0::3], made[1::3], made[2::3] = row[2::channels], row[1::channels], row[0::channels]
    return bytes(made)


def png_of(width: int, height: int, rows: Iterator[bytes], *, grey: bool) -> Image:
    """Write a PNG of rows of 8 bits a channel."""
    packed = zlib.compress(b"".join(b"\x00" + row for row in rows), 6)
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if grey else 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return Image(hashlib.sha256(data).hexdigest(), "image/png", data, width, height)


def cover_of(page: pdfium.PdfPage) -> Image | None:
    """Draw a page small."""
    width, height = page.get_width(), page.get_height()
    if width <= 0 or height <= 0:
        return None
    scale = min(_COVER_WIDTH / width, _COVER_LONGEST / height)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap = raw.FPDFBitmap_CreateEx(across, down, raw.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        return None
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, raw.FPDF_ANNOT)
    return _taken(bitmap)
