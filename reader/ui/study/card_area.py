"""Show a card in the middle of a page, where it stays when it grows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QWidget

from reader.ui.appearance.sizes import CARD_SPACE, EDGE, SPACE
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.layout import STRETCH, Column, Row

CARD_WIDTH = 800
_ABOVE = 96
"""Pixels: the width of a card, and the most above it."""


class CardArea(ScrollArea):
    """A card with what stands below it, scrolled where the window is too low for it; Tab does not stop here."""

    def __init__(self, card: QWidget, *below: QWidget) -> None:
        centre = QWidget()
        column = Column(centre, margins=EDGE, spacing=CARD_SPACE)
        column.addItem(QSpacerItem(0, _ABOVE, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum))
        column.add(centred(card), *below, STRETCH)
        super().__init__(centre)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card = card
        self.verticalScrollBar().rangeChanged.connect(self._show_foot)

    @Slot()
    def _show_foot(self) -> None:
        """Scroll to the foot of the card, where the answer is judged and the next one asked for."""
        self.ensureVisible(0, self._card.geometry().bottom(), 0, SPACE)


def centred(widget: QWidget) -> Row:
    """Return a row with a widget in its middle, as wide as a card."""
    row = Row(spacing=0)
    widget.setMaximumWidth(CARD_WIDTH)
    row.add(STRETCH)
    row.addWidget(widget, 100)
    row.add(STRETCH)
    return row
