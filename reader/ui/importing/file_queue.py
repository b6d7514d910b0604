"""Import files one after the other in the background."""

from __future__ import annotations

from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from inspect import GEN_RUNNING, getgeneratorstate
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.core.text.sanitise import sanitise
from reader.services.clock import Clock
from reader.services.importing.import_progress import ImportProgress, time_left
from reader.services.importing.import_run import ImportPosition
from reader.ui.shell.tasks import TaskRunner
from reader.workers.client import Worker

T = TypeVar("T")
_PROGRESS_MS = 100

Steps = Generator[Callable[[], Any], Any, None]
"""An import in the window's thread: it yields work for the background thread, and is sent the result of each."""


@dataclass(slots=True)
class FileOutcome(Generic[T]):
    """The outcome of importing files: what came of those that were imported, and the errors of the others."""

    imported: list[T] = field(default_factory=list)
    failures: list[ReaderError] = field(default_factory=list)


class FileQueue(QObject):
    """Import files one after the other, with progress, until it is done or cancelled.

    ``progressed`` carries an `ImportProgress`, ``finished`` the outcome.
    """

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tasks = TaskRunner(self)
        self._steps: Steps | None = None
        self._started_at = 0.0
        self._progress_timer = QTimer(self, interval=_PROGRESS_MS)
        self._progress_timer.timeout.connect(self._on_progress_timer_timeout)

    @property
    def is_busy(self) -> bool:
        """Return whether files are being imported."""
        return self._steps is not None

    @property
    @abstractmethod
    def position(self) -> ImportPosition | None:
        """Return the file that is being imported; None before the first and after the last."""

    @abstractmethod
    def cancel(self) -> None:
        """Abandon the file that is being imported and all that wait; what is complete stays."""

    def close(self) -> None:
        """Stop importing without signals, as the program ends."""
        steps, self._steps = self._steps, None
        self._progress_timer.stop()
        self.cancel()
        self._tasks.close()
        if steps is not None and getgeneratorstate(steps) != GEN_RUNNING:
            steps.close()  # otherwise it is asking the reader, and ends after that
        self._end()

    @abstractmethod
    def _import_all(self) -> Steps:
        """Import all files that wait, and those that are added meanwhile."""

    @abstractmethod
    def _end(self) -> object:
        """Free what the import needed and return its outcome; may be called again."""

    def _begin(self) -> None:
        """Start importing, unless that is under way."""
        if self._steps is None:
            steps = self._steps = self._import_all()
            self._started_at = self._clock.monotonic()
            self._progress_timer.start()
            self._proceed(partial(next, steps))

    def _proceed(self, step: Callable[[], Callable[[], Any]]) -> None:
        """Run the import up to its next work, and this in the background."""
        try:
            work = step()
        except StopIteration:
            self._finish()
        except BaseException:
            self._finish()
            raise
        else:
            if self._steps is not None:
                self._tasks.submit(work, self._on_worked)

    def _on_worked(self, done: Future[Any]) -> None:
        if self._steps is not None:
            error = done.exception()
            self._proceed(partial(self._steps.throw, error) if error else partial(self._steps.send, done.result()))

    def _finish(self) -> None:
        self._progress_timer.stop()
        if self._steps is not None:
            self._steps = None
            self.finished.emit(self._end())

    @Slot()
    def _on_progress_timer_timeout(self) -> None:
        position = self.position
        if position is not None:
            left = time_left(position.number, position.total, self._clock.monotonic() - self._started_at)
            name = sanitise(position.path.name)
            self.progressed.emit(ImportProgress(name, position.number, position.total, position.fraction, left))


class WorkerFileQueue(FileQueue):
    """Import files that one worker reads; ``finished`` carries a `FileOutcome`.

    A subclass says how one of them is imported.
    """

    def __init__(self, worker: Worker[Any, Any], clock: Clock, parent: QObject) -> None:
        super().__init__(clock, parent)
        self._worker = worker
        self._waiting: deque[Path] = deque()
        self._position: ImportPosition | None = None
        self._outcome: FileOutcome[Any] = FileOutcome()
        self._is_cancelled = False

    @property
    @override
    def position(self) -> ImportPosition | None:
        """Return the file that is being imported; None before the first and after the last."""
        if self._position is None:
            return None
        total = self._position.number + len(self._waiting)
        return replace(self._position, total=total, fraction=self._worker.fraction)

    def add(self, paths: Iterable[Path]) -> None:
        """Queue files."""
        self._waiting.extend(paths)
        self._begin()

    @override
    def cancel(self) -> None:
        """Abandon the file that is being imported and all that wait; what is complete stays."""
        self._is_cancelled = True
        self._waiting.clear()
        self._worker.cancel()

    @abstractmethod
    def _import(self, path: Path) -> Steps:
        """Import a file, and add what came of it to the outcome; raises ReaderError, also by what it yields."""

    @override
    def _import_all(self) -> Steps:
        number = 0
        while self._waiting:
            path = self._waiting.popleft()
            number += 1
            self._is_cancelled = False
            self._position = ImportPosition(path, number, number + len(self._waiting))
            try:
                yield from self._import(path)
            except ReaderError as error:
                self._outcome.failures.append(error.with_path(path))

    @override
    def _end(self) -> FileOutcome[Any]:
        self._position = None
        self._worker.close()
        outcome, self._outcome = self._outcome, FileOutcome()
        return outcome
