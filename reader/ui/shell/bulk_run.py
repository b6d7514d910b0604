"""Carry out a step that touches very many notes while the window lives on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.errors import ReaderError

if TYPE_CHECKING:
    from reader.storage.bulk_step import BulkStep


class BulkRun(QObject):
    """Makes one part of a `BulkStep` in each turn of the event loop, so that events are handled in between.

    ``progressed`` is emitted after each part, ``ended`` when the step is over.
    """

    progressed = Signal()
    ended = Signal()

    def __init__(self, step: BulkStep, parent: QObject) -> None:
        super().__init__(parent)
        self.step = step
        self.error: ReaderError | None = None
        """Why the step was taken back, None if it was not, or by the reader."""
        self.is_cancelled = False
        self._is_over = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    @Slot()
    def cancel(self) -> None:
        """Take back what was done so far; all of it can only be undone."""
        if not self._is_over:
            self.is_cancelled = True
            self.step.cancel()

    def finish(self) -> None:
        """Make all that is left at once, as the window closes."""
        while self._timer.isActive():
            self._on_timer_timeout()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._is_over:
            # in a turn of its own, as the views now read what changed
            self._timer.stop()
            self.ended.emit()
        else:
            self._is_over = True  # a bug ends it, too
            self._is_over = self._advance()
            self.progressed.emit()

    def _advance(self) -> bool:
        """Make a part, and return whether it was the last; after an error the others are taken back, if that can be."""
        try:
            return self.step.advance()
        except ReaderError as error:
            if self.error is None:
                self.error = error
                self.is_cancelled = True
                self.step.cancel()
                return False
            self.step.close()
            return True
