"""Carry a correction of a text out: ask for it, then name the text anew or read its file again."""

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
from reader.ui.shell.toast import Toast

if TYPE_CHECKING:
    from reader.ui.importing.text_options.text_options_dialog import TextOptions

_LOOKED_AT = 20_000
"""Code points from the beginning of a text."""


class TextOptionsController(QObject):
    """Let the reader correct a text."""

    def __init__(
        self, context: AppContext, window: QWidget, toast: Toast, replacing: EditionController, queue: ImportQueue
    ) -> None:
        super().__init__(window)
        self._context = context
        self._texts = context.library.texts
        self._window = window
        self._toast = toast
        self._replacing = replacing
        self._kept: dict[str, QTemporaryDir] = {}
        self._being_read: set[str] = set()
        queue.finished.connect(self._on_queue_finished)

    @Slot(str)
    def ask(self, text_id: str) -> None:
        """Show how a text is read and what it is called, and correct what the reader tells."""
        from reader.ui.importing.text_options.text_options_dialog import TextOptionsDialog

        if self._context.library.read_only:
            self._toast.tell_error(ReaderError(Problem.LIBRARY_READ_ONLY, self._context.library.path))
            return
        self._context.annotation_commands.settling.emit()
        card = self._texts.get(text_id)
        if not card.complete:
            self._toast.tell(self.tr("“{title}” is still coming in.").format(title=card.title))
            return
        if card.id in self._being_read:
            self._toast.tell(self.tr("“{title}” is just being read again.").format(title=card.title))
            return
        look = (self._context.settings.values, self._context.appearance.theme)
        dialog = TextOptionsDialog(card, self._texts.choices(card.id), self._file_of(card), look, self._window)
        if not dialog.exec():
            self._let_go(card.id)
        elif dialog.changes_nothing:
            self._let_go(card.id)
            self._toast.tell(self.tr("Nothing was changed."))
        else:
            self.correct(card, dialog.answer())

    def correct(self, card: Text, correction: TextOptions) -> None:
        """Correct a text; the file is only read again where that was asked for."""
        if correction.path is not None:
            kept = card.id in self._kept
            source = card.source if kept else str(correction.path.absolute())
            file = ImportRequest(correction.path, correction.choices, card.id, asked=True, source=source)
            self._being_read.add(card.id)
            self._replacing.begin(file, corrects=True)
            return
        self._let_go(card.id)
        now = self._context.clock.now()
        self._context.annotation_commands.do(
            lambda: self._texts.describe(card.id, correction.named, correction.choices, now), self
        )

    def offer(self, card: Text) -> None:
        """Offer to correct a text that came in, if it may have been read wrongly."""
        if not self._is_doubtful(card):
            return
        words = self.tr("“{title}” was read as {encoding}, which was not quite certain.").format(
            title=card.title, encoding=encoding_label(card.encoding)
        )
        self._toast.tell(words, self.tr("Looks wrong? Correct…"), partial(self.ask, card.id))

    def _is_doubtful(self, card: Text) -> bool:
        """Return whether an encoding was told by statistics alone, and the text does not bear it out.

        A wrong encoding gives characters that cannot be read, or letters in which no language is known.
        """
        if card.encoding.lower() in SURE_ENCODINGS or self._texts.choices(card.id).encoding is not None:
            return False
        return not card.language or REPLACEMENT in self._texts.view(card.id).slice(0, _LOOKED_AT)

    def _file_of(self, card: Text) -> Path | None:
        """Return the file of a text as it was when it was read: what was kept of it, else the file itself."""
        folder = QTemporaryDir()
        path = original_file(self._context.library, card, Path(folder.path()))
        if path.parent == Path(folder.path()):
            self._kept[card.id] = folder
            return path
        return path if card.source and path.is_file() else None

    @Slot()
    def _on_queue_finished(self) -> None:
        while self._being_read:
            self._let_go(self._being_read.pop())

    def _let_go(self, text_id: str) -> None:
        kept = self._kept.pop(text_id, None)
        if kept is not None:
            kept.remove()
