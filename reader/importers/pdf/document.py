"""Open a PDF and read its metadata: title, author, page labels, outline.

Source: ISO 32000-2, 12.3 (outline), 12.4.2 (page labels), 14.3.3 (information dictionary).
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import Problem, ReaderError
from reader.importers.pdf.characters import is_readable, normalise_word

MOST_PAGES = 10_000
"""The most pages of a file, more than any book has (reliability.md: a file of 20,000 pages is hostile)."""

_MOST_ENTRIES = 20_000
_DEEPEST = 6
_LONGEST_LANGUAGE = 80
_DEFAULT_TITLE = re.compile(
    r"^(?:untitled|title|document\d*|无标题|未命名|文档\s*\d*|新建.*|microsoft (?:word|powerpoint).*"
    r"|.*\.(?:docx?|pptx?|xlsx?|indd|qxd|tex|dvi|pdf|txt|rtf|odt|wps|html?|p65|pmd)|[\d\s._-]+|about:blank)$",
    re.IGNORECASE,
)
_DEFAULT_AUTHOR = re.compile(
    r"^(?:user|users|admin|administrator|author|unknown|anonymous|owner|root|pc|微软用户|微软中国|用户|作者|佚名|未知"
    r"|\(?unspecified\)?|[\d\s._-]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the outline: its level from 1, and its target; ``x`` and ``y`` are None for a whole page."""

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
        # PDFium reports a password for some damaged files too
        is_locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY} and b"/Encrypt" in data
        raise ReaderError(Problem.PDF_ENCRYPTED if is_locked else Problem.PDF_DAMAGED, path) from error
    pages = len(document)
    if pages > MOST_PAGES:
        raise ReaderError(Problem.PDF_TOO_LONG, path, pages=pages, limit=MOST_PAGES)
    if not pages:
        raise ReaderError(Problem.PDF_DAMAGED, path)
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()
    return document


def open_page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage | None:
    """Open a page; None for one that is damaged."""
    try:
        return document.get_page(index)
    except pdfium.PdfiumError:
        return None


def own_title(document: pdfium.PdfDocument) -> str:
    """Return the file's own title, or an empty string where it is a program's default."""
    title = property_of(document, "Title")
    return "" if _DEFAULT_TITLE.match(title) else title


def own_author(document: pdfium.PdfDocument) -> str:
    """Return the file's own author, or an empty string where it is a program's default."""
    author = property_of(document, "Author")
    return "" if _DEFAULT_AUTHOR.match(author) else author


def own_language(document: pdfium.PdfDocument) -> str:
    """Return the BCP 47 tag of the language that the file names, or an empty string."""
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size <= _LONGEST_LANGUAGE:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", errors="replace").strip("\0 ")


def property_of(document: pdfium.PdfDocument, key: str) -> str:
    """Return a property of the document by its key, on one line; empty where there is none that can be read."""
    try:
        text = " ".join(normalise_word(document.get_metadata_value(key)).split())
    except UnicodeDecodeError:
        return ""
    return text if is_readable(text) and len(text) <= 300 else ""


def page_label(document: pdfium.PdfDocument, index: int) -> str:
    """Return the file's own label of a page, or an empty string."""
    try:
        label = " ".join(normalise_word(document.get_page_label(index)).split())
    except UnicodeDecodeError:
        return ""
    return label if len(label) <= 40 else ""


def read_outline(document: pdfium.PdfDocument) -> list[OutlineEntry]:
    """Return the entries of the outline that have a page as target, in order."""
    entries = []
    for number, bookmark in enumerate(document.get_toc(max_depth=_DEEPEST)):
        if number >= _MOST_ENTRIES:
            break
        if (entry := _entry(bookmark, len(document))) is not None:
            entries.append(entry)
    return entries


def _entry(bookmark: pdfium.PdfBookmark, pages: int) -> OutlineEntry | None:
    try:
        title = " ".join(normalise_word(bookmark.get_title()).split())
    except UnicodeDecodeError:
        return None
    dest = bookmark.get_dest()
    page = dest.get_index() if dest is not None else None
    if not title or page is None or page >= pages:
        return None
    mode, parameters = dest.get_view()
    x = y = None
    if mode == raw.PDFDEST_VIEW_XYZ and len(parameters) >= 2:
        x, y = parameters[0], parameters[1]
    elif mode in {raw.PDFDEST_VIEW_FITH, raw.PDFDEST_VIEW_FITBH} and parameters:
        y = parameters[0]
    return OutlineEntry(title, min(bookmark.level + 1, _DEEPEST), page, x, y or None)
