"""What was copied becomes a text that is shown at once, and can be read again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.app.composition import Application
from reader.core.screens import ScreenName
from reader.core.text.model import TextFormat

Sitting = Callable[[datetime], AbstractContextManager[Application]]


@pytest.fixture
def program(sitting: Sitting, now: datetime) -> Iterator[Application]:
    with sitting(now) as program:
        yield program
    QGuiApplication.clipboard().clear()


def copied(**of: object) -> QMimeData:
    data = QMimeData()
    if "text" in of:
        data.setText(str(of["text"]))
    if "html" in of:
        data.setHtml(str(of["html"]))
    if "files" in of:
        data.setUrls([QUrl.fromLocalFile(str(of["files"]))])
    if "image" in of:
        data.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    return data


def paste(qtbot: QtBot, program: Application, data: QMimeData) -> str:
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.window.actions_table.of("paste-text").trigger()
    return program.controller.read_screen.text_id


def test_copied_words_become_a_text_that_is_shown(qtbot: QtBot, program: Application) -> None:
    shown = program.controller.read_screen.text_id
    text_id = paste(qtbot, program, copied(text="灯下的一小时\n\n夜里九点，灯还亮着。"))
    card = program.context.library.texts.get(text_id)
    assert text_id != shown
    assert (card.title, card.format) == ("灯下的一小时", TextFormat.PLAIN)
    assert program.controller.window.current is ScreenName.READ
    assert program.context.library.texts.source_bytes(text_id) == "灯下的一小时\n\n夜里九点，灯还亮着。".encode()


def test_copied_markup_is_preferred_where_it_says_more(qtbot: QtBot, program: Application) -> None:
    text_id = paste(qtbot, program, copied(text="One hour\nwords", html="<h1>One hour</h1><p>Some <b>words</b></p>"))
    card = program.context.library.texts.get(text_id)
    assert (card.title, card.format, card.blocks) == ("One hour", TextFormat.HTML, 2)


def test_mere_colours_are_passed_over(qtbot: QtBot, program: Application) -> None:
    text_id = paste(qtbot, program, copied(text="def hour():\n    pass", html="<div><span>def hour():</span></div>"))
    assert program.context.library.texts.get(text_id).format is TextFormat.PLAIN


def test_copied_files_are_added(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("Some books are to be tasted.", encoding="utf-8")
    text_id = paste(qtbot, program, copied(files=path))
    assert program.context.library.texts.get(text_id).source == str(path)


def test_the_texts_of_a_zip_come_in_and_the_first_is_shown(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.md", "# Title")
        archive.writestr("b.txt", "夜里的灯还亮着，读书的人翻过一页。".encode("gb18030"))
    text_id = paste(qtbot, program, copied(files=path))
    assert program.context.library.texts.get(text_id).source == str(path / "a.md")
    assert {str(path / "a.md"), str(path / "b.txt")} <= {text.source for text in program.context.library.texts.all()}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (copied(), "There are no words"),
        (copied(text=" \n"), "There are no words"),
        (copied(image=True), "only a picture"),
    ],
    ids=["nothing", "blanks", "picture"],
)
def test_where_there_are_no_words_it_is_said(program: Application, data: QMimeData, words: str) -> None:
    before = len(program.context.library.texts.all())
    QGuiApplication.clipboard().setMimeData(data)
    program.controller.window.actions_table.of("paste-text").trigger()
    assert words in program.controller.window.toast._words.text()
    assert len(program.context.library.texts.all()) == before


def test_the_plain_key_pastes_on_the_library_screen_alone(qtbot: QtBot, program: Application) -> None:
    window = program.controller.window
    QGuiApplication.clipboard().setMimeData(copied(text="Pasted by the plain key\nwords"))
    window.show_screen(ScreenName.READ)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not program.controller.texts.queue.is_busy
    window.show_screen(ScreenName.LIBRARY)
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert program.context.library.texts.get(program.controller.read_screen.text_id).title == "Pasted by the plain key"


def test_dropped_words_become_a_text(qtbot: QtBot, program: Application) -> None:
    data = copied(text="Dropped words\nand more")
    event = QDropEvent(
        QPointF(QPoint(9, 9)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.window.dropEvent(event)
    assert program.context.library.texts.get(program.controller.read_screen.text_id).title == "Dropped words"
