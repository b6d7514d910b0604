"""Report the result of a notes import: counts, and a sentence for each entry that was skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.core.annotations.foreign_notes import NoteSource
from reader.core.errors import ReaderError
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.annotations.notes_import import NotesReport
from reader.ui.translation.error_messages import error_message

_MAX_SENTENCES = 200
_SOURCES = {
    NoteSource.KINDLE: "Kindle",
    NoteSource.KOREADER: "KOReader",
    NoteSource.READWISE: "Readwise",
    NoteSource.CALIBRE: "calibre",
    NoteSource.ZOTERO: "Zotero",
    NoteSource.WEB_ANNOTATION: QT_TRANSLATE_NOOP("NotesReport", "Web annotations"),
    NoteSource.ONE_HOUR: QT_TRANSLATE_NOOP("NotesReport", "One Hour"),
}


class NotesReportDialog(QDialog):
    """Show a part for each file that was imported, then the errors of the other files."""

    def __init__(self, reports: Sequence[NotesReport], failures: Sequence[ReaderError], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Imported Notes"))
        self.resize(600, 420)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setSpacing(8)
        for report in reports:
            source = QCoreApplication.translate("NotesReport", _SOURCES[report.source])
            rows.addWidget(_label(f"{report.path.name} · {source}", "heading"))
            for text in self._sentences(report):
                rows.addWidget(_label(text, ""))
            for text in self._skipped(report):
                rows.addWidget(_label(text, "muted"))
        for error in failures:
            rows.addWidget(_label(error_message(error), ""))
        rows.addStretch()
        self._lay_out(inner)

    def _lay_out(self, inner: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)

    def _sentences(self, report: NotesReport) -> Iterator[str]:
        lost = report.orphaned - report.waiting
        if report.matched:
            yield self.tr("%n note(s) found their place.", None, report.matched)
        if lost:
            yield self.tr(
                "%n note(s) are kept without a passage, at the end of their text’s notes: "
                "their words do not stand in this edition, or in more than one place.",
                None,
                lost,
            )
        if report.waiting:
            text = self.tr("%n note(s) wait for texts that are not in the library: {titles}.", None, report.waiting)
            yield text.format(titles=self.tr(", ").join(f"“{title}”" for title in report.placeholders))
        if report.known:
            yield self.tr("%n note(s) were in the library already.", None, report.known)
        if not (report.matched or report.orphaned or report.known):
            yield self.tr("Nothing in it could be taken in.")

    def _skipped(self, report: NotesReport) -> Iterator[str]:
        errors = (*report.warnings, *report.reported)
        yield from map(error_message, errors[:_MAX_SENTENCES])
        if len(errors) > _MAX_SENTENCES:
            text = self.tr("Entries passed over besides these: {number}.")
            yield text.format(number=len(errors) - _MAX_SENTENCES)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
