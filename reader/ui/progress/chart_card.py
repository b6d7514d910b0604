"""Show a chart of days on a card, with a table as the alternative."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from reader.core.activity.judging import JudgedDay
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_picture import PictureActions
from reader.ui.progress.day_chart import DayChart
from reader.ui.progress.day_table import DayModel, DayTable
from reader.ui.progress.progress_card import HEAD_HEIGHT, ProgressCard
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
        self.heading.setMinimumHeight(HEAD_HEIGHT)
        self.head = Row()
        self._model = DayModel()
        self._table = DayTable(self._model)
        self._table.setMinimumHeight(180)
        self._table.hide()
        self._switch = QPushButton()
        self._switch.setProperty("role", "quiet")
        self._switch.setCheckable(True)
        self._switch.toggled.connect(self._on_switch_toggled)
        self._chart_widgets: list[QWidget] = []
        self.head.add(self.heading, STRETCH, self._switch)
        self.column.setContentsMargins(20, 12, 20, 16)
        self.column.addLayout(self.head)
        self.column.addWidget(chart)
        self.column.addWidget(self._table)
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
        self._switch.setText(self.tr("Table"))
        self._switch.setToolTip(self.tr("Show the days as a table"))
        self.chart.setAccessibleName(self.heading.text())
        self._table.setAccessibleName(self.heading.text())
        self._model.retranslate()
        self.picture.retranslate()
        self.chart.update()

    def _picture_heading(self) -> str:
        days = self.chart.days
        if not days:
            return self.heading.text()
        return f"{self.heading.text()}  {days[0].day.isoformat()} – {days[-1].day.isoformat()}"

    @Slot(QModelIndex)
    def _on_table_activated(self, index: QModelIndex) -> None:
        self.day_chosen.emit(self._model.day_at(index.row()))

    @Slot(bool)
    def _on_switch_toggled(self, as_table: bool) -> None:
        self.chart.setVisible(not as_table)
        self._table.setVisible(as_table)
        for widget in self._chart_widgets:
            widget.setVisible(not as_table)
        policy = QSizePolicy.Policy.Preferred
        self._table.setSizePolicy(policy, QSizePolicy.Policy.Expanding)
