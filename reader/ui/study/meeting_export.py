"""Write the sheet of a meeting into files, and print it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.meeting import Meeting
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.meeting_files import MeetingFile
from reader.exporters.meeting_sheet import MeetingSheet, meeting_document
from reader.services.exporting.translated_labels import export_labels
from reader.services.study.meetings import write_meeting
from reader.ui.appearance.theme import WHITE
from reader.ui.shell.context import AppContext
from reader.ui.widgets.markdown_document import NoteStyle, note_document
from reader.ui.widgets.markdown_view import MarkdownPageWriter
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder


class MeetingExporter(QObject):
    """Writes sheets; ``window`` is the parent of the dialogs."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._library = context.library
        self._window = window

    def ask_and_write(self, sheet: MeetingSheet, form: str) -> None:
        """Ask for a folder, starting in that for notes, and write the sheet into it."""
        folder = start_folder(DOCUMENTS, self._context.settings.values.export_folder)
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Folder for the Meeting Sheet"), folder)
        if chosen:
            self.write(sheet, form, Path(chosen))

    def write(self, sheet: MeetingSheet, form: str, folder: Path) -> None:
        """Write the sheet into a folder, and say what became of what somebody wrote in it."""
        labels, now = export_labels(QCoreApplication.translate), self._context.clock.now()
        try:
            written = write_meeting(self._library, sheet, folder, form, labels=labels, now=now)
        except ReaderError as error:
            self._context.toast.show_error(error.with_path(folder))
            return
        self._report(sheet.meeting, written, now)

    def print_sheet(self, sheet: MeetingSheet) -> None:
        """Ask for a printer, and print the sheet."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.meeting.title)
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            self.print_on(sheet, printer)

    def print_on(self, sheet: MeetingSheet, printer: QPrinter) -> None:
        """Print the sheet, in the colours of paper."""
        style = NoteStyle(self._window.font(), WHITE)
        words = sheet_markdown(meeting_document(sheet))
        note_document(words, style, MarkdownPageWriter).print_(printer)

    def _report(self, meeting: Meeting, written: MeetingFile, now: datetime) -> None:
        toast, words = self._context.toast, self.tr("Meeting sheet exported to {path}.").format(path=written.path)
        if written.kept or written.conflicts:
            counts = {"kept": written.kept, "conflicts": written.conflicts}
            kept = self.tr("Kept from the file: {kept}. Changed in both places: {conflicts}.").format(**counts)
            words = f"{words} {kept}"
        if written.record is not None and written.record != meeting.record:
            take = partial(self._take_record, meeting, written.record, now)
            words = self.tr("{words} The minutes were changed in the file.").format(words=words)
            toast.show_written(words, written.path, self.tr("Use Them"), take)
        else:
            toast.show_written(words, written.path)

    def _take_record(self, meeting: Meeting, record: str, now: datetime) -> None:
        def changed() -> Changes:
            return self._library.meetings.change(replace(meeting, record=record), now)

        self._context.commands.run(changed, self)
