from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.storage.library import Library
from reader.ui.page.paged_flow import PagedFlow
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext
from tests.support.texts import add_text, heading

HEBREW = "השומר ירד במדרגות המגדלור כדי לספור את הסירות שחזרו הביתה בלילה. "


def test_contents_and_heading_take_the_direction_of_the_text(
    qtbot: QtBot, screen: ReadScreen, library: Library, now: datetime
) -> None:
    text = add_text(library, "ספר", [heading("פרק"), HEBREW * 20], now, language="he").id
    screen.open(text)
    assert screen.page.typography.right_to_left
    assert screen.contents._delegate.direction is Qt.LayoutDirection.RightToLeft
    title, bar = screen._bar._title, screen._bar
    qtbot.wait_until(lambda: 0 <= bar._find.x() - title.mapTo(bar, title.rect().topRight()).x() < 40)
    english = add_text(library, "A book", [heading("One"), "A bright day. " * 20], now, language="en").id
    screen.open(english)
    assert not screen.page.typography.right_to_left
    assert screen.contents._delegate.direction is Qt.LayoutDirection.LeftToRight


def test_the_arrow_to_the_left_goes_on_in_a_text_from_right_to_left(
    screen: ReadScreen, library: Library, now: datetime
) -> None:
    screen.open(add_text(library, "ספר", [HEBREW * 20], now, language="he").id)
    QTest.keyClick(screen.page, Qt.Key.Key_Left)
    QTest.keyClick(screen.page, Qt.Key.Key_Left)
    assert screen.page.reading_cursor is not None
    assert screen.page.reading_cursor.start == len(HEBREW)
    QTest.keyClick(screen.page, Qt.Key.Key_Right)
    assert screen.page.reading_cursor.start == 0


def test_of_two_pages_from_right_to_left_the_first_is_at_the_right(
    screen: ReadScreen, context: AppContext, library: Library, now: datetime
) -> None:
    context.settings.change(reading_mode="pages")
    screen.resize(1_800, 760)
    screen.open(add_text(library, "ספר", [HEBREW * 20] * 30, now, language="he").id)
    flow = screen.page.flow
    assert isinstance(flow, PagedFlow)
    first, *_, last = flow.parts()
    assert (first.column, last.column) == (1, 0)
    assert first.left > last.left
    viewport = screen.page.viewport()
    middle = viewport.height() // 2
    start = screen.page.place
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(4, middle))
    assert screen.page.place > start
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(viewport.width() - 4, middle))
    assert screen.page.place == start


def test_a_text_with_a_wrong_language_takes_the_direction_of_its_words(
    screen: ReadScreen, library: Library, now: datetime
) -> None:
    screen.open(add_text(library, "ספר", [HEBREW * 20], now, language="en").id)
    assert screen.page.typography.right_to_left
