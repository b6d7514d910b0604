"""Put a new edition in the place of a text: read it apart, rehearse, ask, replace."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.core.errors import ReaderError
from reader.core.notes.placement import Edition, How
from reader.core.notes.rehearsal import Rehearsal, Standing
from reader.core.text.text import Text
from reader.resources import character_variants
from reader.ui.jobs import FileToAdd, ImportQueue
from reader.ui.late import Late
from reader.ui.notice import Notice
from reader.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from reader.core.notes.comparing import Comparison
    from reader.ui.dialogs.rehearsal import RehearsalDialog

_COMPARISON: Late[type[Comparison]] = Late("reader.core.notes.comparing", "Comparison")
_REHEARSE: Late[Callable[..., Rehearsal]] = Late("reader.core.notes.edition", "rehearse")
_DIALOG: Late[type[RehearsalDialog]] = Late("reader.ui.dialogs.rehearsal", "RehearsalDialog")


class Replacing(QObject):
    """Carry a file from the import queue to its place, or away again if the reader says no.

    ``replaced`` is sent when a text has its new edition, whose words are not indexed yet.
    """

    replaced = Signal()

    def __init__(self, around: Surroundings, window: QWidget, notice: Notice, queue: ImportQueue) -> None:
        super().__init__(window)
        self._around = around
        self._library = around.library
        self._window = window
        self._notice = notice
        self._queue = queue
        self._unasked: set[str] = set()
        self._asked_if_needed: set[str] = set()
        self._replaced = 0
        self._waiting: deque[tuple[str, Text]] = deque()
        self._is_asking = False
        queue.edition_read.connect(self._on_queue_edition_read)

    def begin(self, file: FileToAdd, *, ask: bool = True) -> None:
        """Read a file as a new edition of the text that it names; without ``ask`` no rehearsal is shown."""
        (self._unasked.discard if ask else self._unasked.add)(file.edition_of)
        self._queue.add([file])

    def ask_only_where_needed(self, texts: Iterable[str]) -> None:
        """Show no rehearsal for the next editions of these texts but where a note would lose its place."""
        self._asked_if_needed.update(texts)
        self._replaced = 0

    @Slot(str, object)
    def _on_queue_edition_read(self, text_id: str, edition: Text) -> None:
        if self._library.editions.is_present(text_id, edition.id):
            self._discard(edition.id)
            self._asked_if_needed.discard(text_id)
            self._notice.tell(self.tr("The file holds the same words as before, so nothing was changed."))
            return
        self._waiting.append((text_id, edition))
        self._next()

    def _next(self) -> None:
        """Take the next edition, once the one before it is settled: one question at a time."""
        if self._waiting and not self._is_asking:
            self._is_asking = True
            self._around.annotator.settling.emit()
            self._rehearse(*self._waiting.popleft())

    def _rehearse(self, text_id: str, edition: Text) -> None:
        try:
            standing = self._library.editions.standing(text_id)
            new = self._library.editions.edition(edition.id)
        except ReaderError as error:
            self._fail(edition.id, error)
            return
        self._around.background.run(
            partial(self._rehearsed, standing, new),
            partial(self._ask, text_id, edition, standing),
            partial(self._fail, edition.id),
        )

    def _rehearsed(self, standing: Standing, new: Edition) -> Rehearsal:
        comparison = _COMPARISON()(character_variants())
        return _REHEARSE()(standing, new, comparison, self._around.moment.now())

    def _ask(self, text_id: str, edition: Text, standing: Standing, rehearsal: Rehearsal) -> None:
        try:
            if self._library.annotations.of_text(text_id) != standing.annotations:
                self._rehearse(text_id, edition)
                return
            card = self._library.texts.get(text_id)
            if self._is_wanted(card, rehearsal):
                self._replace(card, edition, rehearsal)
            else:
                self._asked_if_needed.discard(text_id)
                self._discard(edition.id)
        except ReaderError as error:
            self._fail(edition.id, error)
            return
        self._settle()

    def _is_wanted(self, card: Text, rehearsal: Rehearsal) -> bool:
        if card.id in self._unasked:
            self._unasked.discard(card.id)
            return True
        if card.id in self._asked_if_needed and not rehearsal.count(How.ORPHANED):
            return True
        return bool(_DIALOG()(card.title, rehearsal, self._window).exec())

    def _replace(self, card: Text, edition: Text, rehearsal: Rehearsal) -> None:
        changes = self._library.editions.replace(card.id, edition.id, rehearsal, self._around.moment.now())
        self._around.announcer.announce(changes, self)
        self.replaced.emit()
        if card.id in self._asked_if_needed:
            self._tell_sum(card.id)
            return
        words = self.tr("“{title}” has its new edition.").format(title=card.title)
        orphans = rehearsal.count(How.ORPHANED)
        if orphans:
            words += " " + self.tr("%n note(s) found no passage and wait at the end of the notes.", None, orphans)
        self._notice.tell(words, self.tr("Back to the old edition"), self._around.annotator.undo)

    def _tell_sum(self, text_id: str) -> None:
        self._asked_if_needed.discard(text_id)
        self._replaced += 1
        self._notice.tell(self.tr("%n text(s) have their new edition.", None, self._replaced))

    def _fail(self, edition: str, error: ReaderError) -> None:
        self._discard(edition)
        self._notice.tell_error(error)
        self._settle()

    def _settle(self) -> None:
        self._is_asking = False
        self._next()

    def _discard(self, edition: str) -> None:
        self._library.editions.discard(edition, self._around.moment.now())
