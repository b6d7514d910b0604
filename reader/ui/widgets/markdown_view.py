"""Show a whole page of Markdown as it reads."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit, QWidget

from reader.ui.appearance.sizes import EDGE
from reader.ui.widgets.markdown_document import NoteStyle, note_document

_PAGE_MARGIN = 2 * EDGE


class MarkdownView(QTextEdit):
    """A page in a box that can be read and copied; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("role", "boxed")

    def show_markdown(self, source: str, style: NoteStyle) -> None:
        """Show Markdown as it reads."""
        document = note_document(source, style)
        document.setParent(self)
        document.setDocumentMargin(_PAGE_MARGIN)
        self.setDocument(document)
