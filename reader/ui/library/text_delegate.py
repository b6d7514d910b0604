"""Paint a text on the shelf as a row: its cover, its title, how it is filed, its standing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from reader.services.shelf import ShelfRow
from reader.ui.appearance.theme import Theme
from reader.ui.library.cover_cache import CoverCache
from reader.ui.library.shelf_model import ROW
from reader.ui.library.text_labels import beside_track, standing, tags_told, track

ROW_HEIGHT = 84
"""Pixels that a text takes on the shelf."""

_COVER = QSize(46, 62)
_BAR = 240
_GAP = 16
_BETWEEN = " · "
_MARK = 18

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class TextDelegate(QStyledItemDelegate):
    """Paint what rows and cards have in common, and tell where on them one can act."""

    def __init__(self, theme: Theme, covers: CoverCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.today: date | None = None
        self.is_choosing = False
        """Whether every text shows that it can be chosen, not only the one under the mouse."""
        self._covers = covers

    def mark_area(self, area: QRect) -> QRect:
        """Return where a click chooses a text."""
        cover = self.cover_area(area)
        return QRect(cover.left() - 6, cover.top() - 5, _MARK + 4, _MARK + 4)

    def more_area(self, area: QRect) -> QRect:
        """Return where a click offers what can be done with a text."""
        return QRect(area.right() - 36, area.top() + 7, 28, 22)

    def cover_area(self, area: QRect) -> QRect:
        """Return where the cover stands."""
        return QRect(area.left() + 12, area.center().y() - _COVER.height() // 2, _COVER.width(), _COVER.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one text."""
        row = index.data(ROW)
        if isinstance(row, ShelfRow):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self.paint_row(painter, option.rect, option.state, option.font, row)
            painter.restore()

    def paint_row(self, painter: QPainter, area: QRect, state: _State, font: QFont, row: ShelfRow) -> None:
        """Paint a text into its area."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, ground: QRectF, state: _State) -> None:
        """Show what is chosen, what the mouse is over and where the keys act."""
        chosen = bool(state & _State.State_Selected)
        if chosen or state & _State.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.tint if chosen and self.is_choosing else self.theme.rail))
            painter.drawRoundedRect(ground, 8, 8)
        if state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange:
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def paint_cover(self, painter: QPainter, area: QRect, row: ShelfRow) -> None:
        """Paint the cover; those of texts that are put away are paler."""
        ratio = painter.device().devicePixelRatioF()
        text = row.text
        cover = self._covers.cover(text.title, text.author, row.filing.cover, area.size(), ratio)
        painter.setOpacity(0.55 if row.filing.archived else 1.0)
        painter.drawPixmap(area.topLeft(), cover)
        painter.setOpacity(1.0)

    def paint_progress(self, painter: QPainter, bar: QRectF, row: ShelfRow) -> None:
        """Paint how much is read as a bar."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.track))
        round_end = bar.height() / 2
        painter.drawRoundedRect(bar, round_end, round_end)
        if row.share > 0:
            painter.setBrush(QColor(self.theme.good if row.is_finished else self.theme.accent))
            width = bar.width() if row.is_finished else max(bar.height(), bar.width() * row.share)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, bar.height()), round_end, round_end)

    def paint_handles(self, painter: QPainter, area: QRect, state: _State) -> None:
        """Paint, where the mouse is, what chooses the text and what offers the acts."""
        over = bool(state & _State.State_MouseOver)
        chosen = bool(state & _State.State_Selected) and self.is_choosing
        if over or self.is_choosing:
            self._paint_mark(painter, QRectF(self.mark_area(area)).adjusted(2, 2, -2, -2), chosen=chosen)
        if over:
            self._paint_more(painter, QRectF(self.more_area(area)))

    def line(self, painter: QPainter, area: QRect, font: QFont, colour: str, words: str) -> None:
        """Set one line of words, cut where there is no room."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

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
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.card))
        painter.drawRoundedRect(area, 6, 6)
        painter.setBrush(QColor(self.theme.muted))
        for shift in (-6, 0, 6):
            painter.drawEllipse(area.center() + QPointF(shift, 0), 1.6, 1.6)


class ShelfDelegate(TextDelegate):
    """Paint the rows of the list."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return every row the same height."""
        return QSize(320, ROW_HEIGHT)

    @override
    def paint_row(self, painter: QPainter, area: QRect, state: _State, font: QFont, row: ShelfRow) -> None:
        """Paint one row."""
        self.paint_ground(painter, QRectF(area).adjusted(0, 3, 0, -4), state)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        cover = self.cover_area(area)
        self.paint_cover(painter, cover, row)
        bar_width = min(_BAR, area.width() * 3 // 10)
        right = area.right() - 14
        words = QRect(cover.right() + _GAP, area.top(), right - bar_width - 2 * _GAP - cover.right(), area.height())
        self._paint_words(painter, words, font, row)
        self._paint_standing(painter, QRect(right - bar_width, area.top(), bar_width, area.height()), font, row)
        self.paint_handles(painter, area, state)

    def _paint_words(self, painter: QPainter, area: QRect, font: QFont, row: ShelfRow) -> None:
        middle = area.center().y()
        bold = QFont(font)
        bold.setBold(True)
        bold.setPointSizeF(font.pointSizeF() * 1.08)
        self.line(painter, QRect(area.left(), middle - 25, area.width(), 25), bold, self.theme.text, row.text.title)
        self._paint_filing(painter, QRect(area.left(), middle + 2, area.width(), 22), font, row)

    def _paint_filing(self, painter: QPainter, area: QRect, font: QFont, row: ShelfRow) -> None:
        """Set author, track, notes and tags one after the other, the track in the accent."""
        before, after = beside_track(row)
        named, tags = track(row), tags_told(row)
        parts = [*((word, self.theme.muted) for word in before), *((word, self.theme.accent) for word in named)]
        parts += [(word, self.theme.muted) for word in after]
        parts += [(tags, self.theme.faint)] if tags else []
        metrics = QFontMetrics(font)
        left = area.left()
        for number, (words, colour) in enumerate(parts):
            if number:
                room = QRect(left, area.top(), area.right() - left, area.height())
                self.line(painter, room, font, self.theme.muted, _BETWEEN)
                left += metrics.horizontalAdvance(_BETWEEN)
            if left >= area.right():
                return
            self.line(painter, QRect(left, area.top(), area.right() - left, area.height()), font, colour, words)
            left += metrics.horizontalAdvance(words)

    def _paint_standing(self, painter: QPainter, area: QRect, font: QFont, row: ShelfRow) -> None:
        middle = area.center().y()
        self.paint_progress(painter, QRectF(area.left(), middle - 10, area.width(), 5), row)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.92)
        below = QRect(area.left(), middle + 1, area.width(), 20)
        self.line(painter, below, small, self.theme.muted, standing(row, self.today))
