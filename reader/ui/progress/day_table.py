"""Show days as a table, the alternative to a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.ui.translation.day_labels import full_date, state_label
from reader.ui.translation.durations import length

_Index = QModelIndex | QPersistentModelIndex


class DayModel(QAbstractTableModel):
    """A row for each day, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[JudgedDay, ...] = ()

    def show_days(self, days: Sequence[JudgedDay]) -> None:
        """Replace the days; those before the first plan are left out."""
        self.beginResetModel()
        self._days = tuple(day for day in reversed(days) if day.state is not DayState.BEFORE)
        self.endResetModel()

    def day_at(self, row: int) -> date:
        """Return the day of a row."""
        return self._days[row].day

    def retranslate(self) -> None:
        """Reset the model, so that all labels are in the current language."""
        self.beginResetModel()
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of days."""
        return 0 if parent.isValid() else len(self._days)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of date, counted time, goal or state."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        day = self._days[index.row()]
        return (full_date(day.day), length(day.counted), length(day.goal), state_label(day.state))[index.column()]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the titles of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Day"), self.tr("Counted"), self.tr("Goal"), self.tr("State"))[section]


class DayTable(QTableView):
    """A plain view of a `DayModel`."""

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
