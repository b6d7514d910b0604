"""Walk a window by Tab, and compare what is reached with all that a reader can act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSlider,
    QSplitterHandle,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from reader.ui.notes.notes_sidebar import NotesSidebar
from reader.ui.widgets.dialog import DialogHead

_INPUTS: Final = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTextEdit,
)
_MOUSE_HANDLERS = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")
_WINDOW_PARTS = (DialogHead, QHeaderView, QScrollBar, QSizeGrip, QSplitterHandle)
"""What the mouse moves or resizes, as the frame of a window; the button in the head of a dialog does what Esc does."""
_COMPOUND: Final = (QAbstractSpinBox, QCalendarWidget, QComboBox, QLineEdit, QTabBar)
"""Controls with parts of their own that keys act on from within."""
_MOST_STOPS = 200
_MOST_SECTIONS = 4
"""How often Tab may stay in one field: it moves from the hours to the minutes, or from the year to the month."""
_TOLERANCE = 2
"""Pixels by which two things in one row may differ."""


def controls(window: QWidget) -> list[QWidget]:
    """Return what a reader can act on in a window: each once, as the one stop that Tab has for it.

    The choices of a group are one stop, as the arrow keys move among them; so is a list. What can be scrolled is one of
    its own where there is nothing in it to act on.
    """
    found: dict[QWidget, None] = {}
    for widget in window.findChildren(QWidget):
        if _is_usable(widget, window) and not _is_part(widget) and _is_control(widget):
            found.setdefault(stop_of(widget))
    for area in window.findChildren(QScrollArea):
        has_more = area.verticalScrollBar().maximum() > 0
        if has_more and _is_usable(area, window) and not any(area.isAncestorOf(one) for one in found):
            found.setdefault(area)
    return list(found)


def parts(window: QWidget) -> list[QWidget]:
    """Return what a screen reader comes to beside the controls and what stands as text: bars, buttons in fields."""
    buttons = [button for field in window.findChildren(QLineEdit) for button in field.findChildren(QToolButton)]
    return [one for one in (*buttons, *window.findChildren(QProgressBar)) if one.isVisible()]


def stop_of(widget: QWidget) -> QWidget:
    """Return what stands for a widget in the focus chain: for one of several choices the first that is shown."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return parent
    if isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox | QComboBox):
        return parent
    if isinstance(parent, NotesSidebar) and isinstance(widget, QListWidget):
        return parent  # the arrow keys lead from one of its lists to the other
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        group = widget.group()
        if group is not None and group.exclusive():
            return next((one for one in group.buttons() if one.isVisible()), widget)
        if group is None and widget.autoExclusive() and parent is not None:
            return next(one for one in parent.findChildren(type(widget)) if one.autoExclusive() and one.isVisible())
    return widget


def tab_stops(*, backward: bool = False) -> list[QWidget]:
    """Press Tab, or Shift+Tab, until the focus comes round; return where it was, from the stop after the present one.

    Raises AssertionError where the focus gets lost.
    """
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    stops: list[QWidget] = []
    while len(stops) < _MOST_STOPS:
        focused = _press_tab(focused, backward=backward)
        if focused in stops:
            break
        stops.append(focused)
    return stops


def _press_tab(widget: QWidget, *, backward: bool) -> QWidget:
    key = Qt.Key.Key_Backtab if backward else Qt.Key.Key_Tab
    modifiers = Qt.KeyboardModifier.ShiftModifier if backward else Qt.KeyboardModifier.NoModifier
    for _section in range(_MOST_SECTIONS):
        QTest.keyClick(widget, key, modifiers)
        focused = QApplication.focusWidget()
        assert focused is not None, f"the focus is lost after {described(widget)}"
        if focused is not widget:
            return focused
    return widget


def backward_jumps(window: QWidget, stops: Sequence[QWidget]) -> list[str]:
    """Return where Tab goes up or back within a column, other than once, from the last stop to the first.

    From the foot of a column it may go to the head of one that lies further on.
    """
    is_mirrored = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    jumps = [
        f"{described(before)} → {described(stop)}"
        for before, stop in zip((stops[-1], *stops), stops, strict=False)
        if _is_before(_place(stop, before), _place(before, stop), is_mirrored=is_mirrored)
    ]
    return jumps if len(jumps) > 1 else []


def _is_before(place: QRect, other: QRect, *, is_mirrored: bool) -> bool:
    """Return whether a reader comes to a place before another one."""
    is_above = place.bottom() < other.top() + _TOLERANCE
    is_below = place.top() > other.bottom() - _TOLERANCE
    is_further_on = (
        place.right() < other.left() + _TOLERANCE if is_mirrored else place.left() > other.right() - _TOLERANCE
    )
    is_back = place.left() > other.right() - _TOLERANCE if is_mirrored else place.right() < other.left() + _TOLERANCE
    return not is_further_on if is_above else is_back and not is_below


def _place(widget: QWidget, other: QWidget) -> QRect:
    """Return the place of a widget in its window; what is scrolled away from another one is at the edge of its area."""
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    for area in _parents(widget):
        if isinstance(area, QScrollArea) and not area.isAncestorOf(other):
            shown = QRect(area.mapTo(area.window(), QPoint(0, 0)), area.size())
            place.setTop(min(max(place.top(), shown.top()), shown.bottom()))
            place.setBottom(min(max(place.bottom(), shown.top()), shown.bottom()))
    return place


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def is_unlabelled(widget: QWidget) -> bool:
    """Return whether a screen reader would say the choice of a combo box alone: Qt calls it that, and not by its name.

    What it is for has to come from a label beside it, whose buddy it is.
    """
    parent = widget.parentWidget()
    labels = parent.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
    return isinstance(widget, QComboBox) and all(label.buddy() is not widget for label in labels)


def described(widget: QWidget) -> str:
    """Return the class of a widget, those of its parents, and its name."""
    classes: list[str] = []
    level: QWidget | None = widget
    while level is not None and len(classes) < 3:
        classes.append(type(level).__name__)
        level = level.parentWidget()
    return f"{' in '.join(classes)} “{spoken_name(widget)}”"


def _is_usable(widget: QWidget, window: QWidget) -> bool:
    is_shown = widget.window() is window and widget.isVisibleTo(window) and not widget.size().isEmpty()
    return is_shown and widget.isEnabledTo(window)


def _is_part(widget: QWidget) -> bool:
    """Return whether a widget is a part of the window's frame, or of a control that keys act on as a whole."""
    if isinstance(widget, _WINDOW_PARTS):
        return True
    return any(isinstance(parent, (DialogHead, QHeaderView, *_COMPOUND)) for parent in _parents(widget))


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        if parent.isWindow():
            return
        parent = parent.parentWidget()


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return "<a " in widget.text() and bool(
            widget.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if isinstance(widget, QLineEdit) and widget.isReadOnly() and not takes_tab:
        return False  # an answer that was typed, and is shown
    is_pointed_at = widget.testAttribute(Qt.WidgetAttribute.WA_SetCursor) and (
        widget.cursor().shape() is Qt.CursorShape.PointingHandCursor
    )
    return takes_tab or is_pointed_at or isinstance(widget, _INPUTS) or _handles_mouse(widget)


def _handles_mouse(widget: QWidget) -> bool:
    """Return whether one of our own classes does something with a click on a widget."""
    own = [level for level in type(widget).__mro__ if level.__module__.startswith("reader.")]
    return any(handler in vars(level) for level in own for handler in _MOUSE_HANDLERS)
