"""Import files of reading time in the background."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from reader.core.activity.time_import import TimeImport
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.importers.reading_time.time_worker import time_worker
from reader.services.activity.time_import import gather_time, store_time
from reader.ui.importing.file_queue import Steps, WorkerFileQueue
from reader.ui.shell.context import AppContext


@dataclass(frozen=True, slots=True)
class ImportedTime:
    """What came of a file of reading time; ``changes`` is None where nothing was new."""

    planned: TimeImport
    changes: Changes | None


class TimeImportQueue(WorkerFileQueue):
    """Import the reading time of files; what is imported of each is an `ImportedTime`."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(time_worker(), context.clock, parent)
        self._library = context.library
        self._change_notifier = context.change_notifier

    @override
    def _import(self, path: Path) -> Steps:
        self._worker.ask((path,), path)
        foreign = yield self._worker.result
        planned = yield gather_time(self._library, foreign, self._clock).plan
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED, path)
        changes = store_time(self._library, planned, self._clock.now())
        self._outcome.imported.append(ImportedTime(planned, changes))
        if changes is not None:
            self._change_notifier.announce(changes, self)
