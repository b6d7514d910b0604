"""What the page does while it shows the printed pages of a text: their order, size and look, and painting them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from reader.ui.page.printed.page_server import PageServer
from reader.ui.page.printed.painting import PageLeaves, PrintedMarks, PrintedPainter
from reader.ui.page.printed.printed_flow import PrintedFlow, Zoom

if TYPE_CHECKING:
    from reader.core.text.leaves import LeafSource
    from reader.ui.page.columns import Columns
    from reader.ui.page.flow import Flow
    from reader.ui.page.leaf_layouts import LeafLayouts
    from reader.ui.page.marks import LeafMarks
    from reader.ui.page.painting import Mark
    from reader.ui.page.passage import Passage
    from reader.ui.page.printed.printed_style import PrintedStyle


class PrintedSurface(Protocol):
    """What the printed pages need of the view that shows them; `PageView` is one."""

    # fmt: off
    @property
    def printed(self) -> PrintedMode | None: ...  # noqa: D102 - the members are documented in the view
    @property
    def flow(self) -> Flow | None: ...  # noqa: D102

    def viewport(self) -> QWidget: ...  # noqa: D102
    def horizontalScrollBar(self) -> QScrollBar: ...  # noqa: D102, N802
    def devicePixelRatioF(self) -> float: ...  # noqa: D102, N802
    def refresh(self) -> None: ...  # noqa: D102
    # fmt: on


class PrintedMode(QObject):
    """The printed pages on a page view; the view has it as long as it shows them."""

    def __init__(self, page: PrintedSurface, server: PageServer, style: PrintedStyle) -> None:
        super().__init__(page.viewport())
        self._page = page
        self._server = server
        self._painter = PrintedPainter(self)
        self._leaves: PageLeaves | None = None
        self._zoom = Zoom()
        self.style = style
        server.opened.connect(self._on_server_opened)
        server.page_changed.connect(self._on_server_page_changed)
        page.horizontalScrollBar().valueChanged.connect(self._on_side_bar_value_changed)

    @property
    def flow(self) -> PrintedFlow | None:
        """Return the place in the printed pages; None while the words are shown."""
        flow = self._page.flow
        return flow if self._page.printed is self and isinstance(flow, PrintedFlow) else None

    def new_flow(self, layouts: LeafLayouts, columns: Columns) -> PrintedFlow:
        """Return a place in the printed pages of another text, or of the same one anew."""
        self._leaves = None
        return PrintedFlow(layouts, columns, self._server, self._zoom, self._page.devicePixelRatioF)

    def show_side_bar(self) -> None:
        """Show how far the pages are moved to the side, where they are wider than the view."""
        bar, flow = self._page.horizontalScrollBar(), self.flow
        if flow is not None:
            side = flow.width()
            bar.setRange(0, side.last)
            bar.setPageStep(side.step)
            bar.setValue(side.value)

    # --- size ----------------------------------------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Show the pages larger by some steps, or smaller; 0 is back to the size that fits."""
        self._take_zoom(self._zoom.changed(steps))

    @property
    def shows_whole_pages(self) -> bool:
        """Return whether each page is shown whole, and not as wide as the view."""
        return self._zoom.whole

    def toggle_whole_pages(self) -> None:
        """Show the pages as wide as the view, or each of them whole."""
        self._take_zoom(Zoom(whole=not self._zoom.whole))

    def _take_zoom(self, zoom: Zoom) -> None:
        self._zoom = zoom
        if (flow := self.flow) is not None:
            flow.set_zoom(zoom)
            self._page.refresh()

    def moves_aside(self, event: QWheelEvent) -> bool:
        """Move the pages to the side if the wheel does, and return whether it did."""
        across = event.pixelDelta().x() or event.angleDelta().x()
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            across = across or event.angleDelta().y()
        elif abs(across) <= abs(event.angleDelta().y()):
            return False
        bar = self._page.horizontalScrollBar()
        bar.setValue(bar.value() - across)
        return bool(across)

    # --- what is painted -----------------------------------------------------------------------------------------

    def over_words(
        self,
        leaves: LeafSource,
        marks: LeafMarks,
        passing: Sequence[Mark],
        cursor: Passage | None,
        portion_end: int | None,
    ) -> PrintedMarks:
        """Return what lies on the words of the pages."""
        self._leaves = self._leaves or PageLeaves(leaves)
        return PrintedMarks(marks, self._leaves, passing, cursor, portion_end)

    def paint(self, painter: QPainter, over: PrintedMarks) -> None:
        """Paint the pages on the screen, with what lies on their words."""
        if (flow := self.flow) is not None:
            self._painter.paint(painter, flow, self._server, over, self.style)

    def sign_at(self, over: PrintedMarks, point: QPoint) -> int | None:
        """Return where the passage begins whose sign is at a point beside a page, or None."""
        flow = self.flow
        return None if flow is None else self._painter.sign_at(flow, self._server, over, QPointF(point))

    # --- what the server and the bar say -------------------------------------------------------------------------

    @Slot()
    def _on_server_opened(self) -> None:
        if (flow := self.flow) is not None:
            flow.measure_again()
            self._page.refresh()

    @Slot(int)
    def _on_server_page_changed(self, index: int) -> None:
        if (flow := self.flow) is not None:
            flow.settle(index)
            if any(sheet.index == index for sheet in flow.sheets()):
                self._page.refresh()

    @Slot(int)
    def _on_side_bar_value_changed(self, value: int) -> None:
        if (flow := self.flow) is not None:
            flow.pan(value)
            self._page.viewport().update()
