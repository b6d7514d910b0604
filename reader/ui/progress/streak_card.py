"""Show the streak as text."""

from __future__ import annotations

from typing_extensions import override

from reader.core.activity.streak import Streak
from reader.ui.progress.progress_card import FactRow, ProgressCard
from reader.ui.translation.day_labels import weekday
from reader.ui.translation.durations import missing
from reader.ui.widgets.label import Label, LabelRole
from reader.ui.widgets.layout import STRETCH, Column


class StreakCard(ProgressCard):
    """The streak, the longest one, the shares of days kept, and the days that can be made up."""

    def __init__(self) -> None:
        super().__init__()
        self._streak: Streak | None = None
        self._heading, self._large = Label(role="heading"), Label(role="large")
        self._parts = Label(role="muted", wraps=True)
        self._facts: list[FactRow] = []
        self._rows = Column(spacing=0)
        self.column.add(self._heading, self._large, self._parts, 4, self._rows, STRETCH)
        self.retranslate()

    def show_streak(self, streak: Streak) -> None:
        """Show the current streak."""
        self._streak = streak
        self._update(streak)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Streak"))
        if self._streak is not None:
            self._update(self._streak)

    def _update(self, streak: Streak) -> None:
        self._large.setText(self.tr("%n day(s)", None, streak.current))
        self._parts.setText(self._parts_text(streak))
        self._parts.setVisible(bool(self._parts.text()))
        self._show_rows(self._fact_rows(streak))

    def _parts_text(self, streak: Streak) -> str:
        if not streak.longest:
            return self.tr(
                "The first day on which the goal is met begins a streak. Days of rest keep it, and a missed day can be "
                "made up."
            )
        parts = []
        if streak.met:
            parts.append(self.tr("%n met", None, streak.met))
        if streak.made_up:
            parts.append(self.tr("%n made up", None, streak.made_up))
        if streak.rest and streak.current:
            parts.append(self.tr("%n day(s) of rest between", None, streak.rest))
        return " · ".join(parts)

    def _fact_rows(self, streak: Streak) -> list[tuple[str, str, LabelRole]]:
        rows: list[tuple[str, str, LabelRole]] = [(self.tr("Longest"), self.tr("%n day(s)", None, streak.longest), "")]
        for share, name in (
            (streak.kept_7, self.tr("Kept in the last 7 days")),
            (streak.kept_30, self.tr("Kept in the last 30 days")),
            (streak.kept_365, self.tr("Kept in the last 365 days")),
        ):
            if share is not None:
                rows.append((name, self.tr("{percent}%").format(percent=int(share * 100 + 0.5)), ""))
        for debt in streak.debts:
            if debt.until is not None:
                name = self.tr("At stake: make up by {day}").format(day=weekday(debt.until))
                value = self.tr("{time} ({day})").format(time=missing(debt.missing), day=weekday(debt.day))
                rows.append((name, value, "accent"))
        return rows

    def _show_rows(self, rows: list[tuple[str, str, LabelRole]]) -> None:
        while len(self._facts) < len(rows):
            self._facts.append(FactRow(first=not self._facts))
            self._rows.add(self._facts[-1])
        for index, fact in enumerate(self._facts):
            fact.setVisible(index < len(rows))
            if index < len(rows):
                fact.show_fact(*rows[index])
