"""Show what was typed above what stands in the text, with a frame around what differs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.spelling_differences import SpellingPart
from reader.ui.appearance.sizes import ROW_HEIGHT, SPELLING_SIZE, TICK_RADIUS
from reader.ui.appearance.theme import Theme, ui_font
from reader.ui.widgets.themed_widget import ThemedWidget

_CELL_PADDING, _FRAME_PADDING = 6, 8
"""Pixels beside each character, and beside what is framed."""

_LABEL_SPACE = 16


class SpellingComparison(ThemedWidget):
    """Two rows of characters: what was typed, its differing characters dashed, and what stands in the text, framed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._parts: tuple[SpellingPart, ...] = ()
        self._labels = ("", "")
        self._face = QFont()

    def show_spellings(self, parts: Sequence[SpellingPart], face: QFont) -> None:
        """Compare what was typed with what stands in the text, both in the face of the text."""
        self._parts = tuple(parts)
        self._face = QFont(face)
        self._face.setPixelSize(SPELLING_SIZE)
        self._labels = (self.tr("You wrote"), self.tr("In the text"))
        typed, expected = ("".join(words) for words in ((one.typed for one in parts), (one.expected for one in parts)))
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
        return [
            max(self._width(part.typed), self._width(part.expected)) + (0 if part.is_same else _FRAME_PADDING)
            for part in self._parts
        ]

    def _width(self, words: str) -> float:
        metrics = QFontMetricsF(self._face)
        return sum(metrics.horizontalAdvance(character) + _CELL_PADDING for character in words) or _CELL_PADDING

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
        for part, width in zip(self._parts, self._widths(), strict=True):
            for row, words in enumerate((part.typed, part.expected)):
                area = QRectF(x, row * ROW_HEIGHT, width, ROW_HEIGHT)
                self._paint_words(painter, area, words)
                if not part.is_same:
                    self._frame(painter, area, is_typed=row == 0)
            x += width

    def _paint_words(self, painter: QPainter, area: QRectF, words: str) -> None:
        metrics = QFontMetricsF(self._face)
        painter.setPen(QColor(self.theme.text))
        x = area.left() + (area.width() - self._width(words)) / 2
        for character in words:
            width = metrics.horizontalAdvance(character) + _CELL_PADDING
            painter.drawText(QRectF(x, area.top(), width, area.height()), Qt.AlignmentFlag.AlignCenter, character)
            x += width

    def _frame(self, painter: QPainter, area: QRectF, *, is_typed: bool) -> None:
        colour = self.theme.muted if is_typed else self.theme.good
        painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine if is_typed else Qt.PenStyle.SolidLine))
        frame = area.adjusted(1, 5, -1, -5).translated(QPointF(0.5, 0.5))
        painter.drawRoundedRect(frame, TICK_RADIUS, TICK_RADIUS)
