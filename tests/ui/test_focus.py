"""Tab leads through all that can be acted on, on every screen and in every dialog, and each thing there has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.ids import new_id
from reader.core.screens import ScreenName
from reader.core.study.cards import CardKind
from reader.core.study.questions import BankQuestion, Option, Question, QuestionKind, question_id
from reader.core.study.quiz import QuizMode
from reader.core.study.quiz_request import QuizRequest
from reader.services.clock import FixedClock
from reader.services.study.actions import ActionDraft, add_action
from reader.services.study.card_making import make_cards, whole_mark_cards
from reader.storage.library import Library
from reader.ui.appearance.theme import THEMES
from reader.ui.library.library_screen import LibraryScreen
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.page.passage import Passage
from reader.ui.settings.settings_groups import GROUPS
from reader.ui.settings.settings_screen import SettingsScreen
from reader.ui.settings.typography_popover import TypographyPopover
from reader.ui.study.contest_page import ContestPage
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.study.study_screen import StudyScreen
from tests.support.all_dialogs import LONG_TITLE, AllDialogs
from tests.support.colours import contrast
from tests.support.focus_chain import (
    backward_jumps,
    controls,
    described,
    is_unlabelled,
    parts,
    spoken_name,
    stop_of,
    tab_stops,
)
from tests.support.texts import add_text, heading
from tests.support.window import WindowDriver

_EDGE = 24
_LEAST_PIXELS = 16
_LEAST_CONTRAST = 2.0

NOW = datetime(2026, 3, 28, 21, 10, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()


@pytest.fixture
def library() -> Iterator[Library]:
    """Return a library with texts, a month of reading, a topic, cards, an action and questions."""
    with Library.in_memory(NOW - timedelta(days=30)) as library:
        yield library


@pytest.fixture(params=("en", "zh_CN"))
def driver(request: pytest.FixtureRequest, qtbot: QtBot, library: Library) -> Iterator[WindowDriver]:
    """Return the window in a language, with a long text open."""
    paragraphs = ["原文，把学习教育情况纳入年度考核。" * 15 for _ in range(60)]
    long_text = add_text(library, LONG_TITLE, [heading("第一章"), *paragraphs], NOW, author="曹雪芹", source="/a")
    add_text(library, "红楼梦", [heading("第一回"), "字" * 400], NOW, author="曹雪芹", source="/b")
    for number in range(30):
        _read(library, long_text.id, NOW - timedelta(days=number, hours=1))
    with WindowDriver(qtbot, library, FixedClock(NOW), size=(1440, 900), language=str(request.param)) as driver:
        driver.open(long_text.id)
        marks = [driver.highlight(long_text.id, 40 * number, 40 * number + 30, 1 + number % 5) for number in range(6)]
        make_cards(library, [whole_mark_cards(mark, CardKind.RECALL)[0] for mark in marks], NOW)
        add_action(library, ActionDraft(LONG_TITLE, "王小明", TODAY, LONG_TITLE, marks[0].id), NOW)
        library.topics.begin("为什么？", NOW, [mark.id for mark in marks[:3]])
        library.questions.add(_questions(), NOW)
        driver.window.activateWindow()
        yield driver


def _read(library: Library, text: str, at: datetime) -> None:
    start, seconds = at.astimezone(UTC), 1_200
    until, offset = start + timedelta(seconds=seconds), round(timedelta(hours=8).total_seconds())
    origin = EntryOrigin.MEASURED
    entry = LedgerEntry(new_id(start), text, TimeClass.READ, start, until, offset, at.date(), seconds, origin)
    library.ledger.put(entry)
    library.ledger.close(entry.id)


def _questions() -> list[BankQuestion]:
    options = (Option("甲", right=True), Option("乙", right=False))
    questions = [
        Question(QuestionKind.CHOICE, "哪一个？", options),
        Question(QuestionKind.SHORT, "由____选书。", (Option("领读人", right=True),)),
        *(Question(QuestionKind.CHOICE, f"第 {number} 题？", options) for number in range(12)),
    ]
    return [BankQuestion(question_id(one), one) for one in questions]


class Surfaces:
    """All that a reader comes to in the window: screens, their pages, what opens on them; each with its name."""

    def __init__(self, driver: WindowDriver) -> None:
        self._driver = driver
        self._page, self._text = driver.page, driver.text_id

    def all(self) -> Iterator[tuple[str, QWidget]]:
        """Show one after the other, and yield its name and its window."""
        window = self._driver.window
        for name, show in self._in_window():
            if window.current is not None:
                window.screen_widget(window.current).setFocus()
            show()
            yield name, window
        yield from self._other_windows()
        for kind, make in AllDialogs(self._driver.program, self._text, TODAY).factories().items():
            dialog = make()
            dialog.show()
            yield f"dialog {kind}", dialog
            dialog.hide()  # it goes with the window: one that is deleted while the next is made has crashed

    def _in_window(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for screen in ScreenName:
            yield f"screen {screen}", partial(self._driver.show, screen)
        yield from self._on_reading()
        yield from self._on_library()
        yield from self._on_notes()
        yield from self._on_study()
        yield from self._on_settings()

    def _on_reading(self) -> Iterator[tuple[str, Callable[[], object]]]:
        read = self._driver.read_screen
        yield "find bar", lambda: (self._driver.show(ScreenName.READ), self._driver.trigger("find"))
        yield "note editor", self._write_note
        yield "looking up", self._look_up
        yield "two texts", self._open_another
        yield "no text", lambda: (read.close_text(), read.close_text(), read.setFocus())

    def _open_another(self) -> None:
        other = next(text.id for text in self._driver.library.texts.all() if text.id != self._text)
        self._driver.read_screen.open(other, in_new_tab=True)

    def _write_note(self) -> None:
        read = self._driver.read_screen
        read._find_bar.close_bar()
        read.notes.list.edit(self._driver.library.annotations.of_text(self._text)[0].id)

    def _look_up(self) -> None:
        self._page.select(Passage(30, 34))
        self._driver.trigger("look-up")

    def _on_library(self) -> Iterator[tuple[str, Callable[[], object]]]:
        screen = self._driver.show(ScreenName.LIBRARY)
        assert isinstance(screen, LibraryScreen)
        yield "covers", screen.shelf.toggle_covers
        yield "chosen texts", lambda: (screen.shelf.toggle_covers(), screen.shelf.view.selectAll())
        yield "search", lambda: screen.search("原文")
        yield "nothing found", lambda: screen.search("zzzzzz")
        yield "end of search", screen._search.clear

    def _on_notes(self) -> Iterator[tuple[str, Callable[[], object]]]:
        screen = self._driver.show(ScreenName.NOTES)
        assert isinstance(screen, NotesScreen)
        yield "topic", lambda: screen.show_topic(self._driver.library.topics.all()[0].id)
        yield "excerpts", lambda: screen.show_excerpts(self._driver.library.texts.all()[0].id)
        yield "all notes", screen.show_all

    def _on_study(self) -> Iterator[tuple[str, Callable[[], object]]]:
        screen = self._driver.show(ScreenName.STUDY)
        assert isinstance(screen, StudyScreen)
        for page in StudyPageName:
            yield f"study {page}", partial(screen.open, page)
        yield "answered card", lambda: (screen.open(StudyPageName.SELF_TEST), _press(Qt.Key.Key_Space))
        for number, question in enumerate(_questions()[:2]):
            request = QuizRequest(7, QuizMode.PRACTICE, questions=(question.id,))
            yield f"quiz {number}", partial(screen.open, StudyPageName.QUIZ, request)
        yield "answered question", lambda: _press(Qt.Key.Key_Return)
        yield "end of the quiz", lambda: _press(Qt.Key.Key_Return)

    def _on_settings(self) -> Iterator[tuple[str, Callable[[], object]]]:
        screen = self._driver.show(ScreenName.SETTINGS)
        assert isinstance(screen, SettingsScreen)
        for group in GROUPS:
            yield f"settings {group.group}", partial(screen.open, group.group)
        yield "found setting", lambda: screen.search_field.setText("a")

    def _other_windows(self) -> Iterator[tuple[str, QWidget]]:
        contest = self._study_page(StudyPageName.CONTEST)
        assert isinstance(contest, ContestPage)
        contest.form.count.setValue(1)
        contest.begin()
        assert contest.view is not None
        yield "contest", contest.view
        contest.view.close()
        self._driver.open(self._text)
        self._driver.read_screen._bar._type.click()
        popover = self._driver.window.findChild(TypographyPopover)
        assert popover is not None
        yield "typography", popover
        popover.close()

    def _study_page(self, name: StudyPageName) -> StudyPage:
        screen = self._driver.show(ScreenName.STUDY)
        assert isinstance(screen, StudyScreen)
        screen.open(name)
        return screen.current


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _press(key: Qt.Key) -> None:
    QTest.keyClick(_focused(), key)


def _settle(window: QWidget) -> None:
    window.activateWindow()
    for _ in range(3):
        QApplication.sendPostedEvents()
    QApplication.processEvents()


def test_tab_reaches_everything_in_order_and_everything_has_a_name(driver: WindowDriver) -> None:
    found = []
    for name, window in Surfaces(driver).all():
        _settle(window)
        found += [f"{name}: {one}" for one in _faults(window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("driver", ["en"], indirect=True)
def test_the_focus_is_seen_on_every_kind_of_widget_in_every_theme(driver: WindowDriver) -> None:
    unseen = []
    for theme in THEMES:
        driver.settings.change(theme=theme)
        kinds: set[tuple[str, object]] = set()
        for screen in ScreenName:
            driver.show(screen)
            _settle(driver.window)
            for stop in tab_stops():
                kind = (type(stop).__name__, stop.property("role"))
                if kind not in kinds and not _is_focus_seen(driver.window, stop):
                    unseen.append(f"{theme}: {described(stop)}")
                kinds.add(kind)
    assert not unseen, "\n".join(unseen)


def _is_focus_seen(window: QWidget, stop: QWidget) -> bool:
    """Return whether at least a small line changes, so that it stands out from what was there before."""
    while QApplication.focusWidget() is not stop:
        _press(Qt.Key.Key_Tab)
    place = QRect(stop.mapTo(window, QPoint(0, 0)), stop.size())
    edges = (QRect(place.topLeft(), QSize(place.width(), _EDGE)), QRect(place.topLeft(), QSize(_EDGE, place.height())))
    focused = [window.grab(edge).toImage() for edge in edges]
    stop.clearFocus()
    left = [window.grab(edge).toImage() for edge in edges]
    stop.setFocus()
    pixels = [
        (one.pixelColor(x, y), other.pixelColor(x, y))
        for one, other in zip(focused, left, strict=True)
        for x, y in product(range(one.width()), range(one.height()))
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    return sum(contrast(one.name(), other.name()) >= _LEAST_CONTRAST for one, other in pixels) >= _LEAST_PIXELS


def _faults(window: QWidget) -> Iterator[str]:
    wanted = controls(window)
    forward, backward = tab_stops(), tab_stops(backward=True)
    for direction, stops in (("Tab", forward), ("Shift+Tab", backward)):
        reached = {stop_of(stop) for stop in stops}
        yield from (f"{direction} never reaches {described(one)}" for one in wanted if one not in reached)
    yield from (f"no sensible order: {jump}" for jump in backward_jumps(window, forward))
    yield from (f"{described(one)} has no label" for one in wanted if is_unlabelled(one))
    yield from (f"{described(one)} has no name" for one in {*wanted, *forward, *parts(window)} if not spoken_name(one))
