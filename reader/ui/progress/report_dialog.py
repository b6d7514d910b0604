"""Show a report before it is saved to a file or copied to the clipboard."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSaveFile
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from reader.exporters.report import Report, ReportLabels, report_markdown, report_table
from reader.exporters.report_json import report_record
from reader.services.activity.report import Period, period_around, report_of
from reader.services.activity.year_sheet import make_year_sheet
from reader.services.clock import Clock
from reader.services.exporting.translated_labels import report_labels
from reader.storage.library import Library
from reader.ui.appearance.theme import Theme
from reader.ui.translation.day_labels import weekday
from reader.ui.widgets.button import IconButton
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import PlainTextView
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.markdown_document import NoteStyle
from reader.ui.widgets.markdown_view import MarkdownView
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.start_folder import DOCUMENTS, PICTURES, start_folder

if TYPE_CHECKING:
    from reader.ui.progress.year_sheet_dialog import YearSheetDialog

_MARKDOWN, _CSV, _JSON = "md", "csv", "json"


class ReportDialog(Dialog):
    """Choose a week, a month or a year, and show, save or copy its report."""

    def __init__(self, library: Library, clock: Clock, day: date, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(self.tr("Report"), parent)
        self._library, self._clock, self._day = library, clock, day
        self._today = day
        self._theme = theme
        self.resize(720, 620)
        self.period = SegmentedControl[Period]()
        self.period.add(Period.WEEK, self.tr("Week"))
        self.period.add(Period.MONTH, self.tr("Month"))
        self.period.add(Period.YEAR, self.tr("Year"))
        self.kind = SegmentedControl[str]()
        self.kind.add(_MARKDOWN, self.tr("Markdown"))
        self.kind.add(_CSV, self.tr("CSV"))
        self.kind.add(_JSON, self.tr("JSON"))
        self.earlier = IconButton("left", self._on_earlier_clicked)
        self.later = IconButton("right", self._on_later_clicked)
        self.page, self.preview = MarkdownView(), PlainTextView()
        self._shown = QStackedWidget()
        self._lay_out()
        self._name_parts()
        self.period.chosen.connect(self._on_period_changed)
        self.kind.chosen.connect(self.show_report)
        self.show_report()

    @property
    def name(self) -> str:
        """Return the name of the file, made of the first and the last day of the report."""
        report = self._report
        return f"onehour-{report.first.isoformat()}-{report.last.isoformat()}.{self.kind.value}"

    def show_report(self) -> None:
        """Show the report of the chosen days."""
        removed = QCoreApplication.translate("Report", "a removed text")
        self._report: Report = report_of(self._library, self._clock, self.period.value, self._day, removed)
        self.later.setEnabled(period_around(self.period.value, self._day)[1] < self._report.made)
        for button in (self.picturing, self.sheeting):
            button.setVisible(self.period.value is Period.YEAR)
        content = self._content()
        self.preview.setPlainText(content)
        is_page = self.kind.value == _MARKDOWN
        if is_page:
            self.page.show_markdown(content, NoteStyle(self.font(), self._theme))
        self._shown.setCurrentWidget(self.page if is_page else self.preview)
        self.outcome.setText(self.tr("This is everything you share; nothing else is included."))

    def _content(self) -> str:
        if self.kind.value == _CSV:
            return report_table(self._report)
        if self.kind.value == _JSON:
            return json.dumps(report_record(self._report), ensure_ascii=False, indent=2) + "\n"
        return report_markdown(self._report, _labels())

    def year_sheet_dialog(self) -> YearSheetDialog:
        """Return the dialog with the sheet of the year that is shown."""
        from reader.ui.progress.year_sheet_dialog import YearSheetDialog

        translate = QCoreApplication.translate
        sheet = make_year_sheet(self._library, self._clock, self._day, translate, _weekdays())
        return YearSheetDialog(sheet, self._report.first.year, self._clock, self._theme, self)

    def save_picture(self, path: Path) -> bool:
        """Draw the year in review to a PNG file; show a message and return whether it was written."""
        from reader.ui.progress.year_review import draw_year_review

        written = draw_year_review(self._report, self._theme).save(str(path))
        if written:
            self.outcome.show_written(self.tr("Picture saved to {path}.").format(path=path), path)
        else:
            self.outcome.setText(self.tr("The picture could not be saved to {path}.").format(path=path))
        return written

    def save(self, path: Path) -> bool:
        """Write the report to a file, or nothing on failure; show a message and return whether it was written."""
        file = QSaveFile(str(path))
        data = self.preview.toPlainText().encode()
        written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()
        if written:
            self.outcome.show_written(self.tr("Report saved to {path}.").format(path=path), path)
        else:
            message = self.tr("The report could not be saved to {path}. Any file already there is unchanged.")
            self.outcome.setText(message.format(path=path))
        return written

    def _name_parts(self) -> None:
        self.period.setAccessibleName(self.tr("Period"))
        self.kind.setAccessibleName(self.tr("Format"))
        self.earlier.setAccessibleName(self.tr("Earlier"))
        self.later.setAccessibleName(self.tr("Later"))
        for part in (self.page, self.preview):
            part.setAccessibleName(self.tr("Report text"))

    def _lay_out(self) -> None:
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        row = Row()
        row.add(self.period, self.earlier, self.later, STRETCH, self.kind)
        self.buttons.add_close()
        self.copying = self.buttons.add_action(self.tr("Copy"), self._on_copying_clicked)
        self.picturing = self.buttons.add_action(self.tr("Year as Picture…"), self._on_picturing_clicked)
        self.sheeting = self.buttons.add_action(self.tr("Sheet of the Year…"), self._on_sheeting_clicked)
        self.saving = self.buttons.add_primary(self.tr("Save as File…"), self._on_saving_clicked)
        for part in (self.page, self.preview):
            self._shown.addWidget(part)
        self.column.add(row, self._shown, grows=self._shown)

    def _on_period_changed(self) -> None:
        self._day = self._today
        self.show_report()

    def _on_earlier_clicked(self) -> None:
        self._day = period_around(self.period.value, self._day)[0] - timedelta(days=1)
        self.show_report()

    def _on_later_clicked(self) -> None:
        self._day = period_around(self.period.value, self._day)[1] + timedelta(days=1)
        self.show_report()

    def _on_copying_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.preview.toPlainText())
        self.outcome.setText(self.tr("Report copied to the clipboard."))

    def _on_picturing_clicked(self) -> None:
        folder = start_folder(PICTURES)
        suggested = Path(folder) / f"onehour-{self._report.first.year}.png"
        path, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Year as Picture"), str(suggested), self.tr("Pictures (*.png)")
        )
        if path:
            self.save_picture(Path(path))

    def _on_sheeting_clicked(self) -> None:
        dialog = self.year_sheet_dialog()
        dialog.exec()
        dialog.deleteLater()

    def _on_saving_clicked(self) -> None:
        folder = start_folder(DOCUMENTS)
        path, _filter = QFileDialog.getSaveFileName(self, self.tr("Save as File"), str(Path(folder) / self.name))
        if path:
            self.save(Path(path))


def _labels() -> ReportLabels:
    return report_labels(QCoreApplication.translate, _weekdays())


def _weekdays() -> list[str]:
    monday = date(2026, 3, 2)
    return [weekday(monday + timedelta(days=day)) for day in range(7)]
