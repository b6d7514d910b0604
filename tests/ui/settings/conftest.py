"""Open the program's real window at its settings, over a library with a text and a plan since 2 March."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.screens import ScreenName
from reader.services.clock import Clock, FixedClock
from reader.storage.library import Library
from reader.ui.settings.settings_screen import SettingsScreen
from tests.support.texts import add_text
from tests.support.window import WindowDriver


@pytest.fixture
def clock(now: datetime) -> Clock:
    return FixedClock(now)


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now - timedelta(days=26)) as library:
        add_text(library, "Of Studies", ["Studies serve for delight. " * 20], now, language="en")
        yield library


@pytest.fixture
def driver(qtbot: QtBot, library: Library, clock: Clock) -> Iterator[WindowDriver]:
    with WindowDriver(qtbot, library, clock) as driver:
        driver.open(library.texts.all()[0].id)
        yield driver


@pytest.fixture
def screen(driver: WindowDriver) -> SettingsScreen:
    driver.trigger("settings")
    screen = driver.window.screen_widget(ScreenName.SETTINGS)
    assert isinstance(screen, SettingsScreen)
    return screen
