"""Import files of notes of other programs in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.notes_worker import notes_worker
from reader.services.annotations.notes_import import gather_notes, has_new_notes, store_notes
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_NOTES
from reader.ui.importing.file_queue import FileOutcome, Steps, WorkerFileQueue
from reader.ui.shell.context import AppContext


class NotesImportQueue(WorkerFileQueue):
    """Import the notes of files; what is imported of each is a `NotesReport`."""

    def __init__(self, context: AppContext, comparison: Comparison, parent: QObject) -> None:
        super().__init__(notes_worker(), context.clock, parent)
        self._library = context.library
        self._change_notifier = context.change_notifier
        self._comparison = comparison
        self._is_backed_up = False

    @override
    def _import(self, path: Path) -> Steps:
        zone = self._clock.now().tzinfo
        assert zone is not None
        self._worker.ask((path, zone), path)
        notes = yield self._worker.result
        placed = yield gather_notes(self._library, notes, path, "", self._comparison).place_notes
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED, path)
        now = self._clock.now()
        is_new = not self._is_backed_up and has_new_notes(self._library, notes, path, placed, now)
        if self._library.path is not None and is_new:
            self._is_backed_up = True
            yield partial(back_up_ahead, self._library.path, BEFORE_NOTES, now)
        report, changes = store_notes(self._library, notes, path, placed, self._clock.now())
        self._outcome.imported.append(report)
        if changes is not None:
            self._change_notifier.announce(changes, self)

    @override
    def _end(self) -> FileOutcome[object]:
        self._is_backed_up = False
        return super()._end()
