"""Announce the page to screen readers: the selected passage, the sentence at the cursor, or the visible text.

The bindings' accessible text interface crashes the process (docs/decisions), so the text is announced instead.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from reader.ui.page.page_view import PageView


class ScreenReaderAnnouncer(QObject):
    """Announce the text of the page while accessibility is active."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        page.view_changed.connect(self._on_page_view_changed)
        page.passage_finished.connect(self._on_page_passage_finished)
        page.cursor_moved.connect(self._on_page_cursor_moved)

    @Slot(int, int)
    def _on_page_view_changed(self, start: int, end: int) -> None:
        if self._page.reading_cursor is None:
            self._announce(start, end)

    @Slot()
    def _on_page_passage_finished(self) -> None:
        self._announce(self._page.passage.start, self._page.passage.end)

    @Slot()
    def _on_page_cursor_moved(self) -> None:
        sentence = self._page.reading_cursor
        if sentence is not None:
            self._announce(sentence.start, sentence.end)

    def _announce(self, start: int, end: int) -> None:
        flow = self._page.flow
        if QAccessible.isActive() and flow is not None and start < end:
            event = QAccessibleAnnouncementEvent(self._page, self._words(start, end))
            QAccessible.updateAccessibility(event)

    def _words(self, start: int, end: int) -> str:
        """Return the text of a range, the number of marks on it, and whether today's portion ends in it."""
        flow = self._page.flow
        assert flow is not None
        text = flow.text_between(start, end)
        marks = len({mark.id for mark in self._page.annotations_between(start, end)})
        lines = [text, self.tr("%n mark(s)", None, marks) if marks else ""]
        portion_end = self._page.portion_end
        if portion_end is not None and start < portion_end <= end:
            lines.append(self.tr("today’s portion ends here"))
        return "\n".join(line for line in lines if line)
