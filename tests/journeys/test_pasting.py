"""What was copied becomes a text that is shown at once, and can be read again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from reader.core.screens import ScreenName
from reader.core.text.model import TextFormat
from tests.support.window import WindowDriver

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]


@pytest.fixture
def driver(open_window: OpenWindow, now: datetime) -> Iterator[WindowDriver]:
    with open_window(now) as driver:
        yield driver
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


def paste(driver: WindowDriver, data: QMimeData) -> str:
    QGuiApplication.clipboard().setMimeData(data)
    with driver.wait_import():
        driver.trigger("paste-text")
    return driver.text_id


def test_copied_words_become_a_text_that_is_shown(driver: WindowDriver) -> None:
    shown = driver.text_id
    text_id = paste(driver, copied(text="灯下的一小时\n\n夜里九点，灯还亮着。"))
    card = driver.library.texts.get(text_id)
    assert text_id != shown
    assert (card.title, card.format) == ("灯下的一小时", TextFormat.PLAIN)
    assert driver.screen is ScreenName.READ
    assert driver.library.texts.source_bytes(text_id) == "灯下的一小时\n\n夜里九点，灯还亮着。".encode()


def test_copied_markup_is_preferred_where_it_says_more(driver: WindowDriver) -> None:
    text_id = paste(driver, copied(text="One hour\nwords", html="<h1>One hour</h1><p>Some <b>words</b></p>"))
    card = driver.library.texts.get(text_id)
    assert (card.title, card.format, card.blocks) == ("One hour", TextFormat.HTML, 2)


def test_mere_colours_are_passed_over(driver: WindowDriver) -> None:
    text_id = paste(driver, copied(text="def hour():\n    pass", html="<div><span>def hour():</span></div>"))
    assert driver.library.texts.get(text_id).format is TextFormat.PLAIN


def test_copied_files_are_added(driver: WindowDriver, tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("Some books are to be tasted.", encoding="utf-8")
    text_id = paste(driver, copied(files=path))
    assert driver.library.texts.get(text_id).source == str(path)


def test_the_texts_of_a_zip_come_in_and_the_first_is_shown(driver: WindowDriver, tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.md", "# Title")
        archive.writestr("b.txt", "夜里的灯还亮着，读书的人翻过一页。".encode("gb18030"))
    text_id = paste(driver, copied(files=path))
    assert driver.library.texts.get(text_id).source == str(path / "a.md")
    assert {str(path / "a.md"), str(path / "b.txt")} <= {text.source for text in driver.library.texts.all()}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (copied(), "contains no text"),
        (copied(text=" \n"), "contains no text"),
        (copied(image=True), "only a picture"),
    ],
    ids=["nothing", "blanks", "picture"],
)
def test_where_there_are_no_words_it_is_said(driver: WindowDriver, data: QMimeData, words: str) -> None:
    before = len(driver.library.texts.all())
    QGuiApplication.clipboard().setMimeData(data)
    driver.trigger("paste-text")
    assert words in driver.toast_text()
    assert len(driver.library.texts.all()) == before


def test_the_plain_key_pastes_on_the_library_screen_alone(driver: WindowDriver) -> None:
    QGuiApplication.clipboard().setMimeData(copied(text="Pasted by the plain key\nwords"))
    driver.show(ScreenName.READ)
    QTest.keyClick(driver.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not driver.queue.is_busy
    driver.show(ScreenName.LIBRARY)
    with driver.wait_import():
        QTest.keyClick(driver.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert driver.library.texts.get(driver.text_id).title == "Pasted by the plain key"


def test_dropped_words_become_a_text(driver: WindowDriver) -> None:
    data = copied(text="Dropped words\nand more")
    with driver.wait_import():
        driver.drop(data)
    assert driver.library.texts.get(driver.text_id).title == "Dropped words"
