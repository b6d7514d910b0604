"""Import notes from other programs, and place those that were imported before their texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.annotations.foreign_notes import ForeignNotes, NoteSource
from reader.core.annotations.operations import Operation
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.study.peer_notes import PeerNote
from reader.importers.annotations.recognition import is_notes_file
from reader.resources import character_variants
from reader.services.annotations.notes_import import (
    NotesReport,
    placeholders_for,
    placement_operation,
    waiting_notes,
)
from reader.services.importing.import_progress import ImportOutcome
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_NOTES
from reader.ui.importing.embedded_notes_offer import EmbeddedNotesOffer
from reader.ui.importing.file_queue import FileOutcome
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.importing.notes_import_queue import NotesImportQueue
from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import HOME, start_folder


class NotesImportController(QObject):
    """Import files of notes, and show a report at the end."""

    def __init__(self, context: AppContext, window: QWidget, progress_bar: ImportProgressBar) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window
        self._toast = context.toast
        self._progress_bar = progress_bar
        self._comparison = Comparison(character_variants())
        self.import_queue = NotesImportQueue(context, self._comparison, self)
        self.import_queue.whose = self._whose
        self._answers: dict[str, str] = {}
        self._embedded = EmbeddedNotesOffer(context, self.import_files, self)
        self.import_queue.progressed.connect(progress_bar.show_progress)
        self.import_queue.finished.connect(self._on_finished)
        progress_bar.cancel_requested.connect(self.import_queue.cancel)

    # --- importing -----------------------------------------------------------------------------------------------

    @Slot()
    def ask_for_files(self) -> None:
        """Ask for files of notes and import them."""
        filters = self.tr("Notes from other programs ({patterns});;All files (*)").format(
            patterns="*.txt *.lua *.csv *.json *.mrexpt *.jsonld *.annotation *.ann *.zip *.md *.html *.htm *.rdf "
            "*.sqlite *.db *.calibre_* *.pdf *.epub"
        )
        home = start_folder(HOME)
        paths, _chosen = QFileDialog.getOpenFileNames(self._window, self.tr("Import Notes"), home, filters)
        self.import_files([Path(path) for path in paths])

    def add_dropped(self, paths: Sequence[Path]) -> list[Path]:
        """Import the notes of other programs among dropped files; return the other files."""
        notes = [path for path in paths if is_notes_file(path)]
        self.import_files(notes)
        return [path for path in paths if path not in notes]

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import the notes of files."""
        if not paths:
            return
        if self._library.read_only:
            self._toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, self._library.path))
        else:
            self.import_queue.add(paths)

    def _whose(self, path: Path, notes: ForeignNotes) -> str | None:
        """Ask whose the notes of another program are that name somebody, once for each name; None to give up."""
        creator = ", ".join(dict.fromkeys(note.creator for note in notes.notes if note.creator))
        if notes.source is not NoteSource.WEB_ANNOTATION or not creator:
            return ""
        if creator not in self._answers:
            from reader.ui.importing.whose_notes_dialog import WhoseNotesDialog

            dialog = WhoseNotesDialog(path.name, creator, self._window)
            dialog.exec()
            dialog.deleteLater()
            if dialog.name is None:
                return None
            self._answers[creator] = dialog.name
        return self._answers[creator]

    @Slot(object)
    def _on_finished(self, outcome: FileOutcome[NotesReport]) -> None:
        from reader.ui.importing.notes_report_dialog import NotesReportDialog

        self._progress_bar.put_away()
        dialog = NotesReportDialog(outcome.imported, outcome.failures, self._window)
        dialog.open()

    def offer_embedded(self, outcome: ImportOutcome) -> None:
        """Offer to import the notes that the files of imported texts hold themselves."""
        self._embedded.look(outcome)

    # --- notes that wait for their text --------------------------------------------------------------------------

    @Slot(object)
    def offer(self, outcome: ImportOutcome) -> None:
        """Place the notes of others that wait for an imported text, and offer to place one's own."""
        for text in outcome.added:
            self._place_peer_notes(text.id)
        if not outcome.added or outcome.failures or not self._library.placeholders.all():
            return
        for text in outcome.added:
            count = sum(placeholder.notes for placeholder in placeholders_for(self._library, text.id, self._comparison))
            if count:
                message = self.tr("%n note(s) from other programs have been waiting for “{title}”.", None, count)
                self._toast.show_message(
                    message.format(title=text.title), self.tr("Place Notes"), partial(self.place_waiting, text.id)
                )

    def _place_peer_notes(self, text: str) -> None:
        """Place the notes of others that wait for a text: their text is known, so that nothing has to be asked."""
        if not self._library.has_peer_notes:
            return
        from reader.services.study.peer_reading import waiting_peer_notes

        waiting = waiting_peer_notes(self._library, text, self._comparison)
        if waiting is not None:
            self._context.tasks.run(waiting.place_notes, self._on_peer_notes_placed, self._toast.show_error)

    def _on_peer_notes_placed(self, notes: Sequence[PeerNote]) -> None:
        if notes:
            self._library.peer_notes.place(notes, self._context.clock.now())
            self._context.change_notifier.announce(Changes(OperationName.PLACE_NOTES.value, study=True), self)

    def place_waiting(self, text: str) -> None:
        """Attach the notes that wait for a text to it."""
        try:
            comparison = self._comparison
            notes = waiting_notes(self._library, placeholders_for(self._library, text, comparison))
            edition = self._library.editions.edition(text)
        except ReaderError as error:
            self._toast.show_error(error)
            return
        now = self._context.clock.now()
        work = partial(placement_operation, notes, text, edition, comparison, now)
        self._context.tasks.run(
            partial(_run_after_backup, self._library.path, now, work), self._on_moved, self._toast.show_error
        )

    def _on_moved(self, operation: Operation) -> None:
        notes = [edit.after for edit in operation.edits if edit.after is not None]
        lost = sum(note.orphan for note in notes)
        whole = sum(note.anchor is None for note in notes)
        message = self.tr("%n note(s) placed.", None, len(notes) - lost - whole)
        if whole:
            message += " " + self.tr("%n note(s) without a passage belong to the whole text.", None, whole)
        if lost:
            message += " " + self.tr("%n unplaced note(s) are listed at the end of the notes.", None, lost)
        self._context.commands.run(lambda: self._library.commit(operation), self, message=lambda _changes: message)


def _run_after_backup(library: Path | None, now: datetime, work: Callable[[], Operation]) -> Operation:
    if library is not None:
        back_up_ahead(library, BEFORE_NOTES, now)
    return work()
