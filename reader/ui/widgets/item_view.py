"""List things in rows: plain lists with columns, and tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeWidget, QTreeWidgetItem

_Mode = QHeaderView.ResizeMode


class ColumnList(QTreeWidget):
    """A list with a heading above each column; the columns are as wide as their content."""

    def __init__(self, headings: Sequence[str], name: str = "") -> None:
        """``name`` is what screen readers call the list."""
        super().__init__()
        self.setHeaderLabels(list(headings))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(name)
        self.header().setSectionResizeMode(_Mode.ResizeToContents)

    def stretch(self, *columns: int) -> None:
        """Share the width that is left among these columns."""
        self.header().setStretchLastSection(False)
        for column in columns:
            self.header().setSectionResizeMode(column, _Mode.Stretch)


def make_faint(item: QTreeWidgetItem, palette: QPalette) -> None:
    """Show a row in the colour of hints."""
    for column in range(item.columnCount()):
        item.setForeground(column, palette.brush(QPalette.ColorRole.PlaceholderText))


class Table(QTableView):
    """A table without a grid, in which rows are selected and nothing is edited."""

    def __init__(self, model: QAbstractItemModel, resize_mode: QHeaderView.ResizeMode = _Mode.Stretch) -> None:
        """``resize_mode`` is that of all columns."""
        super().__init__()
        self.setModel(model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(resize_mode)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
