"""Write the notes of texts into a folder, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reader.core.errors import ReaderError
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.shell.tasks import TaskRunner

if TYPE_CHECKING:
    from reader.exporters.export_folder import ExportReport
    from reader.exporters.export_run import ExportOptions


class ExportRunner(QObject):
    """Collect the notes in the window's thread and write the files in the background.

    ``finished`` carries the list of `ExportReport`, ``dry_run_finished`` that of a dry run, before what failed in it;
    ``failed`` carries each `ReaderError`.
    """

    finished = Signal(list)
    dry_run_finished = Signal(list)
    failed = Signal(object)

    def __init__(self, library: Library, clock: Clock, tasks: TaskRunner) -> None:
        super().__init__(tasks)
        self._library = library
        self._clock = clock
        self._tasks = tasks

    def export(self, texts: Sequence[str], options: ExportOptions) -> None:
        """Export the notes of the texts with these options."""
        self._begin(texts, options, self._on_written)

    def dry_run(self, texts: Sequence[str], options: ExportOptions) -> None:
        """Compute what an export would change, without writing anything."""
        self._begin(texts, replace(options, dry_run=True), self._on_dry_run_finished)

    def texts_with_notes(self) -> list[str]:
        """Return the ids of the texts that have notes."""
        counts = self._library.annotations.counts()
        return [text.id for text in self._library.texts.all() if counts.get(text.id)]

    def missed_message(self, reports: Sequence[ExportReport]) -> str:
        """Return the sentence on notes that have no place on the pages of a PDF; empty if all have one."""
        missed = sum(report.missed for report in reports)
        return self.tr("%n note(s) without a passage on the pages were left out.", None, missed) if missed else ""

    def _begin(
        self, texts: Sequence[str], options: ExportOptions, done: Callable[[list[ExportReport | ReaderError]], None]
    ) -> None:
        from reader.exporters.formats import COPY
        from reader.services.exporting.export_job import gather_export, placeholder_texts
        from reader.services.exporting.translated_labels import export_labels

        ids = set(texts)
        cards = [card for card in self._library.texts.all() if card.id in ids]
        cards += placeholder_texts(self._library, options)
        labels = export_labels(QCoreApplication.translate)
        job = gather_export(self._library, cards, options, self._clock.now(), labels)
        named = len(cards) == 1 or options.form != COPY
        self._tasks.run(partial(job.write, named=named), done, self.failed.emit)

    def _on_written(self, results: list[ExportReport | ReaderError]) -> None:
        from reader.services.exporting.export_job import store_last_exports

        written = [result for result in results if not isinstance(result, ReaderError)]
        try:
            store_last_exports(self._library, written, self._clock.now())
        except ReaderError as error:
            self.failed.emit(error)
        self._emit_failures(results)
        if written or not results:
            self.finished.emit(written)

    def _on_dry_run_finished(self, results: list[ExportReport | ReaderError]) -> None:
        self.dry_run_finished.emit([result for result in results if not isinstance(result, ReaderError)])
        self._emit_failures(results)

    def _emit_failures(self, results: Sequence[ExportReport | ReaderError]) -> None:
        for result in results:
            if isinstance(result, ReaderError):
                self.failed.emit(result)
