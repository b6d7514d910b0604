"""Edit the roadmap: choose texts, order them and set target dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QWidget,
)

from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.filing import Track
from reader.services.planning.pace import ReadingPaces
from reader.services.planning.roadmap import RoadmapStatus
from reader.ui.appearance.sizes import CARD_SPACE
from reader.ui.planning.roadmap_labels import status_label, track_label
from reader.ui.planning.roadmap_table import RoadmapModel, RoadmapTable
from reader.ui.widgets.button import Button
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox, DateEdit, qt_date
from reader.ui.widgets.layout import STRETCH, Form, Row

Foreseen = Callable[[Roadmap], RoadmapStatus]
"""Returns the status that another roadmap would have."""


class RoadmapDialog(Dialog):
    """Edit a roadmap; each change shows its forecast at once, and nothing is stored before OK.

    Rows are moved by dragging, by the buttons, or by Alt with an arrow key; Del removes one.
    """

    def __init__(
        self, roadmap: Roadmap, forecast: Foreseen, paces: ReadingPaces, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Roadmap"), parent)
        self._forecast = forecast
        self._paces = paces
        self._course = forecast(roadmap)
        self._model = RoadmapModel(movable=True)
        self._table = RoadmapTable(self._model)
        self._add, self._track = ComboBox(), ComboBox((track_label(track), track) for track in Track)
        self._up = Button(self.tr("Earlier"), self._on_up_clicked, auto_default=False)
        self._down = Button(self.tr("Later"), self._on_down_clicked, auto_default=False)
        self._remove = Button(self.tr("Remove"), self._on_off_clicked, auto_default=False)
        self._target_date, self._final_date = WishedEnd(self._course.today), WishedEnd(self._course.today)
        self.setMinimumSize(760, 520)
        self._lay_out()
        self._connect()
        self._show(0)

    def answer(self) -> Roadmap:
        """Return the edited roadmap."""
        return self._course.roadmap

    def change(self, roadmap: Roadmap, row: int) -> None:
        """Show another roadmap, with one row selected."""
        self._course = self._forecast(roadmap)
        self._show(row)

    def _lay_out(self) -> None:
        top = Row()
        top.add(self._add, self._up, self._down, self._remove, grows=self._add)
        form = Form(column_spacing=CARD_SPACE)
        for field, label in (
            (self._track, self.tr("Track of this text")),
            (self._target_date, self.tr("Target date for this text")),
            (self._final_date, self.tr("Target date for all texts")),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label)
        for wished_end in (self._target_date, self._final_date):
            wished_end.name_parts()
        self.buttons.add_ok()
        self.column.add(top, self._table, form, grows=self._table)
        self._add.setMaxVisibleItems(16)
        self._table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._table.setDragDropOverwriteMode(False)
        self._table.setAccessibleName(self.tr("Roadmap"))
        self._up.setToolTip(self.tr("Read this text earlier (Alt+Up)"))
        self._down.setToolTip(self.tr("Read this text later (Alt+Down)"))
        self._remove.setToolTip(self.tr("Remove this text from the roadmap (Del)"))

    def _connect(self) -> None:
        self._add.activated.connect(self._on_add_activated)
        self._track.activated.connect(self._on_item_changed)
        self._target_date.changed.connect(self._on_item_changed)
        self._final_date.changed.connect(self._on_end_changed)
        self._model.row_moved.connect(self._move)
        self._table.selectionModel().currentRowChanged.connect(self._show_item)
        for keys, act in (
            ("Alt+Up", self._on_up_clicked),
            ("Alt+Down", self._on_down_clicked),
            ("Del", self._on_off_clicked),
        ):
            QShortcut(QKeySequence(keys), self._table, act, context=Qt.ShortcutContext.WidgetShortcut)

    # --- display -------------------------------------------------------------------------------------------------

    def _show(self, row: int) -> None:
        roadmap = self._course.roadmap
        self._model.show_course(self._course)
        row = min(row, len(roadmap.items) - 1)
        if row >= 0:
            self._table.selectRow(row)
        self._fill_add()
        self._final_date.show_day(roadmap.target_date)
        self.outcome.setText(status_label(self._course) if roadmap.items else self.tr("No texts on the roadmap yet."))
        self._show_item()

    def _fill_add(self) -> None:
        planned = {item.text for item in self._course.roadmap.items}
        others = [text for text in self._course.texts.values() if text.complete and text.id not in planned]
        self._add.clear()
        self._add.addItem(self.tr("Add Text…"), "")
        for text in sorted(others, key=self._paces.is_read):
            self._add.addItem(text.title, text.id)
        self._add.setEnabled(bool(others))

    @Slot()
    def _show_item(self) -> None:
        item = self._item()
        for widget in (self._up, self._down, self._remove, self._track, self._target_date):
            widget.setEnabled(item is not None)
        self._track.setCurrentIndex(self._track.findData(item.track) if item else 0)
        self._target_date.show_day(item.target_date if item else None)

    def _row(self) -> int:
        return self._table.currentIndex().row()

    def _item(self) -> RoadmapItem | None:
        items = self._course.roadmap.items
        return items[self._row()] if 0 <= self._row() < len(items) else None

    # --- editing -------------------------------------------------------------------------------------------------

    @Slot(int, int)
    def _move(self, source: int, target: int) -> None:
        items = self._course.roadmap.items
        if 0 <= source < len(items) and 0 <= target < len(items):
            self.change(self._course.roadmap.moved(items[source].text, target), target)

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(self._row(), self._row() - 1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(self._row(), self._row() + 1)

    @Slot()
    def _on_off_clicked(self) -> None:
        item = self._item()
        if item is not None:
            self.change(self._course.roadmap.without(item.text), self._row())

    @Slot(int)
    def _on_add_activated(self, index: int) -> None:
        text = self._add.itemData(index)
        if text:
            roadmap = self._course.roadmap.added(RoadmapItem(text, self._course.texts[text].filing.track))
            self.change(roadmap, len(roadmap.items) - 1)

    @Slot()
    def _on_item_changed(self) -> None:
        item = self._item()
        if item is not None:
            changed = replace(item, track=Track(self._track.currentData()), target_date=self._target_date.day())
            self.change(self._course.roadmap.changed(changed), self._row())

    @Slot()
    def _on_end_changed(self) -> None:
        self.change(replace(self._course.roadmap, target_date=self._final_date.day()), max(0, self._row()))


class WishedEnd(QWidget):
    """An optional target date."""

    changed = Signal()
    """The reader changed the date, or switched it on or off."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._on = QCheckBox()
        self._edit = DateEdit()
        self._edit.setKeyboardTracking(False)
        self._edit.setMinimumWidth(150)
        self._edit.setMinimumDate(qt_date(today))
        self._edit.set_value(today + timedelta(days=30))
        self._edit.setEnabled(False)
        row = Row(self, margins=0)
        row.add(self._on, self._edit, STRETCH)
        self.setFocusProxy(self._on)
        self._on.toggled.connect(self._on_changed)
        self._edit.dateChanged.connect(self._on_changed)

    def show_day(self, day: date | None) -> None:
        """Show a day, which may be in the past, or None."""
        for widget in (self._on, self._edit):
            widget.blockSignals(True)
        self._on.setChecked(day is not None)
        self._edit.setEnabled(day is not None)
        if day is not None:
            self._edit.setMinimumDate(min(self._edit.minimumDate(), qt_date(day)))
            self._edit.set_value(day)
        for widget in (self._on, self._edit):
            widget.blockSignals(False)

    def name_parts(self) -> None:
        """Set the name of the field for its parts too."""
        for part in (self._on, self._edit):
            part.setAccessibleName(self.accessibleName())

    def day(self) -> date | None:
        """Return the target date, or None."""
        return self._edit.value if self._on.isChecked() else None

    @Slot()
    def _on_changed(self) -> None:
        self._edit.setEnabled(self._on.isChecked())
        self.changed.emit()
