"""Show which widget has the focus where the widget does not show it itself: a list, a chart, the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from reader.ui.appearance.sizes import CONTROL_RADIUS

_STROKE = 2.0
_PASSING = frozenset((Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason))
"""Why the focus may leave a widget that gets it back: another window, or a menu."""


def shows_own_focus(widget: QWidget) -> bool:
    """Return whether a widget shows by itself that it has the focus: by its border, or by the text cursor."""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractButton | QAbstractSpinBox | QComboBox | QLineEdit)


class FocusFrame(QWidget):
    """A frame in the accent colour over the edge of a widget, until the focus leaves it.

    Of a focus proxy that lies under the widget whose focus it has, the frame is over that one.
    """

    def __init__(self, widget: QWidget) -> None:
        self._seen = _seen(widget)
        super().__init__(self._seen)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(self._seen.rect())
        for watched in {widget, self._seen}:
            watched.installEventFilter(self)
        self.raise_()
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the widget, and go with the focus."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._seen.rect())
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            self.hide()
            self.deleteLater()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _STROKE))
        edge = _STROKE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), CONTROL_RADIUS, CONTROL_RADIUS)
        painter.end()


def _seen(widget: QWidget) -> QWidget:
    """Return the widget beside this one whose focus proxy it is, else itself."""
    parent = widget.parentWidget()
    beside = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent else []
    return next((one for one in beside if one.focusProxy() is widget), widget)
