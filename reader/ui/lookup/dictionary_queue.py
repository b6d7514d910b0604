"""Take dictionary files in while the window stays free."""

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
from reader.importers.dictionaries.process import DictionaryProcess
from reader.resources import character_variants
from reader.services.clock import Clock
from reader.services.dictionaries.dictionary_import import DictionaryImport
from reader.services.importing.import_progress import ImportProgress
from reader.storage.library import Library
from reader.storage.repositories.dictionary_file import DictionaryInfo
from reader.ui.shell.tasks import TaskRunner

_PATIENCE = 0.2


@dataclass(slots=True)
class DictionaryImportOutcome:
    """Gather what became of the files."""

    added: list[DictionaryInfo] = field(default_factory=list)
    failures: list[ReaderError] = field(default_factory=list)


class DictionaryImportQueue(QObject):
    """Add dictionary files one after the other, in a thread of its own, as one may take a minute.

    ``progressed`` carries a `ImportProgress`, ``finished`` the `DictionaryImportOutcome`.
    """

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self, library: Library, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._clock = clock
        self._waiting: deque[Path] = deque()
        self._current: Path | None = None
        self._process: DictionaryProcess | None = None
        self._intake: DictionaryImport[DictionaryInfo] | None = None
        self._tasks: TaskRunner | None = None
        self._outcome = DictionaryImportOutcome()
        self._begun = 0

    @property
    def is_busy(self) -> bool:
        """Return whether dictionaries are still being added."""
        return self._current is not None

    def add(self, paths: Sequence[Path]) -> None:
        """Add the dictionaries of files; several parts of one dictionary stand for it once."""
        for path in paths:
            if _stem(path) not in {_stem(one) for one in self._waiting}:
                self._waiting.append(path)
        if self._current is None:
            self._next()

    def cancel(self) -> None:
        """Stop; the dictionaries that are whole stay, of the others nothing."""
        self._waiting.clear()
        if self._process is not None:
            self._process.cancel()

    def close(self) -> None:
        """End the worker without a word, as the program ends."""
        self.cancel()
        if self._tasks is not None:
            self._tasks.close()
            self._tasks = None
        self._clear_away()
        self._current = None

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        path = self._waiting.popleft()
        self._current = path
        self._begun += 1
        self._tell_progress(0.0)
        try:
            shelf = self._library.dictionaries.shelf(HeadwordKeys(character_variants()), self._clock.now())
        except ReaderError as error:
            self._fail(path, error)
            return
        self._process = DictionaryProcess(path)
        self._intake = DictionaryImport(self._process, shelf.begin)
        if self._tasks is None:
            self._tasks = TaskRunner(self)
        self._step()

    def _step(self) -> None:
        assert self._intake is not None
        assert self._tasks is not None
        assert self._current is not None
        work = partial(self._intake.step, _PATIENCE)
        self._tasks.run(work, self._on_step, partial(self._fail, self._current))

    def _on_step(self, whole: bool) -> None:
        assert self._process is not None
        if whole:
            self._keep()
            self._next()
        else:
            self._tell_progress(self._process.fraction)
            self._step()

    def _keep(self) -> None:
        if self._intake is not None:
            self._outcome.added += self._intake.added
            self._library.dictionaries.store_order()
        self._clear_away()

    def _fail(self, path: Path, error: ReaderError) -> None:
        self._keep()
        told = error if error.path else ReaderError(error.problem, path, **error.detail)
        self._outcome.failures.append(told)
        if error.problem is Problem.IMPORT_CANCELLED:
            self._waiting.clear()
        self._next()

    def _clear_away(self) -> None:
        if self._intake is not None:
            self._intake.abandon()
            self._intake = None
        if self._process is not None:
            self._process.close()
            self._process = None

    def _finish(self) -> None:
        outcome, self._outcome = self._outcome, DictionaryImportOutcome()
        self._current = None
        self._begun = 0
        if self._tasks is not None:
            self._tasks.close()
            self._tasks = None
        self.finished.emit(outcome)

    def _tell_progress(self, fraction: float) -> None:
        assert self._current is not None
        total = self._begun + len(self._waiting)
        self.progressed.emit(ImportProgress(sanitise(self._current.name), self._begun, total, fraction))


def _stem(path: Path) -> str:
    """Return what the parts of one dictionary have in common; other files stand for themselves."""
    name = path.name.lower()
    for ending in (".dz", ".gz", ".ifo", ".idx", ".dict", ".syn"):
        name = name.removesuffix(ending)
    is_part = path.suffix.lower() in {".ifo", ".idx", ".dict", ".syn", ".dz"}
    return str(path.with_name(name)) if is_part else str(path)
