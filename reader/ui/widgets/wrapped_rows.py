"""Show long texts of a list in several lines, with the space around them that other rows have."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from reader.ui.appearance.sizes import SPACE, TIGHT

_Index = QModelIndex | QPersistentModelIndex


class WrappedRows(QStyledItemDelegate):
    """The rows of a tree or a list with columns, each as high as its longest text needs."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        view.setProperty("role", "wrapped")
        view.setUniformRowHeights(False)
        view.setItemDelegate(self)
        view.header().sectionResized.connect(view.scheduleDelayedItemsLayout)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of the text in the lines that it takes at the width of its column."""
        size = super().sizeHint(option, index)
        styled = self._styled(option, index)
        lines = _laid_out(styled.text, styled.font, self._width(index) - self._before(styled) - 2 * TIGHT)
        return QSize(size.width(), _height(lines) + 2 * SPACE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint what the style paints of a row, and the lines of its text."""
        styled = self._styled(option, index)
        text, styled.text = styled.text, ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, self._view)
        area = styled.rect.adjusted(TIGHT + self._before(styled), 0, -TIGHT, 0)
        is_chosen = bool(styled.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.Link if is_chosen else QPalette.ColorRole.Text
        lines = _laid_out(text, styled.font, area.width())
        painter.setPen(styled.palette.color(role))
        lines.draw(painter, QPointF(area.left(), area.top() + (area.height() - _height(lines)) / 2))

    def _styled(self, option: QStyleOptionViewItem, index: _Index) -> QStyleOptionViewItem:
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        return styled

    def _width(self, index: _Index) -> int:
        """Return the width of a row in its column, or of a row across all columns."""
        if index.column():
            return self._view.columnWidth(index.column())
        depth, parent = int(self._view.rootIsDecorated()), index.parent()
        is_spanned = self._view.isFirstColumnSpanned(index.row(), parent)
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        width = self._view.viewport().width() if is_spanned else self._view.columnWidth(0)
        return width - depth * self._view.indentation()

    def _before(self, styled: QStyleOptionViewItem) -> int:
        """Return the width of the box to tick."""
        if not styled.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return 0
        style = self._view.style()
        return style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, styled, self._view).width() + SPACE


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """Lay a text out in lines, between words or, in a word that is wider than a line, anywhere."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _height(lines: QTextLayout) -> int:
    return round(lines.boundingRect().height())
