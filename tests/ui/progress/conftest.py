"""Share a clock that stands still, the context, and a library with some days in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.ids import new_id
from reader.services.clock import Clock, FixedClock
from reader.storage.library import Library
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.context import AppContext
from tests.support.context import end_context, make_context

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 28, 13, 0, tzinfo=CHINA)


class Days:
    """Enter sessions of time into a library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def log(
        self,
        start: datetime,
        minutes: float,
        *,
        time_class: TimeClass = TimeClass.READ,
        origin: EntryOrigin = EntryOrigin.DECLARED,
        reason: str = "",
        flag: str = "",
        text: str | None = None,
    ) -> str:
        begin = start.astimezone(UTC)
        entry = LedgerEntry(
            new_id(begin),
            text,
            time_class,
            begin,
            begin + timedelta(minutes=minutes),
            28_800,
            (start - timedelta(hours=4)).date(),
            minutes * 60,
            origin,
            reason=reason or ("idle" if origin is EntryOrigin.MEASURED else ""),
            flag=flag,
        )
        self.library.ledger.put(entry)
        self.library.ledger.close(entry.id)
        return entry.id


@pytest.fixture
def clock() -> Clock:
    return FixedClock(NOW)


@pytest.fixture
def library() -> Iterator[Library]:
    """Return a library with 29 days of an hour each, but one of 34 minutes, and a morning of three sessions."""
    with Library.in_memory(NOW - timedelta(days=40)) as opened:
        days = Days(opened)
        for back in range(1, 30):
            days.log(NOW - timedelta(days=back), 34 if back == 2 else 61)
        days.log(NOW - timedelta(hours=5), 20, origin=EntryOrigin.MEASURED)
        days.log(NOW - timedelta(hours=4), 2, time_class=TimeClass.SKIM, origin=EntryOrigin.MEASURED)
        days.log(NOW - timedelta(hours=3), 10, time_class=TimeClass.PAPER)
        yield opened


@pytest.fixture
def log(library: Library) -> Callable[..., str]:
    """Return what enters a session of time and returns its id."""
    return Days(library).log


@pytest.fixture
def context(qapp: QApplication, library: Library, clock: Clock) -> Iterator[AppContext]:
    context = make_context(qapp, library, clock)
    yield context
    end_context(context)


@pytest.fixture
def change_notifier(context: AppContext) -> ChangeNotifier:
    return context.change_notifier


@pytest.fixture
def screen(qtbot: QtBot, context: AppContext) -> ProgressScreen:
    made = ProgressScreen(context)
    qtbot.addWidget(made)
    made.resize(1376, 868)
    made.show()
    return made
