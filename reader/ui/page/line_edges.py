"""Let lines meet the edges of the column, once they are laid out (docs/decisions/0102).

Chinese signs there are set without their blank half. A line ends where it did before: a sign is halved only if nothing
of the next line would then fit beside it. So one pass is enough, and no halved sign comes to stand within a line.

Of a justified line that runs from right to left, Qt counts the blank at the end as a part of what it stretches, and
sets it outside the column: the words then fall short of the other edge by its width. Such lines are not justified by Qt
but by the width of their blanks.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise
from math import floor

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)

from reader.core.text.punctuation_widths import CLOSING, OPENING, TALL, PunctuationWidth
from reader.ui.page.caret import caret_x
from reader.ui.page.typography import VERTICAL, with_punctuation_width
from reader.ui.page.utf16 import units

_BLANK, _LINE_SEPARATOR = " ", "\u2028"
_STEPS = 64
"""Parts of a pixel in which Qt counts."""

_CLOSING, _OPENING = frozenset(CLOSING), frozenset(OPENING)
_LOW = _CLOSING - frozenset(TALL)
_FULL = 0.75
"""A sign that is wider than this share of the em has its blank half."""

_OPENED = 1.5
"""The ems of a halved opening sign with the character after it, without which it cannot end a line."""


def stretch_lines(document: QTextDocument) -> None:
    """Justify the lines that run from right to left by the width of their blanks; they end where they did before."""
    blocks = [block for block in _blocks(document) if _is_justified(block) and _runs_right_to_left(block)]
    if not blocks:
        return
    document.documentLayout().documentSize()  # which lays it out
    stretches = [stretch for block in blocks for stretch in _stretches(block)]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    aligned = QTextBlockFormat()
    aligned.setAlignment(Qt.AlignmentFlag.AlignLeft)  # which Qt mirrors
    for block in blocks:
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(aligned)
    for start, end, pixels in stretches:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        stretched = QTextCharFormat()
        stretched.setFontWordSpacing(pixels)
        cursor.mergeCharFormat(stretched)
    cursor.endEditBlock()


def _is_justified(block: QTextBlock) -> bool:
    return bool(block.blockFormat().alignment() & Qt.AlignmentFlag.AlignJustify)


def _runs_right_to_left(block: QTextBlock) -> bool:
    return block.textDirection() == Qt.LayoutDirection.RightToLeft


def _stretches(block: QTextBlock) -> Iterator[tuple[int, int, float]]:
    """Yield the range in the document of each line but the last, and the pixels by which each of its blanks grows."""
    layout = block.layout()
    text = _by_unit(block.text())
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        first, end = line.textStart(), line.textStart() + line.textLength()
        words = text[first:end].rstrip(_BLANK)
        blanks = words.count(_BLANK)
        if blanks and text[end - 1] != _LINE_SEPARATOR:
            free = line.width() - line.naturalTextWidth()
            start = block.position() + first
            yield start, start + len(words), floor(free / blanks * _STEPS) / _STEPS


def squeeze_line_edges(document: QTextDocument) -> None:
    """Halve the signs at the edges of the lines of a document; tables are left as they are."""
    if not _has_half_width(document.defaultFont()):
        return
    document.documentLayout().documentSize()  # which lays it out
    closing = _LOW if document.defaultFont().isFeatureSet(VERTICAL) else _CLOSING
    edges = [edge for block in _blocks(document) for edge in _edges_of(block, closing)]
    if not edges:
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for edge in edges:
        _set_font(cursor, with_punctuation_width(_select_sign(cursor, edge), PunctuationWidth.HALF))
    cursor.endEditBlock()


def _select_sign(cursor: QTextCursor, unit: int) -> QFont:
    """Select the sign at a place of the document, and return its font."""
    cursor.setPosition(unit)
    cursor.setPosition(unit + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor.charFormat().font()


def _set_font(cursor: QTextCursor, font: QFont) -> None:
    """Set the font of the selected sign."""
    char_format = cursor.charFormat()
    char_format.setFont(font)
    cursor.setCharFormat(char_format)


def _has_half_width(font: QFont) -> bool:
    sign, half = CLOSING[0], with_punctuation_width(font, PunctuationWidth.HALF)
    return QFontMetricsF(half).horizontalAdvance(sign) < QFontMetricsF(font).horizontalAdvance(sign)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        # Qt never returns from asking for the first fragment of a block without words
        if block.length() > 1 and QTextCursor(block).currentTable() is None:
            yield block
        block = block.next()


def _edges_of(block: QTextBlock, closing: frozenset[str]) -> Iterator[int]:
    """Yield the places in the document of the signs to halve, of which some are ``closing``."""
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    if len(lines) < 2:
        return  # also an empty block, which has no fragment to ask for its font: Qt would look for it for ever
    text, em = _by_unit(block.text()), block.begin().fragment().charFormat().font().pixelSize()
    is_justified = _is_justified(block)
    may_halve_head = True
    for line, following in pairwise(lines):
        signs = [
            *(_head(line, text, em) if may_halve_head else ()),
            *(_foot(line, text, em, closing) if is_justified else ()),
        ]
        free = line.width() - line.naturalTextWidth()
        opens = text[following.textStart() : following.textStart() + 1] in _OPENING
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
    if text[first : first + 1] in _OPENING and _width(line, first) > _FULL * em:
        yield first


def _foot(line: QTextLine, text: str, em: int, closing: frozenset[str]) -> Iterator[int]:
    """Yield the unit of a closing sign at the foot of a line."""
    last = line.textStart() + line.textLength() - 1
    if text[last : last + 1] in closing and _width(line, last) > _FULL * em:
        yield last


def _width(line: QTextLine, unit: int) -> float:
    return abs(caret_x(line, unit + 1) - caret_x(line, unit))


def _by_unit(text: str) -> str:
    """Return a string with one character for each UTF-16 unit of a text."""
    if len(text) == units(text):
        return text
    return "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))
