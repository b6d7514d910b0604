"""Show the key of a command beside the word that it does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from reader.ui.widgets.button import Clicked, PrimaryButton
from reader.ui.widgets.label import Label

_HEIGHT = 18
_GAP = 8
_PADDING = 12


class KeyCap(Label):
    """The name of a key in a small frame; ``on_accent``: on a filled button.

    Screen readers do not read it: the command itself names its key.
    """

    def __init__(self, key: str = "", parent: QWidget | None = None, *, on_accent: bool = False) -> None:
        super().__init__("", parent=parent)
        self.setProperty("role", "key-on-accent" if on_accent else "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Set the key by the name that Qt has for it (``Ctrl+F``); it is shown with spaces in place of the signs."""
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(native[:-1].replace("+", " ") + native[-1:])
        self.setAccessibleName("")


class PrimaryKeyButton(PrimaryButton):
    """The filled button, with the key behind its word while the key does the same."""

    def __init__(self, key: str, clicked: Clicked = None, parent: QWidget | None = None) -> None:
        super().__init__("", clicked, parent)
        self.key_cap = KeyCap(key, self, on_accent=True)

    def show_key(self, on: bool) -> None:
        """Show or hide the key."""
        if on is self.key_cap.isHidden():
            self.key_cap.setVisible(on)
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the button with the key."""
        return super().sizeHint() + QSize(self._key_width(), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size of the button with the key."""
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the key to the end of the button."""
        super().resizeEvent(event)
        self.key_cap.adjustSize()
        size = self.key_cap.size()
        top = (self.height() - size.height()) // 2
        self.key_cap.move(self.width() - _PADDING - size.width(), top)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button with its word before the key."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        rect: QRect = option.rect
        option.rect = rect.adjusted(0, 0, -self._key_width(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()

    def _key_width(self) -> int:
        return 0 if self.key_cap.isHidden() else self.key_cap.sizeHint().width() + _GAP
