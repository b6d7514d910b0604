"""Notes go out from the window and edits come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from reader.exporters.docx import has_docx
from reader.ui.exporting.export_dialog import ExportDialog
from reader.ui.exporting.note_edits_dialog import NoteEditsDialog
from tests.importers.pdf.conftest import PdfWriter, column, wrapped
from tests.support.window import WindowDriver


@pytest.fixture
def folder(driver: WindowDriver, tmp_path: Path) -> Path:
    """Return the folder for notes."""
    driver.settings.change(export_folder=str(tmp_path / "notes"))
    return tmp_path / "notes"


@pytest.fixture
def text(driver: WindowDriver, tmp_path: Path) -> str:
    """Return the id of a text with a highlight."""
    essay = tmp_path / "of-studies.md"
    essay.write_text("# Of Studies\n\nStudies serve for delight.\n\nSome books are to be tasted.\n", "utf-8")
    text = driver.add_text(essay)
    driver.highlight(text, 13, 30, 2)
    return text


def only_file(folder: Path) -> Path:
    (file,) = folder.glob("*.md")
    return file


def test_an_edit_in_the_file_is_offered_and_taken_as_one_step(
    qtbot: QtBot, driver: WindowDriver, text: str, folder: Path
) -> None:
    driver.export(text)
    file = only_file(folder)
    words = file.read_text("utf-8")
    file.write_text(words.replace("\n\n[open]", "\n\nMy thought.\n\n[open]").replace("\n\nOf S", "\n\nMine.\n\nOf S"))
    (report,) = driver.export(text)
    dialog = NoteEditsDialog(report.edits, None)
    qtbot.addWidget(dialog)
    assert [one.before for one in dialog.chosen()] == [""]
    driver.texts._export_controller.apply_edits(dialog.chosen())
    (note,) = driver.library.annotations.of_text(text)
    assert note.body in {"My thought.", "Mine."}
    driver.undo()
    assert driver.library.annotations.get(note.id).body == ""


def test_the_dialog_rehearses_and_exports(qtbot: QtBot, driver: WindowDriver, text: str, folder: Path) -> None:
    dialog = ExportDialog(driver.export_runner, driver.settings, text, None)
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget)
    assert table is not None
    qtbot.waitUntil(lambda: table.rowCount() == 1)
    assert [table.item(0, column).text() for column in range(3)] == ["Of Studies.md", "1", "0"]
    assert not folder.exists()
    dialog._template.setCurrentIndex(dialog._template.findData("obsidian"))
    with driver.wait_export():
        dialog.accept()
    assert "> [!quote]" in only_file(folder).read_text("utf-8")
    assert driver.settings.values.export_template == "obsidian"


@pytest.mark.usefixtures("text", "folder")
def test_a_template_that_cannot_be_used_is_told_in_the_dialog(
    qtbot: QtBot, driver: WindowDriver, tmp_path: Path
) -> None:
    (tmp_path / "own.j2").write_text("{% block annotation %}{{ nope }}{% endblock %}", "utf-8")
    driver.settings.change(export_template=str(tmp_path / "own.j2"))
    dialog = ExportDialog(driver.export_runner, driver.settings, "", None)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "own.j2" in dialog.outcome.text())


def test_notes_are_exported_by_themselves_only_when_wished_for(driver: WindowDriver, text: str, folder: Path) -> None:
    exports = driver.texts._export_controller
    exports._pause.setInterval(1)
    driver.highlight(text, 40, 44, 1)
    assert not exports._pause.isActive()
    driver.settings.change(export_on_save=True)
    with driver.wait_export():
        driver.highlight(text, 50, 54, 1)
    assert only_file(folder).read_text("utf-8").count("^oh-") == 3


def test_the_dialog_says_what_becomes_of_edits_in_files_that_are_not_merged(
    qtbot: QtBot, driver: WindowDriver, text: str, folder: Path
) -> None:
    dialog = ExportDialog(driver.export_runner, driver.settings, text, None)
    qtbot.addWidget(dialog)
    with qtbot.wait_signal(driver.export_runner.dry_run_finished):
        dialog._format.choose("org")
    assert "left as it is" in dialog.outcome.text()


def test_the_dialog_says_how_many_notes_a_copy_cannot_hold(
    qtbot: QtBot, driver: WindowDriver, tmp_path: Path, folder: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(PdfWriter().page(column(wrapped("Studies serve for delight, for ornament and ability."))).write())
    text = driver.add_text(paper)
    driver.highlight(text, 0, 7, 2)
    driver.annotation_commands.note(text, 0, 0, "on the whole")
    dialog = ExportDialog(driver.export_runner, driver.settings, text, None)
    qtbot.addWidget(dialog)
    with qtbot.wait_signal(driver.export_runner.dry_run_finished):
        dialog._format.choose("copy")
    assert "the files stay as they are. 1 note without" in dialog.outcome.text()
    with qtbot.wait_signal(driver.export_runner.finished):
        dialog.accept()
    assert [path.suffix for path in folder.iterdir()] == [".pdf"]


def test_the_dialog_says_that_a_text_has_no_file_to_copy(
    qtbot: QtBot, driver: WindowDriver, text: str, folder: Path
) -> None:
    dialog = ExportDialog(driver.export_runner, driver.settings, text, None)
    qtbot.addWidget(dialog)
    with qtbot.wait_signal(driver.export_runner.failed):
        dialog._format.choose("copy")
    assert "neither a PDF nor an EPUB" in dialog.outcome.text()
    assert not folder.exists()


@pytest.mark.skipif(has_docx(), reason="python-docx is installed")
def test_the_dialog_says_what_to_install_for_word_documents(
    qtbot: QtBot, driver: WindowDriver, text: str, folder: Path
) -> None:
    dialog = ExportDialog(driver.export_runner, driver.settings, text, None)
    qtbot.addWidget(dialog)
    with qtbot.wait_signal(driver.export_runner.dry_run_finished):
        dialog._format.choose("docx")
    assert "pip install python-docx" in dialog.outcome.text()


def test_the_dialog_offers_covers_where_each_file_is_of_one_text(
    qtbot: QtBot, driver: WindowDriver, text: str, folder: Path
) -> None:
    dialog = ExportDialog(driver.export_runner, driver.settings, text, None)
    qtbot.addWidget(dialog)
    assert not dialog.options().covers
    dialog._covers.setChecked(True)
    assert dialog.options().covers
    dialog._per.choose("day")
    assert not dialog._covers.isEnabled()
    assert not dialog.options().covers
    dialog._per.choose("text")
    with driver.wait_export():
        dialog.accept()
    assert driver.settings.values.export_covers
