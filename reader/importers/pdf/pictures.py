"""Extract the pictures of a page, and render a page as the cover.

JPEGs are copied from the file unchanged. Others are decoded by PDFium and written as PNG (ISO/IEC 15948), for which
zlib is sufficient.
"""

from __future__ import annotations

import ctypes
import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.text.model import Image
from reader.importers.markup.images import LONGEST_SIDE, read_image
from reader.importers.pdf.page_objects import PageObject
from reader.importers.pdf.word_boxes import PageFrame

MOST_PIXELS = 8_000_000
"""The most pixels of a picture that has to be decoded; larger ones are skipped."""

_LARGEST_JPEG = 16 * 1024 * 1024
_SHORTEST_SIDE = 40.0
_MOST_PICTURES = 24
_WHOLE_PAGE = 0.75
_COVER_WIDTH = 420
_COVER_LONGEST = 900
_FORMATS = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGRA: 4}


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture of a page and its edges, in points, and whether it covers most of the page."""

    image: Image
    left: float
    bottom: float
    right: float
    top: float
    covers_page: bool = False

    def in_frame(self, frame: PageFrame) -> PagePicture:
        """Return the picture with its edges in the frame of the words."""
        return PagePicture(
            self.image, *frame.box(self.left, self.bottom, self.right, self.top), covers_page=self.covers_page
        )


def pictures_of(
    page: pdfium.PdfPage, objects: Iterable[PageObject], *, has_text: bool
) -> tuple[list[PagePicture], int]:
    """Return the pictures of a page of acceptable size, and how many cannot be shown.

    One that covers a page with text is its scan, and no picture.
    """
    width, height = page.get_width(), page.get_height()
    pictures: list[PagePicture] = []
    missing = 0
    for one in objects:
        if one.kind != raw.FPDF_PAGEOBJ_IMAGE or _is_skipped(one.edges, width, height):
            continue
        covers_page = _covers(one.edges, width, height)
        if covers_page and has_text:
            continue
        image = _image(page, one.object) if len(pictures) < _MOST_PICTURES else None
        if image is None:
            missing += 1
        else:
            pictures.append(PagePicture(image, *one.edges, covers_page=covers_page))
    return pictures, missing


def _is_skipped(edges: tuple[float, float, float, float], width: float, height: float) -> bool:
    left, bottom, right, top = edges
    is_small = right - left < _SHORTEST_SIDE or top - bottom < _SHORTEST_SIDE
    return is_small or right < 0 or top < 0 or left > width or bottom > height


def _covers(edges: tuple[float, float, float, float], width: float, height: float) -> bool:
    left, bottom, right, top = edges
    return (right - left) * (top - bottom) > _WHOLE_PAGE * width * height


def _image(page: pdfium.PdfPage, page_object: object) -> Image | None:
    meta = raw.FPDF_IMAGEOBJ_METADATA()
    if not raw.FPDFImageObj_GetImageMetadata(page_object, page, ctypes.byref(meta)):
        return None
    width, height = meta.width, meta.height
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        return None
    if _filters(page_object) == ["DCTDecode"] and meta.colorspace != raw.FPDF_COLORSPACE_DEVICECMYK:
        data = _raw_data(page_object)
        if data and (image := read_image(data)) is not None:
            return image
    if width * height > MOST_PIXELS:
        return None
    bitmap = raw.FPDFImageObj_GetBitmap(page_object)
    return _to_png(bitmap) if bitmap else None


def _filters(page_object: object) -> list[str]:
    names = []
    for number in range(min(8, max(0, raw.FPDFImageObj_GetImageFilterCount(page_object)))):
        buffer = ctypes.create_string_buffer(32)
        raw.FPDFImageObj_GetImageFilter(page_object, number, buffer, len(buffer))
        names.append(buffer.value.decode("latin-1"))
    return names


def _raw_data(page_object: object) -> bytes:
    size = raw.FPDFImageObj_GetImageDataRaw(page_object, None, 0)
    if not 0 < size <= _LARGEST_JPEG:
        return b""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(page_object, buffer, size)
    return buffer.raw


def _to_png(bitmap: object) -> Image | None:
    """Convert a bitmap to PNG and release the bitmap."""
    try:
        channels = _FORMATS.get(raw.FPDFBitmap_GetFormat(bitmap))
        width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
        if channels is None or not 0 < width * height <= MOST_PIXELS:
            return None
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
        rows = (data[row * stride : row * stride + width * channels] for row in range(height))
        return png_of(width, height, (_to_rgb(row, channels) for row in rows), grey=channels == 1)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _to_rgb(row: bytes, channels: int) -> bytes:
    """Convert a row of BGR or BGRA to RGB; transparency is dropped."""
    if channels == 1:
        return row
    rgb = bytearray(len(row) // channels * 3)
    rgb[0::3], rgb[1::3], rgb[2::3] = row[2::channels], row[1::channels], row[0::channels]
    return bytes(rgb)


def png_of(width: int, height: int, rows: Iterator[bytes], *, grey: bool) -> Image:
    """Return a PNG of rows of 8 bits a channel."""
    packed = zlib.compress(b"".join(b"\x00" + row for row in rows), 6)
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if grey else 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return Image(hashlib.sha256(data).hexdigest(), "image/png", data, width, height)


def cover_of(page: pdfium.PdfPage) -> Image | None:
    """Return a small rendering of a page; None for a page without size."""
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
    return _to_png(bitmap)
