"""Show the status bar: the clock, the time counted towards the goal, the streak, the place in the text."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.activity.clock_state import ClockState
from reader.ui.appearance.sizes import CONTROL_HEIGHT, EDGE, SPACE, TIGHT
from reader.ui.translation.durations import about, clock_face, goal_face, left_face, whole_minutes
from reader.ui.translation.labels import page_label
from reader.ui.widgets.button import QuietButton
from reader.ui.widgets.frame import Frame
from reader.ui.widgets.label import Label, TitleLabel
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.themed_widget import ThemedWidget
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.ui.appearance.theme import Theme

_ALL_THE_ROOM = 100
"""Stretch of the label that is elided where the line is too narrow, beside 1 of the blank in the middle."""

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class HourStatus:
    """The status of the day; ``counted`` and ``goal`` are in seconds, ``streak`` in days; ``rests`` on a rest day.

    While marks or questions are reviewed, ``reviewed`` are the seconds of notes and review that count today, and the
    most of them that do. ``listens`` is whether the time is that of listening.
    """

    state: ClockState = ClockState.IDLE
    counted: float = 0.0
    goal: float = 3600.0
    streak: int = 0
    met: bool = False
    rests: bool = False
    reviewed: tuple[float, float] | None = None
    listens: bool = False

    @property
    def reads(self) -> bool:
        """Return whether the time that counts is that of reading."""
        return self.reviewed is None and not self.listens


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """The reader's place in a text.

    ``section`` counts from 1 to ``sections`` (0: before the first, or the text has none), ``share`` is the position
    from 0 to 1, ``left`` the seconds left to read, None if they are not known. ``page`` is the label of the page of
    the printed edition, empty if the text has none.
    """

    section: int
    sections: int
    share: float
    left: float | None = None
    page: str = ""


class HourProgressLine(ThemedWidget):
    """A thin line that fills as the hour is read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFixedHeight(3)
        self._share = 0.0

    def show_share(self, share: float) -> None:
        """Fill the line up to ``share``, from 0 to 1."""
        share = min(1.0, max(0.0, share))
        if round(share * self.width()) != round(self._share * self.width()):
            self.update()
        self._share = share

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the line and its filled part."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        width, height = self.width(), self.height()
        painter.fillRect(QRectF(0, height - 1, width, 1), QColor(self.theme.line))
        colour = self.theme.good if self._share >= 1.0 else self.theme.accent
        painter.fillRect(QRectF(0, 0, width * self._share, height), QColor(colour))


class StatusDot(QWidget):
    """A small filled circle that shows the state of the clock; the label beside it names the state."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor()
        self.setFixedSize(QSize(9, 9))

    def set_colour(self, colour: str) -> None:
        """Set the colour of the circle."""
        self._colour = QColor(colour)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(QRectF(0.5, 0.5, 8, 8))
        painter.end()


class StatusBar(TranslatedWidget, Frame):
    """The status of the day, and that of the text while it is on the screen, in one line."""

    pause_requested = Signal()
    role = "foot"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hour = HourStatus()
        self._place: PlaceStatus | None = None
        self._dot = StatusDot()
        self._state = QuietButton(clicked=self.pause_requested)
        self._state.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._counted = Label(role="strong")
        self._goal, self._streak, self._where = (Label(role="muted") for _ in range(3))
        self._left = TitleLabel("muted")
        self._lay_out()
        self.set_theme(theme)
        self.retranslate()

    def show_hour(self, status: HourStatus) -> None:
        """Show the status of the day."""
        if status != self._hour:
            self._hour = status
            self._update_hour()

    def show_place(self, status: PlaceStatus | None) -> None:
        """Show the reader's place in the text on the screen; None: show what is left of today's portion."""
        if status != self._place:
            self._place = status
            self._update_place()

    def add_first(self, widget: QWidget) -> None:
        """Insert a small widget before all others."""
        row = self.layout()
        assert isinstance(row, Row)
        row.insertWidget(0, widget)

    def set_dim(self, dim: bool) -> None:
        """Dim the labels in the focus mode."""
        for label in (self._counted, self._goal, self._streak, self._where, self._left, self._state):
            label.setEnabled(not dim)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._update_hour()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._state.setToolTip(self.tr("Pause or resume (P)"))
        self._update_hour()
        self._update_place()

    def _lay_out(self) -> None:
        self.setFixedHeight(CONTROL_HEIGHT)
        row = Row(self, margins=(EDGE, 0, EDGE, 0), spacing=TIGHT)
        row.add(self._dot, self._state)
        for label in (self._counted, self._goal, self._streak):
            row.add(label, SPACE)
        row.add(STRETCH, self._where, SPACE)
        row.addWidget(self._left, _ALL_THE_ROOM)

    def _update_hour(self) -> None:
        running = self.tr("Listening") if self._hour.listens else self.tr("Reviewing")
        labels = {
            ClockState.READING: self.tr("Reading") if self._hour.reads else running,
            ClockState.PAUSED: self.tr("Paused"),
            ClockState.UNCLAIMED: self.tr("Still reading? (I)"),
            ClockState.IDLE: self.tr("Idle"),
        }
        colours = {ClockState.READING: self._theme.good, ClockState.PAUSED: self._theme.accent}
        hour = self._hour
        self._state.setText(labels[hour.state])
        self._dot.set_colour(colours.get(hour.state, self._theme.faint))
        self._counted.setText(clock_face(hour.counted))
        self._goal.setText(self._goal_label(hour))
        self._streak.setText(self.tr("%n-day streak", None, hour.streak))
        if self._place is None:
            self._left.set_full_text(self._portion_label())

    def _goal_label(self, hour: HourStatus) -> str:
        goal = goal_face(hour.goal)
        if hour.met:
            return self.tr("of {goal} · goal met").format(goal=goal)
        if hour.rests:
            return self.tr("Rest day")
        left = left_face(hour.goal, hour.counted)
        return self.tr("of {goal} · {left} left").format(goal=goal, left=left)

    def _update_place(self) -> None:
        place = self._place
        if place is None:
            self._where.clear()
            self._left.set_full_text(self._portion_label())
        else:
            self._where.setText(self._where_label(place))
            self._left.set_full_text("" if place.left is None else self._left_label(place.left))

    def _portion_label(self) -> str:
        if self._hour.reviewed is not None:
            counted, most = (whole_minutes(seconds) for seconds in self._hour.reviewed)
            text = self.tr("Notes and review today: {minutes} min, of which up to {most} count")
            return text.format(minutes=counted, most=most)
        if self._hour.rests and not self._hour.met:
            return ""
        minutes = math.ceil((self._hour.goal - self._hour.counted) / _MINUTE)
        if minutes <= 0:
            return self.tr("today’s goal met")
        return self.tr("%n min left today", None, minutes)

    def _where_label(self, place: PlaceStatus) -> str:
        parts = [self.tr("{percent}%").format(percent=int(place.share * 100))]
        if place.page:
            parts.insert(0, page_label(place.page))
        if place.section:
            parts.insert(0, self.tr("§ {number} of {count}").format(number=place.section, count=place.sections))
        return " · ".join(parts)

    def _left_label(self, seconds: float) -> str:
        if seconds <= 0:
            return self.tr("all read")
        return self.tr("about {time} left in this text").format(time=about(seconds))
