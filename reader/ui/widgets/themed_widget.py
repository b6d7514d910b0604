"""Paint widgets and the rows of lists in the colours of the theme."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget
from typing_extensions import override

from reader.ui.widgets.painting import draw_line

if TYPE_CHECKING:
    from reader.ui.appearance.theme import Theme


class ThemedWidget(QWidget):
    """A widget that paints itself, with smooth edges."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self.update()

    @abstractmethod
    def paint(self, painter: QPainter) -> None:
        """Paint the widget."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        painter.end()


class Chart(ThemedWidget):
    """A widget whose parts are named by a tooltip under the mouse."""

    @abstractmethod
    def tooltip_at(self, point: QPointF) -> str:
        """Return the text about the part at a point; empty without one."""

    @override
    def event(self, event: QEvent) -> bool:
        """Show the text about the part under the mouse as a tooltip."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of a list itself, with smooth edges."""

    def __init__(self, theme: Theme, parent: QAbstractItemView | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        view = self.parent()
        if isinstance(view, QAbstractItemView):
            view.viewport().update()

    def line(self, painter: QPainter, area: QRect, font: QFont, colour: str, text: str) -> None:
        """Draw one line of text, elided to the area."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        draw_line(painter, area, text)

    @abstractmethod
    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_row(painter, option, index)
        painter.restore()
