"""Declare days away before they begin, and take back those that have not begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.services.activity.plan_status import PlanStatus
from reader.ui.appearance.sizes import LINE_SPACE, SPACE, TIGHT
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.button import Button, LinkButton
from reader.ui.widgets.field import DateEdit
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row


class DaysAwayField(QWidget):
    """The first and the last day to add, and below them those that were declared, a row each.

    ``days_changed`` tells that other days were set, ``add_requested`` that they are to be declared, and
    ``take_back_requested`` carries the days that are to be taken back.
    """

    days_changed = Signal()
    add_requested = Signal()
    take_back_requested = Signal(object)

    def __init__(self, first: date) -> None:
        super().__init__()
        self.first, self.last = DateEdit(), DateEdit()
        self.first.setAccessibleName(self.tr("First day away"))
        self.last.setAccessibleName(self.tr("Last day away"))
        for field in (self.first, self.last):
            field.set_value(first)
        self.add = Button(self.tr("Add"), self.add_requested)
        fields = Row(spacing=SPACE)
        fields.add(STRETCH, self.first, Label("–", "muted"), self.last, self.add)
        self._declared = Column(spacing=LINE_SPACE)
        Column(self, margins=0, spacing=TIGHT).add(fields, self._declared)
        self._rows: list[QWidget] = []
        self.first.dateChanged.connect(self._on_first_date_changed)
        self.last.dateChanged.connect(self.days_changed)

    @property
    def days(self) -> tuple[date, date]:
        """Return the first and the last day that are set."""
        return self.first.value, self.last.value

    def show_declared(self, status: PlanStatus) -> None:
        """Show the days that were declared and are not over."""
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._rows = [self._row(days, status.today) for days in status.declared]
        self._declared.add(*self._rows)

    def _row(self, days: Sequence[date], today: date) -> QWidget:
        container = QWidget()
        row = Row(container, margins=0, spacing=SPACE)
        row.add(STRETCH, Label(_range_label(days, today)))
        coming = tuple(day for day in days if day > today)
        if coming:
            link = LinkButton(self.tr("Remove"), partial(self.take_back_requested.emit, coming))
            link.setAccessibleName(f"{link.text()} {_range_label(coming, today)}")
            row.add(link)
        return container

    @Slot()
    def _on_first_date_changed(self) -> None:
        """Let the last day follow the first."""
        if self.last.value < self.first.value:
            self.last.set_value(self.first.value)
        self.days_changed.emit()


def _range_label(days: Sequence[date], today: date) -> str:
    """Return the label of a day, or of a range of days."""
    first, last = compact_date(days[0], today), compact_date(days[-1], today)
    if len(days) == 1:
        return first
    return QCoreApplication.translate("Days", "{first} to {last}").format(first=first, last=last)
