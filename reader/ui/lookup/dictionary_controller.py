"""Handle the commands on dictionaries: import files, and manage those in the library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import Problem, ReaderError
from reader.importers.dictionaries.formats import is_dictionary_name
from reader.storage.repositories.dictionary_file import DictionaryInfo
from reader.ui.importing.file_queue import FileOutcome
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.lookup.dictionary_queue import DictionaryImportQueue
from reader.ui.shell.context import AppContext
from reader.ui.translation.error_messages import error_message, join_sentences
from reader.ui.widgets.start_folder import HOME, start_folder

if TYPE_CHECKING:
    from reader.ui.lookup.dictionaries_dialog import DictionariesDialog


class DictionaryController(QObject):
    """The commands on dictionaries; their outcome is shown in the toast or in a dialog."""

    def __init__(self, context: AppContext, window: QWidget, progress_bar: ImportProgressBar) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._toast = context.toast
        self._progress_bar = progress_bar
        self._dialog: DictionariesDialog | None = None
        self.import_queue = DictionaryImportQueue(context.library, context.clock, self)
        self.import_queue.progressed.connect(progress_bar.show_progress)
        self.import_queue.finished.connect(self._on_adding_finished)
        progress_bar.cancel_requested.connect(self.import_queue.cancel)

    @Slot()
    def show_dictionaries(self) -> None:
        """Show the dialog that manages the dictionaries."""
        from reader.ui.lookup.dictionaries_dialog import DictionariesDialog

        dialog = DictionariesDialog(self._context.library, self._window)
        self._dialog = dialog
        dialog.add.clicked.connect(self.ask_for_files)
        dialog.files_dropped.connect(self.add)
        dialog.stop_button.clicked.connect(self.import_queue.cancel)
        self.import_queue.progressed.connect(dialog.show_progress)
        dialog.exec()
        self.import_queue.progressed.disconnect(dialog.show_progress)
        self._dialog = None
        dialog.deleteLater()

    @Slot()
    def ask_for_files(self) -> None:
        """Ask for dictionary files and import them."""
        filters = self.tr("Dictionaries ({patterns});;All files (*)").format(
            patterns="*.ifo *.mdx *.u8 *.zip *.gz *.bz2 *.xz *.tgz *.tsv *.tab *.txt"
        )
        home = start_folder(HOME)
        parent = self._dialog or self._window
        paths, _chosen = QFileDialog.getOpenFileNames(parent, self.tr("Add Dictionaries"), home, filters)
        self.add([Path(path) for path in paths])

    def add_dropped(self, paths: Sequence[Path]) -> list[Path]:
        """Import the dictionaries among dropped files; return the other files."""
        dictionaries = [path for path in paths if not path.is_dir() and is_dictionary_name(path)]
        self.add(dictionaries)
        return [path for path in paths if path not in dictionaries]

    @Slot(list)
    def add(self, paths: Sequence[Path]) -> None:
        """Import dictionaries in the background."""
        library = self._context.library
        if paths and library.read_only:
            self._toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, library.path))
        elif paths:
            self.import_queue.add(paths)

    @Slot(object)
    def _on_adding_finished(self, outcome: FileOutcome[DictionaryInfo]) -> None:
        from reader.ui.importing.failures_dialog import FailuresDialog

        self._progress_bar.put_away()
        if self._dialog is not None:
            self._dialog.end_progress()
        message = self._outcome_message(outcome)
        if self._dialog is not None and outcome.failures:
            FailuresDialog(outcome.failures, self._dialog).exec()
        elif len(outcome.failures) == 1 and not outcome.imported:
            self._toast.show_error(outcome.failures[0])
        elif _not_added(outcome):
            self._toast.show_message(
                message, self.tr("Show Why"), lambda: FailuresDialog(outcome.failures, self._window).exec()
            )
        elif self._dialog is None:
            self._toast.show_message(message)

    def _outcome_message(self, outcome: FileOutcome[DictionaryInfo]) -> str:
        parts = [self._added_message(dictionary) for dictionary in outcome.imported]
        failures = _not_added(outcome)
        if failures:
            parts.append(self.tr("%n dictionary file(s) could not be added.", None, len(failures)))
        parts += (error_message(error) for error in outcome.failures if error.problem is Problem.DICTIONARY_RESOURCES)
        return join_sentences(parts)

    def _added_message(self, dictionary: DictionaryInfo) -> str:
        return self.tr("Dictionary “{name}” added, with %Ln entry(s).", None, dictionary.entries).format(
            name=dictionary.name
        )


def _not_added(outcome: FileOutcome[DictionaryInfo]) -> list[ReaderError]:
    """Return the failures other than files of pictures and sounds, which are skipped."""
    return [error for error in outcome.failures if error.problem is not Problem.DICTIONARY_RESOURCES]
