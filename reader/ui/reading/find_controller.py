"""Find words in the open text: between the bar, where they are typed, and the page, where they are shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from reader.storage.repositories.stored_text import StoredText
from reader.ui.page.page_view import PageView
from reader.ui.reading.find_bar import FindBar

_LONGEST = 60
"""Code points of a selected passage that are taken as the words to look for."""


class FindController(QObject):
    """Join a bar to a page; ``all_wanted`` carries words to search for in all texts."""

    all_requested = Signal(str)

    def __init__(self, page: PageView, bar: FindBar) -> None:
        super().__init__(page)
        self._page = page
        self._bar = bar
        self._text: StoredText | None = None
        page.view_changed.connect(bar.follow)
        bar.words_changed.connect(self._on_bar_words_changed)
        bar.hit_requested.connect(page.show_passage)
        bar.all_requested.connect(self.all_requested)
        bar.closed.connect(self._on_bar_closed)

    def set_text(self, text: StoredText | None) -> None:
        """Find in another text from now on."""
        self._text = text
        self._bar.close_bar()
        self._bar.set_text(text)

    @Slot()
    def begin(self) -> None:
        """Ask what to look for; a short passage that is selected is a first answer."""
        if self._text is None:
            return
        passage = self._page.passage
        words = self._text.slice(passage.start, min(passage.end, passage.start + _LONGEST)) if passage else ""
        self._bar.open_bar("" if "\n" in words else words, self._page.place)

    def find(self, words: str, position: int) -> None:
        """Look on from a position for what was searched for in all texts, as when a hit is opened."""
        self._bar.open_query(words, position)

    @Slot()
    def next(self) -> None:
        """Go to the next hit."""
        self._bar.next()

    @Slot()
    def previous(self) -> None:
        """Go to the hit before."""
        self._bar.previous()

    @Slot(str)
    def _on_bar_words_changed(self, words: str) -> None:
        self._page.set_finder(self._bar.hits if words else None)

    @Slot()
    def _on_bar_closed(self) -> None:
        self._page.set_finder(None)
        self._page.setFocus()
