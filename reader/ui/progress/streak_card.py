"""Show the streak and the score beside each other, as text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.activity.sittings import SittingLengths
from reader.core.activity.streak import Streak
from reader.ui.appearance.sizes import LINE_SPACE, ROW_SPACE, SPACE
from reader.ui.progress.progress_card import FactRow, ProgressCard
from reader.ui.translation.day_labels import weekday
from reader.ui.translation.durations import length, missing
from reader.ui.widgets.frame import VerticalRule
from reader.ui.widgets.label import Label, LabelRole
from reader.ui.widgets.layout import STRETCH, Column, Row


class StreakCard(ProgressCard):
    """The streak beside the score, with the longest streak, the shares of days kept, debts, and the usual sitting.

    After a break the score comes first, with what was kept of the year, and only then the streak of no day.
    """

    def __init__(self) -> None:
        super().__init__()
        self._streak: Streak | None = None
        self._sittings: SittingLengths | None = None
        self._figures = (_Figure(), _Figure())
        self._rule = VerticalRule()
        self._facts: list[FactRow] = []
        self._rows = Column(spacing=0)
        pair = Row(spacing=ROW_SPACE)
        for item in (self._figures[0], self._rule, self._figures[1]):
            pair.addWidget(item, int(item is not self._rule))
        self.column.add(pair, SPACE, self._rows)
        self.column.addStretch(1)  # in a high card the figures stay as high as they are, and the rows below them
        self.retranslate()

    def show_streak(self, streak: Streak) -> None:
        """Show the current streak."""
        self._streak = streak
        self._update()

    def show_sittings(self, lengths: SittingLengths | None) -> None:
        """Show how long the reader usually sits."""
        self._sittings = lengths
        self._update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._update()

    def _update(self) -> None:
        streak = self._streak
        if streak is None:
            return
        first, second = reversed(self._figures) if streak.is_broken else self._figures
        first.show_figure(self.tr("Streak"), self.tr("%n day(s)", None, streak.current), self._parts_text(streak))
        has_score = streak.score is not None
        self._rule.setVisible(has_score)
        second.setVisible(has_score)
        if streak.score is not None:
            second.show_figure(
                self.tr("Goal met, 13 weeks"), self._percent_text(streak.score), self._score_text(streak)
            )
        self._show_rows(self._fact_rows(streak))

    def _percent_text(self, share: float) -> str:
        return self.tr("{percent}%").format(percent=int(share * 100 + 0.5))

    def _score_text(self, streak: Streak) -> str:
        if not streak.is_broken or streak.kept_365 is None:
            return self.tr("recent weeks weigh more")
        text = self.tr("{percent}% of the year, longest %n day(s)", None, streak.longest)
        return text.format(percent=int(streak.kept_365 * 100 + 0.5))

    def _parts_text(self, streak: Streak) -> str:
        if not streak.longest:
            return self.tr(
                "A streak starts on the first day you meet your goal. Rest days keep it going, and a "
                "missed day can be made up."
            )
        if streak.is_broken:
            return self.tr("the next day you meet your goal starts a new one")
        parts = []
        if streak.met:
            parts.append(self.tr("%n met", None, streak.met))
        if streak.made_up:
            parts.append(self.tr("%n made up", None, streak.made_up))
        if streak.rest and streak.current:
            parts.append(self.tr("%n rest day(s)", None, streak.rest))
        return " · ".join(parts)

    def _fact_rows(self, streak: Streak) -> list[tuple[str, str, LabelRole]]:
        rows: list[tuple[str, str, LabelRole]] = [(self.tr("Longest"), self.tr("%n day(s)", None, streak.longest), "")]
        for share, name in (
            (streak.kept_7, self.tr("Goal met, last 7 days")),
            (streak.kept_30, self.tr("Goal met, last 30 days")),
            (streak.kept_365, self.tr("Goal met, last 365 days")),
        ):
            if share is not None:
                rows.append((name, self._percent_text(share), ""))
        for debt in streak.debts:
            if debt.until is not None:
                name = self.tr("Make up by {day}").format(day=weekday(debt.until))
                value = self.tr("{time} ({day})").format(time=missing(debt.missing), day=weekday(debt.day))
                rows.append((name, value, "accent"))
        if self._sittings is not None:
            rows.append((self.tr("Typical sitting"), length(self._sittings.usual), ""))
            rows.append((self.tr("Longest sitting"), length(self._sittings.longest), ""))
        return rows

    def _show_rows(self, rows: list[tuple[str, str, LabelRole]]) -> None:
        while len(self._facts) < len(rows):
            self._facts.append(FactRow(first=not self._facts))
            self._rows.add(self._facts[-1])
        for index, fact in enumerate(self._facts):
            fact.setVisible(index < len(rows))
            if index < len(rows):
                fact.show_fact(*rows[index])


class _Figure(QWidget):
    """A name, a large figure and a line that explains it."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._value = Label(role="muted", wraps=True), Label(role="large")
        self._explanation = Label(role="muted", wraps=True)
        column = Column(self, margins=0, spacing=LINE_SPACE)
        column.add(self._name, self._value, self._explanation, STRETCH)

    def show_figure(self, name: str, value: str, explanation: str) -> None:
        """Show a figure; without an explanation its line is left out."""
        self._name.setText(name)
        self._value.setText(value)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
