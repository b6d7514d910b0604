"""Read the characters of a page with their boxes, and find them in the text that was made of it."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Sequence

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

_SAME_LINE = 0.5
"""Share of the lower of two boxes that is beside the other if both are on one line."""

_FAR = 6.0
"""How many heights of a line two characters of it are apart at most."""


def found_characters(page: pdfium.PdfPage, text: str, start: int) -> list[tuple[int, Box]] | None:
    """Return the positions of a text that are found on a page, ascending, and the box of each in points.

    ``start`` is the position of the first character of ``text``. None if there are more than are compared.
    """
    lines = _page_lines(page)
    if lines is None or len(text) > 2 * MOST_COMPARED:
        return None
    boxes = [box for line in lines for _sign, box in line]
    pairs = align([[sign for sign, _box in line] for line in lines], text)
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


def page_signs(textpage: object, count: int) -> list[Sign]:
    """Return the first characters of a page; PDFium returns those beyond U+FFFF as two.

    Between two words is a space, and between two lines a line feed; both are `NOWHERE`.
    """
    signs: list[Sign] = []
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        character = chr(code) if code < 0x110000 else "\ufffd"
        if character.isspace():
            signs.append(_LINE_END if character in "\r\n" else _SPACE)
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, pointer)
        signs.append((normalise_word(character), (box.left, box.bottom, box.right, box.top)))
        if character in _LINE_HYPHENS:
            signs.append(_LINE_END)
    return signs


def _lines(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Return characters parted where one does not follow the one before it on the same line."""
    lines: list[list[Sign]] = []
    for sign in signs:
        if lines and _follows(sign[1], lines[-1][-1][1]):
            lines[-1].append(sign)
        else:
            lines.append([sign])
    return [_from_right(line) if any(RIGHT_TO_LEFT.search(sign) for sign, _box in line) else line for line in lines]


def _follows(box: Box, before: Box) -> bool:
    """Return whether a character is near the one before it on a line, or on a column of vertical writing."""
    height, other = box[3] - box[1], before[3] - before[1]
    beside = min(box[3], before[3]) - max(box[1], before[1])
    gap = max(box[0] - before[2], before[0] - box[2])
    if beside >= _SAME_LINE * min(height, other):
        return gap <= _FAR * max(height, other)
    below = min(box[2], before[2]) - max(box[0], before[0])
    return below >= _SAME_LINE * min(box[2] - box[0], before[2] - before[0]) and 0 <= before[1] - box[3] < height / 2


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
        origin, right, up = (_shown(page, x, y) for x, y in ((0.0, 0.0), (1_000.0, 0.0), (0.0, 1_000.0)))
        self._origin = origin
        self._across = (right[0] - origin[0]) / 1_000, (right[1] - origin[1]) / 1_000
        self._up = (up[0] - origin[0]) / 1_000, (up[1] - origin[1]) / 1_000

    def share(self, box: Box) -> Box:
        """Return left, top, right and bottom of a box as shares of the page's width and height."""
        left, bottom, right, top = box
        (x, y), (x_across, y_across), (x_up, y_up) = self._origin, self._across, self._up
        x_one, x_other = x + left * x_across + bottom * x_up, x + right * x_across + top * x_up
        y_one, y_other = y + left * y_across + bottom * y_up, y + right * y_across + top * y_up
        return min(x_one, x_other), min(y_one, y_other), max(x_one, x_other), max(y_one, y_other)


def _shown(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    left, top = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(left), ctypes.byref(top))
    return left.value / _FINE, top.value / _FINE
