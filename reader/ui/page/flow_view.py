"""Show a text as it scrolls, or in pages to turn, and move in it: the part of the page that knows places alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QWidget
from typing_extensions import override

from reader.ui.page.canvas import shifted_parts
from reader.ui.page.columns import Columns, divide
from reader.ui.page.flow import BarRange
from reader.ui.page.leaf_layouts import LeafLayouts
from reader.ui.page.page_turns import NOTCH, EdgeDrag, WheelTurns
from reader.ui.page.scrolled_flow import ScrolledFlow

if TYPE_CHECKING:
    from reader.core.text.leaves import Leaf, LeafSource
    from reader.ui.page.flow import Flow
    from reader.ui.page.leaf_layout import LeafLayout
    from reader.ui.page.printed.printed_mode import PrintedMode
    from reader.ui.page.shown_text import TypographySource
    from reader.ui.page.typography import Typography

_WHEEL_LINES = 3
_NARROWEST = 0.25
"""Ems per character, of which no text has fewer: so it is known before the layout which texts need a scroll bar."""

_IDLE_MS = 30
"""How long after a page was shown what follows is laid out; where it is wanted earlier it is laid out then."""

_BAR_TURNS = {
    QAbstractSlider.SliderAction.SliderSingleStepAdd.value: 1,
    QAbstractSlider.SliderAction.SliderPageStepAdd.value: 1,
    QAbstractSlider.SliderAction.SliderSingleStepSub.value: -1,
    QAbstractSlider.SliderAction.SliderPageStepSub.value: -1,
}


class FlowView(QAbstractScrollArea):
    """A view that shows the parts of leaves which its flow puts on the screen; it has a place and a typography."""

    view_changed = Signal(int, int)
    """Start and end of the visible range."""
    laid_out = Signal()
    """The text was laid out again: the same words may stand elsewhere."""

    def __init__(self, setting: TypographySource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._typography = setting(800)
        self._flow: Flow | None = None
        self._source: tuple[LeafSource, Callable[[Leaf], LeafLayout]] | None = None
        self._paged = False
        self._printed: PrintedMode | None = None
        self._emitted_range = (-1, -1)
        self._updating_bar = False
        self._wheel_turns, self._edge_drag = WheelTurns(), EdgeDrag()
        self._direction = 1
        self._idle_timer = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle_timer.timeout.connect(self._on_idle_timer_timeout)
        self._uptime = QElapsedTimer()
        self._uptime.start()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)
        self.verticalScrollBar().actionTriggered.connect(self._on_bar_action_triggered)

    # --- the text ------------------------------------------------------------------------------------------------

    def _begin(self, leaves: LeafSource, lay_out: Callable[[Leaf], LeafLayout], place: int) -> None:
        """Show leaves from a position on; ``lay_out`` is called for those near it."""
        self._emitted_range = (-1, -1)
        self._show_bar(leaves.characters)
        self._typography, columns = self._divide()
        self._source = (leaves, lay_out)
        self._flow = self._new_flow(columns)
        self._flow.jump(place)

    def _show_bar(self, characters: int) -> None:
        """Show the bar of a text that is longer than its page at once: it takes width from the text's layout."""
        typography, columns = self._divide()
        rows, letters = columns.height / typography.leading, columns.measure / (typography.size * _NARROWEST)
        is_longer = characters > columns.count * rows * letters
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_longer else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

    @property
    def characters(self) -> int:
        """Return the number of code points of the text; 0 without one."""
        return self._flow.layouts.characters if self._flow else 0

    @property
    def flow(self) -> Flow | None:
        """Return the place in the text and what is on the screen there, or None without a text."""
        return self._flow

    @property
    def typography(self) -> Typography:
        """Return the typography of the text."""
        return self._typography

    def update_typography(self) -> None:
        """Lay out the text again at the same position after a change of the width or the settings."""
        typography, columns = self._divide()
        before, self._typography = self._typography, typography
        if self._flow is None:
            return
        if typography.vertical != before.vertical:
            self._replace_flow(columns)
        elif (typography, columns) != (before, self._flow.columns):
            self._flow.resize(columns)
            self._update_laid_out()

    def update_length(self) -> None:
        """Update the view after more of the text was imported."""
        self._update_view()

    @property
    def is_paged(self) -> bool:
        """Return whether the text stands in pages to turn, as one whose lines run down always does; else it scrolls."""
        return (self._paged or self._typography.vertical) and self._printed is None

    def set_paged(self, paged: bool) -> None:
        """Show the text in pages, or let it scroll, from the same place on."""
        if paged != self._paged:
            self._paged = paged
            if self._printed is None:
                self._change_flow()

    @property
    def printed(self) -> PrintedMode | None:
        """Return what shows the printed pages of the text; None while its words are shown."""
        return self._printed

    def show_printed(self, printed: PrintedMode | None) -> None:
        """Show the printed pages of the text, or without them its words, from the same place on."""
        if printed is not self._printed:
            self._set_printed(printed)
            self._change_flow()
            self.take_ink()

    def _set_printed(self, printed: PrintedMode | None) -> None:
        self._printed = printed
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if printed is None else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(policy)

    def take_ink(self) -> None:
        """Take the colours of what lies on the words anew."""

    def refresh(self) -> None:
        """Show what has changed about the place and the size of what is on the screen."""
        self._update_view()

    def _change_flow(self) -> None:
        """Let the text go on in another way, from the same place on."""
        if self._flow is not None:
            self._typography, columns = self._divide()
            self._replace_flow(columns)

    def _replace_flow(self, columns: Columns) -> None:
        """Show the text in another way from the same place on."""
        held = self._flow.anchor if self._flow is not None else 0
        self._flow = self._new_flow(columns)
        self._flow.hold(held)
        self._update_laid_out()

    def _update_laid_out(self) -> None:
        self._update_view()
        self.laid_out.emit()

    def _divide(self) -> tuple[Typography, Columns]:
        """Return how the text is set for the size of the view, and the columns in which it stands."""
        size = self.viewport().size()
        typography = self._setting(size.width())
        if self._printed is not None:
            typography = replace(typography, vertical=False)
        elif typography.vertical:
            from reader.ui.page.vertical_flow import divide_vertically

            return divide_vertically(size.width(), size.height(), self._setting)
        elif self._paged:
            return divide(size.width(), size.height(), self._setting)
        return typography, Columns(size.width(), size.height(), typography.measure)

    def _new_flow(self, columns: Columns) -> Flow:
        assert self._source is not None
        if self._printed is not None:
            return self._printed.new_flow(LeafLayouts(*self._source), columns)
        if self._typography.vertical:
            from reader.ui.page.vertical_flow import VerticalFlow
            from reader.ui.page.vertical_leaves import PartedLayouts

            return VerticalFlow(PartedLayouts(*self._source), columns)
        if not self._paged:
            return ScrolledFlow(LeafLayouts(*self._source), columns)
        from reader.ui.page.paged_flow import PagedFlow

        return PagedFlow(LeafLayouts(*self._source), columns)

    # --- the place -----------------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """Return the start of the first line that is fully on the screen."""
        return self._flow.place() if self._flow else 0

    @property
    def visible_range(self) -> tuple[int, int]:
        """Return start and end of the text on the screen."""
        return (self._flow.top(), self._flow.bottom()) if self._flow else (0, 0)

    def go_to(self, position: int, *, third: bool = False) -> None:
        """Bring a position to the top of the screen, or to about a third of its height."""
        if self._flow is not None:
            self._flow.jump(position, third=third)
            self._update_view()

    def reveal(self, position: int) -> None:
        """Move as little as needed to make a position visible."""
        if self._flow is not None and not self._flow.near(position):
            self._update_view(shift=round(self._flow.reveal(position)))

    def scroll_by(self, pixels: float) -> None:
        """Scroll down by ``pixels``, up if negative; pages do not scroll."""
        moved = self._flow.scroll(round(pixels)) if self._flow is not None else 0
        if moved:
            self._direction = 1 if moved > 0 else -1
            self._update_view(shift=round(moved))

    def step(self, direction: int) -> None:
        """Go on (1) or back (-1) by a line, or by a page where there are pages to turn."""
        if self.is_paged:
            self.turn_page(direction)
        else:
            self.scroll_by(direction * self._typography.leading)

    def turn_page(self, direction: int) -> None:
        """Go one page on (1) or back (-1); where the text scrolls, one line stays visible."""
        if self._flow is not None and self._flow.turn(direction):
            self._direction = direction
            self._update_view()

    def turn_pages(self, pages: int) -> None:
        """Go on by a number of pages, or back if it is negative."""
        for _ in range(abs(pages)):
            self.turn_page(1 if pages > 0 else -1)

    def is_beyond(self, point: QPoint) -> bool:
        """Return whether a point is beyond what is on the screen, so that a selection dragged there goes on."""
        return self._flow is not None and bool(self._flow.beyond(point))

    def drag_beyond(self, point: QPoint) -> None:
        """Go on while a selection is held beyond what is on the screen; it is called again as long as it is."""
        beyond = self._flow.beyond(point) if self._flow is not None else 0.0
        if self.is_paged:
            self.turn_pages(self._edge_drag.turn(beyond, self._uptime.elapsed()))
        else:
            self.scroll_by(beyond * 0.5)

    def _update_view(self, shift: int = 0) -> None:
        """Update the scroll bar and the viewport; after a small ``shift`` (pixels) repaint only what is new."""
        self._updating_bar = True
        bar = self.verticalScrollBar()
        start, end = self.visible_range
        shown = self._flow.extent() if self._flow is not None else BarRange(0, 1, 0)
        bar.setRange(0, shown.last)
        bar.setPageStep(shown.step)
        bar.setValue(shown.value)
        self._updating_bar = False
        if self._printed is not None:
            self._printed.show_side_bar()
        if 0 < abs(shift) < self.viewport().height() // 2 and self._printed is None:
            self.viewport().scroll(0, -shift)
            self.viewport().update(shifted_parts(self.viewport().rect(), shift))
        else:
            self.viewport().update()
        if self.is_paged or not self._idle_timer.isActive():
            self._idle_timer.start()  # scrolling goes on and on: waiting for its end would be too late
        if (start, end) != self._emitted_range:
            self._emitted_range = (start, end)
            self.view_changed.emit(start, end)

    # --- points and positions ------------------------------------------------------------------------------------

    def rect_of(self, start: int, end: int) -> QRect:
        """Return the rectangle of the visible part of a range of text; over two pages, of that on the last of them."""
        return self._flow.rect_of(start, end) & self.viewport().rect() if self._flow else QRect()

    def leaf_under(self, point: QPoint) -> tuple[LeafLayout, QPointF] | None:
        """Return the leaf at the height of a point of the viewport, and the point in the leaf's own pixels."""
        return self._flow.leaf_under(point) if self._flow else None

    def position_near(self, point: QPoint) -> int:
        """Return the position nearest to a point of the viewport."""
        return self._flow.position_near(point) if self._flow else 0

    def position_under(self, point: QPoint) -> int | None:
        """Return the position of the character exactly under a point of the viewport, or None."""
        return self._flow.position_under(point) if self._flow else None

    # --- Qt events -----------------------------------------------------------------------------------------------

    @Slot()
    def _on_idle_timer_timeout(self) -> None:
        if self._flow is not None and self.isVisible():
            self._prepare(self._flow.prepare(self._direction))

    def _prepare(self, layouts: Sequence[LeafLayout]) -> None:
        """Make ready what is painted with leaves that are likely to be shown next."""

    @Slot(int)
    def _on_bar_value_changed(self, value: int) -> None:
        if not self._updating_bar and self._flow is not None:
            self._flow.seek(value)
            self._update_view()

    @Slot(int)
    def _on_bar_action_triggered(self, action: int) -> None:
        """Turn the page when the bar is clicked beside its slider."""
        if self.is_paged and action in _BAR_TURNS:
            self.turn_page(_BAR_TURNS[action])
            self.verticalScrollBar().setSliderPosition(self.verticalScrollBar().value())

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: Qt would repaint the whole page whenever the bar moves; `_update_view` repaints enough."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update_typography()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        event.accept()
        if self._printed is not None and self._printed.moves_aside(event):
            return
        if self.is_paged:
            mirrored = self._flow is not None and self._flow.columns.mirrored
            self.turn_pages(self._wheel_turns.pages(event, mirrored=mirrored))
            return
        pixels = event.pixelDelta().y()
        if not pixels:
            pixels = round(event.angleDelta().y() / NOTCH * _WHEEL_LINES * self._typography.leading)
        self.scroll_by(-pixels)
