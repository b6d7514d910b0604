"""Do with whole texts what the reader asks for: add, correct, replace, remove, export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.core.text.sanitise import sanitise
from reader.services.importing.import_progress import ImportOutcome
from reader.services.importing.import_run import ImportRequest
from reader.storage.disk_space import LITTLE_SPACE, MEGABYTE, free_space
from reader.ui.exporting.export_controller import ExportController
from reader.ui.exporting.export_runner import ExportRunner
from reader.ui.importing.edition_controller import EditionController
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.importing.import_queue import ChangedFile, ImportQueue
from reader.ui.importing.index_updater import IndexUpdater
from reader.ui.importing.text_options.text_options_controller import TextOptionsController
from reader.ui.shell.context import AppContext
from reader.ui.shell.toast import Toast

if TYPE_CHECKING:
    from reader.ui.library.text_menu import TextMenu

_NAMED = 5
"""Files that are named in a question about many."""


class TextController(QObject):
    """Carry out what is asked for and say what became of it.

    ``given`` carries the paths of files that were chosen or named, which may be other than texts; ``opened`` the id of
    a text that came in and is to be shown; ``grown`` of one that has more to read.
    """

    given = Signal(list)
    opened = Signal(str)
    grown = Signal(str)

    def __init__(self, context: AppContext, window: QWidget, toast: Toast, progress_bar: ImportProgressBar) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window
        self._toast = toast
        self._progress_bar = progress_bar
        self._shown_early = ""
        self._one_asked = False
        self._one_shown = False
        self.queue = ImportQueue(context.library, context.change_notifier, context.clock, self)
        self.indexing = IndexUpdater(context.library, context.tasks)
        self._exporting = ExportRunner(context.library, context.clock, context.tasks)
        self.replacing = EditionController(context, window, toast, self.queue)
        self.correcting = TextOptionsController(context, window, toast, self.replacing, self.queue)
        self._exports = ExportController(context, self._exporting, window, toast)
        self._connect()

    def _connect(self) -> None:
        self._progress_bar.cancel_requested.connect(self.queue.cancel)
        self.queue.progressed.connect(self._progress_bar.show_progress)
        self.queue.grown.connect(self._on_queue_grown)
        self.queue.added.connect(self._on_queue_added)
        self.replacing.replaced.connect(self.indexing.begin)
        self.queue.changed_files_found.connect(self._on_queue_changed_files_found)
        self.queue.finished.connect(self._on_queue_finished)

    def serve(self, menu: TextMenu) -> None:
        """Carry out what a menu of texts offers."""
        menu.export_requested.connect(self.export_some)
        menu.correct_requested.connect(self.correcting.ask)
        menu.edition_requested.connect(self.replace_edition)
        menu.remove_requested.connect(self.remove)

    # --- adding --------------------------------------------------------------------------------------------------

    @Slot()
    def ask_for_files(self) -> None:
        """Let the reader choose files, then add them."""
        from reader.importers.formats import SUFFIXES

        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        words = self.tr("Texts ({patterns});;All files (*)").format(patterns=patterns)
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        paths, _chosen = QFileDialog.getOpenFileNames(self._window, self.tr("Add Texts"), home, words)
        self.given.emit([Path(path) for path in paths])

    @Slot(list)
    def add(self, paths: Sequence[Path]) -> None:
        """Add files, and all that One Hour knows in folders; a single file is opened as soon as it can be read."""
        if not paths or self._refuse_to_write():
            return
        self._one_asked = len(paths) == 1 and not paths[0].is_dir() and not self.queue.is_busy
        self.queue.add(ImportRequest(path) for path in paths)

    def add_one(self, file: ImportRequest) -> None:
        """Add a single file as it is asked for, and open it as soon as it can be read."""
        if self._refuse_to_write():
            return
        self._one_asked = not self.queue.is_busy
        self.queue.add([file])

    def _refuse_to_write(self) -> bool:
        """Return whether the library can only be read, and tell the reader so."""
        if self._library.read_only:
            self._toast.tell_error(ReaderError(Problem.LIBRARY_READ_ONLY, self._library.path))
        return self._library.read_only

    @Slot(str)
    def _on_queue_grown(self, text_id: str) -> None:
        if self._one_asked and not self._one_shown and text_id and self._shown_early != text_id:
            self._shown_early = text_id
            self.opened.emit(text_id)
        self.grown.emit(text_id)

    @Slot(object)
    def _on_queue_added(self, text: Text) -> None:
        if self._one_asked and not self._one_shown:
            self._one_shown = True
            self.opened.emit(text.id)

    @Slot(object)
    def _on_queue_finished(self, outcome: ImportOutcome) -> None:
        self._progress_bar.put_away()
        one_asked, self._one_asked = self._one_asked, False
        self._one_shown = False
        self._shown_early = ""
        self.indexing.begin()
        words = self._progress_bar.outcome_words(outcome)
        if outcome.failures:
            self._toast.tell(words, self.tr("Show why"), lambda: self._show_failures(outcome.failures))
        elif outcome.stopped or (len(outcome.added) + len(outcome.known) != 1 and not outcome.editions):
            self._toast.tell(words)
        elif one_asked and outcome.added:
            self.correcting.offer(outcome.added[0])
        self._warn_of_little_room(outcome)

    def _warn_of_little_room(self, outcome: ImportOutcome) -> None:
        free = free_space(self._library.path)
        if free is not None and free < LITTLE_SPACE and not outcome.stopped and not outcome.failures:
            words = self.tr("Only {free} MB are left on the disk of the library. Make room before you add more.")
            self._toast.tell(words.format(free=free // MEGABYTE))

    @Slot(list)
    def _on_queue_changed_files_found(self, changed: Sequence[ChangedFile]) -> None:
        """Ask once whether files of known names are new editions of those texts: it is never guessed."""
        from reader.ui.widgets.message_dialog import MessageDialog

        heading, words, choices = self._question(changed)
        dialog = MessageDialog(heading, words, choices, self._window)
        dialog.exec()
        if dialog.chosen == 0:
            if len(changed) > 1:
                self.replacing.ask_only_where_needed(one.text.id for one in changed)
            self.queue.go_on(self._as_edition(one) for one in changed)
        else:
            self.queue.go_on(replace(one.file, asked=True) for one in changed if dialog.chosen == 1)

    def _as_edition(self, one: ChangedFile) -> ImportRequest:
        told = self._library.texts.choices(one.text.id).without_encoding
        return replace(one.file, options=told, asked=True, edition_of=one.text.id)

    def _question(self, changed: Sequence[ChangedFile]) -> tuple[str, str, tuple[str, ...]]:
        if len(changed) == 1:
            heading = self.tr("“{name}” has changed since it was added").format(
                name=sanitise(changed[0].file.path.name)
            )
            words = self.tr(
                "“{title}” in the library came from a file of this name, with other words in it. "
                "As a new edition it takes the place of the present one, and the notes come along."
            ).format(title=changed[0].text.title)
            return heading, words, (self.tr("New edition"), self.tr("Another text"))
        heading = self.tr("%n file(s) have changed since they were added", None, len(changed))
        words = self.tr(
            "Texts in the library came from files of these names, with other words in them: {names}. As new editions "
            "they take the place of the present ones, and the notes come along; where a note would lose its place, "
            "you are asked."
        ).format(names=self._named(changed))
        return heading, words, (self.tr("New editions"), self.tr("Other texts"), self.tr("Leave them out"))

    def _named(self, changed: Sequence[ChangedFile]) -> str:
        names = [f"“{sanitise(one.file.path.name)}”" for one in changed[:_NAMED]]
        return self.tr(", ", "between names").join(names) + ("…" if len(changed) > _NAMED else "")

    def _show_failures(self, failures: Sequence[ReaderError]) -> None:
        from reader.ui.importing.failures_dialog import FailuresDialog

        FailuresDialog(failures, self._window).exec()

    # --- one text ------------------------------------------------------------------------------------------------

    @Slot(list)
    def remove(self, texts: Sequence[str]) -> None:
        """Take texts with their notes out of the library in one step, with undo at hand."""
        titles = [card.title for card in self._library.texts.some(texts)]
        try:
            changes = self._library.texts.remove_all(texts, self._context.clock.now())
        except ReaderError as error:
            self._toast.tell_error(error)
            return
        self._context.change_notifier.announce(changes, self)
        if len(titles) == 1:
            words = self.tr("“{title}” was taken out of the library; its notes went with it.").format(title=titles[0])
            label = self.tr("Bring it back")
        else:
            words = self.tr("%n text(s) taken out of the library; their notes went with them.", "", len(titles))
            label = self.tr("Bring them back")
        self._toast.tell(words, label, partial(self._context.annotation_commands.undo_step, changes.step))

    @Slot(str)
    def replace_edition(self, text_id: str) -> None:
        """Ask for a file and take it as a new edition of a text."""
        if self._refuse_to_write():
            return
        card = self._library.texts.get(text_id)
        folder = str(Path(card.source).parent)
        caption = self.tr("New edition of “{title}”").format(title=card.title)
        path, _chosen = QFileDialog.getOpenFileName(self._window, caption, folder)
        if path:
            choices = self._library.texts.choices(card.id).without_encoding
            self.replacing.begin(ImportRequest(Path(path), choices, card.id, asked=True))

    # --- exporting -----------------------------------------------------------------------------------------------

    @Slot(str)
    def export(self, text_id: str) -> None:
        """Write the notes of one text to the folder for notes."""
        self._exports.export([text_id])

    @Slot(list)
    def export_some(self, texts: Sequence[str]) -> None:
        """Write the notes of these texts, each to its file in the folder for notes."""
        self._exports.export(list(texts))

    @Slot()
    def export_all(self) -> None:
        """Write the notes of all texts that have any."""
        self._exports.export(self._exporting.with_notes())

    def ask_for_export(self, text_id: str) -> None:
        """Let the reader choose what is exported, where to and how."""
        self._exports.ask(text_id)

    # --- the library ---------------------------------------------------------------------------------------------

    @Slot()
    def back_up(self) -> None:
        """Make a verified copy of the library now."""
        try:
            report = self._library.backup(None, self._context.clock.now())
        except ReaderError as error:
            self._toast.tell_error(error)
            return
        self._toast.tell(self.tr("The library was copied to {path}.").format(path=report.path))
