"""Draw pages and find the text on them: the job of the process that has a PDF open while its pages are shown."""

from __future__ import annotations

import ctypes
import hashlib
from array import array
from collections.abc import Iterator
from itertools import chain
from multiprocessing.shared_memory import SharedMemory

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import Problem, ReaderError
from reader.importers.pdf.document import open_document, open_page, page_label
from reader.importers.pdf.markup_annotations import file_identity, hide_annotations
from reader.importers.pdf.own_annotations import remove_own
from reader.importers.pdf.printed.page_characters import PageTransform, found_characters
from reader.importers.pdf.printed.page_requests import (
    BYTES_PER_PIXEL,
    AlignedPage,
    AlignPage,
    Answer,
    DrawnPage,
    DrawPage,
    FilePages,
    OpenFile,
    Request,
)
from reader.importers.source import read_source
from reader.workers.limits import MEMORY_FOR_ONE, peak_memory
from reader.workers.main import Reply

_WHITE = 0xFFFFFFFF
_A4 = (595.0, 842.0)
"""The size of a page that is too damaged to say its own, in points."""


class PageJob:
    """Open a file, then answer one request about its pages after the other.

    A page is drawn first, and its words are read next, so the page opened last stays open; and so does the block of
    memory, whose pages the system would have to give to this process anew each time.
    """

    def __init__(self) -> None:
        """Begin without a file."""
        self._document: pdfium.PdfDocument | None = None
        self._address = self._identity = ""
        self._page: pdfium.PdfPage | None = None
        self._index = -1
        self._memory: SharedMemory | None = None

    @property
    def is_worn_out(self) -> bool:
        """Return whether what PDFium keeps of pages has grown so much that a fresh process is better."""
        return peak_memory() >= MEMORY_FOR_ONE

    def answer(self, request: Request) -> Iterator[Reply]:
        """Yield the answer to one request.

        Raises ReaderError ORIGINAL_CHANGED for a file with another digest, PDF_DAMAGED for a page that cannot be read,
        and what `read_source` and `open_document` raise.
        """
        yield Reply(self._answer(request))

    def _answer(self, request: Request) -> Answer:
        if isinstance(request, OpenFile):
            return self._open(request)
        page = self._page_at(request.index)
        if isinstance(request, AlignPage):
            return _align(page, request)
        remove_own(page, self._address)
        annotations = hide_annotations(page, request.index, self._identity, request.notes)
        _draw(page, request, self._block(request.memory), self._document)
        return DrawnPage(request.index, request.width, request.height, annotations)

    def _page_at(self, index: int) -> pdfium.PdfPage:
        if self._page is None or self._index != index:
            self._close_page()
            self._page = open_page(self._document, index) if self._document is not None else None
            self._index = index
        if self._page is None:
            raise ReaderError(Problem.PDF_DAMAGED)
        return self._page

    def _close_page(self) -> None:
        if self._page is not None:
            self._page.close()
            self._page = None

    def _block(self, name: str) -> memoryview:
        """Return the block of shared memory of this name."""
        if self._memory is None or self._memory.name != name:
            if self._memory is not None:
                self._memory.close()
            self._memory = SharedMemory(name)
        assert self._memory.buf is not None
        return self._memory.buf

    def _open(self, request: OpenFile) -> FilePages:
        self._close_page()
        if self._document is not None:
            self._document.close()
            self._document = None
        data = read_source(request.path).data
        if hashlib.sha256(data).hexdigest() != request.digest:
            raise ReaderError(Problem.ORIGINAL_CHANGED, request.path)
        document = self._document = open_document(data, request.path)
        self._address, self._identity = request.address, file_identity(document)
        pages = range(len(document))
        return FilePages(
            tuple(_size(document, index) for index in pages), tuple(page_label(document, index) for index in pages)
        )


def _size(document: pdfium.PdfDocument, index: int) -> tuple[float, float]:
    size = raw.FS_SIZEF()
    if not raw.FPDF_GetPageSizeByIndexF(document, index, ctypes.byref(size)):
        return _A4
    return (size.width, size.height) if size.width > 0 and size.height > 0 else _A4


def _draw(page: pdfium.PdfPage, request: DrawPage, block: memoryview, document: pdfium.PdfDocument | None) -> None:
    """Draw a page into a block of memory, with what is filled in in its forms."""
    width, height = request.width, request.height
    buffer = (ctypes.c_ubyte * (width * height * BYTES_PER_PIXEL)).from_buffer(block)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, buffer, width * BYTES_PER_PIXEL)
    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
    area = (0, 0, width, height, 0, raw.FPDF_ANNOT)
    raw.FPDF_RenderPageBitmap(bitmap, page, *area)
    if document is not None and document.formenv is not None:
        raw.FPDF_FFLDraw(document.formenv, bitmap, page, *area)
    raw.FPDFBitmap_Destroy(bitmap)


def _align(page: pdfium.PdfPage, request: AlignPage) -> AlignedPage:
    found = found_characters(page, request.text, request.start, request.own)
    if found is None:
        return AlignedPage(request.index, array("I"), array("f"), is_too_long=True)
    boxes = PageTransform(page).shown(box for _position, box in found)
    return AlignedPage(
        request.index, array("I", [position for position, _box in found]), array("f", chain.from_iterable(boxes))
    )
