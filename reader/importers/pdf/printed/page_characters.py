"""Read the characters of a page with their boxes, and find them in the text that was made of it."""

from __future__ import annotations

import ctypes
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import Problem, ReaderError
from reader.core.text.page_alignment import align
from reader.importers.pdf.characters import normalise_word
from reader.importers.pdf.right_to_left import RIGHT_TO_LEFT
from reader.importers.pdf.word_boxes import Box

Sign = tuple[str, Box]
"""A character as the text has it, and its box on the page in points; the character may be empty."""

NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
"""The box of what is not printed; it is told by identity."""

_SPACE: Sign = (" ", NOWHERE)
_LINE_END: Sign = ("\n", NOWHERE)

_LINE_HYPHENS = "\x02\ufffe"
"""What PDFium returns for a hyphen at the end of a line, and the line feed after it."""

MOST_COMPARED = 20_000
"""The most characters of a page that are compared with the text: it takes their square, in bits."""

_FINE = 1_000_000
"""Pixels that the sides of a page are counted in, to turn places of the file into places of the page."""

_LOOSE_BOX = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
"""FPDFText_GetLooseCharBox with addresses: a page of text, the number of a character, and where its box is written."""

_SAME_LINE = 0.5
"""Share of the lower of two boxes that is beside the other if both are on one line."""

_FAR = 6.0
"""How many heights of a line two characters of it are apart at most."""


def found_characters(page: pdfium.PdfPage, text: str, start: int, own: tuple[int, int]) -> list[tuple[int, Box]] | None:
    """Return the positions of a text that are found on a page, ascending, and the box of each in points.

    ``start`` is the position of the first character of ``text``, ``own`` the range of the page's own text. None if
    there are more than are compared.
    """
    lines = _page_lines(page)
    if lines is None or len(text) > 2 * MOST_COMPARED:
        return None
    boxes = [box for line in lines for _sign, box in line]
    pairs = align([[sign for sign, _box in line] for line in lines], text, own[0] - start, own[1] - start)
    return [(start + position, boxes[number]) for position, number in pairs]


def _page_lines(page: pdfium.PdfPage) -> list[list[Sign]] | None:
    """Return the lines of a page in the order of the file; None if it has too many characters."""
    try:
        textpage = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise ReaderError(Problem.PDF_DAMAGED) from error
    try:
        count = raw.FPDFText_CountChars(textpage)
        if count > MOST_COMPARED:
            return None
        return _lines([sign for sign in page_signs(textpage, max(0, count)) if sign[1] is not NOWHERE])
    finally:
        textpage.close()


def page_signs(textpage: pdfium.PdfTextPage, count: int) -> list[Sign]:
    """Return the first characters of a page; PDFium returns those beyond U+FFFF as two.

    Between two words is a space, and between two lines a line feed; both are `NOWHERE`.
    """
    signs: list[Sign] = []
    high = 0
    for code, box in zip(_codes(textpage, count), _boxes(textpage, count), strict=True):
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        character = _character(high, code)
        high = 0
        if character.isspace():
            signs.append(_LINE_END if character in "\r\n" else _SPACE)
            continue
        signs.append((normalise_word(character), box))
        if character in _LINE_HYPHENS:
            signs.append(_LINE_END)
    return signs


def _character(high: int, code: int) -> str:
    """Return the character of a number; ``high`` is the first half of one beyond U+FFFF, if that was before it."""
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
    return chr(code) if code < 0x110000 else "\ufffd"


def _codes(textpage: pdfium.PdfTextPage, count: int) -> Sequence[int]:
    """Return the first characters of a page as numbers.

    PDFium returns all of them at once, many times faster; where it leaves some out of these, they are asked for one by
    one.
    """
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(textpage, 0, count, units) == count + 1:
        return units[:count]
    return [raw.FPDFText_GetUnicode(textpage, index) for index in range(count)]


