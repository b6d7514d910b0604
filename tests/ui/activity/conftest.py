"""Share a library, a clock that the test moves, and the tracker over both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.activity import START
from tests.support.clocks import ManualClock


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory(START) as opened:
        yield opened


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START, mono=1000.0)


@pytest.fixture
def tracker(qapp: object, library: Library, clock: ManualClock) -> Iterator[ActivityTracker]:
    made = ActivityTracker(library, clock)
    yield made
    made._timer.stop()
