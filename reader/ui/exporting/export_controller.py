"""Run exports: at once, from the dialog, and automatically after notes have changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.changes import Changes
from reader.ui.exporting.export_runner import ExportRunner
from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

if TYPE_CHECKING:
    from reader.exporters.export_folder import ExportReport, NoteEdit
    from reader.exporters.export_run import ExportOptions


PAUSE = 5_000
"""Milliseconds without a change of the notes after which they are exported automatically."""


class ExportController(QObject):
    """Export notes on request, and after changes if the reader has chosen so."""

    def __init__(self, context: AppContext, exporting: ExportRunner, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._runner = exporting
        self._window = window
        self._toast = context.toast
        self._changed_texts: set[str] | None = set()
        """The texts whose notes were changed since the last export; None: any may have been."""
        self._is_automatic = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause_timeout)
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        exporting.finished.connect(self._on_runner_finished)
        exporting.failed.connect(context.toast.show_error)

    def export(self, texts: Sequence[str]) -> None:
        """Export texts with the last options, asking for a folder the first time."""
        if self._folder():
            self._is_automatic = False
            self._runner.export(texts, self._options())

    def ask(self, text: str) -> None:
        """Show the export dialog; ``text`` is the id of the open text, or ""."""
        from reader.ui.exporting.export_dialog import ExportDialog

        self._is_automatic = False
        ExportDialog(self._runner, self._context.settings, text, self._window).exec()

    def _folder(self) -> str:
        folder = self._context.settings.values.export_folder
        if not folder:
            documents = start_folder(DOCUMENTS)
            folder = QFileDialog.getExistingDirectory(self._window, self.tr("Notes Folder"), documents)
            if folder:
                self._context.settings.change(export_folder=folder)
        return folder

    def _options(self) -> ExportOptions:
        from reader.exporters.export_run import ExportOptions
        from reader.exporters.markdown.document import DocumentScope

        values = self._context.settings.values
        per = DocumentScope(values.export_per)
        is_of_one_text = per is DocumentScope.TEXT
        return ExportOptions(
            Path(values.export_folder),
            template=values.export_template,
            per=per,
            covers=values.export_covers and is_of_one_text,
            citation_keys=values.export_citation_keys and is_of_one_text,
        )

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        values = self._context.settings.values
        if not changes.annotations or not values.export_on_save or not values.export_folder:
            return
        present = [annotation for annotation in changes.carried.values() if annotation is not None]
        if self._changed_texts is None or len(present) < len(changes.annotations):
            self._changed_texts = None
        else:
            self._changed_texts.update(annotation.text for annotation in present)
        self._pause.start()

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._is_automatic = True
        changed, self._changed_texts = self._changed_texts, set()
        per_text = self._context.settings.values.export_per == "text"
        texts = sorted(changed) if per_text and changed is not None else self._runner.texts_with_notes()
        self._runner.export(texts, self._options())

    @Slot(list)
    def _on_runner_finished(self, exported: list[ExportReport]) -> None:
        edits = [edit for report in exported for edit in report.edits]
        if edits and not self._is_automatic:
            message = self.tr("%n note(s) were edited in the files; the edits stay there.", None, len(edits))
            self._toast.show_written(
                f"{self._outcome_message(exported)} {message}",
                _written(exported),
                self.tr("Show"),
                lambda: self.show_edits(edits),
            )
        elif exported and not self._is_automatic:
            self._toast.show_written(self._outcome_message(exported), _written(exported))
        elif not self._is_automatic:
            self._toast.show_message(self._outcome_message(exported))

    def _outcome_message(self, exported: Sequence[ExportReport]) -> str:
        if len(exported) == 1:
            message = self.tr("Notes exported to {path}.").format(path=exported[0].path)
        else:
            message = self.tr("Exported the notes of %n text(s).", None, len(exported))
        conflicts = sum(report.conflicts for report in exported)
        left_alone = sum(report.edited is not None for report in exported)
        if conflicts:
            message += " " + self.tr(
                "%n note(s) changed in both places; the file shows both versions.", None, conflicts
            )
        if left_alone:
            message += " " + self.tr("%n file(s) you edited were left as they are.", None, left_alone)
        if missed := self._runner.missed_message(exported):
            message += " " + missed
        return message

    def show_edits(self, edits: Sequence[NoteEdit]) -> None:
        """Show edits that were made in files, and apply those that the reader chooses to the notes."""
        from reader.ui.exporting.note_edits_dialog import NoteEditsDialog

        dialog = NoteEditsDialog(edits, self._window)
        self._context.commands.ask(dialog, lambda: self.apply_edits(dialog.chosen()))

    def apply_edits(self, edits: Sequence[NoteEdit]) -> bool:
        """Apply edits to the notes in one undo step; return whether they were saved."""
        from reader.services.exporting.export_job import apply_note_edits

        library, now = self._context.library, self._context.clock.now()
        return self._context.commands.run(lambda: apply_note_edits(library, edits, now), self)


def _written(exported: Sequence[ExportReport]) -> Path:
    """Return the file that was written, or the folder of several."""
    return exported[0].path if len(exported) == 1 else exported[0].path.parent
