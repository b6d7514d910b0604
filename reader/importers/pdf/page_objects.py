"""List the objects of a page that are no text, with their edges; those within embedded drawings, too."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.importers.pdf.word_boxes import Box

_MOST_OBJECTS = 2_000
"""The most paths and the most pictures of a page; what it has of text does not count."""

_MOST_SEEN = 20_000
_DEEPEST = 3
_RECTANGLE = 5
"""The most segments of a rectangle."""

_THICKEST_LINE = 3.0
_Matrix = tuple[float, float, float, float, float, float]
_UNCHANGED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageObject:
    """An object of a page as PDFium knows it, its kind (raw.FPDF_PAGEOBJ_*), and its edges in points.

    ``is_drawn`` tells a path that is neither a rectangle nor a line along the edges of the page, as rules are.
    """

    object: object
    kind: int
    edges: Box
    is_drawn: bool = False


def page_objects(page: pdfium.PdfPage) -> list[PageObject]:
    """Return the objects of a page but its text, in the order of the file."""
    reader = _ObjectReader()
    reader.read(raw.FPDFPage_CountObjects(page), partial(raw.FPDFPage_GetObject, page.raw), _UNCHANGED)
    return reader.objects


class _ObjectReader:
    """Read the objects of one page, and those within its embedded drawings."""

    def __init__(self) -> None:
        self.objects: list[PageObject] = []
        self._left = _MOST_SEEN
        self._counts = Counter[int]()

    def read(self, count: int, get: Callable[[int], object], matrix: _Matrix, depth: int = 0) -> None:
        """Add the objects, those within an embedded drawing in its place."""
        for number in range(max(0, min(count, self._left))):
            page_object = get(number)
            kind = raw.FPDFPageObj_GetType(page_object) if page_object else raw.FPDF_PAGEOBJ_TEXT
            self._left -= 1
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = partial(raw.FPDFFormObj_GetObject, page_object)
                placed = _product(_matrix_of(page_object), matrix)
                self.read(raw.FPDFFormObj_CountObjects(page_object), inner, placed, depth + 1)
            else:
                self._add(page_object, kind, matrix)

    def _add(self, page_object: object, kind: int, matrix: _Matrix) -> None:
        self._counts[kind] += 1
        if self._counts[kind] <= _MOST_OBJECTS and (edges := _bounds(page_object)) is not None:
            is_drawn = _is_drawn(page_object, kind, edges)
            self.objects.append(PageObject(page_object, kind, _mapped(edges, matrix), is_drawn))


def _matrix_of(page_object: object) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(page_object, ctypes.byref(matrix)):
        return _UNCHANGED
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    """Return the matrix that applies one and then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _mapped(edges: Box, matrix: _Matrix) -> Box:
    if matrix is _UNCHANGED:
        return edges
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (edges[0], edges[2]) for y in (edges[1], edges[3])]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def _is_drawn(page_object: object, kind: int, edges: Box) -> bool:
    is_line = min(edges[2] - edges[0], edges[3] - edges[1]) <= _THICKEST_LINE
    if kind != raw.FPDF_PAGEOBJ_PATH or is_line:
        return False
    segments: int = raw.FPDFPath_CountSegments(page_object)
    kinds = (
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(page_object, number))
        for number in range(min(segments, _RECTANGLE))
    )
    return segments == 2 or segments > _RECTANGLE or raw.FPDF_SEGMENT_BEZIERTO in kinds


def _bounds(page_object: object) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(page_object, *(ctypes.byref(edge) for edge in edges)):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top
