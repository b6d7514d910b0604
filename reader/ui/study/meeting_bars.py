"""Paint the course of a meeting: the parts of its agenda, the time of a speaker with its signals, and who is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from typing_extensions import override

from reader.ui.appearance.sizes import (
    BODY,
    CARD_SPACE,
    HEAD,
    ICON,
    LINE_SPACE,
    ROW_SPACE,
    SPACE,
    TICK_RADIUS,
    TIGHT,
)
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import SERIF
from reader.ui.widgets.painting import draw_ground, draw_line, scaled_font
from reader.ui.widgets.themed_widget import ThemedWidget

_LINE = 4
_BAR = 8
_TICK = (4.0, 8.0)
"""How far the sign of a signal stands out above and below the bar of time."""

_NAME_SHARE = 0.62
"""The share of its height that a name fills at most."""

_CHECK = ((0.15, 0.55), (0.4, 0.8), (0.85, 0.25))


_Look = tuple[str, float, QFont.Weight]
"""The colour, the scale and the weight of words."""


class PartState(Enum):
    """Whether a part of the agenda is over, at its turn, or still to come."""

    DONE = "done"
    CURRENT = "current"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the agenda by its name and length in seconds."""

    name: str
    seconds: int
    state: PartState = PartState.COMING

    @property
    def minutes(self) -> str:
        """Return the whole minutes of it."""
        return str(self.seconds // 60)


class AgendaBar(ThemedWidget):
    """The parts of an agenda side by side, each as wide as it is long, with names and minutes below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._parts: Sequence[ShownPart] = ()

    def show_parts(self, parts: Sequence[ShownPart]) -> None:
        """Show the parts of an agenda."""
        self._parts = parts
        self.setAccessibleName(", ".join(f"{part.name} {part.minutes}" for part in parts))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of the line and the names."""
        height = QFontMetricsF(scaled_font(self.font(), BODY)).height()
        return QSize(0, round(_LINE + SPACE + height + LINE_SPACE))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the height of the line and the names."""
        return self.sizeHint()

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the parts."""
        left = 0.0
        for part, width in zip(self._parts, self._widths(), strict=True):
            self._paint_part(painter, part, QRectF(left, 0, width, self.height()))
            left += width + SPACE

    def _widths(self) -> list[float]:
        """Return the width of each part: what its name needs, and of what is left a share by its length."""
        needed = [self._needed(part) for part in self._parts]
        room = self.width() - SPACE * max(0, len(self._parts) - 1)
        left = room - sum(needed)
        if left <= 0:
            return [max(1.0, width * room / max(1.0, sum(needed))) for width in needed]
        whole = sum(part.seconds for part in self._parts) or 1
        wanted = [
            max(0.0, room * part.seconds / whole - width) for part, width in zip(self._parts, needed, strict=True)
        ]
        share = left / (sum(wanted) or 1.0)
        return [width + more * share for width, more in zip(needed, wanted, strict=True)]

    def _needed(self, part: ShownPart) -> float:
        sign = ICON if part.state is PartState.DONE else 0
        words = f"{part.name}  {part.minutes}"
        return QFontMetricsF(self._font(part)).horizontalAdvance(words) + sign + SPACE + TIGHT

    def _font(self, part: ShownPart) -> QFont:
        weight = QFont.Weight.Bold if part.state is PartState.CURRENT else QFont.Weight.Normal
        return scaled_font(self.font(), BODY, weight=weight)

    def _paint_part(self, painter: QPainter, part: ShownPart, area: QRectF) -> None:
        theme = self.theme
        lines = {PartState.DONE: theme.edge, PartState.CURRENT: theme.accent, PartState.COMING: theme.line}
        painter.fillRect(QRectF(area.left(), 0, area.width(), _LINE), QColor(lines[part.state]))
        words = area.adjusted(0, _LINE + SPACE, 0, 0)
        if part.state is PartState.DONE:
            _draw_check(painter, QRectF(words.left(), words.center().y() - ICON / 2, ICON, ICON), theme.muted)
            words.setLeft(words.left() + ICON + TIGHT)
        font = self._font(part)
        painter.setFont(font)
        painter.setPen(QColor(theme.accent if part.state is PartState.CURRENT else theme.muted))
        draw_line(painter, words, f"{part.name}  {part.minutes}")


class SpeakingTimeBar(ThemedWidget):
    """How much of a time has passed, with a mark and its time below at each signal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._share = 0.0
        self._signals: Sequence[tuple[float, str]] = ()

    def show_time(self, share: float, signals: Sequence[tuple[float, str]]) -> None:
        """Show a share of the time, and the signals by theirs, each with what stands below it."""
        self._share, self._signals = min(1.0, max(0.0, share)), signals
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of the bar and of the times below it."""
        height = QFontMetricsF(scaled_font(self.font(), BODY)).height()
        return QSize(0, round(sum(_TICK) / 2 + _BAR + SPACE + height))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the height of the bar and of the times below it."""
        return self.sizeHint()

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the bar, and the signals on it."""
        top = _TICK[0]
        whole = QRectF(0, top, self.width(), _BAR)
        draw_ground(painter, whole, TICK_RADIUS, self.theme.track)
        if self._share > 0:
            width = max(float(_BAR), whole.width() * self._share)
            draw_ground(painter, QRectF(0, top, width, _BAR), TICK_RADIUS, self.theme.accent)
        painter.setFont(scaled_font(self.font(), BODY))
        for share, label in self._signals:
            self._paint_signal(painter, share, label, whole)

    def _paint_signal(self, painter: QPainter, share: float, label: str, whole: QRectF) -> None:
        x = whole.width() * share
        painter.setPen(QPen(QColor(self.theme.text), 2))
        if share < 1:
            painter.drawLine(QPointF(x, whole.top() - _TICK[0]), QPointF(x, whole.bottom() + _TICK[0]))
        width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 1
        left = min(max(0.0, x - width / 2), whole.width() - width)
        painter.setPen(QColor(self.theme.muted))
        area = QRectF(left, whole.bottom() + SPACE, width, self.height() - whole.bottom() - SPACE)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, label)


