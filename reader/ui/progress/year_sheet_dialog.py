"""Show the sheet of a year before it is saved, copied or printed: for oneself, from one's own library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from reader.core.errors import ReaderError
from reader.exporters.atomic_write import write_whole
from reader.exporters.docx import docx_bytes, has_docx
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.sheet import SheetDocument
from reader.exporters.sheet_html import sheet_html
from reader.services.clock import Clock
from reader.ui.appearance.theme import WHITE, Theme
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.markdown_document import NoteStyle, note_document
from reader.ui.widgets.markdown_view import MarkdownPageWriter, MarkdownView
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_SIZE = (760, 680)
_MARKDOWN, _DOCX, _HTML = "md", "docx", "html"


class YearSheetDialog(Dialog):
    """The sheet as it reads; it is saved as Markdown, as a Word document or as a page, or printed."""

    def __init__(self, sheet: SheetDocument, year: int, clock: Clock, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(sheet.title, parent)
        self._sheet, self._year, self._clock = sheet, year, clock
        self.resize(*_SIZE)
        self.form: SegmentedControl[str] = SegmentedControl()
        self.form.add(_MARKDOWN, self.tr("Markdown"))
        self.form.add(_DOCX, self.tr("Word")).setEnabled(has_docx())
        self.form.add(_HTML, self.tr("Web page"))
        self.form.setAccessibleName(self.tr("Format"))
        self.view = MarkdownView()
        self.view.setAccessibleName(sheet.title)
        self.view.show_markdown(sheet_markdown(sheet), NoteStyle(self.font(), theme))
        row = Row()
        row.add(self.form, STRETCH)
        self.column.add(row, self.view, grows=self.view)
        self.buttons.add_close()
        self.copying = self.buttons.add_action(self.tr("Copy"), self.copy_text)
        self.printing = self.buttons.add_action(self.tr("Print…"), self.ask_for_printer)
        self.saving = self.buttons.add_primary(self.tr("Save as File…"), self.ask_for_path)
        self.outcome.setText(self.tr("This sheet is for you. It is made from your library; nothing is sent."))

    @property
    def name(self) -> str:
        """Return the name that is proposed for the file."""
        return f"onehour-{self._year}.{self.form.value}"

    @Slot()
    def copy_text(self) -> None:
        """Copy the sheet as Markdown."""
        QGuiApplication.clipboard().setText(sheet_markdown(self._sheet))
        self.outcome.setText(self.tr("Sheet copied to the clipboard."))

    @Slot()
    def ask_for_printer(self) -> None:
        """Ask for a printer, and print the sheet."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._sheet.title)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet, in the colours of paper."""
        style = NoteStyle(self.font(), WHITE)
        note_document(sheet_markdown(self._sheet), style, MarkdownPageWriter).print_(printer)

    @Slot()
    def ask_for_path(self) -> None:
        """Ask where the sheet is to be saved."""
        folder = start_folder(DOCUMENTS)
        path, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), str(Path(folder) / self.name))
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> bool:
        """Save the sheet in the chosen format; show a message and return whether it was written."""
        try:
            write_whole(path, self._data())
        except ReaderError as error:
            self.outcome.setText(error_message(error.with_path(path)))
            return False
        self.outcome.show_written(self.tr("Sheet saved to {path}.").format(path=path), path)
        return True

    def _data(self) -> bytes:
        if self.form.value == _DOCX:
            return docx_bytes(self._sheet, self._clock.now())
        text = sheet_html(self._sheet) if self.form.value == _HTML else sheet_markdown(self._sheet)
        return text.encode("utf-8", "replace")
