"""Write marks into a copy of a PDF as annotations of its pages: the job of a worker (`annotation_requests`).

Source: ISO 32000-2, 12.5.2 (annotation dictionaries: NM, M, T, Contents) and 12.5.6.10 (text markup, QuadPoints).
"""

from __future__ import annotations

import ctypes
import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import Problem, ReaderError
from reader.core.text.printed_pages import PrintedPages
from reader.importers.pdf.annotation_requests import (
    AnnotatedFile,
    AnnotateFile,
    MarkSubtype,
    PdfMark,
    digest_of,
    file_state,
)
from reader.importers.pdf.document import open_document, open_page, page_label
from reader.importers.pdf.own_annotations import ADDRESS, ID, STATE, is_own, remove_own, string_value
from reader.importers.pdf.printed.page_characters import found_characters
from reader.importers.pdf.word_boxes import Box
from reader.importers.source import read_source
from reader.workers.main import Reply

_FEWEST_FOUND = 0.6
"""The share of the characters of a mark that must be found on its pages."""

_FAR = 3.0
"""How many heights of a line two characters of it are apart at most."""

_SAME_LINE = 0.5
"""Share of the lower of two boxes that is beside the other if both are on one line."""


_SUBTYPES = {
    MarkSubtype.HIGHLIGHT: raw.FPDF_ANNOT_HIGHLIGHT,
    MarkSubtype.UNDERLINE: raw.FPDF_ANNOT_UNDERLINE,
    MarkSubtype.SQUIGGLY: raw.FPDF_ANNOT_SQUIGGLY,
}


class AnnotationJob:
    """Write the marks of one text after the other."""

    @property
    def is_worn_out(self) -> bool:
        """Return True: a large file leaves much memory behind."""
        return True

    def answer(self, request: AnnotateFile) -> Iterator[Reply | None]:
        """Yield the annotated copy.

        Raises ReaderError ORIGINAL_CHANGED for a file with another digest, EXPORT_FAILED (``why``: protected, pages) if
        it is encrypted or the copy has not its pages, and what `read_source` and `open_document` raise.
        """
        yield Reply(_annotated(request))


def _annotated(request: AnnotateFile) -> AnnotatedFile:
    data = read_source(request.path).data
    if hashlib.sha256(data).hexdigest() != request.digest:
        raise ReaderError(Problem.ORIGINAL_CHANGED, request.path)
    original = open_document(data, request.path)
    document = original
    if request.copy is not None:
        document = open_document(read_source(request.copy).data, request.copy)
        if len(document) != len(original):
            raise ReaderError(Problem.EXPORT_FAILED, request.copy, why="pages")
    if raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
        raise ReaderError(Problem.EXPORT_FAILED, request.path, why="protected")
    return _AnnotatedCopy(document, request).written()


