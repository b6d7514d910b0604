"""Show what was typed above what stands in the text, with a frame around what differs."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import ROW_HEIGHT, SPELLING_SIZE, TICK_RADIUS
from reader.ui.appearance.theme import Theme, ui_font
from reader.ui.widgets.themed_widget import ThemedWidget

_CELL_PADDING = 6
_LABEL_SPACE = 16


def aligned(typed: str, expected: str) -> list[tuple[str, str]]:
    """Return pairs of characters that stand above each other; "" where one of the two has none."""
    if len(typed) == len(expected):
        return list(zip(typed, expected, strict=True))
    return list(_aligned(typed, expected))


def _aligned(typed: str, expected: str) -> Iterator[tuple[str, str]]:
    for _tag, first, last, start, end in SequenceMatcher(None, typed, expected, autojunk=False).get_opcodes():
        above, below = typed[first:last], expected[start:end]
        for place in range(max(len(above), len(below))):
            yield above[place : place + 1], below[place : place + 1]


class SpellingComparison(ThemedWidget):
    """Two rows of characters: what was typed, its differing characters dashed, and what stands in the text, framed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pairs: list[tuple[str, str]] = []
        self._labels = ("", "")
        self._face = QFont()

    def show_spellings(self, typed: str, expected: str, face: QFont) -> None:
        """Compare what was typed with what stands in the text, both in the face of the text."""
        self._pairs = aligned(typed, expected)
        self._face = QFont(face)
        self._face.setPixelSize(SPELLING_SIZE)
        self._labels = (self.tr("You wrote"), self.tr("In the text"))
        self.setAccessibleName(f"{self._labels[0]}: {typed}. {self._labels[1]}: {expected}.")
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of both rows."""
        return QSize(round(self._label_width() + sum(self._widths())) + 1, 2 * ROW_HEIGHT)

    def _label_width(self) -> float:
        metrics = QFontMetricsF(ui_font(""))
        return max(metrics.horizontalAdvance(label) for label in self._labels) + _LABEL_SPACE

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(self._face)
        return [
            max(metrics.horizontalAdvance(one) for one in pair) + (_CELL_PADDING if pair[0] == pair[1] else 14)
            for pair in self._pairs
        ]

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint both rows."""
        painter.setFont(ui_font(""))
        painter.setPen(QColor(self.theme.muted))
        for row, label in enumerate(self._labels):
            area = QRectF(0, row * ROW_HEIGHT, self._label_width() - _LABEL_SPACE, ROW_HEIGHT)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        painter.setFont(self._face)
        x = self._label_width()
        for pair, width in zip(self._pairs, self._widths(), strict=True):
            for row, character in enumerate(pair):
                self._paint_character(painter, QRectF(x, row * ROW_HEIGHT, width, ROW_HEIGHT), character, row, pair)
            x += width

    def _paint_character(
        self, painter: QPainter, cell: QRectF, character: str, row: int, pair: tuple[str, str]
    ) -> None:
        painter.setPen(QColor(self.theme.text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)
        if pair[0] == pair[1]:
            return
        colour, style = (
            (self.theme.muted, Qt.PenStyle.DashLine) if row == 0 else (self.theme.good, Qt.PenStyle.SolidLine)
        )
        painter.setPen(QPen(QColor(colour), 1, style))
        frame = cell.adjusted(2, 5, -2, -5).translated(QPointF(0.5, 0.5))
        painter.drawRoundedRect(frame, TICK_RADIUS, TICK_RADIUS)
