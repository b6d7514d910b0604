"""Change the size of the text by Ctrl and the wheel, and by pinching."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture
from typing_extensions import override

from reader.ui.page.page_turns import NOTCH
from reader.ui.page.page_view import PageView
from reader.ui.shell.actions.action_set import ActionSet

_PINCH = math.log(1.08)
"""How far two fingers have to part for one step: the text grows about as much as their distance."""

_PAUSE_MS = 700
"""After this time without a step another gesture begins."""

_SAME_PLACE = 8
"""Pixels by which the pointer may tremble during a gesture."""


class SizeGestures(QObject):
    """Turn gestures on the page into steps of the text size; the line under the pointer stays where it is.

    They trigger the actions *Larger Text* and *Smaller Text*. On pages that are turned, the page with that line is
    shown.
    """

    def __init__(self, page: PageView, action_set: ActionSet) -> None:
        super().__init__(page)
        self._page = page
        self._larger, self._smaller = action_set.of("larger"), action_set.of("smaller")
        self._turned = 0.0
        self._has_native_zoom = False
        self._point = QPoint()
        self._held: tuple[int, float] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        page.viewport().grabGesture(Qt.GestureType.PinchGesture)
        page.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel while Ctrl is held, and pinching on a touch pad or a touch screen."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.phase() is not Qt.ScrollPhase.ScrollMomentum:
                self._turn(event.angleDelta().y() / NOTCH, event.position().toPoint())
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._has_native_zoom = True  # some systems send it and the gesture of Qt
            self._pinch(1.0 + event.value(), event.position().toPoint())
            return True
        if isinstance(event, QGestureEvent):
            return self._take_gesture(event)
        return super().eventFilter(watched, event)

    def _take_gesture(self, event: QGestureEvent) -> bool:
        gesture = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(gesture, QPinchGesture):
            return False
        event.accept(gesture)
        if not self._has_native_zoom:
            point = self._page.viewport().mapFromGlobal(gesture.centerPoint().toPoint())
            self._pinch(gesture.scaleFactor(), point)
        return True

    def _pinch(self, factor: float, point: QPoint) -> None:
        if factor > 0:
            self._turn(math.log(factor) / _PINCH, point)

    def _turn(self, steps: float, point: QPoint) -> None:
        """Collect parts of steps, and take whole ones."""
        if not self._pause.isActive() or self._turned * steps < 0:
            self._turned = 0.0
        self._pause.start()
        self._turned += steps
        whole = int(self._turned)
        if whole:
            self._turned -= whole
            self._hold(point)
            for _ in range(abs(whole)):
                (self._larger if whole > 0 else self._smaller).trigger()
            self._put_back()

    # --- the line under the pointer ------------------------------------------------------------------------------

    def _hold(self, point: QPoint) -> None:
        """Note what is under the pointer, and where in its line; within one gesture it is the same all the time."""
        if self._is_held_at(point):
            return
        position = self._page.position_near(point)
        top = self._top_of(position)
        self._point = point
        self._held = None if top is None else (position, (point.y() - top) / self._page.typography.leading)

    def _is_held_at(self, point: QPoint) -> bool:
        """Return whether the same place is held already, and nothing has moved since; on pages, lines may move."""
        if self._held is None or (point - self._point).manhattanLength() > _SAME_PLACE:
            return False
        top = self._top_of(self._held[0])
        return top is not None and (self._page.is_paged or abs(top - self._wanted_top()) <= 2)

    def _wanted_top(self) -> float:
        assert self._held is not None
        return self._point.y() - self._held[1] * self._page.typography.leading

    def _put_back(self) -> None:
        """Scroll what was under the pointer to where it was."""
        if self._held is None:
            return
        self._page.reveal(self._held[0])
        top = self._top_of(self._held[0])
        if top is not None:
            self._page.scroll_by(top - self._wanted_top())

    def _top_of(self, position: int) -> float | None:
        """Return where the line of a position begins on the viewport, None if it is not visible."""
        rect = self._page.rect_of(position, position + 1)
        if rect.isEmpty():
            return None
        return rect.top() if rect.top() > 0 else rect.bottom() + 1 - self._page.typography.leading
