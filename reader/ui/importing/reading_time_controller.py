"""Take reading time out of the ledger and into it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import write_whole
from reader.exporters.ledger import ledger_csv, ledger_json
from reader.services.activity.ledger_records import ledger_records
from reader.ui.importing.file_queue import FileOutcome
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.importing.time_import_queue import ImportedTime, TimeImportQueue
from reader.ui.shell.context import AppContext
from reader.ui.translation.error_messages import join_sentences
from reader.ui.widgets.start_folder import DOCUMENTS, HOME, start_folder


class ReadingTimeController(QObject):
    """Ask for a file, write the ledger to it or import the reading time in it, and say what came of it."""

    def __init__(self, context: AppContext, window: QWidget, progress_bar: ImportProgressBar) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._progress_bar = progress_bar
        self.import_queue = TimeImportQueue(context, self)
        self.import_queue.progressed.connect(progress_bar.show_progress)
        self.import_queue.finished.connect(self._on_finished)
        progress_bar.cancel_requested.connect(self.import_queue.cancel)

    @Slot()
    def ask_for_target(self) -> None:
        """Ask where to write the ledger, and write it there."""
        today = self._context.tracker.today
        folder = start_folder(DOCUMENTS)
        suggested = Path(folder) / f"onehour-time-{today.isoformat()}.json"
        path, _filter = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export Reading Time"),
            str(suggested),
            self.tr("JSON (*.json);;Table (*.csv)"),
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write all entries to a file: a table if its name ends in .csv, else JSON."""
        records = ledger_records(self._context.library, date.min, date.max, self._context.clock.now())
        write = ledger_csv if path.suffix.lower() == ".csv" else ledger_json
        try:
            write_whole(path, write(records).encode())
        except ReaderError as error:
            self._context.toast.show_error(error.with_path(path))
            return
        message = self.tr("%n entry(s) saved to {path}.", None, len(records))
        self._context.toast.show_written(message.format(path=path), path)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a file of reading time and import it."""
        filters = self.tr("Reading time ({patterns});;All files (*)").format(
            patterns="*.sqlite3 *.sqlite *.db *.json *.csv *.zip"
        )
        home = start_folder(HOME)
        path, _chosen = QFileDialog.getOpenFileName(self._window, self.tr("Import Reading Time"), home, filters)
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Import the reading time of a file."""
        library = self._context.library
        if library.read_only:
            self._context.toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, library.path))
        else:
            self.import_queue.add([path])

    @Slot(object)
    def _on_finished(self, outcome: FileOutcome[ImportedTime]) -> None:
        self._progress_bar.put_away()
        for error in outcome.failures:
            self._context.toast.show_error(error)
        for imported in outcome.imported:
            if imported.changes is None:
                self._context.toast.show_message(self._message(imported))
            else:
                self._context.commands.offer_undo(self._message(imported), imported.changes)

    def _message(self, imported: ImportedTime) -> str:
        planned = imported.planned
        parts = [self.tr("%n reading time entry(s) added.", None, len(planned.added) + len(planned.restored))]
        if planned.known:
            parts.append(self.tr("%n were already on record.", None, planned.known))
        if planned.refused:
            parts.append(
                self.tr("%n were not added: they overlap with other time or are not possible.", None, planned.refused)
            )
        return join_sentences(parts)
