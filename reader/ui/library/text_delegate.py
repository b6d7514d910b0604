"""Paint a text on the shelf as a row: cover, title, filing and reading progress."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from reader.services.shelf import ShelfRow
from reader.ui.appearance.theme import Theme
from reader.ui.library.cover_cache import CoverCache
from reader.ui.library.shelf_model import ROW
from reader.ui.library.text_labels import beside_track, progress_label, tags_label, track
from reader.ui.widgets.painting import draw_border, draw_ground, draw_line, scaled_font
from reader.ui.widgets.themed_widget import RowDelegate

ROW_HEIGHT = 84
"""The height of a row in pixels."""

_COVER = QSize(46, 62)
_BAR = 240
_GAP = 16
_SEPARATOR = " · "
_MARK = 18

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class TextDelegate(RowDelegate):
    """Paint what rows and cards have in common, and locate their clickable parts."""

    def __init__(self, theme: Theme, covers: CoverCache, parent: QAbstractItemView | None = None) -> None:
        super().__init__(theme, parent)
        self.today: date | None = None
        self.is_choosing = False
        """Whether every text shows its selection circle, not only the one under the mouse."""
        self._covers = covers

    def mark_area(self, area: QRect) -> QRect:
        """Return the rectangle where a click selects a text."""
        cover = self.cover_area(area)
        return QRect(cover.left() - 6, cover.top() - 5, _MARK + 4, _MARK + 4)

    def more_area(self, area: QRect) -> QRect:
        """Return the rectangle where a click opens the menu of a text."""
        return QRect(area.right() - 36, area.top() + 7, 28, 22)

    def cover_area(self, area: QRect) -> QRect:
        """Return the rectangle of the cover."""
        return QRect(area.left() + 12, area.center().y() - _COVER.height() // 2, _COVER.width(), _COVER.height())

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one text."""
        row = index.data(ROW)
        if isinstance(row, ShelfRow):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self.paint_text(painter, option.rect, option.state, option.font, row)

    def paint_text(self, painter: QPainter, area: QRect, state: _State, font: QFont, row: ShelfRow) -> None:
        """Paint a text into its area."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, ground: QRectF, state: _State) -> None:
        """Paint the background: selection, hover and keyboard focus."""
        chosen = bool(state & _State.State_Selected)
        if chosen or state & _State.State_MouseOver:
            draw_ground(painter, ground, 8, self.theme.tint if chosen and self.is_choosing else self.theme.rail)
        if state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange:
            draw_border(painter, ground.adjusted(0.5, 0.5, -0.5, -0.5), 8, self.theme.accent)

    def paint_cover(self, painter: QPainter, area: QRect, row: ShelfRow) -> None:
        """Paint the cover, paler for an archived text."""
        ratio = painter.device().devicePixelRatioF()
        text = row.text
        cover = self._covers.cover(text.title, text.author, row.filing.cover, area.size(), ratio)
        painter.setOpacity(0.55 if row.filing.archived else 1.0)
        painter.drawPixmap(area.topLeft(), cover)
        painter.setOpacity(1.0)

    def paint_progress(self, painter: QPainter, bar: QRectF, row: ShelfRow) -> None:
        """Paint the share that is read as a bar."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.track))
        round_end = bar.height() / 2
        painter.drawRoundedRect(bar, round_end, round_end)
        if row.share > 0:
            painter.setBrush(QColor(self.theme.good if row.is_finished else self.theme.accent))
            width = bar.width() if row.is_finished else max(bar.height(), bar.width() * row.share)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, bar.height()), round_end, round_end)

    def paint_handles(self, painter: QPainter, area: QRect, state: _State) -> None:
        """Paint the selection circle and, under the mouse, the dots of the menu."""
        over = bool(state & _State.State_MouseOver)
        chosen = bool(state & _State.State_Selected) and self.is_choosing
        if over or self.is_choosing:
            self._paint_mark(painter, QRectF(self.mark_area(area)).adjusted(2, 2, -2, -2), chosen=chosen)
        if over:
            self._paint_more(painter, QRectF(self.more_area(area)))

    def line(self, painter: QPainter, area: QRect, font: QFont, colour: str, text: str) -> None:
        """Draw one line of text, elided to the area."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        draw_line(painter, area, text)

    def _paint_mark(self, painter: QPainter, disc: QRectF, *, chosen: bool) -> None:
        painter.setPen(QPen(QColor(self.theme.accent if chosen else self.theme.faint), 1.4))
        painter.setBrush(QColor(self.theme.accent if chosen else self.theme.card))
        painter.drawEllipse(disc)
        if chosen:
            painter.setPen(QPen(QColor(self.theme.accent_text), 1.8))
            middle = disc.center()
            tick = (QPointF(-4, 0), QPointF(-1, 3), QPointF(4, -3))
            painter.drawPolyline([middle + point for point in tick])

    def _paint_more(self, painter: QPainter, area: QRectF) -> None:
        draw_ground(painter, area, 6, self.theme.card)
        painter.setBrush(QColor(self.theme.muted))
        for shift in (-6, 0, 6):
            painter.drawEllipse(area.center() + QPointF(shift, 0), 1.6, 1.6)


class ShelfDelegate(TextDelegate):
    """Paint the rows of the list."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row, the same for all."""
        return QSize(320, ROW_HEIGHT)

    @override
    def paint_text(self, painter: QPainter, area: QRect, state: _State, font: QFont, row: ShelfRow) -> None:
        """Paint one row."""
        self.paint_ground(painter, QRectF(area).adjusted(0, 3, 0, -4), state)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        cover = self.cover_area(area)
        self.paint_cover(painter, cover, row)
        bar_width = min(_BAR, area.width() * 3 // 10)
        right = area.right() - 14
        text_area = QRect(cover.right() + _GAP, area.top(), right - bar_width - 2 * _GAP - cover.right(), area.height())
        self._paint_text(painter, text_area, font, row)
        self._paint_status(painter, QRect(right - bar_width, area.top(), bar_width, area.height()), font, row)
        self.paint_handles(painter, area, state)

    def _paint_text(self, painter: QPainter, area: QRect, font: QFont, row: ShelfRow) -> None:
        middle = area.center().y()
        bold = scaled_font(font, 1.08, weight=QFont.Weight.Bold)
        self.line(painter, QRect(area.left(), middle - 25, area.width(), 25), bold, self.theme.text, row.text.title)
        self._paint_filing(painter, QRect(area.left(), middle + 2, area.width(), 22), font, row)

    def _paint_filing(self, painter: QPainter, area: QRect, font: QFont, row: ShelfRow) -> None:
        """Draw author, track, notes and tags one after the other, the track in the accent colour."""
        before, after = beside_track(row)
        track_labels, tags = track(row), tags_label(row)
        parts = [
            *((label, self.theme.muted) for label in before),
            *((label, self.theme.accent) for label in track_labels),
        ]
        parts += [(label, self.theme.muted) for label in after]
        parts += [(tags, self.theme.faint)] if tags else []
        metrics = QFontMetrics(font)
        left = area.left()
        for number, (label, colour) in enumerate(parts):
            if number:
                area_left = QRect(left, area.top(), area.right() - left, area.height())
                self.line(painter, area_left, font, self.theme.muted, _SEPARATOR)
                left += metrics.horizontalAdvance(_SEPARATOR)
            if left >= area.right():
                return
            self.line(painter, QRect(left, area.top(), area.right() - left, area.height()), font, colour, label)
            left += metrics.horizontalAdvance(label)

    def _paint_status(self, painter: QPainter, area: QRect, font: QFont, row: ShelfRow) -> None:
        middle = area.center().y()
        self.paint_progress(painter, QRectF(area.left(), middle - 10, area.width(), 5), row)
        small = scaled_font(font, 0.92)
        below = QRect(area.left(), middle + 1, area.width(), 20)
        self.line(painter, below, small, self.theme.muted, progress_label(row, self.today))
