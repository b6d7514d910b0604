"""Go back to an earlier point of the history, list the last messages, and attach orphaned notes to a passage again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.anchor_match import Candidate, Edition
from reader.core.errors import ReaderError
from reader.resources import character_variants
from reader.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from reader.ui.notes.orphans_dialog import PlaceOffer

_CONTEXT = 30


class HistoryController(QObject):
    """Show the history and the orphaned notes, and carry out what the reader chooses there."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller.window)
        self._controller = controller
        self._context = controller.context
        self._library = controller.context.library
        self._window = controller.window

    # --- history -------------------------------------------------------------------------------------------------

    def show_history(self) -> None:
        """List the steps of the history, and go to the one that the reader chooses."""
        from reader.ui.shell.history_dialog import HistoryDialog

        self._context.commands.flush_requested.emit()
        dialog = HistoryDialog(self._library.history_entries(), self._library.history_part, self._window)
        if dialog.exec():
            self._context.commands.go_to(dialog.chosen)

    def show_messages(self) -> None:
        """List the last messages."""
        from reader.ui.shell.messages_dialog import MessagesDialog

        MessagesDialog(tuple(self._context.toast.messages), self._window).exec()

    # --- orphaned notes ------------------------------------------------------------------------------------------

    def show_orphans(self) -> None:
        """List the orphaned notes, those of the open text first, with the places that they may belong to."""
        try:
            orphans = [
                orphan for orphan in self._library.annotations.all() if orphan.orphan and orphan.anchor is not None
            ]
            texts = sorted({orphan.text for orphan in orphans}, key=self._open_first)
            editions = {text: self._library.editions.edition(text) for text in texts}
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        orphans_by_text = [[orphan for orphan in orphans if orphan.text == text] for text in texts]
        self._context.tasks.run(
            partial(_place_offers, orphans_by_text, list(editions.values())), self._show, self._context.toast.show_error
        )

    def _open_first(self, text: str) -> bool:
        return text != self._controller.read_screen.text_id

    def _show(self, found: list[tuple[Annotation, tuple[PlaceOffer, ...]]]) -> None:
        from reader.ui.notes.orphans_dialog import OrphanedNote, OrphansDialog

        titles = {text.id: text.title for text in (*self._library.texts.all(), *self._library.placeholders.cards())}
        orphans = [OrphanedNote(note, titles.get(note.text, ""), offers) for note, offers in found]
        dialog = OrphansDialog(orphans, self._window)
        dialog.attached.connect(self._on_dialog_attached)
        dialog.manual_placement_requested.connect(self._on_dialog_manual_placement_requested)
        dialog.exec()

    @Slot(str, int, int)
    def _on_dialog_attached(self, annotation: str, start: int, end: int) -> None:
        self._context.annotation_commands.move(annotation, start, end)

    @Slot(str)
    def _on_dialog_manual_placement_requested(self, annotation: str) -> None:
        try:
            text = self._library.annotations.get(annotation).text
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        self._context.navigator.open(text)
        self._ask_for_passage(annotation)

    def _ask_for_passage(self, annotation: str) -> None:
        message = self.tr(
            "Select the passage that the note belongs to, then attach it. The note is kept in the meantime."
        )
        self._context.toast.show_message(message, self.tr("Attach Here"), partial(self._attach_here, annotation))

    def _attach_here(self, annotation: str) -> None:
        passage = self._controller.read_screen.page.passage
        try:
            text = self._library.annotations.get(annotation).text
        except ReaderError as error:
            self._context.toast.show_error(error)
            return
        if passage and text == self._controller.read_screen.text_id:
            self._context.annotation_commands.move(annotation, passage.start, passage.end)
        else:
            self._ask_for_passage(annotation)


def _place_offers(
    by_text: Sequence[Sequence[Annotation]], editions: Sequence[Edition]
) -> list[tuple[Annotation, tuple[PlaceOffer, ...]]]:
    from reader.core.annotations.reanchoring.comparison import Comparison
    from reader.core.annotations.reanchoring.passages import anchor_candidates

    comparison = Comparison(character_variants())
    found = []
    for orphans, edition in zip(by_text, editions, strict=True):
        anchors: list[Anchor] = [orphan.anchor for orphan in orphans if orphan.anchor is not None]
        for orphan, places in zip(orphans, anchor_candidates(anchors, edition, comparison), strict=True):
            found.append((orphan, tuple(_offer(place, edition.whole) for place in places)))
    return found


def _offer(place: Candidate, whole: str) -> PlaceOffer:
    from reader.ui.notes.orphans_dialog import PlaceOffer

    before = whole[max(0, place.start - _CONTEXT) : place.start].replace("\n", " ")
    after = whole[place.end : place.end + _CONTEXT].replace("\n", " ")
    return PlaceOffer(place, whole[place.start : place.end], before, after)
