"""Show days as a table: the words beside a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.ui.translation.day_labels import full_date, state_words
from reader.ui.translation.durations import length

_Index = QModelIndex | QPersistentModelIndex


class DayModel(QAbstractTableModel):
    """Give a row for each day, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[JudgedDay, ...] = ()

    def show_days(self, days: Sequence[JudgedDay]) -> None:
        """Show these days in place of the ones before; those before the first plan are left out."""
        self.beginResetModel()
        self._days = tuple(one for one in reversed(days) if one.state is not DayState.BEFORE)
        self.endResetModel()

    def day_at(self, row: int) -> date:
        """Return the day of a row."""
        return self._days[row].day

    def retranslate(self) -> None:
        """Name rows and columns anew."""
        self.beginResetModel()
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Count the days."""
        return 0 if parent.isValid() else len(self._days)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else 4

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return date, counted time, goal or state in words."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        one = self._days[index.row()]
        return (full_date(one.day), length(one.counted), length(one.goal), state_words(one.state))[index.column()]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Day"), self.tr("Counted"), self.tr("Goal"), self.tr("State"))[section]


class DayTable(QTableView):
    """Show a `DayModel`, quiet as the cards around it."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
