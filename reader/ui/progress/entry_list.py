"""List the entries of a day: when, what, how long, and below why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from reader.services.activity.day_entries import DayEntry
from reader.ui.appearance.sizes import CAPTION, CONTROL_RADIUS, SECTION_ROW_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.progress.entry_labels import activity_label, entry_label, explanation, time_label
from reader.ui.translation.durations import clock_face
from reader.ui.widgets.chart_colours import class_colour
from reader.ui.widgets.item_view import ROW, Index, RowModel
from reader.ui.widgets.painting import draw_ground, draw_line, scaled_font
from reader.ui.widgets.themed_widget import RowDelegate

_LINE, _ABOVE = 19, 3
_CHIP = 9
_LEAST_HEIGHT = 140


class EntryModel(RowModel[DayEntry]):
    """The entries of a day; the text of a row is complete for screen readers."""

    def show_sessions(self, sessions: Sequence[DayEntry]) -> None:
        """Replace the entries."""
        self.beginResetModel()
        self._rows = list(sessions)
        self.endResetModel()

    @override
    def label(self, row: DayEntry) -> str:
        """Return the text of an entry."""
        return entry_label(row)

    @override
    def tooltip(self, row: DayEntry) -> str:
        """Return the text of an entry, which the row may elide."""
        return entry_label(row)


class EntryDelegate(RowDelegate):
    """Paint a row: a chip in the colour of the class, when, what, how long, and below why."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, SECTION_ROW_HEIGHT)

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        entry = index.data(ROW)
        if not isinstance(entry, DayEntry):
            return
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_ground(painter, rect.adjusted(0, 1, 0, -1), CONTROL_RADIUS, self.theme.tint)
        else:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(self.theme.line))
        self._paint_lines(painter, rect.adjusted(4, 0, -6, 0), entry)

    def _paint_lines(self, painter: QPainter, rect: QRectF, entry: DayEntry) -> None:
        self._paint_chip(painter, QPointF(rect.left(), rect.top() + _LINE / 2 + _ABOVE), entry)
        first = QRectF(rect.left() + _CHIP + 9, rect.top() + _ABOVE, rect.width() - _CHIP - 9, _LINE)
        self._paint_first_line(painter, first, entry)
        painter.setFont(scaled_font(painter.font(), CAPTION))
        painter.setPen(QColor(self.theme.muted))
        draw_line(painter, first.translated(0, _LINE), explanation(entry))

    def _paint_chip(self, painter: QPainter, left: QPointF, entry: DayEntry) -> None:
        colour = class_colour(self.theme, entry.time_class)
        chip = QRectF(left.x(), left.y() - _CHIP / 2, _CHIP, _CHIP)
        painter.setPen(QPen(colour, 1.2) if entry.is_hatched else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if entry.is_hatched else QBrush(colour))
        painter.drawRoundedRect(chip, 2, 2)
        if entry.is_hatched:
            painter.drawLine(chip.bottomLeft(), chip.topRight())

    def _paint_first_line(self, painter: QPainter, line: QRectF, entry: DayEntry) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(painter.font())
        length = clock_face(entry.seconds)
        counts = entry.counted >= 1
        painter.setPen(QColor(self.theme.text if counts else self.theme.muted))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, length)
        text_area = line.adjusted(0, 0, -metrics.horizontalAdvance(length) - 12, 0)
        painter.setPen(QColor(self.theme.muted))
        when = f"{time_label(entry)}  "
        painter.drawText(text_area, middle, when)
        text_area.setLeft(text_area.left() + metrics.horizontalAdvance(when))
        painter.setPen(QColor(self.theme.text))
        draw_line(painter, text_area, activity_label(entry))


class EntryList(QListView):
    """The entries of a day; Up and Down move from one to the next, Left and Right request the day before or after."""

    day_step_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sessions = EntryModel()
        self._delegate = EntryDelegate(theme, self)
        self.setModel(self._sessions)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(_LEAST_HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        """Return the least size: the list takes the room that the other cards leave."""
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)

    def show_sessions(self, sessions: Sequence[DayEntry]) -> None:
        """Show these entries."""
        self._sessions.show_sessions(sessions)

    def choose(self, place: int) -> None:
        """Select an entry and scroll to it."""
        self.setCurrentIndex(self._sessions.index(place, 0))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._delegate.set_theme(theme)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Request the day before or after; ignore letters, which may be keys of the card."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.day_step_requested.emit(step)
        elif event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)
