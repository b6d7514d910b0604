"""Invite files and folders to be dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout
from typing_extensions import override

_HIGHEST = 64


class DropArea(QFrame):
    """Say that files can be dropped; the window takes them, wherever they fall. A click asks for the file dialog."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(38)
        self.setMaximumHeight(_HIGHEST)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "faint")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        QVBoxLayout(self).addWidget(self._words)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._words.setText(
            self.tr("Drop files or folders here: plain text, Markdown, HTML, EPUB, PDF, FB2, DOCX, ODT, RTF")
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for files."""
        self.clicked.emit()
