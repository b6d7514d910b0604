from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext
from tests.support.context import end_context, make_context


@pytest.fixture
def library(now: datetime) -> Iterator[Library]:
    with Library.in_memory(now) as library:
        yield library


@pytest.fixture
def context(qapp: QApplication, library: Library, now: datetime) -> Iterator[AppContext]:
    context = make_context(qapp, library, FixedClock(now))
    yield context
    end_context(context)


@pytest.fixture
def screen(qtbot: QtBot, context: AppContext) -> ReadScreen:
    screen = ReadScreen(context)
    for _step in screen.complete():
        pass
    qtbot.addWidget(screen)
    screen.resize(1280, 760)
    screen.show()
    return screen
