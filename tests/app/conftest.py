from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app.composition import Application, build
from reader.app.startup import show_first
from reader.resources import resource
from reader.services.clock import Clock, FixedClock
from reader.storage.library import Library
from reader.ui.preferences import Settings
from reader.ui.translation.translation import Translation


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        yield library


@pytest.fixture
def clock(now: datetime) -> Clock:
    return FixedClock(now)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, library: Library, clock: Clock) -> Iterator[Application]:
    """Give the program with its window on the library, and leave nothing of it."""
    settings = Settings(library.preferences)
    settings.change(welcomed=True, language="en")
    program = build(qapp, library, settings, Translation(qapp, resource("translations")), clock)
    program.controller.window.resize(1200, 800)
    show_first(program)
    program.controller.window.show()
    qtbot.waitExposed(program.controller.window)
    yield program
    settings.change(language="en")
    program.controller.window.close()
    program.context.tasks.close()
    program.translation.take_out()
    shiboken6.delete(program.controller.window)
    shiboken6.delete(program.controller)
