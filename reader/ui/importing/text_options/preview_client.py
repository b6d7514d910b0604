"""Request previews of a file from a worker process, and emit its answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.errors import ReaderError
from reader.core.text.import_options import ImportOptions
from reader.importers.preview import (
    FirstLook,
    LeavesRequest,
    PreviewLeaves,
    PreviewSummary,
    Report,
    preview_worker,
)

_POLL_MS = 10
"""Milliseconds between two polls of the worker while a request is pending."""


class PreviewClient(QObject):
    """The client of the preview worker for one file.

    ``first_look_ready`` carries a `FirstLook`, ``summary_ready`` a `PreviewSummary`, ``leaves_ready`` a
    `PreviewLeaves`, ``refused`` a ReaderError.
    """

    first_look_ready = Signal(object)
    summary_ready = Signal(object)
    leaves_ready = Signal(object)
    refused = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._worker = preview_worker(path)
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def request_preview(self, choices: ImportOptions) -> None:
        """Request a preview with these options; an earlier request is dropped."""
        self._worker.ask(choices, self._path)
        self._timer.start()

    def request_leaves(self, position: int) -> None:
        """Request the leaves from a position on."""
        self._worker.ask(LeavesRequest(position), self._path, continues=True)
        self._timer.start()

    def close(self) -> None:
        """Stop the worker."""
        self._timer.stop()
        self._worker.close()

    @Slot()
    def _on_timer_timeout(self) -> None:
        try:
            report = self._worker.poll()
        except ReaderError as error:
            self._timer.stop()
            self.refused.emit(error)
            return
        if report is not None:
            self._emit(report)

    def _emit(self, report: Report) -> None:
        if isinstance(report, FirstLook):
            self.first_look_ready.emit(report)
            return
        self._timer.stop()
        if isinstance(report, PreviewSummary):
            self.summary_ready.emit(report)
        else:
            assert isinstance(report, PreviewLeaves)
            self.leaves_ready.emit(report)
