"""List things in rows: plain lists with columns, and tables."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
)
from typing_extensions import override

from reader.ui.appearance.sizes import DENSE_ROW_HEIGHT, LINE_SPACE, SECTION_ICON, SECTION_ROW_HEIGHT
from reader.ui.widgets.wrapped_rows import WrappedRows

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
ROW: Final = Qt.ItemDataRole.UserRole
"""The role of the value of a row in a `RowModel`."""

_Mode = QHeaderView.ResizeMode
_ROOT = QModelIndex()


class DenseRows(QStyledItemDelegate):
    """Rows of one line, all of the same height, with a box to tick or without."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return super().sizeHint(option, index).expandedTo(QSize(0, DENSE_ROW_HEIGHT))


class ColumnList(QTreeWidget):
    """A list with a heading above each column; the columns are as wide as their content."""

    def __init__(self, headings: Sequence[str], name: str = "") -> None:
        """``name`` is what screen readers call the list."""
        super().__init__()
        self.setHeaderLabels(list(headings))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(name)
        self.setItemDelegate(DenseRows(self))
        self.header().setSectionResizeMode(_Mode.ResizeToContents)

    def stretch(self, *columns: int) -> None:
        """Share the width that is left among these columns."""
        self.header().setStretchLastSection(False)
        for column in columns:
            self.header().setSectionResizeMode(column, _Mode.Stretch)

    def wrap_words(self) -> None:
        """Show long texts in several lines."""
        WrappedRows(self)

    def make_roomy(self, *, indented: bool = False) -> None:
        """Set the rows further apart, as in a list of commands, or ``indented`` as in the contents beside a page."""
        self.setProperty("role", "found" if indented else "commands")
        self.setItemDelegate(QStyledItemDelegate(self))


class RowList(QListWidget):
    """A list of a few things, each with some words, with space around them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rows")
        self.setSpacing(LINE_SPACE)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class SectionList(QListWidget):
    """The sections of a screen at its left, each with an icon; the one that is shown stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sections")
        self.setIconSize(QSize(SECTION_ICON, SECTION_ICON))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_item_changed)

    def add_section(self) -> None:
        """Append a section, whose label and icon are set later."""
        item = QListWidgetItem()
        item.setSizeHint(QSize(0, SECTION_ROW_HEIGHT))
        self.addItem(item)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_item_changed(self, current: QListWidgetItem | None, previous: QListWidgetItem | None) -> None:
        for item in (current, previous):
            if item is not None:
                font = item.font()
                font.setBold(item is current)
                item.setFont(font)


def make_faint(item: QTreeWidgetItem, palette: QPalette) -> None:
    """Show a row in the colour of hints."""
    for column in range(item.columnCount()):
        item.setForeground(column, palette.brush(QPalette.ColorRole.PlaceholderText))


class RowModel(QAbstractListModel, Generic[R]):
    """A list of values; the role `ROW` returns the value itself, the others its label and its description."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @abstractmethod
    def label(self, row: R) -> str:
        """Return the text of a row."""

    def description(self, row: R) -> str:
        """Return the description of a row for a screen reader."""
        return self.label(row)

    def tooltip(self, _row: R) -> str:
        """Return the tooltip of a row; empty for none."""
        return ""

    def row(self, index: Index) -> R:
        """Return the row at an index."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its text, or its description for a screen reader."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.label(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tooltip(row) or None
        return self.description(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class TableModel(QAbstractTableModel):
    """Rows of text below headings; subclasses return both."""

    @abstractmethod
    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""

    @abstractmethod
    def row_count(self) -> int:
        """Return the number of rows."""

    @abstractmethod
    def cells(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row."""

    def tooltip(self, _row: int) -> str:
        """Return the tooltip of a row; empty for none."""
        return ""

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else self.row_count()

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.headings())

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, or the tooltip of its row."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tooltip(index.row()) or None
        return self.cells(index.row())[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the titles of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self.headings()[section]


class DraggableTableModel(TableModel):
    """Rows of which one can be dragged within its table; the MIME type ``mime`` names what it is."""

    mime = ""

    def dragged_row(self, data: QMimeData) -> int | None:
        """Return the number of the row that was dragged; None if it is none of this table."""
        return int(bytes(data.data(self.mime).data()).decode()) if data.hasFormat(self.mime) else None

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        """Return the move action only."""
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        """Return the MIME type of a dragged row."""
        return [self.mime]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the number of the dragged row."""
        data = QMimeData()
        data.setData(self.mime, str(indexes[0].row()).encode())
        return data


class Table(QTableView):
    """A table without a grid, in which rows are selected and nothing is edited."""

    def __init__(self, model: QAbstractItemModel, resize_mode: QHeaderView.ResizeMode = _Mode.Stretch) -> None:
        """``resize_mode`` is that of all columns."""
        super().__init__()
        self.setModel(model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(DENSE_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(resize_mode)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class KeyTable(Table):
    """A table in which single keys act on the selected rows: each emits the signal that it is given for.

    Subclasses set ``keys`` after their construction.
    """

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__(model)
        self.keys: Mapping[Qt.Key, SignalInstance] = {}
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    @property
    def selected_rows(self) -> list[int]:
        """Return the selected rows in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_rows(self, rows: Iterable[int]) -> None:
        """Select these rows beside those that are selected."""
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            self.selectionModel().select(self.model().index(row, 0), flags)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for what a key stands for."""
        requested = self.keys.get(Qt.Key(event.key()))
        if requested is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            requested.emit()
