"""Read the rows of a large library in steps, so that the window does not stand still until all are there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.services.shelf import ShelfRow, shelf_rows, shelf_rows_in_steps
from reader.storage.library import Library

_ROWS_AT_ONCE = 400
"""The number of texts that are read in one turn of the event loop, some hundredths of a second."""


class ShelfLoader(QObject):
    """Reads the texts opened last at once, the others while the event loop is idle.

    ``progressed`` carries the rows that were read last, ``finished`` all of them.
    """

    progressed = Signal(list)
    finished = Signal(list)

    def __init__(self, library: Library, most_at_once: int, parent: QObject) -> None:
        """Set the library, of which up to ``most_at_once`` texts are read at once."""
        super().__init__(parent)
        self._library = library
        self._most_at_once = most_at_once
        self._steps: Iterator[list[ShelfRow]] = iter(())
        self._read: list[ShelfRow] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._on_idle_timeout)
        self.total = 0
        """The number of texts that are read in all."""

    @property
    def is_active(self) -> bool:
        """Return whether only a part of the texts has been read yet."""
        return self._idle.isActive()

    def begin(self) -> list[ShelfRow]:
        """Begin to read anew, and return the first rows: all of them, unless the loader is then active."""
        self._idle.stop()
        self.total = self._library.texts.count()
        if self.total <= self._most_at_once:
            return shelf_rows(self._library)
        self._steps = shelf_rows_in_steps(self._library, min(self._most_at_once, _ROWS_AT_ONCE))
        self._read = next(self._steps)
        self._idle.start()
        return self._read

    @Slot()
    def _on_idle_timeout(self) -> None:
        rows = next(self._steps, None)
        if rows is not None:
            self._read = self._read + rows
            self.progressed.emit(rows)
            return
        self._idle.stop()
        read, self._read = self._read, []
        self.finished.emit(read)
