"""Correct the import options of a text: ask for them, then change its names or import its file again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTemporaryDir, Slot
from PySide6.QtWidgets import QWidget

from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.core.text.normalise import REPLACEMENT
from reader.core.text.original_file import SURE_ENCODINGS
from reader.services.editions import original_file
from reader.services.importing.import_run import ImportRequest
from reader.ui.importing.edition_controller import EditionController
from reader.ui.importing.import_queue import ImportQueue
from reader.ui.importing.text_options.option_labels import encoding_label
from reader.ui.shell.context import AppContext

if TYPE_CHECKING:
    from reader.ui.importing.text_options.text_options_dialog import TextOptions

_CHECKED_LENGTH = 20_000
"""The number of code points at the beginning of a text that are checked for characters that could not be decoded."""


class TextOptionsController(QObject):
    """Ask for corrections of a text and carry them out."""

    def __init__(self, context: AppContext, window: QWidget, replacing: EditionController, queue: ImportQueue) -> None:
        super().__init__(window)
        self._context = context
        self._texts = context.library.texts
        self._window = window
        self._toast = context.toast
        self._editions = replacing
        self._originals: dict[str, QTemporaryDir] = {}
        self._importing: set[str] = set()
        queue.finished.connect(self._on_queue_finished)

    @Slot(str)
    def ask(self, text_id: str) -> None:
        """Show the import options and the names of a text, and apply what the reader corrects."""
        from reader.ui.importing.text_options.text_options_dialog import TextOptionsDialog

        if self._context.library.read_only:
            self._toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, self._context.library.path))
            return
        self._context.commands.flush_requested.emit()
        card = self._texts.get(text_id)
        if not card.complete:
            self._toast.show_message(self.tr("“{title}” is still being added.").format(title=card.title))
            return
        if card.id in self._importing:
            self._toast.show_message(self.tr("“{title}” is being read again.").format(title=card.title))
            return
        look = (self._context.settings.values, self._context.appearance.theme)
        choices, data = self._texts.choices(card.id), self._context.library.bibliographies.of(card.id)
        dialog = TextOptionsDialog(card, choices, self._file_of(card), look, self._window, data=data)
        if not dialog.exec():
            self._discard_original(card.id)
        elif dialog.changes_nothing:
            self._discard_original(card.id)
            self._toast.show_message(self.tr("Nothing was changed."))
        else:
            self.correct(card, dialog.answer())

    def correct(self, card: Text, correction: TextOptions) -> None:
        """Correct a text; its file is only imported again if the options of reading it changed."""
        if correction.path is not None:
            is_stored = card.id in self._originals
            source = card.source if is_stored else str(correction.path.absolute())
            file = ImportRequest(correction.path, correction.choices, card.id, is_decided=True, source=source)
            self._importing.add(card.id)
            self._editions.correct(file, correction.data)
            return
        self._discard_original(card.id)
        now = self._context.clock.now()
        self._context.commands.run(
            lambda: self._texts.describe(card.id, correction.named, correction.choices, now, correction.data), self
        )

    def offer(self, card: Text) -> None:
        """Offer to correct an imported text if it may have been decoded wrongly."""
        if not self._is_doubtful(card):
            return
        message = self.tr("“{title}” was read as {encoding}, but this is not certain.").format(
            title=card.title, encoding=encoding_label(card.encoding)
        )
        self._toast.show_message(message, self.tr("Looks wrong? Correct…"), partial(self.ask, card.id))

    def _is_doubtful(self, card: Text) -> bool:
        """Return whether the encoding was detected by statistics alone and the text does not confirm it.

        A wrong encoding yields replacement characters, or letters in which no language is recognised.
        """
        if card.encoding.lower() in SURE_ENCODINGS or self._texts.choices(card.id).encoding is not None:
            return False
        return not card.language or REPLACEMENT in self._texts.view(card.id).slice(0, _CHECKED_LENGTH)

    def _file_of(self, card: Text) -> Path | None:
        """Return the file of a text: the stored original, else the file itself; None if it is gone."""
        folder = QTemporaryDir()
        path = original_file(self._context.library, card, Path(folder.path()))
        if path.parent == Path(folder.path()):
            self._originals[card.id] = folder
            return path
        return path if card.source and path.is_file() else None

    @Slot()
    def _on_queue_finished(self) -> None:
        while self._importing:
            self._discard_original(self._importing.pop())

    def _discard_original(self, text_id: str) -> None:
        folder = self._originals.pop(text_id, None)
        if folder is not None:
            folder.remove()
