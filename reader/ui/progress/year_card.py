"""Show the year as a heatmap with its legend."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from reader.core.activity.judging import DayState, JudgedDay
from reader.services.activity.progress import ProgressStatus
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_card import ChartCard
from reader.ui.progress.heatmap import WEEKS, HeatMap, StepSwatch
from reader.ui.translation.day_labels import day_words
from reader.ui.translation.durations import length
from reader.ui.widgets.chart_colours import STEPS
from reader.ui.widgets.plain_label import plain_label


class YearCard(ChartCard):
    """Show the last 53 weeks, a legend tied to the goal, and the year in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(HeatMap(theme))
        self._standing: ProgressStatus | None = None
        self._chosen: JudgedDay | None = None
        self._swatches = [StepSwatch(theme, step) for step in range(STEPS + 2)]
        self._legend = [plain_label("muted") for _ in self._swatches]
        self._sum, self._told = plain_label("muted"), plain_label("muted")
        self.head.insertSpacing(1, 10)
        self.head.insertWidget(2, self._sum)
        self._foot = QWidget()
        self._foot_row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._foot)
        self._steps_row, self._signs_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._steps_row, self._signs_row):
            row.setSpacing(5)
        self._lay_out_foot()
        self.column.addWidget(self._foot)
        self.goes_with_chart(self._foot)
        self.chart.day_chosen.connect(self.choose)
        self.retranslate()

    def show_standing(self, standing: ProgressStatus) -> None:
        """Show the year up to today."""
        self._standing = standing
        self.show_days(standing.weeks(WEEKS))
        self._tell()

    def show_today(self, one: JudgedDay) -> None:
        """Show today as it stands this minute."""
        self.chart.change_last(one)
        self._tell_chosen()

    def choose(self, _day: object) -> None:
        """Tell the day that was chosen."""
        self._tell_chosen()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        super().set_theme(theme)
        for swatch in self._swatches:
            swatch.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.heading.setText(self.tr("The year"))
        self._tell()
        super().retranslate()

    @override
    def event(self, event: QEvent) -> bool:
        """Put the words of the chosen day under the legend where there is no room beside it."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit_foot()
        return done

    def _fit_foot(self) -> None:
        margins = self.column.contentsMargins()
        needed = self._steps_row.sizeHint().width() + self._signs_row.sizeHint().width() + self._foot_row.spacing()
        roomy = needed <= self.width() - margins.left() - margins.right()
        direction = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        if direction is not self._foot_row.direction():
            self._foot_row.setDirection(direction)
            self._foot_row.update()

    def _lay_out_foot(self) -> None:
        for place, (swatch, label) in enumerate(zip(self._swatches, self._legend, strict=True)):
            row = self._steps_row if place < STEPS else self._signs_row
            row.addWidget(swatch)
            row.addWidget(label)
            row.addSpacing(6)
        self._steps_row.addStretch()
        self._signs_row.addStretch()
        self._signs_row.addWidget(self._told)
        self._foot.setMinimumWidth(1)  # `_fit_foot` makes it narrow enough; it must not hold the whole screen wide
        self._foot_row.setContentsMargins(0, 4, 0, 0)
        self._foot_row.setSpacing(8)
        self._foot_row.addLayout(self._steps_row)
        self._foot_row.addLayout(self._signs_row, 1)

    def _tell(self) -> None:
        if self._standing is None:
            return
        for label, words in zip(self._legend, self._legend_words(self._standing.plan.goal_minutes), strict=True):
            label.setText(words)
        days = [one for one in self.chart.days if one.state is not DayState.BEFORE]
        met = sum(one.state in (DayState.MET, DayState.MADE_UP) for one in days)
        seconds = sum(one.counted for one in days)
        words = self.tr("%n day(s) kept, {time} in all", None, met).format(time=length(seconds))
        if seconds < 1:
            words = self.tr("Each day you read will fill a square; the darker, the more of the goal.")
        self._sum.setText(words)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        if 0 <= self.chart.chosen < len(self.chart.days):
            self._told.setText(day_words(self.chart.days[self.chart.chosen]))

    def _legend_words(self, goal: int) -> tuple[str, ...]:
        under = self.tr("under {minutes}")
        return (
            "0",
            under.format(minutes=_tidy(goal / 4)),
            under.format(minutes=_tidy(goal / 2)),
            under.format(minutes=goal),
            self.tr("{minutes}: met").format(minutes=goal),
            self.tr("{minutes} and more").format(minutes=_tidy(goal * 1.5)),
            self.tr("rest"),
            self.tr("made up"),
        )


def _tidy(minutes: float) -> str:
    return f"{minutes:.1f}".removesuffix(".0")
