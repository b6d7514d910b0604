"""Change the filing of texts: tracks, required or chosen, tags, the archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from reader.core.changes import Changes
from reader.core.text.filing import FilingChange
from reader.ui.planning.roadmap_labels import track_label
from reader.ui.shell.context import AppContext

if TYPE_CHECKING:
    from reader.ui.library.text_menu import TextMenu


class FilingController(QObject):
    """Change the filing of texts, each time as one undo step, and show a message."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def serve(self, menu: TextMenu) -> None:
        """Connect the signals of a menu of texts."""
        menu.refile_requested.connect(self.file)
        menu.tags_requested.connect(self.ask_for_tags)

    @Slot(list, object)
    def file(self, texts: Sequence[str], refiling: FilingChange) -> bool:
        """Change the filing of texts, and return whether it was saved.

        A change that hid some or changed many offers to undo it.
        """
        library, now = self._context.library, self._context.clock.now()
        return self._context.commands.run(
            lambda: library.filing.file(texts, refiling, now),
            self,
            message=lambda changes: self._message(changes, refiling),
        )

    @Slot(list)
    def ask_for_tags(self, texts: Sequence[str]) -> None:
        """Ask for the tags of texts: for one, all of its tags; for many, the tags to add and to remove."""
        from reader.ui.library.text_tags_dialog import TextTagsDialog

        library = self._context.library
        cards = library.texts.some(texts)
        known = dict.fromkeys(tag for tag, _count in (*library.filing.tags(), *library.annotations.tags()))
        dialog = TextTagsDialog([(card.title, card.filing.tags) for card in cards], list(known), self._window)
        self._context.commands.ask(dialog, lambda: self._change_tags(texts, *dialog.answer()))

    def _change_tags(self, texts: Sequence[str], added: tuple[str, ...], removed: tuple[str, ...]) -> bool:
        return not (added or removed) or self.file(texts, FilingChange(added=added, removed=removed))

    def _message(self, changes: Changes, refiling: FilingChange) -> str:
        """Return the message for a change; an empty string for a single text that stays visible."""
        count = len(changes.texts)
        if count and refiling.archived is True:
            return self.tr("%n text(s) archived. Notes and reading time are kept.", "", count)
        if count and refiling.archived is False:
            return self.tr("%n text(s) unarchived.", "", count)
        if count < 2:
            return ""
        if refiling.track:
            message = self.tr("%n text(s) moved to the track {track}.", "", count)
            return message.format(track=track_label(refiling.track))
        return self.tr("%n text(s) changed.", "", count)
