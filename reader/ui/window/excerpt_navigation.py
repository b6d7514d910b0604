"""Navigate from the page, or from a note, to the excerpts of its text, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.core.screens import ScreenName
from reader.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from reader.ui.notes.notes_screen import NotesScreen


class ExcerptNavigation:
    """Switch between a text and its excerpts."""

    def __init__(self, controller: WindowController) -> None:
        self._controller = controller

    def toggle(self) -> None:
        """Show the excerpts of the text on the page, or of the current note's text; if they are shown, go back."""
        controller, window = self._controller, self._controller.window
        previous = window.current
        screen = cast("NotesScreen", window.screen_widget(ScreenName.NOTES))
        if previous is ScreenName.NOTES and screen.shows_excerpts:
            screen.leave_excerpts()
            return
        reading = previous is ScreenName.READ
        text = controller.read_screen.text_id if reading else screen.current_text or controller.read_screen.text_id
        if text:
            controller.read_screen.notes.finish_editing()
            window.show_screen(ScreenName.NOTES)
            screen.show_excerpts(text, from_reading=reading)
