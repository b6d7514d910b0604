"""Paint a text on the shelf as a row: cover, title, filing and reading progress."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from reader.services.shelf import ShelfRow
from reader.ui.appearance.sizes import BODY, CAPTION, CONTROL_RADIUS, EDGE, TEXT_ROW_HEIGHT, TICK_RADIUS
from reader.ui.appearance.theme import Theme
from reader.ui.library.cover_cache import CoverCache
from reader.ui.library.shelf_columns import COVER_WIDTH, ShelfColumns, shelf_columns
from reader.ui.library.text_labels import (
    folded_line,
    last_read_label,
    left_label,
    percent_label,
    quiet_line,
    track,
)
from reader.ui.widgets.item_view import ROW
from reader.ui.widgets.painting import draw_border, draw_ground, scaled_font
from reader.ui.widgets.themed_widget import RowDelegate

_COVER = QSize(COVER_WIDTH, 40)
_COLUMN_GAP, _PERCENT_WIDTH, _AFTER_PERCENT = 8, 40, 24
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
        return QRect(area.left() + EDGE, area.center().y() - _COVER.height() // 2, _COVER.width(), _COVER.height())

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one text."""
        row = index.data(ROW)
        if isinstance(row, ShelfRow):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self.paint_text(painter, option.rect, option.state, option.font, row)

    @abstractmethod
    def paint_text(self, painter: QPainter, area: QRect, state: _State, font: QFont, row: ShelfRow) -> None:
        """Paint a text into its area."""

    def paint_ground(self, painter: QPainter, ground: QRectF, state: _State) -> None:
        """Paint the background: selection, hover and keyboard focus."""
        chosen = bool(state & _State.State_Selected)
        if chosen or state & _State.State_MouseOver:
            draw_ground(painter, ground, CONTROL_RADIUS, self.theme.tint if chosen else self.theme.rail)
        if state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange:
            draw_border(painter, ground.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, self.theme.accent)

    def paint_cover(self, painter: QPainter, area: QRect, row: ShelfRow) -> None:
        """Paint the cover, paler for an archived text."""
        ratio = painter.device().devicePixelRatioF()
        text = row.text
        cover = self._covers.cover(
            text.title, text.author, row.filing.cover, area.size(), ratio, language=text.language
        )
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
        draw_ground(painter, area, TICK_RADIUS, self.theme.card)
        painter.setBrush(QColor(self.theme.muted))
        for shift in (-6, 0, 6):
            painter.drawEllipse(area.center() + QPointF(shift, 0), 1.6, 1.6)


class _RowFonts:
    """The fonts of a row with their metrics, and what was elided with them: the rows in view are painted many times."""

    def __init__(self, plain: QFont) -> None:
        self.plain = QFont(plain)
        self.title = scaled_font(plain, BODY, weight=QFont.Weight.Bold)
        self.caption = scaled_font(plain, CAPTION)
        self.metrics = QFontMetrics(plain)
        self.elided_title = _eliding(self.title)
        self.elided_caption = _eliding(self.caption)


def _eliding(font: QFont) -> Callable[[str, int], str]:
    """Return what elides words to a width in a font, and keeps those of a few screens."""
    metrics = QFontMetrics(font)

    @lru_cache(maxsize=256)
    def elided(words: str, width: int) -> str:
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)

    return elided


class ShelfDelegate(TextDelegate):
    """Paint the rows of the list."""

    folds = False
    """Whether all columns are folded into the line under the title."""

    _fonts: _RowFonts | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row, the same for all."""
        return QSize(320, TEXT_ROW_HEIGHT)

    @override
    def more_area(self, area: QRect) -> QRect:
        """Return the rectangle where a click opens the menu of a text, at the end of its title."""
        text = self.columns(area).text
        return QRect(text.left + text.width - 28, area.center().y() - 11, 28, 22)

    def columns(self, area: QRect) -> ShelfColumns:
        """Return the columns of a row; they stay where they are when a scroll bar comes."""
        view = self.parent()
        width = view.width() if isinstance(view, QAbstractItemView) else area.width()
        return shelf_columns(width, folded=self.folds)

    @override
    def paint_text(self, painter: QPainter, area: QRect, state: _State, font: QFont, row: ShelfRow) -> None:
        """Paint one row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.paint_ground(painter, QRectF(area.adjusted(0, 0, 0, -1)), state)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self.columns(area)
        self.paint_cover(painter, self.cover_area(area), row)
        self._paint_text(painter, area, columns, font, row)
        if not columns.are_folded:
            self._paint_columns(painter, area, columns, font, row)
        self.paint_handles(painter, area, state)

    @override
    def paint_ground(self, painter: QPainter, ground: QRectF, state: _State) -> None:
        """Paint the background from one edge of the card to the other, and the frame of the keyboard focus."""
        is_selected = bool(state & _State.State_Selected)
        if is_selected or state & _State.State_MouseOver:
            painter.fillRect(ground, QColor(self.theme.tint if is_selected else self.theme.rail))
        if state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(ground.adjusted(1, 1, -1, -1))

    def _paint_text(self, painter: QPainter, area: QRect, columns: ShelfColumns, font: QFont, row: ShelfRow) -> None:
        fonts = self._fonts_of(font)
        words = folded_line(row, self.today) if columns.are_folded else quiet_line(row)
        left, width, middle = columns.text.left, columns.text.width, area.center().y()
        painter.setFont(fonts.title)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(left, middle - 4, fonts.elided_title(row.text.title, width))
        painter.setFont(fonts.caption)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(left, middle + 15, fonts.elided_caption(words, width))

    def _fonts_of(self, font: QFont) -> _RowFonts:
        """Return the fonts of a row, which are made once for a font of the interface."""
        if self._fonts is None or self._fonts.plain != font:
            self._fonts = _RowFonts(font)
        return self._fonts

    def _paint_columns(self, painter: QPainter, area: QRect, columns: ShelfColumns, font: QFont, row: ShelfRow) -> None:
        """Paint what stands in columns, which is short enough for them, so that nothing has to be elided."""
        metrics = self._fonts_of(font).metrics
        middle = area.center().y()
        base = middle + (metrics.ascent() - metrics.descent()) // 2
        beside = _COLUMN_GAP + _PERCENT_WIDTH + _AFTER_PERCENT
        bar = QRectF(columns.read.left, middle - 1, columns.read.width - beside, 4)
        self.paint_progress(painter, bar, row)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        last_read = last_read_label(row, self.today)
        right = columns.last_read.left + columns.last_read.width - metrics.horizontalAdvance(last_read)
        for left, words in (
            (columns.track.left, "".join(track(row))),
            (round(bar.right()) + _COLUMN_GAP, percent_label(row)),
            (columns.left.left, left_label(row, self.today)),
            (right, last_read),
        ):
            if words:
                painter.drawText(left, base, words)
