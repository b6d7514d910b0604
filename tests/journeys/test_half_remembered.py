"""A reader half remembers a sentence, finds it in the library, reads on there, and looks for its words elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.ui.reading.find_bar import FindBar
from tests.support.window import TIMEOUT_MS, WindowDriver

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]

BOOKS = {
    "红楼.txt": "第一回　缘起\n\n满纸荒唐言，一把辛酸泪！都云作者痴，谁解其中味？\n\n" + "闲话休提。" * 400,
    "札记.txt": "读书札记\n\n滿紙荒唐，前人已有此歎。\n\n" + "言归正传。" * 400,
}


def focused() -> QWidget:
    """Return the widget that keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_sentence_is_found_opened_marked_and_looked_for_in_all_texts(
    qtbot: QtBot, open_window: OpenWindow, now: datetime, tmp_path: Path
) -> None:
    with open_window(now) as driver:
        for name, words in BOOKS.items():
            (tmp_path / name).write_text(words, "utf-8")
        with qtbot.waitSignal(driver.texts.indexing.finished, timeout=TIMEOUT_MS):
            driver.texts.add([tmp_path / name for name in BOOKS])

        driver.trigger("search-all")
        assert driver.screen is ScreenName.LIBRARY
        field = focused()
        assert isinstance(field, QLineEdit)
        field.setText("荒唐言 辛酸淚")
        found = driver.window.screen_widget(ScreenName.LIBRARY).findChildren(QTreeView)[0]
        qtbot.waitUntil(lambda: found.model().rowCount() == 2)
        QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(focused(), Qt.Key.Key_Return)

        assert driver.screen is ScreenName.READ
        bar = driver.read_screen.findChildren(FindBar)[0]
        leaf = driver.read_screen.open_text.stored.leaf(0) if driver.read_screen.open_text else None
        assert leaf is not None
        assert [leaf.text[start:end] for start, end in bar.hits(leaf)] == ["荒唐言", "辛酸泪"]

        bar.findChildren(QLineEdit)[0].setText("满纸")
        bar.all_requested.emit(bar.search_text)
        assert driver.screen is ScreenName.LIBRARY
        qtbot.waitUntil(lambda: found.model().rowCount() == 4)
