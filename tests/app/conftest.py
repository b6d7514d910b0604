"""Open the program's real window over a library file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.services.clock import Clock, FixedClock
from reader.storage.library import Library
from tests.support.window import WindowDriver


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        yield library


@pytest.fixture
def clock(now: datetime) -> Clock:
    return FixedClock(now)


@pytest.fixture
def driver(qtbot: QtBot, library: Library, clock: Clock) -> Iterator[WindowDriver]:
    with WindowDriver(qtbot, library, clock) as driver:
        yield driver
