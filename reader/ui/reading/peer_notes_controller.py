"""Show the notes of others on the page, and lead from the page to their cards."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader.core.changes import Changes
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.page.page_view import PageView
from reader.ui.page.throttle import Throttle
from reader.ui.preferences.preferences import Preferences
from reader.ui.reading.peer_marks import PeerMarks
from reader.ui.shell.context import AppContext

_UPDATE_MS = 2_000
"""How often, while the page moves, what has been read is looked up."""


class PeerNotesController(QObject):
    """Keep the passages of the notes of others on the page as they are in the library; ``marks`` provides them."""

    def __init__(self, context: AppContext, page: PageView, notes: NotesPane) -> None:
        super().__init__(page)
        self._settings = context.settings
        self._page = page
        self._notes = notes
        self._text = ""
        self.marks = PeerMarks(context.library, context.settings)
        self._throttle = Throttle(self.update_read, _UPDATE_MS, self)
        page.view_changed.connect(self._on_page_view_changed)
        page.peer_notes_activated.connect(self._on_page_peer_notes_activated)
        notes.peer_passage_requested.connect(page.show_passage)
        context.settings.changed.connect(self._on_settings_changed)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)

    def set_text(self, text: str) -> None:
        """Show the notes on another text from now on, or none; the page shows them when it shows the text."""
        self._text = text
        self.marks.show_text(text)

    def toggle(self) -> None:
        """Show or hide the notes of others in the texts."""
        self._settings.change(show_peer_notes=not self._settings.values.show_peer_notes)

    def update_read(self) -> None:
        """Show the notes on what has been read since."""
        if self.marks.update_ranges():
            self._page.refresh_peer_marks()
            self._notes.update_read()

    def _refresh(self) -> None:
        had_any = self.marks.has_any
        self.marks.refresh()
        if had_any or self.marks.has_any:
            self._page.refresh_peer_marks()

    @Slot(int, int)
    def _on_page_view_changed(self, _start: int, _end: int) -> None:
        if self.marks.has_any:
            self._throttle.call()

    @Slot(list)
    def _on_page_peer_notes_activated(self, notes: list[str]) -> None:
        self._notes.show()
        self._notes.show_peer_note(notes[0])

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if before.show_peer_notes != after.show_peer_notes:
            self._refresh()

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        if self._text and (changes.study or self._text in changes.texts):
            self._refresh()
