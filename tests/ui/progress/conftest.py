"""What the tests of the Progress screen stand on: a stopped time, a look, and a library with some days in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.ids import new_id
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.appearance.theme import THEMES, Theme
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.shell.change_notifier import ChangeNotifier

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 28, 13, 0, tzinfo=CHINA)


class StoppedMoment(Clock):
    """Tell one time for ever."""

    @override
    def now(self) -> datetime:
        return NOW

    @override
    def monotonic(self) -> float:
        return 0.0


class Look(QObject):
    """Be what tells the theme."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = THEMES["paper"]


class Days:
    """Enter stretches into a library."""

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
    ) -> str:
        begin = start.astimezone(UTC)
        entry = LedgerEntry(
            new_id(begin),
            None,
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
    return StoppedMoment()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look()


@pytest.fixture
def library() -> Iterator[Library]:
    """Give 29 days of an hour each, but one of 34 minutes, and a morning of three stretches."""
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
    """Give what enters a stretch and gives its id."""
    return Days(library).log


@pytest.fixture
def change_notifier(qapp: QApplication) -> ChangeNotifier:
    return ChangeNotifier()


@pytest.fixture
def screen(qtbot: QtBot, library: Library, clock: Clock, change_notifier: ChangeNotifier, look: Look) -> ProgressScreen:
    made = ProgressScreen(library, clock, change_notifier, look)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1376, 868)
    made.show()
    return made
