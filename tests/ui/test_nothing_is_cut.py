"""No text is wider than what shows it: on all screens and dialogs, in both languages, all themes and three sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import partial

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.ids import new_id
from reader.core.screens import ScreenName
from reader.core.study.cards import CardKind
from reader.services.clock import FixedClock
from reader.services.study.actions import ActionDraft, add_action
from reader.services.study.card_making import make_cards, whole_mark_cards
from reader.storage.library import Library
from reader.ui.appearance.theme import THEMES
from reader.ui.reading.read_bar import ReadBar
from reader.ui.settings.typography_popover import TypographyPopover
from reader.ui.study.study_page import StudyPageName
from reader.ui.study.study_screen import StudyScreen
from reader.ui.widgets.label import Label
from tests.support.all_dialogs import LONG_TITLE, AllDialogs
from tests.support.cut_texts import cut_texts
from tests.support.texts import add_text, heading
from tests.support.window import WindowDriver

NOW = datetime(2026, 3, 28, 21, 10, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()
SIZES = ((1440, 900), (1024, 700), (760, 520))
LANGUAGES = ("en", "zh_CN")


@pytest.fixture
def library() -> Iterator[Library]:
    """Return a library with long titles, notes, a month of reading and a plan."""
    with Library.in_memory(NOW - timedelta(days=30)) as library:
        yield library


@pytest.fixture(params=LANGUAGES)
def driver(request: pytest.FixtureRequest, qtbot: QtBot, library: Library) -> Iterator[WindowDriver]:
    """Return the window in a language, with a long text open."""
    paragraphs = ["原文，把学习教育情况纳入年度考核。" * 15 for _ in range(20 * 60)]
    long_text = add_text(library, LONG_TITLE, [heading("第一章"), *paragraphs], NOW, author="曹雪芹", source="/a")
    add_text(library, "红楼梦", [heading("第一回"), "字" * 400], NOW, author="曹雪芹", source="/b")
    for number in range(30):
        _read(library, long_text.id, NOW - timedelta(days=number, hours=1), minutes=20 + number * 2)
    with WindowDriver(qtbot, library, FixedClock(NOW), language=str(request.param)) as driver:
        driver.open(long_text.id)
        for number in range(6):
            driver.highlight(long_text.id, 40 * number, 40 * number + 30, 1 + number % 5)
        yield driver


def _read(library: Library, text: str, at: datetime, minutes: int) -> None:
    start, seconds = at.astimezone(UTC), 60 * minutes
    entry = LedgerEntry(
        new_id(start),
        text,
        TimeClass.READ,
        start,
        start + timedelta(seconds=seconds),
        round(timedelta(hours=8).total_seconds()),
        at.date(),
        seconds,
        EntryOrigin.MEASURED,
    )
    library.ledger.put(entry)
    library.ledger.close(entry.id)


def test_no_page_of_study_cuts_a_text(driver: WindowDriver) -> None:
    marks = driver.library.annotations.all()
    make_cards(driver.library, [whole_mark_cards(mark, CardKind.RECALL)[0] for mark in marks], NOW)
    add_action(driver.library, ActionDraft(LONG_TITLE, "王小明", TODAY, LONG_TITLE, marks[0].id), NOW)
    driver.show(ScreenName.STUDY)
    screen = driver.window.screen_widget(ScreenName.STUDY)
    assert isinstance(screen, StudyScreen)
    assert _cut_where_shown(driver, {page: partial(screen.open, page) for page in StudyPageName}) == []


def test_no_screen_cuts_a_text(driver: WindowDriver) -> None:
    assert _cut_where_shown(driver, {screen: partial(driver.show, screen) for screen in ScreenName}) == []


def _cut_where_shown(driver: WindowDriver, shown: Mapping[str, Callable[[], object]]) -> list[str]:
    cut = []
    for theme in THEMES:
        driver.settings.change(theme=theme)
        for size in SIZES:
            driver.window.resize(*size)
            for name, show in shown.items():
                show()
                _lay_out(driver.window)
                cut += [f"{name}, {theme}, {size}: {found}" for found in cut_texts(driver.window)]
    return cut


@pytest.mark.parametrize("name", sorted(THEMES))
def test_no_dialog_cuts_a_text(driver: WindowDriver, name: str) -> None:
    driver.settings.change(theme=name)
    cut = []
    for kind, make in AllDialogs(driver.program, driver.text_id, TODAY).factories().items():
        dialog = make()
        dialog.show()
        for size in (dialog.size(), dialog.minimumSizeHint().expandedTo(dialog.minimumSize()), QSize(1440, 900)):
            dialog.resize(size)
            _lay_out(dialog)
            cut += [f"{kind}, {size.toTuple()}: {found}" for found in cut_texts(dialog)]
        dialog.close()
        dialog.deleteLater()
    assert cut == []


def _lay_out(window: QWidget) -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
    window.grab()


def test_a_cut_text_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, wrapped, button = Label("A long line of words", parent=window), Label(parent=window), QPushButton(window)
    wrapped.setWordWrap(True)
    wrapped.setText("Words that need several lines in a narrow label")
    button.setText("A long button")
    for number, widget in enumerate((label, wrapped, button)):
        widget.setGeometry(0, 40 * number, 40, 20)
    window.show()
    assert len(cut_texts(window)) >= 3
    for widget in (label, wrapped, button):
        widget.setGeometry(0, 0, 400, 60)
    window.resize(500, 100)
    assert cut_texts(window) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_popover_of_the_type_cuts_no_label_and_stays_on_the_screen(driver: WindowDriver, language: str) -> None:
    popover = TypographyPopover(driver.settings, driver.read_screen.text_appearance, language, driver.window)
    for button in driver.read_screen.findChild(ReadBar).contents, driver.read_screen.findChild(ReadBar)._type:
        popover.show_under(button)
        assert cut_texts(popover) == []
        assert popover.screen().availableGeometry().contains(popover.geometry())
    popover.close()
