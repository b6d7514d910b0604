"""Connect the find bar to the page that shows the hits."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader.storage.repositories.stored_text import StoredText
from reader.ui.page.page_view import PageView
from reader.ui.reading.find_bar import FindBar

_MAX_LENGTH = 60
"""Code points of a selected passage that are used as the initial search text."""


class FindController(QObject):
    """The search of the open text."""

    def __init__(self, page: PageView, bar: FindBar) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._text: StoredText | None = None
        page.view_changed.connect(bar.follow)
        bar.search_text_changed.connect(self._on_bar_search_text_changed)
        bar.hit_requested.connect(page.show_passage)
        bar.closed.connect(self._on_bar_closed)

    def set_text(self, text: StoredText | None) -> None:
        """Search another text from now on."""
        self._text = text
        self._bar.close_bar()
        self._bar.set_text(text)

    def update_length(self) -> None:
        """Search also what was added to the text."""
        self._bar.update_length()

    @Slot()
    def begin(self) -> None:
        """Open the find bar; a short selected passage becomes the initial search text."""
        if self._text is None:
            return
        passage = self._page.passage
        text = self._text.slice(passage.start, min(passage.end, passage.start + _MAX_LENGTH)) if passage else ""
        self._bar.open_bar("" if "\n" in text else text, self._page.place)

    def find(self, query: str, position: int) -> None:
        """Search from a position for a query from the search of all texts, as when one of its hits is opened."""
        self._bar.open_query(query, position)

    @Slot()
    def next(self) -> None:
        """Go to the next hit."""
        self._bar.next()

    @Slot()
    def previous(self) -> None:
        """Go to the previous hit."""
        self._bar.previous()

    @Slot(str)
    def _on_bar_search_text_changed(self, text: str) -> None:
        self._page.set_finder(self._bar.hits if text else None)

    @Slot()
    def _on_bar_closed(self) -> None:
        self._page.set_finder(None)
        self._page.setFocus()
