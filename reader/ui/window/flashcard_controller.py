"""Make cards of the words that are selected on the page, and suggest blanks for many marks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader.core.annotations.model import Annotation
from reader.core.errors import ReaderError
from reader.ui.shell.flashcard_commands import FlashcardCommands
from reader.ui.window.window_controller import WindowController


class FlashcardController(QObject):
    """Carry out what is asked of the self-test from elsewhere in the window."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller.window)
        self._context = controller.context
        self._library = controller.context.library
        self._read_screen = controller.read_screen
        self._window = controller.window
        self._commands = FlashcardCommands(controller.context, self)
        controller.read_screen.mark_controller.card_requested.connect(self._on_mark_controller_card_requested)
        controller.context.navigator.blanks_requested.connect(self._on_navigator_blanks_requested)

    def suggest(self) -> None:
        """Suggest blanks for the marks of the open text, or of all texts if none is open."""
        self._suggest(self._marks_of_text(self._read_screen.text_id))

    @Slot(str, int, int)
    def _on_mark_controller_card_requested(self, text: str, start: int, end: int) -> None:
        self._commands.make_blank(text, start, end)

    @Slot(tuple)
    def _on_navigator_blanks_requested(self, annotations: tuple[str, ...]) -> None:
        if annotations:
            self._suggest(self._library.annotation_lists.some(annotations))
        else:
            self._suggest(self._marks_of_text(""))

    def _marks_of_text(self, text: str) -> list[Annotation]:
        try:
            marks = self._library.annotations.of_text(text) if text else self._library.annotations.all()
        except ReaderError as error:
            self._context.toast.show_error(error)
            return []
        return [mark for mark in marks if mark.quote.strip() or mark.body.strip()]

    def _suggest(self, marks: list[Annotation]) -> None:
        from reader.ui.study.suggestions_dialog import SuggestionsDialog

        if not marks:
            self._context.toast.show_message(self.tr("No marks yet. Press 1 to 5 to mark a passage."))
            return
        dialog = SuggestionsDialog(self._library, marks, self._window)
        self._context.commands.ask(dialog, lambda: self._commands.make(dialog.new_cards))
