"""Show the days of a rota in rows that can be dropped on each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from reader.core.study.rota import RotaDay
from reader.ui.translation.day_labels import full_date
from reader.ui.widgets.item_view import DraggableTableModel, Index, Table

_NONE = "–"


class RotaModel(DraggableTableModel):
    """A row for each day: the day, its host, who is away.

    ``day_dropped`` carries the day that was dragged, and the one that it was dropped on.
    """

    mime = "application/x-onehour-rota-day"
    day_dropped = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[RotaDay, ...] = ()
        self._today = date.min

    def show_days(self, days: Sequence[RotaDay], today: date) -> None:
        """Show other days; those before today cannot be moved."""
        self.beginResetModel()
        self._days, self._today = tuple(days), today
        self.endResetModel()

    def day(self, row: int) -> RotaDay:
        """Return the day of a row."""
        return self._days[row]

    def row_of(self, day: date) -> int:
        """Return the row of the first day from ``day`` on; the last row if there is none, -1 without rows."""
        later = (row for row, one in enumerate(self._days) if one.day >= day)
        return next(later, len(self._days) - 1)

    @override
    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return self.tr("Day"), self.tr("Host"), self.tr("Away")

    @override
    def row_count(self) -> int:
        """Return the number of days."""
        return len(self._days)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        """Return day, host and who is away."""
        day = self._days[row]
        return full_date(day.day), day.host or _NONE, self.tr(", ").join(day.away)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make the days to come draggable, to be dropped on each other."""
        flags = super().flags(index)
        if not index.isValid() or self._days[index.row()].day < self._today:
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Emit ``day_dropped``; the owner of the rota swaps the days."""
        source = self.dragged_row(data)
        if source is None or not parent.isValid():
            return False
        self.day_dropped.emit(self._days[source].day, self._days[parent.row()].day)
        return False  # the model is reset; the view must not remove any rows


class RotaTable(Table):
    """A view of a `RotaModel`."""

    def __init__(self, model: RotaModel) -> None:
        super().__init__(model, QHeaderView.ResizeMode.Stretch)
        self._rota_model = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(True)

    def current_day(self) -> RotaDay | None:
        """Return the day that is chosen; None without one."""
        index = self.currentIndex()
        return self._rota_model.day(index.row()) if index.isValid() else None

    def select_day(self, day: date) -> None:
        """Choose the first day from ``day`` on."""
        row = self._rota_model.row_of(day)
        if row >= 0:
            self.selectRow(row)
