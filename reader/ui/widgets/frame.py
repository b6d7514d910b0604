"""Frame parts of a window: cards, bars, rules and what scrolls."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from reader.ui.appearance.sizes import CARD_SPACE, EDGE, LINE_SPACE, SPACE
from reader.ui.widgets.layout import Column, Margins, Row

CARD_MARGINS: Final = (EDGE - 1, CARD_SPACE - 1, EDGE - 1, CARD_SPACE - 1)
"""Pixels around what is in a card; with its border of a pixel they are those of the design."""

_PANE_WIDTH, _NARROW_PANE_WIDTH = 224, 208
_WIDE = 1_130
"""The width of a screen in pixels from which the pane of its sections has its full width."""


class Frame(QFrame):
    """A frame that the style sheet draws by its role."""

    role = ""

    def __init__(self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Widget) -> None:
        super().__init__(parent, flags)
        self.setProperty("role", self.role)


class Card(Frame):
    """A card."""

    role = "card"


class FloatingCard(Card):
    """A card that lies over other things, with an edge that tells it from them."""

    role = "floating"


class ColumnCard(Card):
    """A card with its content in a column."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: Margins = CARD_MARGINS,
        spacing: int | None = SPACE,
    ) -> None:
        super().__init__(parent)
        self.column = Column(self, margins=margins, spacing=spacing)


class HeaderBar(Frame):
    """The bar at the top of a screen, with its content in a row that ends where the content below it does."""

    role = "bar"

    def __init__(self, parent: QWidget | None = None, *, spacing: int = SPACE) -> None:
        super().__init__(parent)
        self.row = Row(self, margins=(EDGE, 0, EDGE, 0), spacing=spacing)


class TabFrame(Frame):
    """The frame of a row of tabs above a bar."""

    role = "tabs"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = Row(self, margins=(SPACE, 0, SPACE, 0), spacing=SPACE)


class Strip(Frame):
    """A strip above the status bar: a toast, a progress bar, a question on closing."""

    role = "strip"


class InfoBar(Frame):
    """A line in a card that says what will become of a change."""

    role = "info"


class Tile(Frame):
    """A small frame among others of its kind, one of which may be chosen."""

    role = "tile"

    def set_chosen(self, *, on: bool) -> None:
        """Show the tile as the one that is chosen, or as one of the others."""
        self.setProperty("chosen", on)
        self.style().polish(self)


class Popup(Frame):
    """A frame that opens over the window."""

    role = "popup"


class SideFrame(Frame):
    """A pane beside the page or the list."""

    role = "side"


class SectionPane(SideFrame):
    """The pane with the sections of a screen at its left, in a column; it is narrower in a narrow window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = Column(self, margins=(CARD_SPACE, EDGE - LINE_SPACE, CARD_SPACE, EDGE), spacing=CARD_SPACE)
        self.fit(_WIDE)

    def fit(self, width: int) -> None:
        """Set the width for a screen that is ``width`` pixels wide."""
        self.setFixedWidth(_PANE_WIDTH if width >= _WIDE else _NARROW_PANE_WIDTH)


class Sheet(Frame):
    """A frame around a page."""

    role = "sheet"


class Rule(Frame):
    """A thin line between two parts, one below the other."""

    role = "rule"


class VerticalRule(Frame):
    """A thin line between two parts, side by side."""

    role = "vertical-rule"


class ScrollArea(QScrollArea):
    """Scrolls a widget that is as wide as the area, on the ground of the window.

    Tab leads to what is in it, and to the area itself only where there is nothing (`TabOrder`).
    """

    def __init__(self, widget: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if widget is not None:
            self.set_content(widget)

    def set_content(self, widget: QWidget) -> None:
        """Set the widget that is scrolled."""
        widget.setProperty("role", "canvas")
        self.setWidget(widget)

    def keep_edge(self, layout: QLayout) -> None:
        """Let cards in the layout of the content end on the same line with a scroll bar beside them and without."""
        self._edged_layout = layout
        self.verticalScrollBar().rangeChanged.connect(self._on_scroll_bar_range_changed)

    @Slot(int, int)
    def _on_scroll_bar_range_changed(self, _low: int, high: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if high else 0
        self._edged_layout.setContentsMargins(EDGE, EDGE, EDGE - bar, EDGE)
