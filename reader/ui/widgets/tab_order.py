"""Let Tab go through a window in the order in which its parts are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QWidget
from typing_extensions import override

from reader.ui.widgets.frame import ScrollArea

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class TabOrder(_Base):
    """A window in which Tab follows the layout; it stands before the class of Qt among the base classes.

    Qt's own order is that in which widgets came to the window: a screen that is made when it is first shown would come
    after the status bar, and a part that is made late after all others.
    """

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the focus to the next widget that takes it by Tab, or to the one before, and show that it has it."""
        from reader.ui.widgets.focus_frame import FocusFrame, shows_own_focus

        widgets = list(_in_order(self))
        focused = QApplication.focusWidget()
        place = widgets.index(focused) if focused in widgets else -1
        following = widgets[place + 1 :] + widgets[: max(place, 0)]
        if not next:
            following.reverse()
        stop = _next_stop(following)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        _scroll_to(stop)
        if not shows_own_focus(stop):
            FocusFrame(stop)
        return True


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that is shown in it, in the order of the layouts; what stands in none comes last."""
    yield widget
    for child in dict.fromkeys((*_laid_out(widget), *widget.children())):
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _in_order(child)


def _laid_out(widget: QWidget) -> Iterator[QWidget | None]:
    if isinstance(widget, QSplitter):
        yield from (widget.widget(number) for number in range(widget.count()))
    layout = widget.layout()
    if layout is not None:
        yield from _widgets(layout)


def _widgets(layout: QLayout) -> Iterator[QWidget | None]:
    for item in (layout.itemAt(number) for number in range(layout.count())):
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _widgets(inner)
        elif item is not None:
            yield item.widget()


def _next_stop(widgets: list[QWidget]) -> QWidget | None:
    """Return the first of these widgets that takes the focus by Tab."""
    return next((widget for widget in widgets if _is_stop(widget)), None)


def _is_stop(widget: QWidget) -> bool:
    if isinstance(widget, ScrollArea):
        return _scrolls_alone(widget)
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None


def _scrolls_alone(area: ScrollArea) -> bool:
    """Return whether an area has more than it shows, and nothing in it that could be reached to scroll it."""
    has_more = area.verticalScrollBar().maximum() > 0
    return has_more and not any(_is_stop(widget) for widget in _in_order(area) if widget is not area)


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