@dataclass(frozen=True, slots=True)
class NextSpeaker:
    """Somebody who speaks later, by number and name, with what they speak about."""

    number: int
    name: str
    portion: str


class NextSpeakersBar(ThemedWidget):
    """Those who speak next in one line, as many as there is room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._label = ""
        self._speakers: Sequence[NextSpeaker] = ()

    def show_speakers(self, label: str, speakers: Sequence[NextSpeaker]) -> None:
        """Show who speaks next after a label."""
        self._label, self._speakers = label, speakers
        self.setAccessibleName(f"{label} {', '.join(one.name for one in speakers)}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of a line with the circles around the numbers."""
        return QSize(0, round(self._circle() + 2 * CARD_SPACE))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the height of a line with the circles around the numbers."""
        return self.sizeHint()

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the line between two rules."""
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        quiet = (self.theme.muted, HEAD, QFont.Weight.Normal)
        left = self._words(painter, 0.0, self._label, quiet) + 2 * CARD_SPACE
        for speaker in self._speakers:
            needed = self._circle() + 2 * SPACE + self._width(speaker.name, HEAD, QFont.Weight.Bold)
            if left + needed > self.width():
                return
            left = self._paint_speaker(painter, left, speaker) + 2 * CARD_SPACE

    def _paint_speaker(self, painter: QPainter, left: float, speaker: NextSpeaker) -> float:
        size = self._circle()
        circle = QRectF(left, (self.height() - size) / 2, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.edge), 1))
        painter.drawEllipse(circle)
        painter.setFont(scaled_font(self.font(), BODY))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(speaker.number))
        bold = (self.theme.text, HEAD, QFont.Weight.Bold)
        left = self._words(painter, circle.right() + ROW_SPACE, speaker.name, bold)
        if not speaker.portion:
            return left
        return self._words(painter, left + ROW_SPACE, speaker.portion, (self.theme.muted, BODY, QFont.Weight.Normal))

    def _words(self, painter: QPainter, left: float, words: str, look: _Look) -> float:
        """Paint words from ``left`` on, elided at the end of the line, and return where they end."""
        colour, scale, weight = look
        painter.setFont(scaled_font(self.font(), scale, weight=weight))
        painter.setPen(QColor(colour))
        width = min(self._width(words, scale, weight), self.width() - left)
        draw_line(painter, QRectF(left, 0, max(0.0, width), self.height()), words)
        return left + width

    def _width(self, words: str, scale: float, weight: QFont.Weight) -> float:
        return QFontMetricsF(scaled_font(self.font(), scale, weight=weight)).horizontalAdvance(words) + 1

    def _circle(self) -> float:
        return QFontMetricsF(scaled_font(self.font(), HEAD)).height() + TIGHT


class LargeName(ThemedWidget):
    """A name as large as there is room for."""

    def __init__(self, theme: Theme, largest: int) -> None:
        super().__init__(theme)
        self._name = ""
        self._largest = largest

    def show_name(self, name: str) -> None:
        """Show a name."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the height of the largest name."""
        return QSize(0, round(self._largest / _NAME_SHARE))

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the name in the middle."""
        font = QFont(list(SERIF))
        font.setBold(True)
        font.setPixelSize(max(1, min(self._largest, round(self.height() * _NAME_SHARE))))
        if 1 < len(self._name) < 4:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, font.pixelSize() / 4)
        width = QFontMetricsF(font).horizontalAdvance(self._name)
        if width > self.width():
            font.setPixelSize(max(1, int(font.pixelSize() * self.width() / width)))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        area = QRectF(self.rect())
        if font.letterSpacing():
            area.setLeft(font.letterSpacing())  # it is added after the last letter, too
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._name)


def _draw_check(painter: QPainter, area: QRectF, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.4))
    points = [QPointF(area.left() + x * area.width(), area.top() + y * area.height()) for x, y in _CHECK]
    painter.drawPolyline(points)
