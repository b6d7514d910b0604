"""Show the year as a heatmap with a legend."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.plan import Plan
from reader.services.activity.progress import ProgressStatus
from reader.ui.appearance.sizes import SPACE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_card import ChartCard
from reader.ui.progress.heatmap import WEEKS, HeatMap, StepSwatch
from reader.ui.translation.day_labels import day_label
from reader.ui.translation.durations import length
from reader.ui.widgets.chart_colours import STEPS
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row


class YearCard(ChartCard):
    """The last 53 weeks, a legend in minutes of the goal, and a summary of the year."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(HeatMap(theme))
        self._status: ProgressStatus | None = None
        self._chosen: JudgedDay | None = None
        self._swatches = [StepSwatch(theme, step) for step in range(STEPS + 2)]
        self._legend = [Label(role="muted") for _ in self._swatches]
        self._summary, self._chosen_label = Label(role="muted"), Label(role="muted")
        self.head.insertSpacing(1, 10)
        self.head.insertWidget(2, self._summary)
        self._foot = QWidget()
        self._foot_row = Column(self._foot, margins=(0, TIGHT, 0, 0), spacing=SPACE)
        self._steps_row, self._states_row = Row(spacing=TIGHT), Row(spacing=TIGHT)
        self._lay_out_foot()
        self.column.addWidget(self._foot)
        self.goes_with_chart(self._foot)
        self.chart.day_chosen.connect(self.choose)
        self.retranslate()

    def show_standing(self, status: ProgressStatus) -> None:
        """Show the year up to today."""
        self._status = status
        self.show_days(status.weeks(WEEKS))
        self._update()

    def show_today(self, today: JudgedDay) -> None:
        """Update today."""
        self.chart.change_last(today)
        self._update_chosen()

    def choose(self, _day: object) -> None:
        """Show the text of the selected day."""
        self._update_chosen()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        super().set_theme(theme)
        for swatch in self._swatches:
            swatch.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.heading.setText(self.tr("Past year"))
        self._update()
        super().retranslate()

    @override
    def event(self, event: QEvent) -> bool:
        """Move the text of the selected day below the legend if it does not fit beside it."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit_foot()
        return done

    def _fit_foot(self) -> None:
        margins = self.column.contentsMargins()
        needed = self._steps_row.sizeHint().width() + self._states_row.sizeHint().width() + self._foot_row.spacing()
        fits = needed <= self.width() - margins.left() - margins.right()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction is not self._foot_row.direction():
            self._foot_row.setDirection(direction)
            self._foot_row.update()

    def _lay_out_foot(self) -> None:
        for index, (swatch, label) in enumerate(zip(self._swatches, self._legend, strict=True)):
            row = self._steps_row if index < STEPS else self._states_row
            row.add(swatch, label, TIGHT)
        self._steps_row.add(STRETCH)
        self._states_row.add(STRETCH, self._chosen_label)
        self._foot.setMinimumWidth(1)  # `_fit_foot` makes it narrow enough; it must not hold the whole screen wide
        self._foot_row.add(self._steps_row, self._states_row, grows=self._states_row)

    def _update(self) -> None:
        if self._status is None:
            return
        for label, summary in zip(self._legend, self._legend_labels(self._status.plan), strict=True):
            label.setText(summary)
        days = [day for day in self.chart.days if day.state is not DayState.BEFORE]
        met = sum(day.state in (DayState.MET, DayState.MADE_UP) for day in days)
        seconds = sum(day.counted for day in days)
        summary = self.tr("goal met on %n day(s), {time} in total", None, met).format(time=length(seconds))
        if seconds < 1:
            summary = self.tr("Each day you read fills a square; the darker, the closer to the goal.")
        self._summary.setText(summary)
        self._update_chosen()

    def _update_chosen(self) -> None:
        if 0 <= self.chart.chosen < len(self.chart.days):
            self._chosen_label.setText(day_label(self.chart.days[self.chart.chosen]))

    def _legend_labels(self, plan: Plan) -> tuple[str, ...]:
        half, whole, more = (_share_label(plan, share) for share in (0.5, 1, 1.5))
        under = self.tr("under {minutes}")
        return (
            "0",
            under.format(minutes=half),
            under.format(minutes=whole),
            self.tr("{minutes}: met").format(minutes=whole),
            self.tr("{minutes} or more").format(minutes=more),
            self.tr("rest"),
            self.tr("made up"),
        )


def _share_label(plan: Plan, share: float) -> str:
    """Return a share of the goal in minutes, or in percent where the goals of the weekdays differ."""
    goals = set(plan.minutes_by_weekday)
    return _format_minutes(goals.pop() * share) if len(goals) == 1 else f"{share:.0%}"


def _format_minutes(minutes: float) -> str:
    return f"{minutes:.1f}".removesuffix(".0")
