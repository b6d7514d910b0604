"""Replace a text by a new edition: import it, preview what happens to the notes, ask, replace."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.core.annotations.reanchoring.anchor_match import MatchKind
from reader.core.annotations.reanchoring.edition_preview import EditionPreview, PresentEdition
from reader.core.errors import ReaderError
from reader.core.text.bibliography import Bibliography
from reader.core.text.model import Text, TextDetails
from reader.services.editions import compare_editions, replace_edition
from reader.services.importing.import_run import ImportRequest
from reader.storage.backup import back_up_ahead
from reader.ui.importing.import_queue import ImportQueue
from reader.ui.shell.context import AppContext

_STEP = "before-editions"


class EditionController(QObject):
    """Put imported editions in place of their texts, or discard them if the reader declines.

    ``replaced`` is emitted when a text has its new edition, which is not indexed yet.
    """

    replaced = Signal()

    def __init__(self, context: AppContext, window: QWidget, queue: ImportQueue) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window
        self._toast = context.toast
        self._queue = queue
        self._corrected: dict[str, Bibliography | None] = {}
        self._corrections: dict[str, Bibliography | None] = {}
        self._asked_only_if_needed: set[str] = set()
        self._replaced = 0
        self._is_backed_up = False
        self._waiting: deque[tuple[str, Text]] = deque()
        self._is_asking = False
        queue.edition_read.connect(self._on_queue_edition_read)
        queue.finished.connect(self._corrected.clear)

    def begin(self, file: ImportRequest) -> None:
        """Import a file as a new edition of the text that the request names."""
        self._corrected.pop(file.edition_of, None)
        self._asked_only_if_needed.discard(file.edition_of)
        self._queue.add([file])

    def correct(self, file: ImportRequest, data: Bibliography | None = None) -> None:
        """Import the file of a text again with other options, and put it in place with the bibliographic data.

        The reader is not asked, unless a note would lose its place; without ``data``, they stay as they are.
        """
        self._corrected[file.edition_of] = data
        self._asked_only_if_needed.discard(file.edition_of)
        self._queue.add([file])

    def ask_only_where_needed(self, texts: Iterable[str]) -> None:
        """Show no preview for the next editions of these texts unless a note would lose its place.

        The library is backed up once before all of them.
        """
        self._asked_only_if_needed.update(texts)
        self._replaced = 0
        self._is_backed_up = False

    @Slot(str, object)
    def _on_queue_edition_read(self, text_id: str, edition: Text) -> None:
        if text_id in self._corrected:
            self._corrections[edition.id] = self._corrected.pop(text_id)
            if self._library.editions.is_same_reading(text_id, edition.id):
                self._keep_names(text_id, edition)
                return
        elif self._library.editions.is_present(text_id, edition.id):
            self._discard(edition.id)
            self._asked_only_if_needed.discard(text_id)
            self._toast.show_message(self.tr("The file contains the same text as before. Nothing was changed."))
            return
        self._waiting.append((text_id, edition))
        self._next()

    def _keep_names(self, text_id: str, edition: Text) -> None:
        """Take over only the names of an edition whose text and headings are the same."""
        texts, now = self._library.texts, self._context.clock.now()
        choices, known = texts.choices(edition.id), self._library.bibliographies.of(text_id)
        stated = self._library.bibliographies.of(edition.id)
        data = self._corrections[edition.id] or known.completed_by(stated)
        self._discard(edition.id)
        try:
            card = texts.get(text_id)
        except ReaderError as error:
            self._toast.show_error(error)
            return
        named = TextDetails(edition.title, edition.author, edition.language)
        if (named, data) == (TextDetails(card.title, card.author, card.language), known):
            self._toast.show_message(self.tr("Read this way, the text is the same as before. Nothing was changed."))
        else:
            self._context.commands.run(lambda: texts.describe(card.id, named, choices, now, data), self)

    def _next(self) -> None:
        """Handle the next edition once the last one is done, so that there is one question at a time."""
        if self._waiting and not self._is_asking:
            self._is_asking = True
            self._context.commands.flush_requested.emit()
            self._prepare(*self._waiting.popleft())

    def _prepare(self, text_id: str, edition: Text) -> None:
        """Back up the library before the first of many texts is replaced, then compute the preview."""
        library = self._library.path
        if library is None or self._is_backed_up or text_id not in self._asked_only_if_needed:
            self._preview(text_id, edition)
            return

        def preview(_report: object) -> None:
            self._is_backed_up = True
            self._preview(text_id, edition)

        backup = partial(back_up_ahead, library, _STEP, self._context.clock.now())
        self._context.tasks.run(backup, preview, partial(self._fail, edition.id))

    def _preview(self, text_id: str, edition: Text) -> None:
        try:
            comparison = compare_editions(self._library, text_id, edition.id, corrects=edition.id in self._corrections)
        except ReaderError as error:
            self._fail(edition.id, error)
            return
        self._context.tasks.run(
            partial(comparison.preview, self._context.clock.now()),
            partial(self._ask, text_id, edition, comparison.present),
            partial(self._fail, edition.id),
        )

    def _ask(self, text_id: str, edition: Text, present: PresentEdition, preview: EditionPreview) -> None:
        try:
            if self._library.annotations.of_text(text_id) != present.annotations:
                self._preview(text_id, edition)
                return
            card = self._library.texts.get(text_id)
            if self._is_accepted(card, edition, preview):
                self._replace(card, edition, preview)
            else:
                self._asked_only_if_needed.discard(text_id)
                self._discard(edition.id)
        except ReaderError as error:
            self._fail(edition.id, error)
            return
        self._continue()

    def _is_accepted(self, card: Text, edition: Text, preview: EditionPreview) -> bool:
        from reader.services.study.edition_cards import edition_cards
        from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog

        needs_no_question = edition.id in self._corrections or card.id in self._asked_only_if_needed
        if needs_no_question and not preview.count(MatchKind.ORPHANED):
            return True
        cards = edition_cards(self._library, preview)
        return bool(EditionPreviewDialog(card.title, preview, self._window, cards=cards).exec())

    def _replace(self, card: Text, edition: Text, preview: EditionPreview) -> None:
        corrects, now = edition.id in self._corrections, self._context.clock.now()
        is_backed_up = self._is_backed_up and card.id in self._asked_only_if_needed
        data = self._corrections.get(edition.id)
        changes = replace_edition(
            self._library, card.id, edition.id, preview, now, corrects=corrects, is_copied=is_backed_up, data=data
        )
        self._context.change_notifier.announce(changes, self)
        self.replaced.emit()
        if card.id in self._asked_only_if_needed:
            self._show_total(card.id)
            return
        message = self._corrected_message(card.id, preview) if corrects else self._replaced_message(card)
        orphans = preview.count(MatchKind.ORPHANED)
        if orphans:
            message += " " + self.tr(
                "%n note(s) could not be placed and are listed at the end of the notes.", None, orphans
            )
        undo_label = "" if corrects else self.tr("Restore Old Edition")
        self._context.commands.offer_undo(message, changes, undo_label)

    def _replaced_message(self, card: Text) -> str:
        return self.tr("“{title}” was updated to the new edition.").format(title=card.title)

    def _corrected_message(self, text_id: str, preview: EditionPreview) -> str:
        message = self.tr("“{title}” was read again with your options.").format(
            title=self._library.texts.get(text_id).title
        )
        placed = sum(preview.count(how) for how in (MatchKind.EXACT, MatchKind.MOVED, MatchKind.FUZZY))
        return message + (" " + self.tr("%n mark(s) kept their place.", None, placed) if placed else "")

    def _show_total(self, text_id: str) -> None:
        self._asked_only_if_needed.discard(text_id)
        self._replaced += 1
        self._toast.show_message(self.tr("%n text(s) were updated to a new edition.", None, self._replaced))

    def _fail(self, edition: str, error: ReaderError) -> None:
        self._discard(edition)
        self._toast.show_error(error)
        self._continue()

    def _continue(self) -> None:
        self._is_asking = False
        self._next()

    def _discard(self, edition: str) -> None:
        """Remove an edition; if the library cannot be written, it is removed at the next opening."""
        with suppress(ReaderError):
            self._library.editions.discard(edition, self._context.clock.now())
