"""Tell a screen reader what is on the page: the passage, the sentence at the cursor, or the page that was turned to.

The bindings' text interface for accessibility ends the process (docs/decisions), so the words are announced instead.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from reader.ui.page.page_view import PageView


class ScreenReaderAnnouncer(QObject):
    """Announce the page's words while a screen reader is listening."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        page.view_changed.connect(self._on_page_view_changed)
        page.passage_finished.connect(self._on_page_passage_finished)
        page.cursor_moved.connect(self._on_page_cursor_moved)

    @Slot(int, int)
    def _on_page_view_changed(self, start: int, end: int) -> None:
        if self._page.reading_cursor is None:
            self._say(start, end)

    @Slot()
    def _on_page_passage_finished(self) -> None:
        self._say(self._page.passage.start, self._page.passage.end)

    @Slot()
    def _on_page_cursor_moved(self) -> None:
        sentence = self._page.reading_cursor
        if sentence is not None:
            self._say(sentence.start, sentence.end)

    def _say(self, start: int, end: int) -> None:
        flow = self._page.flow
        if QAccessible.isActive() and flow is not None and start < end:
            event = QAccessibleAnnouncementEvent(self._page, self._words(start, end))
            QAccessible.updateAccessibility(event)

    def _words(self, start: int, end: int) -> str:
        """Return the words, and behind them how many marks lie on them."""
        flow = self._page.flow
        assert flow is not None
        words = flow.words(start, end)
        marks = len({one.id for one in self._page.annotations_between(start, end)})
        told = [words, self.tr("%n mark(s)", None, marks) if marks else ""]
        mark = self._page.portion_end
        if mark is not None and start < mark <= end:
            told.append(self.tr("today’s portion ends here"))
        return "\n".join(one for one in told if one)
