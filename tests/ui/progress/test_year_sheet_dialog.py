"""The sheet of a year is shown as it reads, and saved, copied and printed as it was shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.appearance.theme import DARK
from reader.ui.progress.report_dialog import ReportDialog
from reader.ui.progress.year_sheet_dialog import YearSheetDialog
from tests.support.dialogs import answer_dialog
from tests.ui.progress.conftest import NOW

YEAR = "My reading in 2026"


@pytest.fixture
def report(qtbot: QtBot, library: Library, clock: Clock) -> ReportDialog:
    dialog = ReportDialog(library, clock, NOW.date(), DARK, None)
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, report: ReportDialog) -> YearSheetDialog:
    dialog = report.year_sheet_dialog()
    qtbot.addWidget(dialog)
    return dialog


def choose(dialog: YearSheetDialog, form: str) -> None:
    next(one for one in dialog.form.findChildren(QToolButton) if one.text() == form).click()


def test_it_is_reached_from_the_report_of_a_year(report: ReportDialog) -> None:
    assert report.sheeting.isHidden()
    next(one for one in report.period.findChildren(QToolButton) if one.text() == "Year").click()
    assert not report.sheeting.isHidden()
    shown = answer_dialog(YearSheetDialog, YearSheetDialog.reject)
    report.sheeting.click()
    assert [one.windowTitle() for one in shown] == [YEAR]


def test_it_is_read_before_it_is_saved(dialog: YearSheetDialog, tmp_path: Path) -> None:
    assert dialog.view.toPlainText().startswith(YEAR)
    assert dialog.name == "onehour-2026.md"
    assert dialog.save(tmp_path / "year.md")
    words = (tmp_path / "year.md").read_text("utf-8")
    assert words.startswith(f"# {YEAR}\n")
    dialog.copying.click()
    assert QGuiApplication.clipboard().text() == words
    choose(dialog, "Web page")
    assert dialog.save(tmp_path / dialog.name)
    assert "<h1>" in (tmp_path / "onehour-2026.html").read_text("utf-8")
    assert not dialog.save(tmp_path / "year.md" / "inside.html")
    assert "year.md" not in dialog.outcome.text().partition("written to")[2]


def test_it_is_a_word_document(dialog: YearSheetDialog, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    choose(dialog, "Word")
    assert dialog.save(tmp_path / dialog.name)
    assert docx.Document(str(tmp_path / "onehour-2026.docx")).paragraphs[0].text == YEAR


def test_it_is_printed(dialog: YearSheetDialog, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "year.pdf"))
    dialog.print_on(printer)
    assert (tmp_path / "year.pdf").read_bytes().startswith(b"%PDF")