def _boxes(textpage: pdfium.PdfTextPage, count: int) -> Iterator[Box]:
    """Return the boxes of the first characters of a page: left, bottom, right and top.

    They can only be asked for one by one. Addresses that are plain numbers take ctypes half the time of pointers.
    """
    numbers = (ctypes.c_float * (4 * count))()
    function = ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
    assert function is not None
    loose_box = _LOOSE_BOX(function)
    address, page = ctypes.addressof(numbers), ctypes.cast(textpage.raw, ctypes.c_void_p).value
    size = 4 * ctypes.sizeof(ctypes.c_float)
    for index in range(count):
        loose_box(page, index, address + index * size)
    edges = iter(array("f", bytes(numbers)))
    return ((left, bottom, right, top) for left, top, right, bottom in zip(edges, edges, edges, edges, strict=True))


def _lines(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Return characters parted where one does not follow the one before it on the same line."""
    lines: list[list[Sign]] = []
    before = NOWHERE
    for sign in signs:
        if lines and _follows(sign[1], before):
            lines[-1].append(sign)
        else:
            lines.append([sign])
        before = sign[1]
    return [_from_right(line) if RIGHT_TO_LEFT.search("".join(sign for sign, _ in line)) else line for line in lines]


def _follows(box: Box, before: Box) -> bool:
    """Return whether a character is near the one before it on a line, or on a column of vertical writing."""
    left, bottom, right, top = box
    height, other = top - bottom, before[3] - before[1]
    is_level = bottom == before[1] and top == before[3]  # as most are; what follows takes much longer
    if is_level or min(top, before[3]) - max(bottom, before[1]) >= _SAME_LINE * min(height, other):
        gap = max(left - before[2], before[0] - right)
        return gap <= _FAR * max(height, other)
    below = min(right, before[2]) - max(left, before[0])
    return below >= _SAME_LINE * min(right - left, before[2] - before[0]) and 0 <= before[1] - top < height / 2


def _from_right(line: Sequence[Sign]) -> list[Sign]:
    """Return the characters of a line from right to left as they are read, in it digits and Latin letters forwards."""
    ordered = sorted(line, key=lambda sign: -sign[1][0])
    result: list[Sign] = []
    forwards: list[Sign] = []
    for sign in ordered:
        if sign[0] and unicodedata.bidirectional(sign[0][0]) in {"L", "EN", "AN"}:
            forwards.insert(0, sign)
        else:
            result += forwards
            forwards = []
            result.append(sign)
    return result + forwards


class PageTransform:
    """The way from places in the file to places on the page as it is shown: cut, and turned."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Ask PDFium where three points come to lie; it answers in whole pixels, so they are far apart."""
        size = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        origin, right, up = (_shown(page, size, x, y) for x, y in ((0.0, 0.0), (1_000.0, 0.0), (0.0, 1_000.0)))
        self._origin = origin
        self._across = (right[0] - origin[0]) / 1_000, (right[1] - origin[1]) / 1_000
        self._up = (up[0] - origin[0]) / 1_000, (up[1] - origin[1]) / 1_000

    def shown(self, boxes: Iterable[Box]) -> Iterator[Box]:
        """Yield left, top, right and bottom of boxes in points from the upper left of the page."""
        (x, y), (x_across, y_across), (x_up, y_up) = self._origin, self._across, self._up
        for left, bottom, right, top in boxes:
            x_one, x_other = x + left * x_across + bottom * x_up, x + right * x_across + top * x_up
            y_one, y_other = y + left * y_across + bottom * y_up, y + right * y_across + top * y_up
            if x_one > x_other:
                x_one, x_other = x_other, x_one
            yield (x_one, y_one, x_other, y_other) if y_one < y_other else (x_one, y_other, x_other, y_one)


def _shown(page: pdfium.PdfPage, size: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    left, top = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(left), ctypes.byref(top))
    return left.value / _FINE * size[0], top.value / _FINE * size[1]
