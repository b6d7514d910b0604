"""Show the key of a command beside the word that it does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import CAPTION, KEY_HEIGHT, SPACE, TICK_RADIUS
from reader.ui.widgets.button import Button, Clicked
from reader.ui.widgets.label import Label
from reader.ui.widgets.painting import scaled_font

_PADDING = 5
_MARGIN = 12
_ENTER = "Return"
_NAMES_OF_ENTER = frozenset((_ENTER, "Enter"))


def key_label(key: str) -> str:
    """Return the name of a key or of keys in Qt's spelling (``Ctrl+F``), with spaces in place of the signs."""
    modifiers, _sign, last = key.rpartition("+")
    if last in _NAMES_OF_ENTER:
        return " ".join((*filter(None, modifiers.split("+")), "Enter"))
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return native[:-1].replace("+", " ") + native[-1:]


def caption_font(font: QFont) -> QFont:
    """Return the font of the names of keys beside words in a font."""
    return scaled_font(font, CAPTION, weight=QFont.Weight.Normal)


def cap_width(key: str, font: QFont) -> int:
    """Return the width in pixels of the frame around a key beside words in a font."""
    return QFontMetrics(caption_font(font)).horizontalAdvance(key_label(key)) + 2 * _PADDING


def draw_key(painter: QPainter, cap: QRect, key: str, text: QColor, border: QColor) -> None:
    """Draw a key in its frame beside words in the painter's font."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(border)
    painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), TICK_RADIUS, TICK_RADIUS)
    painter.setPen(text)
    painter.setFont(caption_font(painter.font()))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key_label(key))


class KeyCap(Label):
    """The name of a key in a small frame; screen readers get it from the command beside it."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "key", parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(KEY_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        """Set the key by the name that Qt has for it."""
        self.setText(key_label(key))


class KeyButton(Button):
    """A button with a key behind its word; the key is left out while it does something else.

    ``margin`` is the space between the key and the edge of the button.
    """

    margin = _MARGIN

    def __init__(self, text: str, key: str, clicked: Clicked = None, parent: QWidget | None = None) -> None:
        super().__init__(text, clicked, parent)
        self._key = key
        self._is_key_shown = True

    def show_key(self, on: bool) -> None:
        """Show or hide the key."""
        if on is not self._is_key_shown:
            self._is_key_shown = on
            self.updateGeometry()
            self.update()

    @property
    def is_key_shown(self) -> bool:
        """Return whether the key does what the button does: in a dialog, Enter is for the button with the focus."""
        is_for_another = self._key == _ENTER and self.autoDefault() and not self.isDefault()
        return self._is_key_shown and not is_for_another

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the button with the key."""
        return super().sizeHint() + QSize(self._key_width(), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the size of the button with the key."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button with its word before the key, or alone in the middle."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        whole, key_width = self.rect(), self._key_width() if self.is_key_shown else 0
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        option.rect = whole.adjusted(key_width, 0, 0, 0) if is_mirrored else whole.adjusted(0, 0, -key_width, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if self.is_key_shown:
            self._paint_key(painter, self._cap_rect(whole, is_mirrored))
        painter.end()

    def _paint_key(self, painter: QStylePainter, cap: QRect) -> None:
        colours = self.palette()
        on_accent = self.role == "primary" and self.isEnabled()
        text = QPalette.ColorRole.HighlightedText if on_accent else QPalette.ColorRole.PlaceholderText
        border = QPalette.ColorRole.HighlightedText if on_accent else QPalette.ColorRole.Mid
        painter.setFont(self.font())
        draw_key(painter, cap, self._key, colours.color(text), colours.color(border))

    def _cap_rect(self, whole: QRect, is_mirrored: bool) -> QRect:
        width = cap_width(self._key, self.font())
        left = self.margin if is_mirrored else whole.width() - self.margin - width
        return QRect(left, (whole.height() - KEY_HEIGHT) // 2, width, KEY_HEIGHT)

    def _key_width(self) -> int:
        if not self._is_key_shown:
            return 0
        return cap_width(self._key, self.font()) + SPACE - (_MARGIN - self.margin)


class KeyLinkButton(KeyButton):
    """A link with its key, which ends where the words above and below the link do."""

    role = "link"
    margin = 2


class PrimaryKeyButton(KeyButton):
    """The filled button with its key."""

    role = "primary"
