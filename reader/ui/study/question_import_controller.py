"""Import questions of files, of what is dropped and of what is on the clipboard, and report what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTemporaryDir, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import Problem, ReaderError
from reader.services.importing.file_import import write_pasted_file
from reader.ui.importing.file_queue import FileOutcome
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.shell.context import AppContext
from reader.ui.study.question_import_queue import ImportedQuestions, QuestionImportQueue
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder


class QuestionImportController(QObject):
    """Import questions in the background, with a bar for the progress, and show a report at the end."""

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._folders: list[QTemporaryDir] = []
        self.progress_bar = ImportProgressBar()
        self.queue = QuestionImportQueue(context, self)
        self.queue.progressed.connect(self.progress_bar.show_progress)
        self.queue.finished.connect(self._on_queue_finished)
        self.progress_bar.cancel_requested.connect(self.queue.cancel)
        page.destroyed.connect(self.queue.close)

    @Slot()
    def ask_for_files(self) -> None:
        """Ask for files of questions and import them."""
        filters = self.tr("Questions ({patterns});;All files (*)").format(patterns="*.txt *.gift *.csv *.tsv")
        folder = start_folder(DOCUMENTS)
        paths, _chosen = QFileDialog.getOpenFileNames(self._page, self.tr("Import Questions"), folder, filters)
        self.import_files([Path(path) for path in paths])

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import the questions of files."""
        library = self._context.library
        if library.read_only:
            self._context.toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, library.path))
        elif paths:
            self.queue.add(paths)

    @Slot()
    def paste(self) -> None:
        """Import the questions on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Import the questions in files or text that was dropped or pasted; show a message if there is neither."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.import_files(paths)
        elif data.text().strip():
            self._import_text(data.text())
        else:
            self._context.toast.show_message(self.tr("The clipboard has no text. Copy the questions first."))

    def _import_text(self, text: str) -> None:
        """Import questions in a text, as a file that is named after its first line."""
        folder = QTemporaryDir()
        content = text.encode("utf-8", errors="replace")
        try:
            path = write_pasted_file(
                Path(folder.path()), content, text, markup=False, unnamed=self.tr("Pasted questions")
            )
        except OSError as error:
            place = Path(error.filename or folder.path())
            self._context.toast.show_error(ReaderError(Problem.FILE_UNREADABLE, place, reason=str(error)))
            return
        self._folders.append(folder)
        self.import_files([path])

    @Slot(object)
    def _on_queue_finished(self, outcome: FileOutcome[ImportedQuestions]) -> None:
        from reader.ui.study.bank_report_dialog import BankReportDialog

        self.progress_bar.put_away()
        while self._folders:
            self._folders.pop().remove()
        dialog = BankReportDialog(outcome.imported, outcome.failures, self._page.window())
        dialog.open()
