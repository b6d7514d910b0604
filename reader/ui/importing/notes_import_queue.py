"""Import files of notes of other programs in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import Problem, ReaderError
from reader.importers.annotations.notes_worker import notes_worker
from reader.services.annotations.notes_import import authors_of_others, gather_notes, has_new_notes, store_notes
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_NOTES
from reader.ui.importing.file_queue import FileOutcome, Steps, WorkerFileQueue
from reader.ui.shell.context import AppContext


class NotesImportQueue(WorkerFileQueue):
    """Import the notes of files; what is imported of each is a `NotesReport`.

    ``whose`` returns the name of the other whose notes those of a file are, empty for the reader's own, and None where
    the reader gave the file up.
    """

    def __init__(self, context: AppContext, comparison: Comparison, parent: QObject) -> None:
        super().__init__(notes_worker(), context.clock, parent)
        self._library = context.library
        self._change_notifier = context.change_notifier
        self._comparison = comparison
        self._is_backed_up = False
        self.whose: Callable[[Path, ForeignNotes], str | None] = _own

    @override
    def _import(self, path: Path) -> Steps:
        zone = self._clock.now().tzinfo
        assert zone is not None
        self._worker.ask((path, zone), path)
        notes = yield self._worker.result
        by = self.whose(path, notes)
        if by is None:
            raise ReaderError(Problem.IMPORT_CANCELLED, path)
        if by or authors_of_others(self._library, notes):
            yield from self._import_by_another(path, notes, by)
            return
        placed = yield gather_notes(self._library, notes, path, "", self._comparison).place_notes
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED, path)
        if has_new_notes(self._library, notes, path, placed, self._clock.now()):
            yield from self._back_up()
        report, changes = store_notes(self._library, notes, path, placed, self._clock.now())
        self._outcome.imported.append(report)
        if changes is not None:
            self._change_notifier.announce(changes, self)

    def _import_by_another(self, path: Path, notes: ForeignNotes, by: str) -> Steps:
        """Take in notes that another handed over, or that the reader says are by another."""
        from reader.services.study.peers import (
            PeerNotesOptions,
            as_notes_report,
            gather_peer_notes,
            plan_peer_notes,
            store_peer_notes,
        )

        options = PeerNotesOptions(path, name=by)
        placed = yield gather_peer_notes(self._library, notes, options, self._comparison).place_notes
        plan = plan_peer_notes(self._library, placed, self._clock.now())
        if not plan.is_empty:
            yield from self._back_up()
        changes = store_peer_notes(self._library, plan, self._clock.now())
        self._outcome.imported.append(as_notes_report(plan.report, notes.source))
        if changes is not None:
            self._change_notifier.announce(changes, self)

    def _back_up(self) -> Steps:
        """Back up the library, unless that was done."""
        if self._library.path is not None and not self._is_backed_up:
            self._is_backed_up = True
            yield partial(back_up_ahead, self._library.path, BEFORE_NOTES, self._clock.now())

    @override
    def _end(self) -> FileOutcome[object]:
        self._is_backed_up = False
        return super()._end()


def _own(_path: Path, _notes: ForeignNotes) -> str | None:
    return ""
