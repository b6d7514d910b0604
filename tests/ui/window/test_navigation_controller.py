"""F6 leads from the page to the marks of its text and back, and from a note to those of its text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.exporters.essay import Essay
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.exporting.essay_controller import EssayController
from reader.ui.notes.notes_screen import NotesScreen
from tests.support.texts import add_text
from tests.support.window import WindowDriver


@pytest.fixture
def driver(qtbot: QtBot, now: datetime) -> Iterator[WindowDriver]:
    with Library.in_memory(now) as library:
        words = "The brain is built to wander. We become what we do."
        add_text(library, "One", [words], now, language="en")
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            yield driver


def notes_screen(driver: WindowDriver) -> NotesScreen:
    screen = driver.window.screen_widget(ScreenName.NOTES)
    assert isinstance(screen, NotesScreen)
    return screen


def test_f6_leads_to_the_marks_and_back(driver: WindowDriver) -> None:
    text = driver.library.texts.all()[0].id
    driver.open(text)
    driver.highlight(text, 4, 9, 2)
    excerpts = driver.action("condensed")
    assert excerpts.shortcut().toString() == "F6"
    excerpts.trigger()
    assert driver.screen is ScreenName.NOTES
    assert notes_screen(driver).excerpts_page.text_id == text
    excerpts.trigger()
    assert driver.screen is ScreenName.READ


def test_from_a_note_f6_leads_to_the_marks_of_its_text_and_back_to_all_notes(driver: WindowDriver) -> None:
    text = driver.library.texts.all()[0].id
    mark = driver.highlight(text, 4, 9, 2)
    driver.show(ScreenName.NOTES)
    notes_screen(driver).list.view.select(mark.id)
    driver.trigger("condensed")
    assert notes_screen(driver).shows_excerpts
    driver.trigger("condensed")
    assert driver.screen is ScreenName.NOTES
    assert notes_screen(driver).all.isVisible()


def test_an_essay_is_written_and_told_of(driver: WindowDriver, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "why.md"
    EssayController(driver.context, driver.window).write(Essay("Why?", ()), path)
    qtbot.waitUntil(driver.toast.isVisible)
    assert path.read_text("utf-8") == "# Why?\n"
