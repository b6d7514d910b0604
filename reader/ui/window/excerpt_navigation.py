"""Lead from the page, or from a note, to the marks of its text alone, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.core.screens import ScreenName
from reader.ui.window.controller import WindowController

if TYPE_CHECKING:
    from reader.ui.notes.notes_screen import NotesScreen


class ExcerptNavigation:
    """Switch between a text and its marks."""

    def __init__(self, room: WindowController) -> None:
        self._room = room

    def toggle(self) -> None:
        """Show the marks of the text on the page, or of the current note's text; a second time leads back."""
        room, window = self._room, self._room.window
        came_from = window.current
        screen = cast("NotesScreen", window.screen_widget(ScreenName.NOTES))
        if came_from is ScreenName.NOTES and screen.shows_condensed:
            screen.leave_condensed()
            return
        reading = came_from is ScreenName.READ
        text = room.read.text_id if reading else screen.current_text or room.read.text_id
        if text:
            room.read.notes.settle()
            window.show_screen(ScreenName.NOTES)
            screen.show_condensed(text, from_reading=reading)
