"""Share a window over a library with a text, its marks and cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.annotations import operations
from reader.core.annotations.anchor import find_quote, make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.screens import ScreenName
from reader.core.text.model import Text
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.study.study_screen import StudyScreen
from tests.support.clocks import ManualClock
from tests.support.notes import notes
from tests.support.texts import add_text, heading
from tests.support.window import WindowDriver

__all__ = ["notes"]

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA)
PASSAGE = "读书会上下“领读”。坚持带头、率先垂范，一级带着一级读，充分发挥“关键少数”的示范带动作用。"
SECOND = "每天读一小时，读过的要留下来。"
LATIN = "The brain is built to wander; it was entombed in its own habits."

SPRING = "春雨落在河边，小船慢慢回来，船上的人把灯一盏一盏点亮。"
WILLOW = "柳树在风里站了一夜，天亮的时候，鸟先醒来，人才醒来。"
SUMMER = "夏天的河水涨到第三级石阶，孩子们坐在第四级上看水，看云。"

OpenPage = Callable[..., StudyPage]


def lay_out(driver: WindowDriver) -> None:
    """Let all parts of the window find their sizes."""
    for _ in range(3):
        QApplication.sendPostedEvents()
    driver.window.grab()


class Study:
    """The study screen in a window, and the marks of its text."""

    def __init__(self, driver: WindowDriver, text: str) -> None:
        self.driver, self.text, self.library = driver, text, driver.library

    def mark(self, quote: str, kind: AnnotationKind = AnnotationKind.HIGHLIGHT, body: str = "") -> Annotation:
        """Mark words of the text."""
        view = self.library.texts.view(self.text)
        found = find_quote(view, quote, 1)
        assert found is not None
        anchor = make_anchor(view, *found, "第一节")
        operation = operations.annotate(self.text, kind, anchor, self.driver.clock.now(), colour=1, body=body)
        self.driver.change_notifier.announce(self.library.commit(operation), None)
        return self.library.annotations.get(operation.edits[0].id)

    @property
    def screen(self) -> StudyScreen:
        """Return the study screen, which is shown."""
        self.driver.show(ScreenName.STUDY)
        screen = self.driver.window.screen_widget(ScreenName.STUDY)
        assert isinstance(screen, StudyScreen)
        return screen

    def open(self, name: StudyPageName, subject: object = None) -> StudyPage:
        """Show a page of the screen."""
        screen = self.screen
        screen.open(name, subject)
        return screen.current

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the widget that has the focus."""
        focused = self.driver.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def study(qtbot: QtBot, clock: ManualClock) -> Iterator[Study]:
    """Return the study screen over a library with one text."""
    with Library.in_memory(clock.wall) as library:
        text = add_text(library, "慢读一小时", [heading("第一节"), PASSAGE, SECOND, LATIN], clock.wall)
        with WindowDriver(qtbot, library, clock) as driver:
            yield Study(driver, text.id)


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    """Return a library in memory."""
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def river(library: Library, now: datetime) -> Text:
    """Return a text with three paragraphs."""
    return add_text(library, "河边的一年", [heading("春天"), SPRING, WILLOW, SUMMER], now, author="安")


@pytest.fixture
def driver(qtbot: QtBot, library: Library, now: datetime, river: Text) -> Iterator[WindowDriver]:
    """Return the window over the text."""
    with WindowDriver(qtbot, library, FixedClock(now)) as driver:
        driver.open(river.id)
        yield driver


@pytest.fixture
def mark(driver: WindowDriver, river: Text) -> Callable[[str], Annotation]:
    """Return what marks words of the text."""

    def marked(words: str) -> Annotation:
        start, end = driver.library.texts.view(river.id).find(words)[0]
        return driver.highlight(river.id, start, end)

    return marked


@pytest.fixture
def open_page(driver: WindowDriver) -> OpenPage:
    """Return what shows a page of the screen Study."""

    def opened(name: StudyPageName, subject: object = None) -> StudyPage:
        screen = driver.show(ScreenName.STUDY)
        assert isinstance(screen, StudyScreen)
        screen.open(name, subject)
        return screen.current

    return opened
