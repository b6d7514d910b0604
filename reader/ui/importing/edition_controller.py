"""Put a new edition in the place of a text: read it apart, rehearse, ask, replace."""

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
from reader.core.text.model import Text, TextNames
from reader.services.editions import compare_editions, replace_edition
from reader.services.importing.import_run import ImportRequest
from reader.storage.backup import back_up_ahead
from reader.ui.importing.import_queue import ImportQueue
from reader.ui.shell.context import AppContext
from reader.ui.shell.toast import Toast

_STEP = "before-editions"


class EditionController(QObject):
    """Carry a file from the import queue to its place, or away again if the reader says no.

    ``replaced`` is sent when a text has its new edition, whose words are not indexed yet.
    """

    replaced = Signal()

    def __init__(self, context: AppContext, window: QWidget, toast: Toast, queue: ImportQueue) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window
        self._toast = toast
        self._queue = queue
        self._corrected: set[str] = set()
        self._corrections: set[str] = set()
        self._asked_if_needed: set[str] = set()
        self._replaced = 0
        self._is_copied = False
        self._waiting: deque[tuple[str, Text]] = deque()
        self._is_asking = False
        queue.edition_read.connect(self._on_queue_edition_read)
        queue.finished.connect(self._corrected.clear)

    def begin(self, file: ImportRequest, *, corrects: bool = False) -> None:
        """Read a file as a new edition of the text that it names.

        One that ``corrects`` the present reading is put in place without a question unless a note would lose its place.
        """
        (self._corrected.add if corrects else self._corrected.discard)(file.edition_of)
        self._asked_if_needed.discard(file.edition_of)
        self._queue.add([file])

    def ask_only_where_needed(self, texts: Iterable[str]) -> None:
        """Show no rehearsal for the next editions of these texts but where a note would lose its place.

        The library is copied once before all of them.
        """
        self._asked_if_needed.update(texts)
        self._replaced = 0
        self._is_copied = False

    @Slot(str, object)
    def _on_queue_edition_read(self, text_id: str, edition: Text) -> None:
        if text_id in self._corrected:
            self._corrected.discard(text_id)
            self._corrections.add(edition.id)
            if self._library.editions.is_same_reading(text_id, edition.id):
                self._keep_names(text_id, edition)
                return
        elif self._library.editions.is_present(text_id, edition.id):
            self._discard(edition.id)
            self._asked_if_needed.discard(text_id)
            self._toast.tell(self.tr("The file holds the same words as before, so nothing was changed."))
            return
        self._waiting.append((text_id, edition))
        self._next()

    def _keep_names(self, text_id: str, edition: Text) -> None:
        """Keep what another reading of the same file is called, where its words and headings are the same."""
        texts, now = self._library.texts, self._context.clock.now()
        choices = texts.choices(edition.id)
        self._discard(edition.id)
        try:
            card = texts.get(text_id)
        except ReaderError as error:
            self._toast.tell_error(error)
            return
        named = TextNames(edition.title, edition.author, edition.language)
        if named == TextNames(card.title, card.author, card.language):
            self._toast.tell(self.tr("Read so, the text is the same as before, so nothing was changed."))
        else:
            self._context.annotation_commands.do(lambda: texts.describe(card.id, named, choices, now), self)

    def _next(self) -> None:
        """Take the next edition, once the one before it is settled: one question at a time."""
        if self._waiting and not self._is_asking:
            self._is_asking = True
            self._context.annotation_commands.settling.emit()
            self._prepare(*self._waiting.popleft())

    def _prepare(self, text_id: str, edition: Text) -> None:
        """Copy the library before the first of many texts is replaced, then rehearse."""
        library = self._library.path
        if library is None or self._is_copied or text_id not in self._asked_if_needed:
            self._rehearse(text_id, edition)
            return

        def go_on(_report: object) -> None:
            self._is_copied = True
            self._rehearse(text_id, edition)

        copy = partial(back_up_ahead, library, _STEP, self._context.clock.now())
        self._context.tasks.run(copy, go_on, partial(self._fail, edition.id))

    def _rehearse(self, text_id: str, edition: Text) -> None:
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

    def _ask(self, text_id: str, edition: Text, standing: PresentEdition, rehearsal: EditionPreview) -> None:
        try:
            if self._library.annotations.of_text(text_id) != standing.annotations:
                self._rehearse(text_id, edition)
                return
            card = self._library.texts.get(text_id)
            if self._is_wanted(card, edition, rehearsal):
                self._replace(card, edition, rehearsal)
            else:
                self._asked_if_needed.discard(text_id)
                self._discard(edition.id)
        except ReaderError as error:
            self._fail(edition.id, error)
            return
        self._settle()

    def _is_wanted(self, card: Text, edition: Text, rehearsal: EditionPreview) -> bool:
        from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog

        unasked = edition.id in self._corrections or card.id in self._asked_if_needed
        if unasked and not rehearsal.count(MatchKind.ORPHANED):
            return True
        return bool(EditionPreviewDialog(card.title, rehearsal, self._window).exec())

    def _replace(self, card: Text, edition: Text, rehearsal: EditionPreview) -> None:
        corrects, now = edition.id in self._corrections, self._context.clock.now()
        is_copied = self._is_copied and card.id in self._asked_if_needed
        changes = replace_edition(
            self._library, card.id, edition.id, rehearsal, now, corrects=corrects, is_copied=is_copied
        )
        self._context.change_notifier.announce(changes, self)
        self.replaced.emit()
        if card.id in self._asked_if_needed:
            self._tell_sum(card.id)
            return
        words = self._corrected_words(card.id, rehearsal) if corrects else self._replaced_words(card)
        orphans = rehearsal.count(MatchKind.ORPHANED)
        if orphans:
            words += " " + self.tr("%n note(s) found no passage and wait at the end of the notes.", None, orphans)
        back = self.tr("Undo") if corrects else self.tr("Back to the old edition")
        self._toast.tell(words, back, partial(self._context.annotation_commands.undo_step, changes.step))

    def _replaced_words(self, card: Text) -> str:
        return self.tr("“{title}” has its new edition.").format(title=card.title)

    def _corrected_words(self, text_id: str, rehearsal: EditionPreview) -> str:
        words = self.tr("“{title}” is read as you told.").format(title=self._library.texts.get(text_id).title)
        placed = sum(rehearsal.count(how) for how in (MatchKind.EXACT, MatchKind.MOVED, MatchKind.FUZZY))
        return words + (" " + self.tr("%n mark(s) kept their place.", None, placed) if placed else "")

    def _tell_sum(self, text_id: str) -> None:
        self._asked_if_needed.discard(text_id)
        self._replaced += 1
        self._toast.tell(self.tr("%n text(s) have their new edition.", None, self._replaced))

    def _fail(self, edition: str, error: ReaderError) -> None:
        self._discard(edition)
        self._toast.tell_error(error)
        self._settle()

    def _settle(self) -> None:
        self._is_asking = False
        self._next()

    def _discard(self, edition: str) -> None:
        """Take an edition away; where the library cannot be written, that is done at the next opening."""
        with suppress(ReaderError):
            self._library.editions.discard(edition, self._context.clock.now())
