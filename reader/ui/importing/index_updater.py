"""Put what is new in the library into the search index while the window stays free."""

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
    """Put texts into the search index, parcel by parcel, apart from the window.

    What is no more than a parcel is indexed in the background thread: that takes less than to start a process.
    """

    finished = Signal()

    def __init__(self, library: Library, tasks: TaskRunner) -> None:
        super().__init__(tasks)
        self._library = library
        self._tasks = tasks
        self._parcels: Iterator[list[IndexBatch]] = iter(())
        self._following: list[IndexBatch] | None = None
        self._writer: IndexWriter | IndexProcess | None = None
        self._failed = False
        tasks.closed.connect(self._on_background_closed)

    def begin(self) -> None:
        """Index whatever is not indexed yet."""
        if self._writer is not None or self._library.read_only or self._failed:
            return
        index = self._library.index
        self._parcels = index.batches(index.pending())
        parcel, self._following = next(self._parcels, None), next(self._parcels, None)
        if parcel is None:
            self.finished.emit()
            return
        self._writer = (index.index_process() if self._following else None) or index.writer()
        self._write(self._writer, parcel)

    def _write(self, writer: IndexWriter | IndexProcess, parcel: list[IndexBatch]) -> None:
        self._tasks.run(partial(writer.write, parcel), partial(self._on_written, writer), self._on_failed)

    def _on_written(self, writer: IndexWriter | IndexProcess, _nothing: None) -> None:
        if self._following is None:
            self._end()
        else:
            self._write(writer, self._following)
            # read while that is being indexed
            self._following = next(self._parcels, None)

    def _on_failed(self, _error: ReaderError) -> None:
        """Leave it for the next start: the index can always be made again."""
        self._failed = True
        self._end()

    def _end(self) -> None:
        self._close()
        self.finished.emit()

    def _close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    @Slot()
    def _on_background_closed(self) -> None:
        self._close()
