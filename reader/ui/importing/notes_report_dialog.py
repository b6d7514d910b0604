"""Report the result of a notes import: counts, and a sentence for each entry that was skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from reader.core.annotations.foreign_notes import NoteSource
from reader.core.errors import ReaderError
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.annotations.notes_import import NotesReport
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column

_MAX_SENTENCES = 200
SOURCE_NAMES = {
    NoteSource.KINDLE: "Kindle",
    NoteSource.KOREADER: "KOReader",
    NoteSource.KOBO: "Kobo",
    NoteSource.READWISE: "Readwise",
    NoteSource.CALIBRE: "calibre",
    NoteSource.ZOTERO: "Zotero",
    NoteSource.WEREAD: QT_TRANSLATE_NOOP("NotesReport", "WeRead"),
    NoteSource.MOON_READER: QT_TRANSLATE_NOOP("NotesReport", "Moon+ Reader"),
    NoteSource.APPLE_BOOKS: QT_TRANSLATE_NOOP("NotesReport", "Apple Books"),
    NoteSource.READEST: "Readest",
    NoteSource.FOLIATE: "Foliate",
    NoteSource.KOODO: "Koodo Reader",
    NoteSource.ANX: "Anx",
    NoteSource.HYPOTHESIS: "Hypothesis",
    NoteSource.BOOX: "BOOX",
    NoteSource.PDF: "PDF",
    NoteSource.WEB_ANNOTATION: QT_TRANSLATE_NOOP("NotesReport", "Web annotations"),
    NoteSource.ONE_HOUR: QT_TRANSLATE_NOOP("NotesReport", "One Hour"),
}
"""The names of the programs, those that differ by language to be translated in `NotesReport`."""


class NotesReportDialog(Dialog):
    """Show a part for each file that was imported, then the errors of the other files."""

    def __init__(self, reports: Sequence[NotesReport], failures: Sequence[ReaderError], parent: QWidget) -> None:
        super().__init__(self.tr("Imported Notes"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(600, 420)
        inner = QWidget()
        rows = Column(inner, spacing=SPACE)
        for report in reports:
            source = QCoreApplication.translate("NotesReport", SOURCE_NAMES[report.source])
            rows.add(Label(f"{report.path.name} · {source}", "heading", wraps=True, selectable=True))
            for text in self._sentences(report):
                rows.add(Label(text, wraps=True, selectable=True))
            for text in self._skipped(report):
                rows.add(Label(text, "muted", wraps=True, selectable=True))
        for error in failures:
            rows.add(Label(error_message(error), wraps=True, selectable=True))
        rows.add(STRETCH)
        self.buttons.add_close()
        area = ScrollArea(inner)
        area.setAccessibleName(self.windowTitle())
        self.column.add(area)

    def _sentences(self, report: NotesReport) -> Iterator[str]:
        if report.people:
            text = self.tr("These notes are by {people}; they are kept beside your own.")
            yield text.format(people=self.tr(", ").join(report.people))
        lost = report.orphaned - report.waiting
        if report.matched:
            yield self.tr("%n note(s) placed.", None, report.matched)
        if report.whole:
            yield self.tr("%n note(s) without a passage belong to the whole text.", None, report.whole)
        if lost:
            yield self.tr(
                "%n note(s) could not be placed and are listed at the end of their text’s notes: their passage is "
                "not in this edition, or appears more than once.",
                None,
                lost,
            )
        if report.waiting:
            text = self.tr("%n note(s) wait for texts that are not in the library: {titles}.", None, report.waiting)
            yield text.format(titles=self.tr(", ").join(f"“{title}”" for title in report.placeholders))
        if report.known:
            yield self.tr("%n note(s) were already in the library.", None, report.known)
        if not (report.matched or report.whole or report.orphaned or report.known):
            yield self.tr("Nothing in it could be added.")

    def _skipped(self, report: NotesReport) -> Iterator[str]:
        errors = (*report.warnings, *report.reported)
        yield from map(error_message, errors[:_MAX_SENTENCES])
        if len(errors) > _MAX_SENTENCES:
            text = self.tr("Other entries skipped: {number}.")
            yield text.format(number=len(errors) - _MAX_SENTENCES)