class _AnnotatedCopy:
    """A document into which marks are written, and the ids of the marks by what becomes of them."""

    def __init__(self, document: pdfium.PdfDocument, request: AnnotateFile) -> None:
        labels = tuple(page_label(document, index) for index in range(len(document)))
        self._pages = PrintedPages(request.starts, labels, len(request.text))
        self._document = document
        self._request = request
        self._file = file_state(request.digest)
        self._before: dict[str, str] = {}
        self._kept: set[str] = set()

    def written(self) -> AnnotatedFile:
        """Write the marks, and save the document if one of them changed."""
        marks = {mark.id: mark for mark in self._request.marks}
        found = self._found()
        for page in self._each_page():
            self._remember(page, marks)
        for page in self._each_page():
            remove_own(page, self._request.address, self._kept)
        placed = {id_: areas for id_, areas in found.items() if id_ not in self._kept}
        same = {id_ for id_ in placed if self._before.get(id_) == marks[id_].state(self._file)}
        removed = self._before.keys() - placed.keys() - self._kept
        changed = bool(placed.keys() - same or removed)
        return AnnotatedFile(
            self._saved(placed, marks) if changed else b"",
            added=tuple(id_ for id_ in placed if id_ not in self._before),
            updated=tuple(id_ for id_ in placed if id_ in self._before and id_ not in same),
            removed=tuple(sorted(removed)),
            unchanged=tuple(id_ for id_ in placed if id_ in same),
            kept=tuple(sorted(self._kept)),
            missed=tuple(id_ for id_ in marks if id_ not in found),
        )

    def _saved(self, placed: dict[str, dict[int, list[Box]]], marks: dict[str, PdfMark]) -> bytes:
        by_page: dict[int, list[tuple[PdfMark, list[Box]]]] = defaultdict(list)
        for id_, areas in placed.items():
            for index, boxes in areas.items():
                by_page[index].append((marks[id_], boxes))
        for index, ones in by_page.items():
            page = self._document.get_page(index)
            for mark, boxes in ones:
                _write(page, mark, self._file, boxes)
            page.close()
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _each_page(self) -> Iterator[pdfium.PdfPage]:
        for index in range(len(self._document)):
            page = open_page(self._document, index)
            if page is not None:
                yield page
                page.close()

    def _remember(self, page: pdfium.PdfPage, marks: dict[str, PdfMark]) -> None:
        """Remember the states of our annotations on a page, and which of them were given other words."""
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            if (own := self._own(page, number)) is None:
                continue
            id_, state, words = own
            self._before.setdefault(id_, state)
            if digest_of(words) not in state.split() and not (id_ in marks and marks[id_].words == words):
                self._kept.add(id_)

    def _own(self, page: pdfium.PdfPage, number: int) -> tuple[str, str, str] | None:
        """Return id, state and words of an annotation of ours; None for any other."""
        annotation = raw.FPDFPage_GetAnnot(page, number)
        try:
            if not is_own(annotation, self._request.address):
                return None
            words = string_value(annotation, "Contents").replace("\r\n", "\n").replace("\r", "\n")
            return string_value(annotation, ID), string_value(annotation, STATE), words
        finally:
            raw.FPDFPage_CloseAnnot(annotation)

    def _found(self) -> dict[str, dict[int, list[Box]]]:
        """Return where the marks are that were found: for each page the areas of its lines."""
        by_page: dict[int, list[PdfMark]] = defaultdict(list)
        for mark in self._request.marks:
            for index in range(self._pages.index_at(mark.start), self._pages.index_at(mark.end - 1) + 1):
                by_page[index].append(mark)
        boxes: dict[str, dict[int, list[Box]]] = defaultdict(dict)
        for index in sorted(by_page):
            characters = self._characters(index)
            for mark in by_page[index]:
                if own := [box for position, box in characters if mark.start <= position < mark.end]:
                    boxes[mark.id][index] = own
        marks = {mark.id: mark for mark in self._request.marks}
        return {
            id_: {index: line_areas(own) for index, own in pages.items()}
            for id_, pages in boxes.items()
            if sum(map(len, pages.values())) >= _FEWEST_FOUND * self._length(marks[id_])
        }

    def _length(self, mark: PdfMark) -> int:
        return sum(not character.isspace() for character in self._request.text[mark.start : mark.end])

    def _characters(self, index: int) -> list[tuple[int, Box]]:
        """Return the positions of the text that are found on a page, ascending, with their boxes in points."""
        page = open_page(self._document, index) if index < len(self._document) else None
        if page is None:
            return []
        try:
            first, last = self._pages.searched(index)
            start, end = self._pages.span(index)
            found = found_characters(page, self._request.text[first:last], first, (start, end))
        finally:
            page.close()
        return [(position, box) for position, box in found or () if start <= position < end]


def line_areas(boxes: Sequence[Box]) -> list[Box]:
    """Return the areas of characters, given in the order of the text: one for each line or column."""
    areas: list[Box] = []
    before: Box | None = None
    for box in boxes:
        if before is not None and (_is_beside(box, before) or _is_below(box, before)):
            last = areas[-1]
            areas[-1] = min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])
        else:
            areas.append(box)
        before = box
    return areas


def _is_beside(box: Box, before: Box) -> bool:
    height, other = box[3] - box[1], before[3] - before[1]
    gap = max(box[0] - before[2], before[0] - box[2])
    shared = min(box[3], before[3]) - max(box[1], before[1])
    return shared >= _SAME_LINE * min(height, other) and gap <= _FAR * max(height, other)


def _is_below(box: Box, before: Box) -> bool:
    """Return whether a character follows on a column of vertical writing: right below, and no wider than high."""
    shared = min(box[2], before[2]) - max(box[0], before[0])
    width, height = box[2] - box[0], before[3] - before[1]
    is_near = -height / 4 <= before[1] - box[3] < height / 4
    return shared >= 0.9 * max(width, before[2] - before[0]) and is_near


def _write(page: pdfium.PdfPage, mark: PdfMark, file: str, areas: Iterable[Box]) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page, _SUBTYPES[mark.subtype])
    boxes = list(areas)
    for left, bottom, right, top in boxes:
        points = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, points)
    edges = [min(box[0] for box in boxes), min(box[1] for box in boxes)]
    edges += [max(box[2] for box in boxes), max(box[3] for box in boxes)]
    left, bottom, right, top = edges
    raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(left, top, right, bottom))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *mark.colour, 255)
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    values = {ID: mark.id, "M": mark.modified, "T": mark.creator, "Contents": mark.words}
    for key, value in (values | {ADDRESS: mark.address, STATE: mark.state(file)}).items():
        raw.FPDFAnnot_SetStringValue(annotation, key.encode(), wide_string(value))
    raw.FPDFPage_CloseAnnot(annotation)


def wide_string(words: str) -> object:
    """Return words as PDFium takes them: UTF-16, little endian, ended by a zero."""
    data = words.replace("\0", "").encode("utf-16-le", errors="replace") + b"\0\0"
    return ctypes.cast(ctypes.create_string_buffer(data), ctypes.POINTER(raw.FPDF_WCHAR))
