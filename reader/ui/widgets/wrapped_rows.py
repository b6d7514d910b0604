"""Show long texts of a list in several lines, with the space around them that other rows have."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView
from typing_extensions import override

from reader.ui.appearance.sizes import SPACE, TIGHT

_Index = QModelIndex | QPersistentModelIndex
_LINES = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_ANY_HEIGHT = 16_777_215


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
        metrics = QFontMetrics(styled.font)
        width = self._width(index) - self._before(styled) - 2 * TIGHT
        lines = metrics.boundingRect(QRect(0, 0, max(width, 1), _ANY_HEIGHT), _LINES, styled.text)
        return QSize(size.width(), max(lines.height(), metrics.height()) + 2 * SPACE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint what the style paints of a row, and the lines of its text."""
        styled = self._styled(option, index)
        text, styled.text = styled.text, ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, self._view)
        area = styled.rect.adjusted(TIGHT + self._before(styled), 0, -TIGHT, 0)
        is_chosen = bool(styled.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(styled.font)
        painter.setPen(styled.palette.color(role))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | _LINES, text)
        painter.restore()

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
