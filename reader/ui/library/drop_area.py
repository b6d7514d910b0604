"""Show where files and folders can be dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from typing_extensions import override

from reader.ui.widgets.frame import Frame
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget

_MAX_HEIGHT = 64


class DropArea(TranslatedWidget, Frame):
    """An area that invites to drop files; the window handles the drop anywhere, and a click opens the file dialog."""

    clicked = Signal()
    role = "drop"

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(38)
        self.setMaximumHeight(_MAX_HEIGHT)
        self._label = Label(role="faint", wraps=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        Column(self).add(self._label)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._label.setText(
            self.tr(
                "Drop files or folders here: plain text, Markdown, HTML, EPUB, MOBI, AZW3, PDF, FB2, DOCX, ODT, RTF"
            )
        )

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Emit ``clicked``, which opens the file dialog."""
        self.clicked.emit()
