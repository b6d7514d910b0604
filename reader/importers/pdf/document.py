"""Open a PDF and tell what it says of itself: title, author, labels of pages, contents.

Source: ISO 32000-2, 12.3 (outline), 12.4.2 (page labels), 14.3.3 (information dictionary).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import Problem, ReaderError
from reader.importers.pdf.characters import is_readable, plain

MOST_PAGES = 10_000
"""More pages than any book has (reliability.md: a file of 20,000 pages is hostile)."""

_MOST_ENTRIES = 20_000
_DEEPEST = 6
_NO_TITLE = re.compile(
    r"^(?:untitled|title|document\d*|无标题|未命名|文档\s*\d*|新建.*|microsoft (?:word|powerpoint).*"
    r"|.*\.(?:docx?|pptx?|xlsx?|indd|qxd|tex|dvi|pdf|txt|rtf|odt|wps|html?|p65|pmd)|[\d\s._-]+|about:blank)$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"^(?:user|users|admin|administrator|author|unknown|anonymous|owner|root|pc|微软用户|微软中国|用户|作者|佚名|未知"
    r"|\(?unspecified\)?|[\d\s._-]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """Name one line of the outline: its level from 1, and where it leads; ``x`` and ``y`` are None for a whole page."""

    title: str
    level: int
    page: int
    x: float | None
    y: float | None


def open_document(data: bytes, path: Path) -> pdfium.PdfDocument:
    """Open a PDF; raises `ReaderError` PDF_ENCRYPTED, PDF_DAMAGED, PDF_TOO_LONG."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # PDFium speaks of a password for some damaged files too
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY} and b"/Encrypt" in data
        raise ReaderError(Problem.PDF_ENCRYPTED if locked else Problem.PDF_DAMAGED, path) from error
    pages = len(document)
    if pages > MOST_PAGES:
        raise ReaderError(Problem.PDF_TOO_LONG, path, pages=pages, limit=MOST_PAGES)
    if not pages:
        raise ReaderError(Problem.PDF_DAMAGED, path)
    return document


def open_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage | None:
    """Open a page; None for one that is damaged."""
    try:
        return document.get_page(index)
    except pdfium.PdfiumError:
        return None


def own_title(document: pdfium.PdfDocument) -> str:
    """Return the title that the file says it has, unless a program has only put something there."""
    title = _described(document, "Title")
    return "" if _NO_TITLE.match(title) else title


def own_author(document: pdfium.PdfDocument) -> str:
    """Return the author that the file says it has."""
    author = _described(document, "Author")
    return "" if _NO_AUTHOR.match(author) else author


def _described(document: pdfium.PdfDocument, key: str) -> str:
    try:
        words = " ".join(plain(document.get_metadata_value(key)).split())
    except UnicodeDecodeError:
        return ""
    return words if is_readable(words) and len(words) <= 300 else ""


def page_label(document: pdfium.PdfDocument, index: int) -> str:
    """Return the label that the file has for a page, or nothing."""
    try:
        label = " ".join(plain(document.get_page_label(index)).split())
    except UnicodeDecodeError:
        return ""
    return label if len(label) <= 40 else ""


def read_outline(document: pdfium.PdfDocument) -> list[OutlineEntry]:
    """Return the lines of the outline that lead to a page, in order."""
    entries = []
    for number, bookmark in enumerate(document.get_toc(max_depth=_DEEPEST)):
        if number >= _MOST_ENTRIES:
            break
        if (entry := _entry(bookmark, len(document))) is not None:
            entries.append(entry)
    return entries


def _entry(bookmark: pdfium.PdfBookmark, pages: int) -> OutlineEntry | None:
    try:
        title = " ".join(plain(bookmark.get_title()).split())
    except UnicodeDecodeError:
        return None
    dest = bookmark.get_dest()
    page = dest.get_index() if dest is not None else None
    if not title or page is None or page >= pages:
        return None
    mode, places = dest.get_view()
    x = y = None
    if mode == raw.PDFDEST_VIEW_XYZ and len(places) >= 2:
        x, y = places[0], places[1]
    elif mode in {raw.PDFDEST_VIEW_FITH, raw.PDFDEST_VIEW_FITBH} and places:
        y = places[0]
    return OutlineEntry(title, min(bookmark.level + 1, _DEEPEST), page, x, y or None)
