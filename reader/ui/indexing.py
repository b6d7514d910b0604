"""Put what is new in the library into the search index while the window stays free."""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Signal

from reader.core.errors import ReaderError
from reader.storage.library import Library
from reader.storage.search_cache import IndexWriter
from reader.ui.background import Background


class Indexing(QObject):
    """Put texts into the search index, leaf values by leaf values, in the background."""

    finished = Signal()

    def __init__(self, library: Library, background: Background) -> None:
        super().__init__(background)
        self._library = library
        self._background = background
        self._waiting: deque[str] = deque()
        self._writer: IndexWriter | None = None
        self._text = ""
        self._failed = False

    def begin(self) -> None:
        """Index whatever is not indexed yet."""
        if self._writer is None and not self._library.read_only and not self._failed:
            self._waiting = deque(self._library.index.pending())
            self._next_text()

    def _next_text(self) -> None:
        if not self._waiting:
            self._writer = None
            self.finished.emit()
            return
        self._text = self._waiting.popleft()
        self._writer = self._library.index.writer(self._text)
        self._step(-1)

    def _step(self, after: int) -> None:
        assert self._writer is not None
        batch = self._library.index.batch(self._text, after)
        if batch:
            work = partial(self._writer.add, batch)
            self._background.run(work, partial(self._on_added, batch[-1][0]), self._on_failed)
        else:
            self._background.run(self._writer.finish, self._on_text_finished, self._on_failed)

    def _on_added(self, last: int, _nothing: None) -> None:
        self._step(last)

    def _on_text_finished(self, _nothing: None) -> None:
        self._next_text()

    def _on_failed(self, _error: ReaderError) -> None:
        """Leave it for the next start: the index can always be made again."""
        self._failed = True
        self._writer = None
        self.finished.emit()
