"""Show plain text: the labels of all windows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

LabelRole = Literal[
    "", "body", "title", "heading", "large", "strong", "muted", "faint", "accent", "dialog-title", "key", "sign"
]
"""What a label is in the style sheet; empty: the text itself."""

_SIGN_SIZE = 20


class Label(QLabel):
    """A label that never takes its text for markup; ``wraps`` allows several lines, ``selectable`` copying by mouse."""

    def __init__(
        self,
        text: str = "",
        role: LabelRole = "",
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", role)
        self.setWordWrap(wraps)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_role(self, role: LabelRole) -> None:
        """Change the role of a label that may be shown already."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().polish(self)


class SignLabel(Label):
    """A sign in a small square before a row: what happens to it."""

    def __init__(self, sign: str) -> None:
        super().__init__(sign, "sign")
        self.setFixedSize(_SIGN_SIZE, _SIGN_SIZE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class ElidedLabel(Label):
    """A label with one line that is elided if it does not fit; its text asks for no width."""

    def __init__(
        self,
        role: LabelRole = "",
        parent: QWidget | None = None,
        elide_mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__("", role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._elide_mode = elide_mode
        self._full_text = ""

    def set_full_text(self, text: str) -> None:
        """Set the text."""
        self._full_text = text
        self.ensurePolished()  # the style sheet may set another font
        self.setAccessibleName(text)
        self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._full_text, self._elide_mode, self.width()))


class TitleLabel(ElidedLabel):
    """An elided label that is no wider than its text, with all of it as tooltip."""

    @override
    def set_full_text(self, text: str) -> None:
        """Set the text and the tooltip."""
        self.ensurePolished()
        self.setToolTip(text)
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(text) + 4)
        super().set_full_text(text)
