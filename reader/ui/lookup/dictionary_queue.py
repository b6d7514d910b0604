"""Import dictionary files in the background."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.text.sanitise import sanitise
from reader.importers.dictionaries.dictionary_job import DictionaryWorker, dictionary_worker
from reader.resources import character_variants
from reader.services.clock import Clock
from reader.services.dictionaries.dictionary_import import DictionaryImport
from reader.services.importing.import_progress import ImportProgress
from reader.storage.library import Library
from reader.storage.repositories.dictionary_file import DictionaryInfo
from reader.ui.shell.tasks import TaskRunner

_STEP_SECONDS = 0.2


@dataclass(slots=True)
class DictionaryImportOutcome:
    """The outcome of an import: the dictionaries added, and the errors."""

    added: list[DictionaryInfo] = field(default_factory=list)
    failures: list[ReaderError] = field(default_factory=list)


class DictionaryImportQueue(QObject):
    """Import dictionary files one after the other in a background thread, as one may take a minute.

    ``progressed`` carries an `ImportProgress`, ``finished`` the `DictionaryImportOutcome`.
    """

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self, library: Library, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._clock = clock
        self._queue: deque[Path] = deque()
        self._current: Path | None = None
        self._process: DictionaryWorker | None = None
        self._import: DictionaryImport | None = None
        self._tasks: TaskRunner | None = None
        self._outcome = DictionaryImportOutcome()
        self._started = 0

    @property
    def is_busy(self) -> bool:
        """Return whether an import is running."""
        return self._current is not None

    def add(self, paths: Sequence[Path]) -> None:
        """Queue dictionary files; several files of one dictionary are queued once."""
        for path in paths:
            if _stem(path) not in {_stem(queued) for queued in self._queue}:
                self._queue.append(path)
        if self._current is None:
            self._next()

    def cancel(self) -> None:
        """Cancel the import; completed dictionaries are kept, partial ones discarded."""
        self._queue.clear()
        if self._process is not None:
            self._process.cancel()

    def close(self) -> None:
        """End the worker without emitting signals, when the program exits."""
        self.cancel()
        if self._tasks is not None:
            self._tasks.close()
            self._tasks = None
        self._discard()
        self._current = None

    def _next(self) -> None:
        if not self._queue:
            self._finish()
            return
        path = self._queue.popleft()
        self._current = path
        self._started += 1
        self._emit_progress(0.0)
        try:
            shelf = self._library.dictionaries.shelf(HeadwordKeys(character_variants()), self._clock.now())
        except ReaderError as error:
            self._fail(path, error)
            return
        self._process = dictionary_worker()
        self._process.ask(path, path)
        self._import = DictionaryImport(self._process, shelf.begin)
        if self._tasks is None:
            self._tasks = TaskRunner(self)
        self._step()

    def _step(self) -> None:
        assert self._import is not None
        assert self._tasks is not None
        assert self._current is not None
        step = partial(self._import.step, _STEP_SECONDS)
        self._tasks.run(step, self._on_step, partial(self._fail, self._current))

    def _on_step(self, done: bool) -> None:
        assert self._process is not None
        if done:
            self._store()
            self._next()
        else:
            self._emit_progress(self._process.fraction)
            self._step()

    def _store(self) -> None:
        if self._import is not None:
            self._outcome.added += self._import.added
            self._library.dictionaries.store_order()
        self._discard()

    def _fail(self, path: Path, error: ReaderError) -> None:
        self._store()
        located = error.with_path(path)
        self._outcome.failures.append(located)
        if error.problem is Problem.IMPORT_CANCELLED:
            self._queue.clear()
        self._next()

    def _discard(self) -> None:
        if self._import is not None:
            self._import.abandon()
            self._import = None
        if self._process is not None:
            self._process.close()
            self._process = None

    def _finish(self) -> None:
        outcome, self._outcome = self._outcome, DictionaryImportOutcome()
        self._current = None
        self._started = 0
        if self._tasks is not None:
            self._tasks.close()
            self._tasks = None
        self.finished.emit(outcome)

    def _emit_progress(self, fraction: float) -> None:
        assert self._current is not None
        total = self._started + len(self._queue)
        self.progressed.emit(ImportProgress(sanitise(self._current.name), self._started, total, fraction))


def _stem(path: Path) -> str:
    """Return the path without the extensions that the files of one dictionary differ in; other paths unchanged."""
    name = path.name.lower()
    for ending in (".dz", ".gz", ".ifo", ".idx", ".dict", ".syn"):
        name = name.removesuffix(ending)
    is_part = path.suffix.lower() in {".ifo", ".idx", ".dict", ".syn", ".dz"}
    return str(path.with_name(name)) if is_part else str(path)
