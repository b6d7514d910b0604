"""Let Chinese punctuation meet the edges of the column: signs there are set without their blank half.

A line ends where it did before: a sign is halved only if nothing of the next line would then fit beside it. So one pass
is enough, and no halved sign comes to stand within a line (docs/decisions/0102).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextCursor, QTextDocument, QTextLine

from reader.core.text.sign_widths import CLOSING, OPENING, SignWidth
from reader.ui.page.caret import caret_x
from reader.ui.page.typography import with_sign_width
from reader.ui.page.utf16 import units

_FULL = 0.75
"""A sign that is wider than this share of the em has its blank half."""

_OPENED = 1.5
"""The ems of a halved opening sign with the character after it, without which it cannot end a line."""


def squeeze_line_edges(document: QTextDocument) -> None:
    """Halve the signs at the edges of the lines of a document; tables are left as they are."""
    if not _has_half_width(document.defaultFont()):
        return
    document.documentLayout().documentSize()  # which lays it out
    edges = [edge for block in _blocks(document) for edge in _edges_of(block)]
    if not edges:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for edge in edges:
        cursor.setPosition(edge)
        cursor.setPosition(edge + 1, QTextCursor.MoveMode.KeepAnchor)
        char_format = cursor.charFormat()
        char_format.setFont(with_sign_width(char_format.font(), SignWidth.HALF))
        cursor.setCharFormat(char_format)
    cursor.endEditBlock()


def _has_half_width(font: QFont) -> bool:
    sign = CLOSING[0]
    return QFontMetricsF(with_sign_width(font, SignWidth.HALF)).horizontalAdvance(sign) < QFontMetricsF(
        font
    ).horizontalAdvance(sign)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        if QTextCursor(block).currentTable() is None:
            yield block
        block = block.next()


def _edges_of(block: QTextBlock) -> Iterator[int]:
    """Yield the places in the document of the signs to halve."""
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    if len(lines) < 2:
        return  # also an empty block, which has no fragment to ask for its font: Qt would look for it for ever
    text, em = _by_unit(block.text()), block.begin().fragment().charFormat().font().pixelSize()
    is_justified = bool(block.blockFormat().alignment() & Qt.AlignmentFlag.AlignJustify)
    may_halve_head = True
    for line, following in pairwise(lines):
        signs = [*(_head(line, text, em) if may_halve_head else ()), *(_foot(line, text, em) if is_justified else ())]
        free = line.width() - line.naturalTextWidth()
        opens = text[following.textStart()] in OPENING
        first = em * _OPENED if opens else min(em, _width(following, following.textStart()))
        if free + len(signs) * em / 2 < first - 1:
            free += len(signs) * em / 2
            yield from (block.position() + unit for unit in signs)
        may_halve_head = free < em * _OPENED - 1
    if may_halve_head:
        yield from (block.position() + unit for unit in _head(lines[-1], text, em))


def _head(line: QTextLine, text: str, em: int) -> Iterator[int]:
    """Yield the unit of an opening sign at the head of a line."""
    first = line.textStart()
    if text[first] in OPENING and _width(line, first) > _FULL * em:
        yield first


def _foot(line: QTextLine, text: str, em: int) -> Iterator[int]:
    """Yield the unit of a closing sign at the foot of a line."""
    last = line.textStart() + line.textLength() - 1
    if text[last] in CLOSING and _width(line, last) > _FULL * em:
        yield last


def _width(line: QTextLine, unit: int) -> float:
    return abs(caret_x(line, unit + 1) - caret_x(line, unit))


def _by_unit(text: str) -> str:
    """Return a string with one character for each UTF-16 unit of a text."""
    return (
        text if len(text) == units(text) else "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))
    )
