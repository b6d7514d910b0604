"""Import notes from other programs, and place those that were imported before their texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.imported_notes import PlacedNote
from reader.core.annotations.operations import Operation
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import Problem, ReaderError
from reader.resources import character_variants
from reader.services.annotations.notes_import import (
    NotesOfOneText,
    NotesReport,
    gather_notes,
    has_new_notes,
    placeholders_for,
    placement_operation,
    store_notes,
    waiting_notes,
)
from reader.services.importing.import_progress import ImportOutcome, ImportProgress
from reader.storage.backup import back_up_ahead
from reader.ui.importing.import_progress_bar import ImportProgressBar
from reader.ui.shell.context import AppContext

_STEP = "before-notes"
"""The name of the backup that is made before notes are imported."""

_Placed = list[tuple[NotesOfOneText, list[PlacedNote]]]


class NotesImportController(QObject):
    """Import files of notes one after the other in the background, and show a report at the end.

    ``finished`` carries the list of `NotesReport` and the list of errors of the files that failed.
    """

    finished = Signal(list, list)

    def __init__(self, context: AppContext, window: QWidget, progress_bar: ImportProgressBar) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window
        self._toast = context.toast
        self._progress_bar = progress_bar
        self._comparison: Comparison | None = None
        self._pending: deque[Path] = deque()
        self._started = 0
        self._is_backed_up = False
        self._reports: list[NotesReport] = []
        self._failures: list[ReaderError] = []
        self.finished.connect(self._on_finished)

    # --- importing -----------------------------------------------------------------------------------------------

    @Slot()
    def ask_for_files(self) -> None:
        """Ask for files of notes and import them."""
        filters = self.tr("Notes of other programs ({patterns});;All files (*)").format(
            patterns="*.txt *.lua *.csv *.json *.jsonld *.md *.html *.htm *.rdf *.calibre_*"
        )
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        paths, _chosen = QFileDialog.getOpenFileNames(self._window, self.tr("Import Notes"), home, filters)
        self.import_files([Path(path) for path in paths])

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import the notes of files."""
        if not paths:
            return
        if self._library.read_only:
            self._toast.show_error(ReaderError(Problem.LIBRARY_READ_ONLY, self._library.path))
            return
        idle = not self._started
        self._pending.extend(paths)
        if idle:
            self._next()

    def _next(self) -> None:
        if not self._pending:
            self._finish()
            return
        path = self._pending.popleft()
        self._started += 1
        self._progress_bar.show_progress(ImportProgress(path.name, self._started, self._started + len(self._pending)))
        zone = self._context.clock.now().tzinfo
        assert zone is not None
        self._context.tasks.run(
            partial(_read, path, zone), partial(self._on_read, path), partial(self._on_failed, path)
        )

    def _on_read(self, path: Path, notes: ForeignNotes) -> None:
        try:
            matches = gather_notes(self._library, notes, path, "", self._get_comparison())
        except ReaderError as error:
            self._on_failed(path, error)
            return
        self._context.tasks.run(
            matches.place_notes, partial(self._on_placed, path, notes), partial(self._on_failed, path)
        )

    def _on_placed(self, path: Path, notes: ForeignNotes, placed: _Placed) -> None:
        now = self._context.clock.now()
        library = self._library.path
        try:
            needed = not self._is_backed_up and has_new_notes(self._library, notes, path, placed, now)
        except ReaderError as error:
            self._on_failed(path, error)
            return
        if library is None or not needed:
            self._keep(path, notes, placed)
            return
        self._is_backed_up = True

        def keep(_report: object) -> None:
            self._keep(path, notes, placed)

        self._context.tasks.run(partial(back_up_ahead, library, _STEP, now), keep, partial(self._on_failed, path))

    def _keep(self, path: Path, notes: ForeignNotes, placed: _Placed) -> None:
        try:
            report, changes = store_notes(self._library, notes, path, placed, self._context.clock.now())
        except ReaderError as error:
            self._on_failed(path, error)
            return
        self._reports.append(report)
        if changes is not None:
            self._context.change_notifier.announce(changes, self)
        self._next()

    def _on_failed(self, path: Path, error: ReaderError) -> None:
        self._failures.append(error.with_path(path))
        self._next()

    def _finish(self) -> None:
        reports, failures = self._reports, self._failures
        self._reports, self._failures = [], []
        self._started, self._is_backed_up = 0, False
        self._progress_bar.put_away()
        self.finished.emit(reports, failures)

    @Slot(list, list)
    def _on_finished(self, reports: list[NotesReport], failures: list[ReaderError]) -> None:
        from reader.ui.importing.notes_report_dialog import NotesReportDialog

        dialog = NotesReportDialog(reports, failures, self._window)
        dialog.open()

    # --- notes that wait for their text --------------------------------------------------------------------------

    @Slot(object)
    def offer(self, outcome: ImportOutcome) -> None:
        """Offer to place the notes that wait for an imported text."""
        if not outcome.added or outcome.failures or not self._library.placeholders.all():
            return
        for text in outcome.added:
            count = sum(
                placeholder.notes for placeholder in placeholders_for(self._library, text.id, self._get_comparison())
            )
            if count:
                message = self.tr("%n note(s) from other programs have been waiting for “{title}”.", None, count)
                self._toast.show_message(
                    message.format(title=text.title), self.tr("Place them"), partial(self.place_waiting, text.id)
                )

    def place_waiting(self, text: str) -> None:
        """Attach the notes that wait for a text to it."""
        try:
            comparison = self._get_comparison()
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
        lost = sum(edit.after is not None and edit.after.orphan for edit in operation.edits)
        message = self.tr("%n note(s) found their passage.", None, len(operation.edits) - lost)
        if lost:
            message += " " + self.tr("%n note(s) are kept at the end of the notes, without a passage.", None, lost)
        self._context.commands.run(lambda: self._library.commit(operation), self, message=lambda _changes: message)

    def _get_comparison(self) -> Comparison:
        if self._comparison is None:
            self._comparison = Comparison(character_variants())
        return self._comparison


def _read(path: Path, zone: tzinfo) -> ForeignNotes:
    """Read notes in a child process."""
    from reader.importers.annotations.notes_job import NotesRequest, notes_worker

    with notes_worker() as worker:
        worker.ask(NotesRequest(path, zone), path)
        return worker.result()


def _run_after_backup(library: Path | None, now: datetime, work: Callable[[], Operation]) -> Operation:
    if library is not None:
        back_up_ahead(library, _STEP, now)
    return work()
