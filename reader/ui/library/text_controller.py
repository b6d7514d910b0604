"""Add, correct, replace, remove and export texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.core.text.sanitise import sanitise
from reader.services.importing.import_progress import ImportOutcome
from reader.services.importing.import_run import ImportRequest
from reader.storage.backup_files import BackupReport
from reader.storage.disk_space import LITTLE_SPACE, MEGABYTE, free_space
from reader.ui.exporting.export_controller import ExportController
from reader.ui.exporting.export_runner import ExportRunner
from reader.ui.importing.edition_controller import EditionController
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.importing.import_queue import ChangedFile, ImportQueue
from reader.ui.importing.index_updater import IndexUpdater
from reader.ui.importing.text_options.text_options_controller import TextOptionsController
from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import HOME, start_folder

if TYPE_CHECKING:
    from reader.ui.library.text_menu import TextMenu

_MAX_NAMED = 5
"""The number of files that a question about many files names."""


class TextController(QObject):
    """Carry out actions on texts and show messages about them.

    ``files_chosen`` carries the paths of files that the reader chose, which may be no texts; ``text_extended`` the id
    of a text of which more can be read; ``opening_changed`` the name of the file that is being opened, empty once its
    first page is there or it cannot be opened.
    """

    files_chosen = Signal(list)
    text_extended = Signal(str)
    opening_changed = Signal(str)

    def __init__(self, context: AppContext, window: QWidget, progress_bar: ImportProgressBar) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window
        self._toast = context.toast
        self._progress_bar = progress_bar
        self._shown_early = ""
        self._opens_single = False
        self._single_shown = False
        self.opening = ""
        self.queue = ImportQueue(context.library, context.change_notifier, context.clock, self)
        self.indexing = IndexUpdater(context.library, context.tasks)
        self._export_runner = ExportRunner(context.library, context.clock, context.tasks)
        self.editions = EditionController(context, window, self.queue)
        self.text_options = TextOptionsController(context, window, self.editions, self.queue)
        self._export_controller = ExportController(context, self._export_runner, window)
        self._connect()

    def _connect(self) -> None:
        self._progress_bar.cancel_requested.connect(self.queue.cancel)
        self.queue.progressed.connect(self._progress_bar.show_progress)
        self.queue.text_extended.connect(self._on_queue_text_extended)
        self.queue.added.connect(self._on_queue_added)
        self.queue.copy_failed.connect(self._toast.show_error)
        self.editions.replaced.connect(self.indexing.begin)
        self.queue.changed_files_found.connect(self._on_queue_changed_files_found)
        self.queue.finished.connect(self._on_queue_finished)
        self.queue.finished.connect(self._return_memory)
        self.indexing.finished.connect(self._return_memory)
        self._context.change_notifier.changed.connect(self._on_change_notifier_changed)

    def serve(self, menu: TextMenu) -> None:
        """Connect the signals of a menu of texts."""
        menu.export_requested.connect(self.export_some)
        menu.correct_requested.connect(self.text_options.ask)
        menu.edition_requested.connect(self.replace_edition)
        menu.remove_requested.connect(self.remove)

    # --- adding --------------------------------------------------------------------------------------------------

    @Slot()
    def ask_for_files(self) -> None:
        """Ask for files and emit their paths with ``files_chosen``."""
        from reader.importers.formats import SUFFIXES

        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = self.tr("Texts ({patterns});;All files (*)").format(patterns=patterns)
        home = start_folder(HOME)
        paths, _chosen = QFileDialog.getOpenFileNames(self._window, self.tr("Add Texts"), home, filters)
        self.files_chosen.emit([Path(path) for path in paths])

    @Slot(list)
    def add(self, paths: Sequence[Path]) -> None:
        """Import files and the known files of folders; a single file is opened as soon as it can be read."""
        self._set_opening("")
        if not paths or self._refuse_to_write():
            return
        self._opens_single = not self.queue.is_busy and self.announce_opening(paths)
        self.queue.add(ImportRequest(path) for path in paths)

    def add_one(self, file: ImportRequest) -> None:
        """Import a single file, and open it as soon as it can be read."""
        if self._refuse_to_write():
            return
        self._opens_single = not self.queue.is_busy and self.announce_opening([file.path])
        self.queue.add([file])

    def announce_opening(self, paths: Sequence[Path]) -> bool:
        """Return whether these are a single file, and announce it as the one that is being opened."""
        if len(paths) != 1 or paths[0].is_dir():
            return False
        self._set_opening(sanitise(paths[0].name))
        return True

    def _set_opening(self, file_name: str) -> None:
        if file_name != self.opening:
            self.opening = file_name
            self.opening_changed.emit(file_name)

    def _refuse_to_write(self) -> bool:
        """Return whether the library is read-only, and show the error if it is."""
        if self._library.read_only:
            self._toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, self._library.path))
        return self._library.read_only

    @Slot(str)
    def _on_queue_text_extended(self, text_id: str) -> None:
        if self._opens_single and not self._single_shown and text_id and self._shown_early != text_id:
            self._shown_early = text_id
            self._context.navigator.open(text_id)
            self._set_opening("")
        self.text_extended.emit(text_id)

    @Slot(object)
    def _on_queue_added(self, text: Text) -> None:
        if self._opens_single and not self._single_shown:
            self._single_shown = True
            self._context.navigator.open(text.id)
            self._set_opening("")

    @Slot(object)
    def _on_queue_finished(self, outcome: ImportOutcome) -> None:
        self._progress_bar.put_away()
        opens_single, self._opens_single = self._opens_single, False
        self._single_shown = False
        self._shown_early = ""
        self._set_opening("")
        self.indexing.begin()
        message = self._progress_bar.outcome_message(outcome)
        if outcome.single_failure is not None:
            self._toast.show_error(outcome.single_failure)
        elif outcome.failures:
            self._toast.show_message(message, self.tr("Show Why"), lambda: self._show_report(outcome))
        elif len(outcome.incomplete) > 1:
            self._toast.show_message(message, self.tr("Show Details"), lambda: self._show_report(outcome))
        elif (
            outcome.incomplete
            or outcome.stopped
            or (len(outcome.added) + len(outcome.known) != 1 and not outcome.editions)
        ):
            self._show_added(message, outcome.added, is_opened=opens_single)
        elif opens_single and outcome.added:
            self.text_options.offer(outcome.added[0])
        elif outcome.added:
            self._show_added(message, outcome.added, is_opened=False)
        self._warn_of_low_disk_space(outcome)

    @Slot()
    def _return_memory(self) -> None:
        """Return in the background what the texts took on their way into the library and into the index."""
        from reader.services.freed_memory import return_freed_memory

        self._context.tasks.run(return_freed_memory, _do_nothing, self._toast.show_error)

    def _show_added(self, message: str, added: Sequence[Text], *, is_opened: bool) -> None:
        """Show what was added; a single text that is not on the page yet can be opened."""
        if len(added) == 1 and not is_opened:
            self._toast.show_message(message, self.tr("Open"), partial(self._context.navigator.open, added[0].id))
        else:
            self._toast.show_message(message)

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        """Index the texts that came in a study pack."""
        if changes.operation == OperationName.OPEN_PACK and changes.texts:
            self.indexing.begin()

    def _warn_of_low_disk_space(self, outcome: ImportOutcome) -> None:
        free = free_space(self._library.path)
        if free is not None and free < LITTLE_SPACE and not outcome.stopped and not outcome.failures:
            message = self.tr("Only {free} MB are left on the library’s disk. Free up space before you add more.")
            self._toast.show_message(message.format(free=free // MEGABYTE))

    @Slot(list)
    def _on_queue_changed_files_found(self, changed: Sequence[ChangedFile]) -> None:
        """Ask once whether files with known names are new editions of those texts: this is never guessed."""
        from reader.ui.widgets.message_dialog import MessageDialog

        heading, explanation, choices = self._question(changed)
        dialog = MessageDialog(heading, explanation, choices, self._window)
        dialog.exec()
        if dialog.chosen == 0:
            if len(changed) > 1:
                self.editions.ask_only_where_needed(file.text.id for file in changed)
            self.queue.go_on(self._as_edition(file) for file in changed)
        else:
            self.queue.go_on(replace(file.file, is_decided=True) for file in changed if dialog.chosen == 1)

    def _as_edition(self, changed: ChangedFile) -> ImportRequest:
        options = self._library.texts.choices(changed.text.id).without_encoding
        return replace(changed.file, options=options, is_decided=True, edition_of=changed.text.id)

    def _question(self, changed: Sequence[ChangedFile]) -> tuple[str, str, tuple[str, ...]]:
        if len(changed) == 1:
            heading = self.tr("“{name}” has changed since it was added").format(
                name=sanitise(changed[0].file.path.name)
            )
            explanation = self.tr(
                "“{title}” in the library came from a file of this name with different content. As a new edition, it "
                "replaces the current one and keeps the notes."
            ).format(title=changed[0].text.title)
            return heading, explanation, (self.tr("New Edition"), self.tr("Separate Text"))
        heading = self.tr("%n file(s) have changed since they were added", None, len(changed))
        explanation = self.tr(
            "Texts in the library came from files of these names with different content: {names}. As new "
            "editions, they replace the current ones and keep the notes; if a note would lose its place, you are "
            "asked first."
        ).format(names=self._quoted_names(changed))
        return heading, explanation, (self.tr("New Editions"), self.tr("Separate Texts"), self.tr("Do Not Add"))

    def _quoted_names(self, changed: Sequence[ChangedFile]) -> str:
        names = [f"“{sanitise(file.file.path.name)}”" for file in changed[:_MAX_NAMED]]
        return self.tr(", ", "between names").join(names) + ("…" if len(changed) > _MAX_NAMED else "")

    def _show_report(self, outcome: ImportOutcome) -> None:
        from reader.ui.importing.failures_dialog import FailuresDialog

        FailuresDialog(outcome.failures, self._window, outcome.incomplete).exec()

    # --- one text ------------------------------------------------------------------------------------------------

    @Slot(list)
    def remove(self, texts: Sequence[str]) -> None:
        """Remove texts with their notes from the library in one step, and offer to undo it."""
        titles = [card.title for card in self._library.texts.some(texts)]
        if len(titles) == 1:
            message = self.tr("“{title}” and its notes were removed from the library.").format(title=titles[0])
            label = self.tr("Undo")
        else:
            message = self.tr("%n text(s) and their notes removed from the library.", "", len(titles))
            label = self.tr("Undo")
        now = self._context.clock.now()
        self._context.commands.run(
            lambda: self._library.texts.remove_all(texts, now), self, message=lambda _changes: message, undo_label=label
        )

    @Slot(str)
    def replace_edition(self, text_id: str) -> None:
        """Ask for a file and import it as a new edition of a text."""
        if self._refuse_to_write():
            return
        card = self._library.texts.get(text_id)
        folder = start_folder(HOME, Path(card.source).parent)
        caption = self.tr("New edition of “{title}”").format(title=card.title)
        path, _chosen = QFileDialog.getOpenFileName(self._window, caption, folder)
        if path:
            choices = self._library.texts.choices(card.id).without_encoding
            self.editions.begin(ImportRequest(Path(path), choices, card.id, is_decided=True))

    # --- exporting -----------------------------------------------------------------------------------------------

    @Slot(str)
    def export(self, text_id: str) -> None:
        """Export the notes of one text to the folder for notes."""
        self._export_controller.export([text_id])

    @Slot(list)
    def export_some(self, texts: Sequence[str]) -> None:
        """Export the notes of these texts to the folder for notes."""
        self._export_controller.export(list(texts))

    @Slot()
    def export_all(self) -> None:
        """Export the notes of all texts that have any."""
        self._export_controller.export(self._export_runner.texts_with_notes())

    @Slot(str)
    def ask_for_export(self, text_id: str) -> None:
        """Ask what to export, where to and in which format."""
        self._export_controller.ask(text_id)

    # --- the library ---------------------------------------------------------------------------------------------

    @Slot()
    def back_up(self) -> None:
        """Back up the library, and verify the copy."""
        work = partial(self._library.backup, None, self._context.clock.now())
        self._context.tasks.run(work, self._on_backed_up, self._toast.show_error)

    def _on_backed_up(self, report: BackupReport) -> None:
        message = self.tr("Library backed up to {path}.").format(path=report.path)
        self._toast.show_written(message, report.path, opens=False)


def _do_nothing(_result: None) -> None:
    """Do nothing when memory was given back."""
