"""Follow the links of a text: internal and external links, and note references."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QRect, Signal, Slot

from reader.core.text.footnotes import footnote_at
from reader.storage.repositories.stored_text import StoredText
from reader.ui.page.inline_writer import ImageSource
from reader.ui.page.page_view import PageView
from reader.ui.reading.footnote_popup import FootnotePopup
from reader.ui.shell.navigator import Navigator

_SCHEMES = frozenset({"http", "https", "mailto"})
"""Schemes of external addresses that may be opened, after a confirmation; all others are refused (reliability.md)."""


class LinkFollower(QObject):
    """Turn clicks on links and note references into jumps, footnote popups and requests to open an address."""

    jump_requested = Signal(int)

    def __init__(self, page: PageView, images: ImageSource, navigator: Navigator) -> None:
        super().__init__(page)
        self._page = page
        self._images = images
        self._navigator = navigator
        self._text: StoredText | None = None
        self._note_position = 0
        self._popup = FootnotePopup(page)
        self._popup.place_requested.connect(self._on_popup_place_requested)
        page.link_activated.connect(self._on_page_link_activated)
        page.note_reference_activated.connect(self._on_page_note_reference_activated)

    def set_text(self, text: StoredText | None) -> None:
        """Follow the links of another text from now on."""
        self._text = text

    def _position(self, target: str) -> int | None:
        return self._text.target(target.removeprefix("#")) if self._text is not None else None

    @Slot(str)
    def _on_page_link_activated(self, target: str) -> None:
        if target.startswith("#"):
            position = self._position(target)
            if position is not None:
                self.jump_requested.emit(position)
        elif urlsplit(target).scheme.lower() in _SCHEMES:
            self._navigator.link_requested.emit(target)

    @Slot(str, QRect)
    def _on_page_note_reference_activated(self, target: str, reference: QRect) -> None:
        position = self._position(target)
        if self._text is None or position is None:
            return
        rect = QRect(self._page.viewport().mapToGlobal(reference.topLeft()), reference.size())
        self._note_position = position
        self._popup.show_note(footnote_at(self._text, position), self._page.typography, self._images, rect)

    @Slot()
    def _on_popup_place_requested(self) -> None:
        self.jump_requested.emit(self._note_position)
