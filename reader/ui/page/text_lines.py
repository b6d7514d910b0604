"""Lay out words of an interface in lines, as they stand on cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from reader.ui.page.utf16 import position_of_unit

_LONGEST = 400
"""The most characters of which two lines can be filled."""


def lay_out_text(
    text: str,
    font: QFont,
    width: float,
    formats: Sequence[QTextLayout.FormatRange] = (),
    *,
    right_to_left: bool = False,
) -> QTextLayout | None:
    """Lay out a text in lines of a width, with formats of parts of it; None for an empty text.

    Lines from right to left begin at the right.
    """
    if not text:
        return None
    layout = QTextLayout(text, font)
    layout.setFormats(formats)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def two_lines(words: str, font: QFont, width: float) -> list[str]:
    """Return words, broken into at most two lines and elided to fit."""
    text = " ".join(words[:_LONGEST].split())
    layout = lay_out_text(text, font, width)
    if layout is None or layout.lineCount() <= 1:
        return [text] if text else []
    second = position_of_unit(text, layout.lineAt(1).textStart())
    rest = QFontMetricsF(font).elidedText(text[second:], Qt.TextElideMode.ElideRight, width)
    return [text[:second].rstrip(), rest]
