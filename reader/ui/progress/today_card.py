"""Show today: the ring, when the day ends, and a button back to the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from reader.core.activity.judging import JudgedDay
from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_picture import PictureActions
from reader.ui.progress.progress_card import ProgressCard
from reader.ui.progress.reading_button import ReadingButton
from reader.ui.progress.today_ring import TodayRing
from reader.ui.widgets.label import Label

_BUTTON_WIDTH = 280
"""The most pixels of the button, in a card as wide as the window."""


class TodayCard(ProgressCard):
    """How much of the hour is done and how much is left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._day_start = 4
        self._met = False
        self._rests = False
        self.ring = TodayRing(theme)
        self.picture = PictureActions(self.ring, self.ring.accessibleName, theme)
        self._close = Label(role="muted", wraps=True)
        self._close.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = ReadingButton()
        self.column.setContentsMargins(EDGE - 1, EDGE, EDGE - 1, EDGE)
        self.column.setSpacing(CARD_SPACE)
        self.column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._close)
        self.button.setMaximumWidth(_BUTTON_WIDTH)
        self.column.addWidget(self.button)
        self.retranslate()

    def show_today(self, today: JudgedDay, *, is_late: bool) -> None:
        """Show how much of the goal is counted, and whether it is met or today is a day of rest."""
        self.ring.show_today(today)
        self.button.show_today(today, is_late=is_late)
        shown = (today.reaches_goal, today.rests)
        if shown != (self._met, self._rests):
            self._met, self._rests = shown
            self._update()

    def show_day_start(self, day_start: int) -> None:
        """Show at which hour the day ends."""
        self._day_start = day_start
        self._update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.ring.set_theme(theme)
        self.picture.theme = theme

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.ring.retranslate()
        self.picture.retranslate()
        self._update()

    def _update(self) -> None:
        if self._met:
            text = self.tr("Goal met. The day ends at {hour}.")
        elif self._rests:
            text = self.tr("Rest day, until {hour}.")
        else:
            text = self.tr("Not met yet. The day ends at {hour}.")
        self._close.setText(text.format(hour=f"{self._day_start:02}:00"))
