"""Open the program's real window over a library file, as often as a journey needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.services.clock import FixedClock
from reader.storage.library import Library
from tests.support.window import WindowDriver

OpenWindow = Callable[[datetime], AbstractContextManager[WindowDriver]]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> OpenWindow:
    """Return what opens the window at a time, and closes it in order at the end of its block."""

    @contextmanager
    def opened(now: datetime) -> Iterator[WindowDriver]:
        notes = str(tmp_path / "notes")
        with (
            Library.open(tmp_path / "library.db", now) as library,
            WindowDriver(qtbot, library, FixedClock(now), size=(1440, 900), export_folder=notes) as driver,
        ):
            yield driver

    return opened
