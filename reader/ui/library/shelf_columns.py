"""Place the columns of the list of texts, and head them; each head sorts by its column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CARD_SPACE, CONTROL_HEIGHT, EDGE, SMALL_ICON
from reader.ui.appearance.theme import Theme
from reader.ui.library.shelf_order import ShelfOrder
from reader.ui.library.shelf_order_labels import order_label
from reader.ui.widgets.button import Button
from reader.ui.widgets.translated_widget import TranslatedWidget

COVER_WIDTH = 32
_TEXT_LEFT = EDGE + COVER_WIDTH + CARD_SPACE
_LEAST_WIDTH = 700
"""The width in pixels below which the columns fold into the line under the title, whatever the window is like."""

_ROOMY_WIDTH = 800

_FRAME = 4
"""The pixels between the edge of a head and its word, by which it stands outside of its column."""

_HEADS = {
    ShelfOrder.TITLE: QT_TRANSLATE_NOOP("Shelf", "Text"),
    ShelfOrder.TRACK: QT_TRANSLATE_NOOP("Shelf", "Track"),
    ShelfOrder.PROGRESS: QT_TRANSLATE_NOOP("Shelf", "Read"),
    ShelfOrder.LEFT: QT_TRANSLATE_NOOP("Shelf", "Left"),
    ShelfOrder.READ: QT_TRANSLATE_NOOP("Shelf", "Last read"),
}


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """The left end and the width of a column in pixels."""

    left: int
    width: int


@dataclass(frozen=True, slots=True)
class ShelfColumns:
    """The columns of a list; only ``text`` has a width where they are folded."""

    text: ColumnSpan
    track: ColumnSpan
    read: ColumnSpan
    left: ColumnSpan
    last_read: ColumnSpan

    @property
    def are_folded(self) -> bool:
        """Return whether all columns are folded into the line under the title."""
        return not self.read.width


@lru_cache(maxsize=8)
def shelf_columns(width: int, *, folded: bool = False) -> ShelfColumns:
    """Return the columns of a list of a width, without its scroll bar; ``folded``: all in the line under the title."""
    right = width - EDGE
    if folded or width < _LEAST_WIDTH:
        none = ColumnSpan(right, 0)
        return ShelfColumns(ColumnSpan(_TEXT_LEFT, right - _TEXT_LEFT), none, none, none, none)
    widths = (104, 144, 108, 85) if width >= _ROOMY_WIDTH else (92, 122, 92, 80)
    lefts = [right - sum(widths[number:]) for number in range(len(widths))]
    track, read, left, last_read = (ColumnSpan(x, wide) for x, wide in zip(lefts, widths, strict=True))
    return ShelfColumns(ColumnSpan(_TEXT_LEFT, track.left - CARD_SPACE - _TEXT_LEFT), track, read, left, last_read)


class ColumnHead(Button):
    """The head of a column, which Tab reaches and which a click, Enter or Space sorts by."""

    role = "column"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word


class ShelfColumnHeads(TranslatedWidget, QWidget):
    """The heads of all columns; ``order_changed`` carries a `ShelfOrder` and whether it is reversed.

    A click on the head of the present order reverses it.
    """

    order_changed = Signal(object, bool)

    def __init__(self, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._order = (ShelfOrder.READ, False)
        self._columns: ShelfColumns | None = None
        self.heads = {order: ColumnHead(self) for order in _HEADS}
        for order, head in self.heads.items():
            head.clicked.connect(partial(self._sort_by, order))
        self.setFixedHeight(CONTROL_HEIGHT)
        self.retranslate()

    def show_order(self, order: ShelfOrder, *, backward: bool) -> None:
        """Mark the column that the texts are sorted by, with an arrow up if the order is reversed."""
        self._order = (order, backward)
        self._update()

    def place(self, columns: ShelfColumns) -> None:
        """Move the heads over their columns, and hide them where the columns are folded."""
        if columns != self._columns:
            self._columns = columns
            self._place_heads()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for order, head in self.heads.items():
            head.setText(QCoreApplication.translate("Shelf", _HEADS[order]))
            head.setAccessibleName(self.tr("Sort by {order}").format(order=order_label(order)))
        self._update()

    def _sort_by(self, order: ShelfOrder) -> None:
        current, backward = self._order
        self.order_changed.emit(order, order is current and not backward)

    def _update(self) -> None:
        current, backward = self._order
        arrow = self._icons.icon("up" if backward else "down", self._theme.muted, size=SMALL_ICON)
        for order, head in self.heads.items():
            head.setIcon(arrow if order is current else QIcon())
            sorted_by = self.tr("sorted by this, descending") if backward else self.tr("sorted by this")
            head.setAccessibleDescription(sorted_by if order is current else "")
        self._place_heads()

    def _place_heads(self) -> None:
        columns = self._columns
        if columns is None:
            return
        spans = (columns.text, columns.track, columns.read, columns.left, columns.last_read)
        for (order, head), span in zip(self.heads.items(), spans, strict=True):
            self._place_head(head, span, at_right=order is ShelfOrder.READ)

    @staticmethod
    def _place_head(head: ColumnHead, span: ColumnSpan, *, at_right: bool) -> None:
        width = min(head.sizeHint().width(), span.width + 2 * _FRAME)
        left = span.left + span.width - width + _FRAME if at_right else span.left - _FRAME
        head.setGeometry(left, 0, width, CONTROL_HEIGHT - 2)
