"""Turn pages by the wheel, by a touchpad, by a click in a margin, and by dragging a selection beyond the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

if TYPE_CHECKING:
    from reader.ui.page.columns import Columns

NOTCH = 120
"""Units of a notch of the wheel, an eighth of a degree each; a touchpad turns a page by as many pixels."""

_REST_MS = 250
"""How long the rest of a notch is swallowed after a page was turned; how long a touchpad rests between two swipes."""

_FORGET_MS = 1_000
"""After this time without any, what was turned before does not count any more."""

_DRAG_MS = 600
"""How long a selection is held beyond the edge before the page is turned, and then the next."""

_STILL = 4
"""Pixels that the mouse may move during a click."""


class WheelTurns:
    """Turn the movements of wheels and touchpads into whole pages; times are in milliseconds.

    A notch of 120 units is a page. A fine wheel sends parts of it: they add up, and what comes within a quarter of a
    second after the page was turned is the rest of that notch. Of a touchpad, a swipe is a page, however far it goes;
    its next one comes after a rest. What still moves after the fingers have left is not one.
    """

    def __init__(self) -> None:
        self._sum = 0
        self._turned_at = self._last_at = -(10**9)
        self._swiped = False
        self._direction = 0

    def pages(self, event: QWheelEvent, *, mirrored: bool = False) -> int:
        """Return the number of pages to go on by, or back if it is negative.

        Swiping to the left goes on, but swiping to the right does where pages are ``mirrored``.
        """
        if event.phase() == Qt.ScrollPhase.ScrollMomentum:
            return 0
        pixels = _along(event.pixelDelta(), mirrored)
        if pixels and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            return -self.swipe(pixels, event.timestamp(), begins=event.phase() == Qt.ScrollPhase.ScrollBegin)
        return -self.turn(_along(event.angleDelta(), mirrored), event.timestamp())

    def turn(self, units: int, at: int) -> int:
        """Return the pages for the units of a wheel."""
        is_part = abs(units) < NOTCH
        if is_part and at - self._turned_at < _REST_MS and units * self._direction > 0:
            return 0
        return self._add(units, at)

    def swipe(self, pixels: int, at: int, *, begins: bool) -> int:
        """Return the pages for a movement on a touchpad: the first part of a swipe that is long enough is one."""
        if begins or at - self._last_at > _REST_MS:
            self._swiped, self._sum = False, 0
        if self._swiped:
            self._last_at = at
            return 0
        pages = max(-1, min(1, self._add(pixels, at)))
        self._swiped = bool(pages)
        return pages

    def _add(self, amount: int, at: int) -> int:
        if amount * self._sum < 0 or at - self._last_at > _FORGET_MS:
            self._sum = 0
        self._last_at = at
        self._sum += amount
        pages = int(self._sum / NOTCH)
        if pages:
            self._sum, self._turned_at, self._direction = 0, at, pages
        return pages


def _along(delta: QPoint, mirrored: bool) -> int:
    """Return the larger of the two movements; it is negative where it goes on."""
    if abs(delta.y()) >= abs(delta.x()):
        return delta.y()
    return -delta.x() if mirrored else delta.x()


class MarginClicks:
    """Turn clicks beside the text into pages: at the right on, at the left back."""

    def __init__(self) -> None:
        self._pressed: tuple[QPoint, int] | None = None

    def press(self, point: QPoint, columns: Columns, *, dismisses: bool) -> int:
        """Begin a click; one that takes away a selection turns nothing. Return the direction of the margin or 0."""
        direction = margin_at(point, columns)
        self._pressed = None if dismisses or not direction else (point, direction)
        return direction

    def release(self, point: QPoint) -> int:
        """End a click; return 1 to go on, -1 to go back, and 0 for a click elsewhere or a drag."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or (point - pressed[0]).manhattanLength() > _STILL:
            return 0
        return pressed[1]


def margin_at(point: QPoint, columns: Columns) -> int:
    """Return 1 in the margin that leads on, the right one unless mirrored, -1 in the other one, and 0 elsewhere."""
    on = -1 if columns.mirrored else 1
    if point.x() < columns.left(0):
        return -on
    return on if point.x() >= columns.left(columns.count - 1) + columns.measure else 0


class EdgeDrag:
    """Turn pages while a selection is held beyond the edge: after a while, and again after each while."""

    def __init__(self) -> None:
        self._since = self._last = -(10**9)

    def turn(self, direction: float, at: int) -> int:
        """Return the direction to turn to at a time in milliseconds, or 0; it is asked again while it is held there."""
        if at - self._last > _REST_MS or not direction:
            self._since = at
        self._last = at
        if at - self._since < _DRAG_MS:
            return 0
        self._since = at
        return 1 if direction > 0 else -1
