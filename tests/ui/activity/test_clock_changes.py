"""Whatever happens to the window and to the clocks, no second is refused, negative or counted twice."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker

START = datetime(2026, 3, 28, 9, 12, tzinfo=timezone(timedelta(hours=8)))
YEARS = {"1970": 1970, "2100": 2100, "2026": 2026}
JUMPS = {"a minute back": -60, "an hour back": -3600, "two days back": -172_800, "two days on": 172_800}
ZONES = {"west": -5, "east": 12}


class Hands(Clock):
    def __init__(self) -> None:
        self.wall, self.mono = START, 0.0

    @override
    def now(self) -> datetime:
        return self.wall

    @override
    def monotonic(self) -> float:
        return self.mono

    def pass_by(self, seconds: float, asleep: float = 0.0) -> None:
        self.mono += seconds
        self.wall += timedelta(seconds=seconds + asleep)


def add_text(library: Library) -> str:
    header = TextHeader("红楼梦", "曹雪芹", "zh", TextFormat.PLAIN, "utf-8")
    writer = library.texts.begin(header, "", "digest", START)
    for piece in assemble([header, Block(BlockKind.PARAGRAPH, "字" * 4_000)]):
        if isinstance(piece, Leaf):
            writer.add([piece])
        elif isinstance(piece, TextEnd):
            return writer.finish(piece)[0].id
    raise AssertionError


class Desk:
    """Hold a library and its clock, and collect what is refused."""

    def __init__(self, library: Library) -> None:
        self.library, self.text, self.hands = library, add_text(library), Hands()
        self.refused: list[object] = []
        self.begin()

    def begin(self) -> None:
        self.tracker = ActivityTracker(self.library, self.hands)
        self.tracker.saving_failed.connect(self.refused.append)
        self.tracker.presence_changed(True)
        self.tracker.view_changed(self.text, "zh", 0, 500)

    def do(self, what: str) -> None:
        if what in YEARS:
            self.hands.wall = self.hands.wall.replace(year=YEARS[what], day=min(self.hands.wall.day, 28))
        elif what in JUMPS:
            self.hands.wall += timedelta(seconds=JUMPS[what])
        elif what in ZONES:
            self.hands.wall = self.hands.wall.astimezone(timezone(timedelta(hours=ZONES[what])))
        elif what == "start again":
            self.tracker._timer.stop()
            self.library.ledger.close_all()
            self.begin()
        else:
            self._act(what)

    def _act(self, what: str) -> None:
        match what:
            case "pause":
                self.tracker.toggle_pause()
            case "blur" | "focus":
                self.tracker.presence_changed(what == "focus")
            case "sleep":
                self.hands.pass_by(1, asleep=5_000)
            case "note":
                self.tracker.note_typed()
            case _:
                self.tracker.input_made()

    def run(self, seconds: int) -> None:
        for _ in range(seconds):
            self.hands.pass_by(1)
            if self.tracker._timer.isActive():
                self.tracker._on_timer_timeout()


WHATS = ["input", "input", "note", "pause", "blur", "focus", "sleep", "start again", *YEARS, *JUMPS, *ZONES]


@given(st.lists(st.tuples(st.sampled_from(WHATS), st.integers(0, 70)), max_size=30))
@settings(max_examples=150)
def test_no_second_is_refused_negative_or_doubled(steps: list[tuple[str, int]]) -> None:
    with Library.in_memory(START) as library:
        desk = Desk(library)
        for what, seconds in steps:
            desk.do(what)
            desk.run(seconds)
        desk.tracker.close_text()
        desk.tracker._timer.stop()
        kept = sorted(library.ledger.between(date.min, date.max), key=lambda one: one.start)
        assert desk.refused == []
        assert all(one.seconds >= 0 for one in kept)
        assert all(one.seconds == pytest.approx((one.end - one.start).total_seconds(), abs=0.002) for one in kept)
        assert all(one.end <= other.start for one, other in pairwise(kept))
        assert sum(one.seconds for one in kept) <= desk.hands.mono + 0.001
        assert [one.kind for one in library.check().findings] == []
