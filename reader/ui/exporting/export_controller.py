"""Carry out exports: at once, as chosen in the dialog, and by itself after notes have changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.ui.exporting.export_runner import ExportRunner
from reader.ui.shell.context import AppContext
from reader.ui.shell.toast import Toast

if TYPE_CHECKING:
    from reader.exporters.export_folder import ExportReport, NoteEdit
    from reader.exporters.text_export import ExportOptions


PAUSE = 5_000
"""Milliseconds without a change of the notes after which they are exported by themselves."""


class ExportController(QObject):
    """Export when asked to, and when notes have changed if the reader wishes so."""

    def __init__(self, context: AppContext, exporting: ExportRunner, window: QWidget, toast: Toast) -> None:
        super().__init__(window)
        self._context = context
        self._exporting = exporting
        self._window = window
        self._toast = toast
        self._waiting: set[str] = set()
        self._quiet = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause_timeout)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        exporting.finished.connect(self._on_exporting_finished)
        exporting.failed.connect(toast.tell_error)

    def export(self, texts: Sequence[str]) -> None:
        """Export texts as it was last chosen, asking for a folder the first time."""
        if self._folder():
            self._quiet = False
            self._exporting.export(texts, self._options())

    def ask(self, text: str) -> None:
        """Let the reader choose how; ``text`` is the id of the text that is open, or nothing."""
        from reader.ui.exporting.export_dialog import ExportDialog

        self._quiet = False
        ExportDialog(self._exporting, self._context.settings, text, self._window).exec()

    def _folder(self) -> str:
        folder = self._context.settings.values.export_folder
        if not folder:
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            folder = QFileDialog.getExistingDirectory(self._window, self.tr("Folder for notes"), documents)
            if folder:
                self._context.settings.change(export_folder=folder)
        return folder

    def _options(self) -> ExportOptions:
        from reader.exporters.markdown.document import DocumentScope
        from reader.exporters.text_export import ExportOptions

        values = self._context.settings.values
        return ExportOptions(
            Path(values.export_folder), template=values.export_template, per=DocumentScope(values.export_per)
        )

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        values = self._context.settings.values
        if changes.annotations and values.export_on_save and values.export_folder:
            self._waiting.update(changes.annotations)
            self._pause.start()

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._quiet = True
        changed, self._waiting = self._waiting, set()
        self._exporting.export(self._texts_of(changed), self._options())

    def _texts_of(self, annotations: set[str]) -> list[str]:
        """Return the texts of annotations; a file for other than one text, or a note that is gone, asks for all."""
        if self._context.settings.values.export_per != "text":
            return self._exporting.with_notes()
        try:
            return sorted({self._context.library.annotations.get(one).text for one in annotations})
        except ReaderError:
            return self._exporting.with_notes()

    @Slot(list)
    def _on_exporting_finished(self, exported: list[ExportReport]) -> None:
        edits = [edit for one in exported for edit in one.edits]
        if edits and not self._quiet:
            words = self.tr("%n note(s) were edited in the files and are kept there.", None, len(edits))
            self._toast.tell(f"{self._told(exported)} {words}", self.tr("Show"), lambda: self.offer(edits))
        elif not self._quiet:
            self._toast.tell(self._told(exported))

    def _told(self, exported: Sequence[ExportReport]) -> str:
        if len(exported) == 1:
            words = self.tr("The notes were written to {path}.").format(path=exported[0].path)
        else:
            words = self.tr("The notes of %n text(s) were written.", None, len(exported))
        conflicts = sum(one.conflicts for one in exported)
        beside = sum(one.edited is not None for one in exported)
        if conflicts:
            words += " " + self.tr("%n note(s) changed on both sides; the file shows both.", None, conflicts)
        if beside:
            words += " " + self.tr("%n file(s) that you had edited were left as they are.", None, beside)
        return words

    def offer(self, edits: Sequence[NoteEdit]) -> None:
        """Show edits that were made in files, and take those that the reader chooses into the notes."""
        from reader.ui.exporting.note_edits_dialog import NoteEditsDialog

        dialog = NoteEditsDialog(edits, self._window)
        if dialog.exec():
            self.take(dialog.chosen())

    def take(self, edits: Sequence[NoteEdit]) -> None:
        """Take edits into the notes as one step that can be undone."""
        from reader.services.exporting.export_job import apply_note_edits

        try:
            changes = apply_note_edits(self._context.library, edits, self._context.clock.now())
        except ReaderError as error:
            self._toast.tell_error(error)
            return
        if changes is not None:
            self._context.change_notifier.announce(changes, self)
