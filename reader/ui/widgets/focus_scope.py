"""Pass the focus on: to a part of the screen that is given it, and from what is about to be hidden to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class FocusScope(_Base):
    """A widget that passes on the focus it is given; it stands before the class of Qt among the base classes.

    A focus proxy of Qt does the same, but takes part in the focus chain: Tab leads from the widget before the screen to
    the proxy, in the midst of the screen, and what stands before the proxy is never reached. So a screen has none.
    """

    _initial_focus: QWidget | None = None

    @property
    def initial_focus(self) -> QWidget:
        """Return the part that gets the focus; the widget itself where none is set."""
        return self if self._initial_focus is None else self._initial_focus

    def set_initial_focus(self, part: QWidget) -> None:
        """Set the part that gets the focus."""
        self._initial_focus = part

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Set the focus to the part."""
        if self._initial_focus is None:
            super().setFocus(reason)
        else:
            self._initial_focus.setFocus(reason)


def clear_focus_in(widget: QWidget) -> None:
    """Clear the focus of a widget and its parts before they are hidden.

    Qt would pass it on to the next one in the window until it is set again, and a screen reader would say that one.
    """
    focused = QApplication.focusWidget()
    if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
        focused.clearFocus()
