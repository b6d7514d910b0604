"""Show the roadmap as a table with the same content as the chart, whose rows can be moved."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QMimeData,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from reader.core.planning.forecast import Stage
from reader.core.planning.roadmap import RoadmapItem
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.planning.roadmap_labels import days_behind_label, short_date, track_label
from reader.ui.translation.durations import about
from reader.ui.widgets.item_view import DraggableTableModel, Index, Table

_NONE = "–"


class RoadmapModel(DraggableTableModel):
    """A row for each text of a `RoadmapStatus`, in order."""

    mime = "application/x-onehour-roadmap-row"
    row_moved = Signal(int, int)
    """Carries the old and the new number of a row that was dragged."""

    def __init__(self, *, movable: bool = False) -> None:
        super().__init__()
        self._course: RoadmapStatus | None = None
        self._movable = movable

    def show_course(self, course: RoadmapStatus) -> None:
        """Show the status of the roadmap."""
        self.beginResetModel()
        self._course = course
        self.endResetModel()

    @override
    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        begins, ends = self.tr("Starts"), self.tr("Ends")
        return self.tr("Text"), self.tr("Track"), self.tr("Left"), begins, ends, self.tr("Target date")

    @override
    def row_count(self) -> int:
        """Return the number of texts."""
        return len(self._course.roadmap.items) if self._course is not None else 0

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        """Return title, track, time left, first and last day and target date of a text."""
        assert self._course is not None
        return _cells(self._course, self._course.roadmap.items[row], self._course.forecast.stages[row])

    @override
    def tooltip(self, row: int) -> str:
        """Return the forecast of a text in one line."""
        assert self._course is not None
        return stage_label(self._course, self._course.forecast.stages[row])

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make rows draggable, to be dropped between rows."""
        flags = super().flags(index)
        if not self._movable:
            return flags
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Emit ``row_moved``; the owner of the roadmap moves the row."""
        source = self.dragged_row(data)
        if source is None:
            return False
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        self.row_moved.emit(source, target - (source < target))
        return False  # the model is reset; the view must not remove any rows


class RoadmapTable(Table):
    """A view of a `RoadmapModel`, in which titles take the width that is left."""

    def __init__(self, model: RoadmapModel) -> None:
        super().__init__(model, QHeaderView.ResizeMode.ResizeToContents)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(60)


def stage_label(course: RoadmapStatus, stage: Stage) -> str:
    """Return the forecast of one text of the roadmap in one line."""
    title = course.texts[stage.text].title
    if stage.start is None:
        return QCoreApplication.translate("Roadmap", "{title} · read").format(title=title)
    if stage.end is None:
        return QCoreApplication.translate("Roadmap", "{title} · no end date yet").format(title=title)
    template = QCoreApplication.translate("Roadmap", "{title} · {left} left · {start} to {end}")
    start, end = short_date(stage.start, course.today), short_date(stage.end, course.today)
    sentence = template.format(title=title, left=about(stage.seconds), start=start, end=end)
    if not stage.late_days:
        return sentence
    return f"{sentence} · {days_behind_label(stage.late_days)}"


def _cells(course: RoadmapStatus, item: RoadmapItem, stage: Stage) -> tuple[str, ...]:
    track = track_label(item.track) if item.track else _NONE
    target = short_date(stage.due, course.today) if stage.due else _NONE
    title = course.texts[item.text].title
    if stage.start is None:
        read_on = course.read_on.get(item.text)
        ends = [short_date(day, course.today) for day in read_on] if read_on else [_NONE, _NONE]
        return title, track, QCoreApplication.translate("Roadmap", "read"), *ends, target
    end = short_date(stage.end, course.today) if stage.end else _NONE
    start = short_date(stage.start, course.today) if stage.end else _NONE
    return title, track, about(stage.seconds), start, end, target
