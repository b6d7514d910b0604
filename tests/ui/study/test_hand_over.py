"""What is handed over is what was shown: the preview is the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from reader.core.study.exchange import ExchangeFile
from reader.core.study.exchange_line import exchange_lines
from reader.exporters.study.bag import bag_bytes
from reader.importers.study.formats import read_exchange
from reader.ui.study.hand_over_controller import HandOverChoiceDialog
from reader.ui.study.hand_over_dialog import HandOverDialog
from tests.support.hand_over import FORMS, WordsForm
from tests.support.window import TIMEOUT_MS, WindowDriver


@pytest.fixture
def form(driver: WindowDriver) -> WordsForm:
    return WordsForm(driver.context)


@pytest.fixture
def dialog(driver: WindowDriver, form: WordsForm) -> Iterator[HandOverDialog]:
    dialog = HandOverDialog(driver.context, form, driver.window)
    dialog.show()
    driver.qtbot.waitUntil(lambda: dialog.is_ready, timeout=TIMEOUT_MS)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def test_the_readme_is_shown_as_it_reads(dialog: HandOverDialog) -> None:
    words = dialog.preview.page.toPlainText()
    assert words.startswith("Reading report, 23 to 29 March 2026")
    assert "#" not in words
    assert "Said aloud, it is a warning." in words
    assert "nothing is sent" in dialog.outcome.text()
    assert dialog.outcome.text().startswith("王小明, 2026-W13.study.zip, ")


def test_every_file_can_be_looked_at(dialog: HandOverDialog, form: WordsForm) -> None:
    dialog.preview.tabs.setCurrentIndex(1)
    assert '"format": "onehour-study"' in dialog.preview.text.toPlainText()
    dialog.preview.tabs.setCurrentIndex(2)
    assert dialog.preview.text.toPlainText().count("data/") == 4
    actions = dialog.preview.others.menu().actions()
    assert [action.text() for action in actions] == [
        *("bag-info.txt", "bagit.txt", "a.bin", "texts/01 && 一.md", "tagmanifest-sha256.txt"),
    ]
    actions[0].trigger()
    assert "Contact-Name: 王小明" in dialog.preview.text.toPlainText()
    actions[3].trigger()
    assert dialog.preview.tabs.tabText(3) == "01 && 一.md"
    assert "more characters" in dialog.preview.text.toPlainText()
    actions[2].trigger()
    assert dialog.preview.text.toPlainText() == "Not text, 1 KB"


def test_what_is_saved_is_what_was_shown(
    dialog: HandOverDialog, form: WordsForm, driver: WindowDriver, tmp_path: Path
) -> None:
    path = tmp_path / "w.study.zip"
    dialog.save(path)
    file = form.exchange_file()
    assert file is not None
    assert path.read_bytes() == bag_bytes(file)
    assert read_exchange(path) == file
    assert form.records == [path]
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert "w.study.zip" in driver.toast_text()


def test_a_change_of_the_form_is_shown_and_nothing_older_can_be_saved(
    dialog: HandOverDialog, form: WordsForm, driver: WindowDriver, tmp_path: Path
) -> None:
    form.words.setText("Other words.")
    dialog.refresh()
    assert not dialog.saving.isEnabled()
    dialog.save(tmp_path / "early.study.zip")
    assert not (tmp_path / "early.study.zip").exists()
    driver.qtbot.waitUntil(lambda: dialog.is_ready, timeout=TIMEOUT_MS)
    assert "Other words." in dialog.preview.page.toPlainText()


def test_what_is_missing_is_said(dialog: HandOverDialog, form: WordsForm, driver: WindowDriver) -> None:
    form.name.setText("")
    driver.qtbot.waitUntil(lambda: not dialog.is_ready, timeout=TIMEOUT_MS)
    assert dialog.outcome.text() == "Say the name that others see."
    assert not dialog.saving.isEnabled()
    assert dialog.preview.page.toPlainText() == ""


def test_the_copied_text_holds_the_words_and_the_line(dialog: HandOverDialog, form: WordsForm) -> None:
    dialog.copy_text()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("# Reading report")
    (found,) = exchange_lines(text)
    assert isinstance(found, ExchangeFile)
    file = form.exchange_file()
    assert file is not None
    assert (found.header, found.content) == (file.header, file.content)
    assert form.records == [None]


def test_a_folder_that_cannot_be_written_is_named(dialog: HandOverDialog, form: WordsForm, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    dialog.save(tmp_path / "file" / "x.study.zip")
    assert dialog.isVisible()
    assert dialog.outcome.text().endswith(".")
    assert form.records == []


def test_closing_drops_what_is_still_being_packed(dialog: HandOverDialog, driver: WindowDriver) -> None:
    dialog.refresh()
    dialog.reject()
    driver.qtbot.wait(1)
    driver.context.tasks.close()
    assert not dialog.is_ready


def test_one_of_several_forms_is_chosen(driver: WindowDriver) -> None:
    dialog = HandOverChoiceDialog(FORMS, driver.window)
    assert [row.accessibleName() for row in dialog.rows] == ["A report", "My notes"]
    dialog.rows[1].click()
    assert dialog.chosen is FORMS[1]
    dialog.deleteLater()
