"""Show a chart of days on a card, with a table as the alternative."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.ui.appearance.sizes import CARD_SPACE, CONTROL_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_picture import PictureActions
from reader.ui.progress.day_chart import DayChart
from reader.ui.progress.progress_card import ProgressCard
from reader.ui.translation.day_labels import full_date, plain_date, state_label
from reader.ui.translation.durations import length
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.item_view import Table, TableModel
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row


class ChartCard(ProgressCard):
    """A chart, which the reader can switch to a table."""

    day_chosen = Signal(object)

    def __init__(self, chart: DayChart) -> None:
        super().__init__()
        self.chart = chart
        self.picture = PictureActions(chart, self._picture_heading, chart.theme)
        self.heading = Label(role="heading")
        self.heading.setMinimumHeight(CONTROL_HEIGHT)
        self.head = Row(spacing=CARD_SPACE)
        self._model = DayModel()
        self._table = Table(self._model)
        self._table.setMinimumHeight(180)
        self._table.hide()
        self._switch = CardLink(checkable=True)
        self._switch.toggled.connect(self._on_switch_toggled)
        self._chart_widgets: list[QWidget] = []
        self.head.add(self.heading, STRETCH, self._switch)
        self.column.add(self.head, chart, self._table)
        chart.day_chosen.connect(self.day_chosen)
        self._table.activated.connect(self._on_table_activated)

    def show_days(self, days: Sequence[JudgedDay]) -> None:
        """Show these days in the chart and the table."""
        self.chart.show_days(days)
        self._model.show_days(days)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.chart.set_theme(theme)
        self.picture.theme = theme

    def goes_with_chart(self, widget: QWidget) -> None:
        """Hide a widget together with the chart."""
        self._chart_widgets.append(widget)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._switch.setText(self.tr("Show as Chart") if self._switch.isChecked() else self.tr("Show as Table"))
        self.chart.setAccessibleName(self.heading.text())
        self._table.setAccessibleName(self.heading.text())
        self._model.retranslate()
        self.picture.retranslate()
        self.chart.update()

    def _picture_heading(self) -> str:
        days = self.chart.days
        if not days:
            return self.heading.text()
        return f"{self.heading.text()}  {plain_date(days[0].day)} – {plain_date(days[-1].day)}"

    @Slot(QModelIndex)
    def _on_table_activated(self, index: QModelIndex) -> None:
        self.day_chosen.emit(self._model.day_at(index.row()))

    @Slot(bool)
    def _on_switch_toggled(self, as_table: bool) -> None:
        self.chart.setVisible(not as_table)
        self._table.setVisible(as_table)
        for widget in self._chart_widgets:
            widget.setVisible(not as_table)
        self._table.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.retranslate()


class DayModel(TableModel):
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
    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return self.tr("Day"), self.tr("Counted"), self.tr("Goal"), self.tr("Status")

    @override
    def row_count(self) -> int:
        """Return the number of days."""
        return len(self._days)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        """Return date, counted time, goal and state of a day."""
        day = self._days[row]
        return full_date(day.day), length(day.counted), length(day.goal), state_label(day.state)
