"""A reader's days, simulated: what the ledger says in the end is what was read, to the second.

The truth is kept beside, second by second, by a model that knows nothing of spans: it is told when the reader reads.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

import pytest

from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.clocks import ManualClock
from tests.support.texts import add_text

START = datetime(2026, 1, 5, 7, 0, tzinfo=timezone(timedelta(hours=8)))
SESSIONS = 20
ZONES = (8, 8, 8, 9, 2, -5, 5.5)
LOST_BY_A_KILL = 10
CUT_OFF = 120
"""Seconds: twice what 250 characters take at 250 a minute."""


@dataclass
class SimulatedReader:
    """Live through days with a library, and know how many seconds of each were read."""

    library: Library
    text: str
    chance: random.Random
    sets_clock: bool
    clock: ManualClock = field(default_factory=lambda: ManualClock(START, mono=500.0))
    truth: Counter[date] = field(default_factory=Counter)
    kills: int = 0
    place: int = 0

    def __post_init__(self) -> None:
        self.tracker = ActivityTracker(self.library, self.clock)

    def live(self, days: int) -> None:
        for day in range(days):
            for _ in range(SESSIONS):
                self.read_a_while()
                self.sleep(self.chance.randrange(60, 4000))
            if day % 9 == 4:
                zone = timezone(timedelta(hours=self.chance.choice(ZONES)))
                self.clock.wall = self.clock.wall.astimezone(zone)
            self.sleep(self.chance.randrange(3600, 30_000))

    def read_a_while(self) -> None:
        self.tracker.presence_changed(True)
        self.tracker.view_changed(self.text, "zh", self.place, self.place + 250)
        for _ in range(self.chance.randrange(1, 7)):
            self.read(self.chance.randrange(1, CUT_OFF // 2))
            self.do(self.chance.choice(("page", "page", "page", "input", "note", *_RARE)))
        if self.chance.random() < 0.05:
            self.be_killed()
        elif self.chance.random() < 0.5:
            self.tracker.close_text()
        self.tracker.presence_changed(False)

    def do(self, what: str) -> None:
        self.do_once(what)
        self.tracker.cursor_moved()  # or else a page earns no more than three times what it takes

    def do_once(self, what: str) -> None:
        match what:
            case "page":
                self.turn_the_page()
            case "input":
                self.tracker.input_made()
            case "note":
                self.tracker.note_typed()
            case "pause":
                self.tracker.toggle_pause()
                self.idle(self.chance.randrange(1, 500))
                self.tracker.input_made()
                self.tracker.toggle_pause()
            case "leave":
                self.tracker.presence_changed(False)
                self.idle(self.chance.randrange(1, 500))
                self.tracker.presence_changed(True)
            case "suspend":
                self.sleep(self.chance.randrange(6, 20_000))
                self.tracker.input_made()
            case "stop":
                # the process is stopped and goes on: the monotonic clock runs meanwhile
                self.clock.advance(self.chance.randrange(11, 5_000))
                self.tracker.input_made()
            case _:
                self.set_clock()

    def turn_the_page(self) -> None:
        self.tracker.input_made()
        self.read(60)  # at least as long as the page takes, so that it is not skimmed
        self.place = (self.place + 250) % 20_000
        self.tracker.input_made()
        self.tracker.view_changed(self.text, "zh", self.place, self.place + 250)

    def set_clock(self) -> None:
        if self.sets_clock:
            hours = self.chance.choice((-30, -5, -0.2, -0.001, 0.001, 0.5, 20, 24 * 40))
            self.clock.advance_wall(hours=hours)
            self.tracker.input_made()

    def read(self, seconds: int) -> None:
        for _ in range(seconds):
            self.truth[(self.clock.wall.replace(tzinfo=None) - timedelta(hours=4)).date()] += 1
            self.tick()

    def idle(self, seconds: int) -> None:
        for _ in range(seconds):
            self.tick()

    def tick(self) -> None:
        self.clock.advance(1)
        if self.tracker._timer.isActive():
            self.tracker._on_timer_timeout()

    def sleep(self, seconds: float) -> None:
        self.clock.advance_wall(seconds)

    def be_killed(self) -> None:
        self.kills += 1
        self.tracker._timer.stop()
        self.library.ledger.close_all()
        self.tracker = ActivityTracker(self.library, self.clock)


_RARE = ("pause", "leave", "suspend", "stop", "clock")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory(START) as opened:
        yield opened


def add_novel(library: Library) -> str:
    return add_text(library, "红楼梦", ["字" * 4_000] * 5, START, author="曹雪芹").id


LENGTHS = [6, pytest.param(365, marks=pytest.mark.torture)]


@pytest.mark.parametrize("sets_clock", [False, True])
@pytest.mark.parametrize("days", LENGTHS)
def test_the_ledger_says_what_was_read(qapp: object, library: Library, days: int, sets_clock: bool) -> None:
    reader = SimulatedReader(library, add_novel(library), random.Random(days), sets_clock)
    reader.live(days)
    reader.tracker.close_text()
    reader.tracker._timer.stop()
    kept = library.ledger.between(date.min, date.max)
    read, counted = sum(reader.truth.values()), sum(one.seconds for one in kept)
    assert reader.kills
    assert read - LOST_BY_A_KILL * reader.kills - 0.001 <= counted <= read + 0.001
    assert library.check().findings == ()
    if not sets_clock:
        by_class = library.ledger.seconds_by_day(date.min, date.max)
        of_days = {day: sum(seconds.values()) for day, seconds in by_class.items()}
        short = sum(reader.truth[day] - of_days.get(day, 0.0) for day in reader.truth)
        assert short == pytest.approx(read - counted, abs=0.001)
        assert all(of_days.get(day, 0.0) <= seconds + 0.001 for day, seconds in reader.truth.items())


@pytest.mark.parametrize("sets_clock", [False, True])
@pytest.mark.parametrize("days", LENGTHS)
def test_without_kills_nothing_is_lost(
    qapp: object, library: Library, monkeypatch: pytest.MonkeyPatch, days: int, sets_clock: bool
) -> None:
    monkeypatch.setattr(SimulatedReader, "be_killed", lambda reader: reader.tracker.save())
    reader = SimulatedReader(library, add_novel(library), random.Random(days), sets_clock)
    reader.live(days)
    reader.tracker.close_text()
    reader.tracker._timer.stop()
    counted = sum(one.seconds for one in library.ledger.between(date.min, date.max))
    assert counted == pytest.approx(sum(reader.truth.values()), abs=0.001)
