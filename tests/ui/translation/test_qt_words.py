"""Qt's own dialogs, menus and names of keys speak the chosen language, and change with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QColorDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.resources import resource
from reader.ui.translation.translation import QT_WORDS, Translation

LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = re.compile(r"HTML|PDF|/.*|#\w+")
"""Words that are the same in every language."""


@pytest.fixture
def translation(qapp: QApplication) -> Iterator[Translation]:
    translation = Translation(qapp, resource("translations"))
    yield translation
    translation.uninstall()


def dialogs() -> list[QWidget]:
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    colours = QColorDialog()
    colours.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    question = QMessageBox()
    question.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    printer = QPrinter()
    printer.setOutputFileName("/a.pdf")
    return [files, colours, question, QPrintDialog(printer)]


def words_of(widget: QWidget) -> list[str]:
    parts = widget.findChildren(QAbstractButton) + widget.findChildren(QLabel)
    return [widget.windowTitle(), *(part.text() for part in parts)]


def menu_words() -> list[str]:
    words = []
    for field in (QLineEdit(), QPlainTextEdit()):
        menu = field.createStandardContextMenu()
        words += [action.text().partition("\t")[0] for action in menu.actions()]
    return words


def test_qts_own_dialogs_are_in_the_chosen_language(qtbot: QtBot, translation: Translation) -> None:
    translation.set_language("zh_CN")
    left = []
    for dialog in dialogs():
        qtbot.addWidget(dialog)
        left += [text for text in words_of(dialog) if LATIN_WORD.search(NAMES.sub("", text.replace("&", "")))]
    assert left == []
    translation.set_language("en")
    (files, *_others) = dialogs()
    qtbot.addWidget(files)
    assert "&Look in:" in words_of(files)


def test_menus_of_fields_and_keys_are_in_the_chosen_language(translation: Translation) -> None:
    translation.set_language("zh_CN")
    assert [text for text in menu_words() if LATIN_WORD.search(text)] == []
    assert QKeySequence("Shift+Space").toString(QKeySequence.SequenceFormat.NativeText) == "Shift+空格"
    translation.set_language("en")
    assert "&Copy" in menu_words()
    assert QKeySequence("Shift+Space").toString(QKeySequence.SequenceFormat.NativeText) == "Shift+Space"


def test_the_words_that_qt_lacks_are_ours(translation: Translation) -> None:
    translation.set_language("zh_CN")
    for context, words in QT_WORDS.items():
        assert all(QCoreApplication.translate(context, word) != word for word in words)
