"""Update the search index in the background."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reader.core.errors import ReaderError
from reader.storage.library import Library
from reader.storage.search.index_process import IndexProcess
from reader.storage.search.index_writer import IndexBatch, IndexWriter
from reader.ui.shell.tasks import TaskRunner


class IndexUpdater(QObject):
    """Add texts to the search index, batch by batch, in the background.

    A single batch is indexed in the background thread, as that takes less time than starting a process.
    """

    finished = Signal()

    def __init__(self, library: Library, tasks: TaskRunner) -> None:
        super().__init__(tasks)
        self._library = library
        self._tasks = tasks
        self._batches: Iterator[list[IndexBatch]] = iter(())
        self._next_batch: list[IndexBatch] | None = None
        self._writer: IndexWriter | IndexProcess | None = None
        self._failed = False
        tasks.closed.connect(self._close)

    def begin(self) -> None:
        """Index the texts that are not indexed yet."""
        if self._writer is not None or self._library.read_only or self._failed:
            return
        index = self._library.index
        self._batches = index.batches(index.pending())
        batch, self._next_batch = next(self._batches, None), next(self._batches, None)
        if batch is None:
            self.finished.emit()
            return
        self._writer = (index.index_process() if self._next_batch else None) or index.writer()
        self._write(self._writer, batch)

    def _write(self, writer: IndexWriter | IndexProcess, batch: list[IndexBatch]) -> None:
        self._tasks.run(partial(writer.write, batch), partial(self._on_written, writer), self._on_failed)

    def _on_written(self, writer: IndexWriter | IndexProcess, _result: None) -> None:
        if self._next_batch is None:
            self._end()
        else:
            self._write(writer, self._next_batch)
            # the next batch is read while this one is being indexed
            self._next_batch = next(self._batches, None)

    def _on_failed(self, _error: ReaderError) -> None:
        """Leave the rest for the next start: the index can always be rebuilt."""
        self._failed = True
        self._end()

    def _end(self) -> None:
        self._close()
        self.finished.emit()

    @Slot()
    def _close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None
