"""Import texts in the background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.core.text.omissions import Omission
from reader.services.clock import Clock
from reader.services.importing.import_progress import ImportOutcome, IncompleteText
from reader.services.importing.import_run import ImportPosition, ImportRequest, ImportRun
from reader.storage.library import Library
from reader.ui.importing.file_queue import FileQueue, Steps
from reader.ui.shell.change_notifier import ChangeNotifier

if TYPE_CHECKING:
    from reader.importers.text_reader import TextReader

_INTERVAL_MS = 1_000
_INTERVAL_FACTOR = 20
"""Imported texts are announced together: the interval is at least this many times the last announcement's length."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file, and the text in the library that was imported from a file of the same name with other content."""

    file: ImportRequest
    text: Text


class ImportQueue(FileQueue):
    """Import texts one after the other; a folder stands for all known files in it.

    ``text_extended`` carries the id of a text of which more can be read; ``added`` the text; ``edition_read`` the id of
    a text and the `Text` of a new edition of it, which is stored separately; ``changed_files_found`` a list of
    `ChangedFile` once all other files are imported, for which its slot calls `go_on`; ``copy_failed`` the error of a
    text that was added without a copy of its PDF; ``finished`` the `ImportOutcome`.
    ``begun_reader`` may be one that has begun to read a file before that is queued.
    """

    text_extended = Signal(str)
    added = Signal(object)
    edition_read = Signal(str, object)
    changed_files_found = Signal(list)
    copy_failed = Signal(object)

    def __init__(self, library: Library, change_notifier: ChangeNotifier, clock: Clock, parent: QObject) -> None:
        super().__init__(clock, parent)
        self._library = library
        self._change_notifier = change_notifier
        self.begun_reader: TextReader | None = None
        self._run: ImportRun | None = None
        self._changed_files: list[ChangedFile] = []
        self._outcome = ImportOutcome()
        self._unannounced: dict[str, None] = {}
        self._growing = ""
        self._announcing = QTimer(self, singleShot=True, interval=_INTERVAL_MS)
        self._announcing.timeout.connect(self._on_announcing_timeout)

    @property
    @override
    def position(self) -> ImportPosition | None:
        """Return the file that is being imported."""
        return None if self._run is None else self._run.position

    def add(self, files: Iterable[ImportRequest]) -> None:
        """Queue files and folders."""
        requests = list(files)
        if self._run is None:
            self._run = ImportRun(self, self._clock, self._tasks.post)
        if self.begun_reader is not None and any(request.path == self.begun_reader.path for request in requests):
            self._run.begun_reader, self.begun_reader = self.begun_reader, None
        self._run.waiting.extend(requests)
        self._begin()

    def drop_begun_reader(self) -> None:
        """End the reader that has begun with a file, if that was not queued: it is no text, or was not opened."""
        if self.begun_reader is not None:
            self.begun_reader.close()
            self.begun_reader = None

    def go_on(self, files: Iterable[ImportRequest]) -> None:
        """Continue with these requests in place of the changed files."""
        if self._run is not None:
            requests = list(files)
            self._run.begun -= len(requests)
            self._run.waiting.extendleft(reversed(requests))

    @override
    def cancel(self) -> None:
        """Stop; complete texts stay, incomplete ones are removed."""
        self._changed_files.clear()
        if self._run is not None:
            self._run.stop()

    @override
    def close(self) -> None:
        """Stop importing without signals, as the program ends."""
        self._unannounced.clear()
        super().close()

    # --- in the window's thread ----------------------------------------------------------------------------------

    @override
    def _import_all(self) -> Steps:
        """Import in the background; a library in memory has only one connection, so that it is done here."""
        while (run := self._run) is not None and (run.waiting or self._changed_files):
            if not run.waiting:
                changed, self._changed_files = self._changed_files, []
                self.changed_files_found.emit(changed)
            elif self._library.path is None:
                run.run(self._library.import_connection)
                yield _nothing
            else:
                yield partial(run.run, self._library.import_connection)

    @override
    def _end(self) -> ImportOutcome:
        run, self._run = self._run, None
        if run is not None:
            run.close()
        self._on_announcing_timeout()
        outcome, self._outcome = self._outcome, ImportOutcome()
        return outcome

    def file_imported(
        self, request: ImportRequest, imported_id: str, text: Text, omissions: tuple[Omission, ...], *, is_new: bool
    ) -> None:
        """Announce a text that is complete."""
        if request.edition_of:
            self._outcome.editions += 1
            self.edition_read.emit(request.edition_of, text)
            return
        if omissions:
            self._outcome.incomplete.append(IncompleteText(text, omissions))
        (self._outcome.added if is_new else self._outcome.known).append(text)
        self._announce(imported_id, text.id)
        if imported_id != text.id:
            self._announce_gone(imported_id)
        self.added.emit(text)

    def file_known(self, _request: ImportRequest, text: Text) -> None:
        """Announce a text that was in the library already."""
        self._outcome.known.append(text)
        self.added.emit(text)

    def file_changed(self, request: ImportRequest, text: Text) -> None:
        """Keep a changed file until all others are imported, to ask about it."""
        self._changed_files.append(ChangedFile(request, text))

    def original_not_kept(self, error: ReaderError) -> None:
        """Announce that a text was added, but no copy of its PDF."""
        self.copy_failed.emit(error)

    def file_failed(self, error: ReaderError) -> None:
        """Store the error of a file, or of the library, which stops the import."""
        if error.problem.name.startswith("LIBRARY_"):
            self._outcome.stopped = error
            self._changed_files.clear()
        else:
            self._outcome.failures.append(error)

    def text_grew(self, text_id: str) -> None:
        """Announce that more of a text can be read."""
        self._growing = text_id
        self.text_extended.emit(text_id)

    def text_abandoned(self, text_id: str) -> None:
        """Announce that an incomplete text was removed."""
        self._announce(text_id)
        self._announce_gone(text_id)

    # --- announcements ------------------------------------------------------------------------------------------

    def _announce(self, *texts: str) -> None:
        """Announce texts together with those that follow soon."""
        self._unannounced.update(dict.fromkeys(texts))
        if not self._announcing.isActive():
            self._announcing.start()

    def _announce_gone(self, text: str) -> None:
        """Announce at once that a text is gone if it may be on the screen, as it could be read already."""
        if text == self._growing:
            self._on_announcing_timeout()

    @Slot()
    def _on_announcing_timeout(self) -> None:
        self._announcing.stop()
        if self._unannounced:
            texts, self._unannounced = tuple(self._unannounced), {}
            start = self._clock.monotonic()
            self._change_notifier.announce(Changes(OperationName.ADD_TEXT, texts=texts), self)
            elapsed = (self._clock.monotonic() - start) * 1_000
            self._announcing.setInterval(max(_INTERVAL_MS, round(_INTERVAL_FACTOR * elapsed)))


def _nothing() -> None:
    """Do nothing: what was posted before is delivered first."""
