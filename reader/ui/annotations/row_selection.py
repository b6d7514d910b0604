"""Choose many rows of a column: Ctrl and Shift with the mouse and with the keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, Qt

_Flag = QItemSelectionModel.SelectionFlag
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class RowSelection:
    """Move the current row of a selection model, and what is chosen with it; one row is where a range begins."""

    def __init__(self, model: QAbstractItemModel, selection: QItemSelectionModel) -> None:
        self._model = model
        self._selection = selection
        self._begins = 0

    def press(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        """Answer to a press on a row: Ctrl adds it or takes it out, Shift chooses all up to it."""
        if modifiers & _SHIFT:
            self._range(row, modifiers)
        elif modifiers & _CONTROL:
            self._begins = row
            self._select(row, row, _Flag.Toggle)
        else:
            self._only(row)
        self._selection.setCurrentIndex(self._model.index(row, 0), _Flag.NoUpdate)

    def go(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        """Answer to a key that leads to a row: Shift chooses all up to it, Ctrl goes there and chooses nothing."""
        if modifiers & _SHIFT:
            self._range(row, modifiers)
        elif not modifiers & _CONTROL:
            self._only(row)
        self._selection.setCurrentIndex(self._model.index(row, 0), _Flag.NoUpdate)

    def choose_all(self) -> None:
        """Choose every row."""
        if self._model.rowCount():
            self._select(0, self._model.rowCount() - 1, _Flag.ClearAndSelect)

    def choose_none(self) -> None:
        """Choose the current row alone."""
        current = self._selection.currentIndex()
        if current.isValid():
            self._only(current.row())

    def rows(self) -> list[int]:
        """Return the chosen rows from top to bottom."""
        return sorted({row for top, bottom in self._ranges() for row in range(top, bottom + 1)})

    def count(self) -> int:
        """Count the chosen rows."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def has(self, row: int) -> bool:
        """Return whether a row is chosen."""
        return any(top <= row <= bottom for top, bottom in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        chosen = self._selection.selection()
        return [(chosen.at(place).top(), chosen.at(place).bottom()) for place in range(chosen.count())]

    def _only(self, row: int) -> None:
        self._begins = row
        self._select(row, row, _Flag.ClearAndSelect)

    def _range(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        begins = min(self._begins, self._model.rowCount() - 1)
        adds = _Flag.Select if modifiers & _CONTROL else _Flag.ClearAndSelect
        self._select(min(begins, row), max(begins, row), adds)

    def _select(self, first: int, last: int, flag: QItemSelectionModel.SelectionFlag) -> None:
        self._selection.select(QItemSelection(self._model.index(first, 0), self._model.index(last, 0)), flag)
