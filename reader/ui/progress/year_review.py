"""Draw a year in review as a picture: its sums, its days, the hours of the day, and the texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.streak import streak
from reader.exporters.report import Report
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, SPACE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_picture import picture_of
from reader.ui.progress.heatmap import WEEKS, HeatMap
from reader.ui.progress.hour_bars import HourBars
from reader.ui.translation.durations import length
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_WIDTH = 1000
_MOST_TEXTS = 6
_HOURS_HEIGHT = 110
_LEAST_PART = 0.02
"""The part of what was read from which on words, or characters, are told beside the others."""


def draw_year_review(report: Report, theme: Theme) -> QImage:
    """Return the picture of a report on a year."""
    review = YearReview(report, theme)
    review.ensurePolished()
    review.setFixedWidth(_WIDTH)
    review.resize(_WIDTH, review.heightForWidth(_WIDTH))
    return picture_of(review, review.heading, theme)


class YearReview(QWidget):
    """The widgets of the picture; they are never shown in a window."""

    def __init__(self, report: Report, theme: Theme) -> None:
        super().__init__()
        self._report = report
        self.heading = self.tr("{year} in Reading").format(year=report.first.year)
        column = Column(self, margins=0, spacing=CARD_SPACE)
        figures = Row(spacing=CARD_SPACE)
        for value, name in self._figures():
            block = Column(spacing=0)
            block.add(Label(value, role="large"), Label(name, role="muted"))
            figures.addLayout(block, 1)
        column.add(figures)
        year = HeatMap(theme)
        year.show_days(_whole_year([day.judged for day in report.days]))
        year.chosen = -1
        column.add(year)
        pair = Row(spacing=2 * CARD_SPACE)
        pair.addLayout(self._hours_column(theme), 1)
        pair.addLayout(self._texts_column(), 1)
        column.add(pair)

    def _figures(self) -> list[tuple[str, str]]:
        report = self._report
        kept = report.states[DayState.MET] + report.states[DayState.MADE_UP]
        longest = streak([day.judged for day in report.days]).longest
        figures = [
            (length(report.counted), self.tr("counted")),
            (str(kept), self.tr("days goal met")),
            (str(longest), self.tr("longest streak")),
        ]
        if report.sittings:
            figures.append((length(max(report.sittings)), self.tr("longest sitting")))
        figures += self._amounts()
        figures.append((str(len(report.finished)), self.tr("texts finished")))
        return figures

    def _amounts(self) -> list[tuple[str, str]]:
        """Return the words and the characters that were read, each where it is a part that counts."""
        report = self._report
        amounts = (
            (report.words_read, self.tr("words read")),
            (report.ideographs_read, self.tr("characters read")),
        )
        return [(f"{number:,}", unit) for number, unit in amounts if number > _LEAST_PART * report.read]

    def _hours_column(self, theme: Theme) -> Column:
        column = Column(spacing=SPACE)
        bars = HourBars(theme)
        bars.setFixedHeight(_HOURS_HEIGHT)
        if self._report.hours is not None:
            bars.show_hours(self._report.hours)
        column.add(Label(self.tr("Hours of the day"), role="heading"), bars, STRETCH)
        return column

    def _texts_column(self) -> Column:
        column = Column(spacing=TIGHT)
        column.add(Label(self.tr("Most read"), role="heading"))
        for title, seconds in self._report.texts[:_MOST_TEXTS]:
            row = Row(spacing=ROW_SPACE)
            row.add(Label(title, wraps=True), Label(length(seconds), role="muted"))
            row.setStretch(0, 1)
            column.add(row)
        column.add(STRETCH)
        return column


def _whole_year(days: Sequence[JudgedDay]) -> list[JudgedDay]:
    """Return the days with those of their first week and the rest of the year, which are in no report."""
    first, last = days[0].day, days[-1].day
    before = [_blank(first, -back) for back in range(first.weekday(), 0, -1)]
    after = [_blank(last, ahead) for ahead in range(1, (date(last.year, 12, 31) - last).days + 1)]
    return [*before, *days, *after][: 7 * WEEKS]


def _blank(day: date, distance: int) -> JudgedDay:
    return JudgedDay(day + timedelta(days=distance), DayState.BEFORE)
