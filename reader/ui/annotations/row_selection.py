"""Select several rows of a column with Ctrl and Shift, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, Qt

_Flag = QItemSelectionModel.SelectionFlag
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class RowSelection:
    """The extended selection of rows in a selection model, with an anchor row for ranges."""

    def __init__(self, model: QAbstractItemModel, selection: QItemSelectionModel) -> None:
        self._model = model
        self._selection = selection
        self._anchor = 0

    def press(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        """Handle a press on a row: Ctrl toggles it, Shift selects the range up to it."""
        if modifiers & _SHIFT:
            self._select_range(row, modifiers)
        elif modifiers & _CONTROL:
            self._anchor = row
            self._select(row, row, _Flag.Toggle)
        else:
            self._select_only(row)
        self._selection.setCurrentIndex(self._model.index(row, 0), _Flag.NoUpdate)

    def go(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        """Handle a move to a row by key: Shift selects the range up to it, Ctrl moves without selecting."""
        if modifiers & _SHIFT:
            self._select_range(row, modifiers)
        elif not modifiers & _CONTROL:
            self._select_only(row)
        self._selection.setCurrentIndex(self._model.index(row, 0), _Flag.NoUpdate)

    def choose_all(self) -> None:
        """Select all rows."""
        if self._model.rowCount():
            self._select(0, self._model.rowCount() - 1, _Flag.ClearAndSelect)

    def choose_none(self) -> None:
        """Select the current row only."""
        current = self._selection.currentIndex()
        if current.isValid():
            self._select_only(current.row())

    def rows(self) -> list[int]:
        """Return the selected rows from top to bottom."""
        return sorted({row for top, bottom in self._ranges() for row in range(top, bottom + 1)})

    def count(self) -> int:
        """Return the number of selected rows."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def has(self, row: int) -> bool:
        """Return whether a row is selected."""
        return any(top <= row <= bottom for top, bottom in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        selection = self._selection.selection()
        return [(selection.at(index).top(), selection.at(index).bottom()) for index in range(selection.count())]

    def _select_only(self, row: int) -> None:
        self._anchor = row
        self._select(row, row, _Flag.ClearAndSelect)

    def _select_range(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        anchor = min(self._anchor, self._model.rowCount() - 1)
        adds = _Flag.Select if modifiers & _CONTROL else _Flag.ClearAndSelect
        self._select(min(anchor, row), max(anchor, row), adds)

    def _select(self, first: int, last: int, flag: QItemSelectionModel.SelectionFlag) -> None:
        self._selection.select(QItemSelection(self._model.index(first, 0), self._model.index(last, 0)), flag)
