"""Map mouse events on the page to selecting, clicking marks and following links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from reader.ui.page.links import follow
from reader.ui.page.passage import Passage, PassageUnit, passage_at, snap, span_over

if TYPE_CHECKING:
    from reader.ui.page.surface import Surface

_EDGE_MS = 40
_SAME_PLACE = 8
"""How far in pixels the mouse may move between the clicks of a series."""

_UNITS = {2: PassageUnit.WORD, 3: PassageUnit.SENTENCE, 4: PassageUnit.PARAGRAPH}
"""What several clicks select, by their number; a drag after them goes on by the same unit."""


def word_under(page: Surface, point: QPoint) -> Passage:
    """Return the word under a point of the viewport; empty where there is none."""
    position = page.position_under(point)
    if position is None:
        return Passage(0, 0)
    start, block = page.block_at(position)
    is_word = block.text[position - start : position - start + 1].isalnum()
    return passage_at(page, position, PassageUnit.WORD) if is_word else Passage(position, position)


class Pointer:
    """The mouse handler of a page."""

    def __init__(self, page: Surface) -> None:
        self._page = page
        self._unit = PassageUnit.CHARACTER
        self._first = Passage(0, 0)
        self._pressed_at: QPoint | None = None
        self._last = QPoint()
        self._clicks = 0
        self._clicked_at = QPoint()
        self._click_timer = QTimer(page.viewport(), singleShot=True)
        self._edge_timer = QTimer(page.viewport(), interval=_EDGE_MS)
        self._edge_timer.timeout.connect(self._on_edge_timer_timeout)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection; a third click selects the sentence; with Shift, extend the selection to the click."""
        if event.button() != Qt.MouseButton.LeftButton or self._page.flow is None:
            return
        point = event.position().toPoint()
        self._page.set_reading_cursor(None)
        if self._follows(2, point):
            self._select_unit(point, 3)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._page.passage:
            self._begin(point, self._page.passage.anchor)
            self._page.select(Passage(self._first.anchor, self._snapped(point)))
        else:
            self._begin(point, self._snapped(point))
            self._page.select(self._first)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word under the mouse; after a third click, the paragraph."""
        if event.button() == Qt.MouseButton.LeftButton and self._page.flow is not None:
            point = event.position().toPoint()
            self._select_unit(point, 4 if self._follows(3, point) else 2)

    def _follows(self, clicks: int, point: QPoint) -> bool:
        """Return whether a click goes on with a series of so many before it."""
        near = (point - self._clicked_at).manhattanLength() < _SAME_PLACE
        return self._clicks == clicks and self._click_timer.isActive() and near

    def _begin(self, point: QPoint, anchor: int) -> None:
        self._clicks = 1
        self._unit = PassageUnit.CHARACTER
        self._first = Passage(anchor, anchor)
        self._pressed_at = point

    def _select_unit(self, point: QPoint, clicks: int) -> None:
        self._clicks = clicks
        self._clicked_at = self._pressed_at = point
        self._click_timer.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self._unit = _UNITS[clicks]
        self._first = passage_at(self._page, self._position_at(point), self._unit)
        self._page.select(self._first)

    def _position_at(self, point: QPoint) -> int:
        """Return the position of the character under a point, else the nearest one."""
        position = self._page.position_under(point)
        return self._page.position_near(point) if position is None else position

    def _snapped(self, point: QPoint) -> int:
        """Return the position between characters that is nearest to a point."""
        return snap(self._page, self._page.position_near(point))

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection while dragging, else set the cursor shape for what is under the mouse."""
        self._last = event.position().toPoint()
        if self._pressed_at is None:
            self._show_shape()
        elif (self._last - self._pressed_at).manhattanLength() >= 3:
            self._drag()
            outside = self._page.is_beyond(self._last)
            if outside and not self._edge_timer.isActive():
                self._edge_timer.start()
            elif not outside:
                self._edge_timer.stop()

    def _drag(self) -> None:
        if self._unit is PassageUnit.CHARACTER:
            self._page.select(Passage(self._first.anchor, self._snapped(self._last)))
        else:
            self._page.select(span_over(self._page, self._first, self._position_at(self._last), self._unit))

    def release(self, event: QMouseEvent) -> None:
        """End the selection; if nothing was selected, handle a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        self._pressed_at = None
        self._edge_timer.stop()
        if self._page.passage:
            self._page.passage_finished.emit()
        else:
            self._click(event.position().toPoint())

    def _click(self, point: QPoint) -> None:
        position = self._page.position_under(point)
        link = self._page.link_at(position) if position is not None else None
        if position is not None and link is not None:
            follow(self._page, link, position)
        else:
            covering = self._page.annotations_at(position) if position is not None else []
            self._page.annotations_activated.emit(covering)
            peers = self._page.peer_notes_at(position) if position is not None and not covering else []
            if peers:
                self._page.peer_notes_activated.emit(peers)

    def _show_shape(self) -> None:
        position = self._page.position_under(self._last)
        shape = Qt.CursorShape.ArrowCursor
        if position is not None:
            clickable = (
                self._page.link_at(position)
                or self._page.annotations_at(position)
                or self._page.peer_notes_at(position)
            )
            shape = Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.IBeamCursor
        self._page.viewport().setCursor(shape)

    def _on_edge_timer_timeout(self) -> None:
        self._page.drag_beyond(self._last)
        self._drag()
