"""Attach the addresses of a page's link annotations to its words."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.importers.markup.embedded_resources import KEPT_ADDRESSES
from reader.importers.pdf.characters import is_readable
from reader.importers.pdf.page_words import PageWords
from reader.importers.pdf.word_boxes import PdfWord

_MOST_LINKS = 1_000
_LONGEST_ADDRESS = 2_000

_Area = tuple[float, float, float, float, str]


def with_links(document: pdfium.PdfDocument, page: pdfium.PdfPage, read: PageWords) -> tuple[PdfWord, ...]:
    """Return the words of a page; those under a link to the web have its address."""
    areas = [(*read.frame.box(*area), address) for *area, address in _areas(document, page)]
    words = read.words
    return tuple(_linked(word, areas) for word in words) if areas else words


def _linked(word: PdfWord, areas: list[_Area]) -> PdfWord:
    x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    for left, bottom, right, top, address in areas:
        if left <= x <= right and bottom <= y <= top:
            return word._replace(link=address)
    return word


def _areas(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[_Area]:
    position, link, area = ctypes.c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            return
        address = _address(document, link)
        if address and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(area)):
            yield area.left, min(area.bottom, area.top), area.right, max(area.bottom, area.top), address


def _address(document: pdfium.PdfDocument, link: object) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, buffer, size)
    address = buffer.value.decode("utf-8", errors="replace").strip()
    return address if address.lower().startswith(KEPT_ADDRESSES) and is_readable(address) else ""
