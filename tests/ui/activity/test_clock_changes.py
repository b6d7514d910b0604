"""Whatever happens to the window and to the clocks, no second is refused, negative or counted twice."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.activity import DAY, START, add_novel, run, show_page, start_reading
from tests.support.clocks import ManualClock

YEARS = {"1970": 1970, "2100": 2100, "2026": 2026}
JUMPS = {"a minute back": -60, "an hour back": -3600, "two days back": -172_800, "two days on": 172_800}
ZONES = {"west": -5, "east": 12}


def test_a_wall_clock_set_back_between_two_starts_overlaps_nothing(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 60)
    tracker.close_text()
    clock.wall -= timedelta(hours=5)
    again = ActivityTracker(library, clock)
    show_page(again, text)
    run(again, clock, 30)
    again.close_text()
    first, second = library.ledger.entries(DAY)
    assert second.start == first.end
    assert second.seconds == 30
    assert second.flag == "clock-back"


@pytest.mark.parametrize("year", [1970, 2100])
def test_a_clock_set_to_another_age_and_back_loses_nothing(
    tracker: ActivityTracker, library: Library, clock: ManualClock, year: int
) -> None:
    text = start_reading(tracker, library)
    for _ in range(3):
        run(tracker, clock, 50)
        right, clock.wall = clock.wall, clock.wall.replace(year=year)
        tracker.input_made()
        run(tracker, clock, 50)
        clock.wall = right + timedelta(seconds=50)
        tracker.input_made()
    tracker.close_text()
    kept = library.ledger.between(date.min, date.max)
    # what the jump itself took is not known to have been reading
    assert 300 - 3 <= sum(one.seconds for one in kept) <= 300
    assert library.check(now=clock.wall).findings == () if year == 1970 else True
    assert {one.text for one in kept} == {text}
    assert any(one.flag for one in kept)
    assert tracker.today == DAY


@pytest.mark.parametrize("year", [1970, 2026, 2100])
def test_a_start_with_a_clock_of_another_age_has_no_minute_refused(
    tracker: ActivityTracker, library: Library, clock: ManualClock, year: int
) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 60)
    tracker.close_text()
    refused: list[object] = []
    right = clock.wall
    for wall in (right.replace(year=year), right - timedelta(minutes=1), right.replace(year=year), right):
        clock.wall = wall
        again = ActivityTracker(library, clock)
        again.saving_failed.connect(refused.append)
        show_page(again, text)
        run(again, clock, 30)
        assert again.counted_today >= 30
        again.close_text()
    assert refused == []
    assert sum(one.seconds for one in library.ledger.between(date.min, date.max)) == 60 + 4 * 30


def test_days_that_a_doubted_clock_passed_over_are_open_until_it_has_agreed_for_a_day(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 30)
    clock.wall += timedelta(days=10)
    tracker.input_made()
    run(tracker, clock, 30)

    def states(later: timedelta) -> set[str]:
        return {one.state.value for one in library.judged(clock.wall + later)[:10]}

    assert states(timedelta()) == {"open"}
    assert states(timedelta(hours=23)) == {"open"}
    assert states(timedelta(hours=25)) == {"missed"} | {"open"}
    flagged = [one for one in library.ledger.between(date.min, date.max) if one.flag]
    assert [one.day for one in flagged] == [DAY + timedelta(days=10)]
    again = ActivityTracker(library, clock)
    assert again._activity.doubted_until > clock.mono + 23 * 3600
    library.clock_doubts.confirm()
    assert "missed" in states(timedelta())


class TrackedReader:
    """A reader whose clocks change, and what the library refused of the minutes."""

    def __init__(self, library: Library) -> None:
        self.library, self.text, self.clock = library, add_novel(library), ManualClock(START)
        self.refused: list[object] = []
        self.begin()

    def begin(self) -> None:
        self.tracker = ActivityTracker(self.library, self.clock)
        self.tracker.saving_failed.connect(self.refused.append)
        show_page(self.tracker, self.text)

    def do(self, step: str) -> None:
        if step in YEARS:
            self.clock.wall = self.clock.wall.replace(year=YEARS[step], day=min(self.clock.wall.day, 28))
        elif step in JUMPS:
            self.clock.wall += timedelta(seconds=JUMPS[step])
        elif step in ZONES:
            self.clock.wall = self.clock.wall.astimezone(timezone(timedelta(hours=ZONES[step])))
        elif step == "start again":
            self.tracker._timer.stop()
            self.library.ledger.close_all()
            self.begin()
        else:
            self._act(step)

    def _act(self, step: str) -> None:
        match step:
            case "pause":
                self.tracker.toggle_pause()
            case "blur" | "focus":
                self.tracker.presence_changed(step == "focus")
            case "sleep":
                self.clock.advance(1)
                self.clock.advance_wall(5_000)
            case "note":
                self.tracker.note_typed()
            case _:
                self.tracker.input_made()

    def run(self, seconds: int) -> None:
        run(self.tracker, self.clock, seconds)


STEPS = ["input", "input", "note", "pause", "blur", "focus", "sleep", "start again", *YEARS, *JUMPS, *ZONES]


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 70)), max_size=30))
@settings(max_examples=150)
def test_no_second_is_refused_negative_or_doubled(steps: list[tuple[str, int]]) -> None:
    with Library.in_memory(START) as library:
        reader = TrackedReader(library)
        for step, seconds in steps:
            reader.do(step)
            reader.run(seconds)
        reader.tracker.close_text()
        reader.tracker._timer.stop()
        kept = sorted(library.ledger.between(date.min, date.max), key=lambda one: one.start)
        assert reader.refused == []
        assert all(one.seconds >= 0 for one in kept)
        assert all(one.seconds == pytest.approx((one.end - one.start).total_seconds(), abs=0.002) for one in kept)
        assert all(one.end <= other.start for one, other in pairwise(kept))
        assert sum(one.seconds for one in kept) <= reader.clock.mono + 0.001
        assert [one.kind for one in library.check().findings] == []
