"""Lay the library out: the list with the cards beside it, or below it where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.layout import STRETCH, Column, Row

_BESIDE_FROM = 1200
"""The width of the window in pixels from which the cards stand beside the list (look.md, rule 9)."""

_LEAST_CARDS, _MOST_CARDS, _CARDS_SHARE = 320, 392, 0.272
"""The narrowest and the widest column of cards in pixels, and its share of the window between them."""

_LEAST_LIST = 320
"""The lowest list in pixels above the cards, which the page scrolls to."""

_ANY_HEIGHT = 16_777_215
"""The largest height that Qt knows."""


class LibraryPage(ScrollArea):
    """The list, and the cards: ``first`` stands at the top, the ``others`` below it.

    Beside the list the cards scroll by themselves where the window is low, and the last one takes the spare room, so
    that its bottom agrees with that of the list. Below the list the page scrolls.
    """

    cards_moved = Signal(bool)
    """Carries whether the cards now stand beside the list."""

    def __init__(self, shelf_card: QWidget, first: QWidget, others: Sequence[QWidget]) -> None:
        super().__init__()
        self._shelf_card, self._first = shelf_card, first
        self._is_beside: bool | None = None
        self._content, self._column = QWidget(), QWidget()
        self._others = Column(margins=0, spacing=CARD_SPACE)
        self._others.add(*others, grows=others[-1])
        cards = Column(self._column, margins=0, spacing=CARD_SPACE)
        cards.add(first)
        cards.addLayout(self._others, 1)
        self._cards = _CardsArea(self._column)
        self._page = Row(self._content, spacing=CARD_SPACE)
        self._page.add(shelf_card, self._cards, grows=shelf_card)
        for area in (self, self._cards):
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_content(self._content)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside the list or below it, as wide as the window allows."""
        self._fit()
        super().resizeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the cards again when the content of one has changed."""
        if event.type() == QEvent.Type.LayoutRequest and self._is_beside is False:
            self._fit_below()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        beside = self.window().width() >= _BESIDE_FROM
        if beside is not self._is_beside:
            self._is_beside = beside
            self._page.setDirection(Row.Direction.LeftToRight if beside else Row.Direction.TopToBottom)
            self._others.setDirection(Row.Direction.TopToBottom if beside else Row.Direction.LeftToRight)
            self._others.setStretch(0, 0 if beside else 1)
            self.cards_moved.emit(beside)
        if beside:
            width = round(min(_MOST_CARDS, max(_LEAST_CARDS, self.window().width() * _CARDS_SHARE)))
            self._page.setContentsMargins(EDGE, EDGE, 0, EDGE)
            self._shelf_card.setMinimumHeight(0)
            self._content.setMaximumHeight(self.viewport().height())
            self._cards.show_beside(width, EDGE)
        else:
            self._fit_below()

    def _fit_below(self) -> None:
        self._content.setMaximumHeight(_ANY_HEIGHT)
        scroll_bar = self.width() - self.viewport().width()
        self._page.setContentsMargins(EDGE, EDGE, EDGE - scroll_bar, EDGE)
        room = self.viewport().height() - self._first.sizeHint().height() - CARD_SPACE - 2 * EDGE
        self._shelf_card.setMinimumHeight(max(_LEAST_LIST, room))
        self._cards.show_below(self.viewport().width() - 2 * EDGE + scroll_bar)


class _CardsArea(ScrollArea):
    """Scrolls the cards; its scroll bar stands in the margin of the page."""

    def __init__(self, column: QWidget) -> None:
        super().__init__()
        self._column = column
        content = QWidget()
        row = Row(content, margins=0, spacing=0)
        row.add(column, STRETCH)
        self.set_content(content)

    def show_beside(self, width: int, margin: int) -> None:
        """Show the cards in a column of a width, with a margin behind it."""
        self._column.setFixedWidth(width)
        self.setFixedWidth(width + margin)
        self.setMinimumHeight(0)

    def show_below(self, width: int) -> None:
        """Show all of the cards over the whole width."""
        self._column.setFixedWidth(width)
        self.setFixedWidth(width)
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else 0
        self.setMinimumHeight(max(height, self._column.minimumSizeHint().height()))
