"""Paint a text on the shelf as a card: a large cover, the title below, and the reading progress."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from reader.services.shelf import ShelfRow
from reader.ui.appearance.sizes import CAPTION
from reader.ui.library.text_delegate import TextDelegate
from reader.ui.library.text_labels import listed, progress_label, track
from reader.ui.page.text_lines import two_lines
from reader.ui.widgets.painting import scaled_font

CARD_WIDTH = 158
"""The minimum width of a card in pixels; the rest of a line is distributed among its cards."""

CARD_HEIGHT = 262

_COVER = QSize(122, 166)
_TOP = 12


class CoverDelegate(TextDelegate):
    """Paint the cards of the cover view."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a card, the same for all."""
        return QSize(CARD_WIDTH, CARD_HEIGHT)

    @override
    def cover_area(self, area: QRect) -> QRect:
        """Return the rectangle of the cover."""
        return QRect(area.center().x() - _COVER.width() // 2, area.top() + _TOP, _COVER.width(), _COVER.height())

    @override
    def more_area(self, area: QRect) -> QRect:
        """Return the rectangle where a click opens the menu of the text."""
        cover = self.cover_area(area)
        return QRect(cover.right() - 30, cover.top() + 5, 26, 20)

    @override
    def paint_text(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, font: QFont, row: ShelfRow) -> None:
        """Paint one card."""
        self.paint_ground(painter, QRectF(area).adjusted(2, 2, -2, -2), state)
        cover = self.cover_area(area)
        self.paint_cover(painter, cover, row)
        title_area = QRect(cover.left(), cover.bottom() + 7, cover.width() + 6, 34)
        self._paint_title(painter, title_area, font, row.text.title)
        bar = QRectF(cover.left(), title_area.bottom() + 6, cover.width(), 4)
        self.paint_progress(painter, bar, row)
        small = scaled_font(font, CAPTION)
        below = QRect(cover.left(), round(bar.bottom()) + 2, cover.width(), 18)
        status = listed((*track(row), progress_label(row, self.today).partition(" · ")[0]))
        self.line(painter, below, small, self.theme.muted, status)
        self.paint_handles(painter, area, state)

    def _paint_title(self, painter: QPainter, area: QRect, font: QFont, title: str) -> None:
        """Paint the title in two lines, the second elided if it is too long."""
        bold = scaled_font(font, 1.0, weight=QFont.Weight.Bold)
        half = area.height() // 2
        for number, line in enumerate(two_lines(title, bold, area.width())):
            place = QRect(area.left(), area.top() + number * half, area.width(), half)
            self.line(painter, place, bold, self.theme.text, line)
