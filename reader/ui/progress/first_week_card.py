"""Show the first week: the ring of today, the day in a sentence, seven days, and the first sums."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from reader.core.activity.judging import JudgedDay
from reader.core.activity.sittings import SittingLengths
from reader.core.activity.streak import Streak
from reader.services.activity.first_week import FirstWeek
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.progress.progress_card import FactRow, ProgressCard
from reader.ui.progress.reading_button import ReadingButton
from reader.ui.progress.today_ring import TodayRing
from reader.ui.progress.week_rings import WeekRings
from reader.ui.translation.day_labels import full_weekday
from reader.ui.translation.durations import length
from reader.ui.translation.error_messages import join_sentences
from reader.ui.widgets.frame import VerticalRule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column

_FACTS_WIDTH = 216
_WIDTH_FOR_ROW, _WIDTH_FOR_DAYS = 960, 700
"""The widths from which the sums stand beside the days, and these beside the ring."""


class _Shown(NamedTuple):
    """What the card shows."""

    week: FirstWeek
    streak: Streak
    day_start: int


class FirstWeekCard(ProgressCard):
    """The first seven days; ``day_chosen`` carries the day that the reader selects."""

    day_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: _Shown | None = None
        self._sittings: SittingLengths | None = None
        self.ring, self.rings = TodayRing(theme), WeekRings(theme)
        self._title, self._line = Label(role="dialog-title", wraps=True), Label(role="muted", wraps=True)
        self._facts = [FactRow(first=index == 0) for index in range(4)]
        self._rule = VerticalRule()
        self.button = ReadingButton()
        self._row, self._days = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self._lay_out()
        self.rings.day_chosen.connect(self.day_chosen)
        self.retranslate()

    def show_week(self, week: FirstWeek, streak: Streak, day_start: int) -> None:
        """Show the week as of today; the day ends at the hour ``day_start``."""
        self._shown = _Shown(week, streak, day_start)
        self.ring.show_today(week.today)
        self.rings.show_week(week)
        self._update()

    def show_today(self, today: JudgedDay, *, is_late: bool) -> None:
        """Show today as the clock counts."""
        self.ring.show_today(today)
        self.button.show_today(today, is_late=is_late)
        self.rings.change_last(today)
        if self._shown is not None and self._shown.week.today.day == today.day:
            self._shown = self._shown._replace(week=self._shown.week.with_today(today))
            self._update()

    def show_sittings(self, lengths: SittingLengths | None) -> None:
        """Show how long the reader usually sits."""
        self._sittings = lengths
        self._update()

    def choose(self, day: date) -> None:
        """Select a day."""
        self.rings.choose(day)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.ring.set_theme(theme)
        self.rings.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.ring.retranslate()
        self.rings.setAccessibleName(self.tr("Your first seven days"))
        self._update()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of the days alone: what stands beside them goes below where there is no room."""
        margins = self.column.contentsMargins()
        width = self.rings.minimumSizeHint().width() + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sums below the days, and these below the ring, where there is no room beside them."""
        width = event.size().width()
        for row, needed in ((self._row, _WIDTH_FOR_ROW), (self._days, _WIDTH_FOR_DAYS)):
            fits = width >= needed
            row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._rule.setVisible(width >= _WIDTH_FOR_ROW)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        middle, facts = Column(spacing=TIGHT), Column(spacing=0)
        middle.add(self._title, self._line, STRETCH, self.rings)
        facts.add(*self._facts, CARD_SPACE, STRETCH, self.button)
        facts.setAlignment(self.button, Qt.AlignmentFlag.AlignRight)
        self.button.setMinimumWidth(_FACTS_WIDTH)
        for fact in self._facts:
            fact.setMinimumWidth(_FACTS_WIDTH)
        for row in (self._row, self._days):
            row.setSpacing(EDGE)
        self._days.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignCenter)
        self._days.addLayout(middle, 1)
        self._row.addLayout(self._days, 1)
        self._row.addWidget(self._rule)
        self._row.addLayout(facts)
        self.column.addLayout(self._row)

    def _update(self) -> None:
        if self._shown is None:
            return
        week, streak, _day_start = self._shown
        self._title.setText(self._title_text(week))
        self._line.setText(self._line_text(*self._shown))
        usual = length(self._sittings.usual) if self._sittings else "–"
        values = (
            (self.tr("Streak"), self.tr("%n day(s)", None, streak.current)),
            (self.tr("This week"), length(week.counted)),
            (self.tr("Typical sitting"), usual),
            (self.tr("Marks and notes"), str(week.marks)),
        )
        for fact, (name, value) in zip(self._facts, values, strict=True):
            fact.show_fact(name, value)

    def _title_text(self, week: FirstWeek) -> str:
        parts = [self.tr("%n day(s) met", None, week.met)] if week.met else []
        if week.today.reaches_goal:
            parts.append(self.tr("today’s goal met"))
        elif week.today.rests:
            parts.append(self.tr("today is a rest day"))
        else:
            parts.append(self.tr("today in progress"))
        told = self.tr("{days}, {today}").format(days=parts[0], today=parts[1]) if len(parts) > 1 else parts[0]
        return self.tr("Day {number}: {told}").format(number=week.number, told=told)

    def _line_text(self, week: FirstWeek, _streak: Streak, day_start: int) -> str:
        parts = [self.tr("The day ends at {hour}.").format(hour=f"{day_start:02}:00")]
        if week.next_rest is not None:
            rest = self.tr("{day} is a rest day: reading still counts, but nothing is due.")
            parts.append(rest.format(day=full_weekday(week.next_rest)))
        return join_sentences(parts)
