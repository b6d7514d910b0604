"""Properties that hold for any sequence of events (hour.md is the source of the figures)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.activity.active_time import advance, ended_spans, running_spans
from reader.core.activity.activity_state import ActivityState
from reader.core.activity.clock_drift import DRIFT_OF_SLEEP
from reader.core.activity.events import ActivityEvent, EventKind
from reader.core.activity.ledger import TimeClass
from reader.core.activity.replay import replay
from reader.core.activity.span import Span
from reader.core.activity.study_day import local_time, study_day

START = datetime(2026, 3, 28, 18, 0, tzinfo=UTC)
KINDS = sorted(set(EventKind) - {EventKind.TICK}) + [EventKind.INPUT] * 5 + [EventKind.VIEW] * 5

steps = st.tuples(
    st.sampled_from(KINDS),
    st.one_of(st.floats(0, 20), st.floats(0, 400), st.floats(0, 20_000)),
    st.one_of(st.just(0.0), st.just(0.0), st.just(0.0), st.floats(-40_000, 40_000), st.floats(-6, 6)),
    st.sampled_from([0, 0, 0, 8, -10]),
    st.integers(0, 3000),
    st.integers(-1, 5000),
)


def events_of(rows: list[tuple[EventKind, float, float, int, int, int]]) -> list[ActivityEvent]:
    mono, ahead = 0.0, 0.0
    events = [ActivityEvent(EventKind.OPEN, 0.0, START, "t", "zh", 500)]
    for kind, seconds, jump, zone, characters, start in rows:
        mono, ahead = mono + seconds, ahead + jump
        wall = (START + timedelta(seconds=mono + ahead)).astimezone(timezone(timedelta(hours=zone)))
        events.append(ActivityEvent(kind, mono, wall, "t", "zh", characters, start))
    return events


sittings = st.lists(steps, max_size=40).map(events_of)


def _seconds(spans: Iterable[Span], time_class: TimeClass) -> float:
    return sum(one.seconds for one in spans if one.time_class is time_class)


def rows(spans: list[Span]) -> list[tuple[TimeClass, datetime, float]]:
    return [(one.time_class, one.start, one.seconds) for one in spans]


def test_leaves_that_end_between_two_microseconds_follow_each_other() -> None:
    steps = ((EventKind.CURSOR, 0.0, 0), (EventKind.VIEW, 1.609375, 32), (EventKind.VIEW, 1.8828125, 0))
    rows = [(kind, seconds, 0.0, 0, characters, 0) for kind, seconds, characters in (*steps, (EventKind.BLUR, 2.0, 0))]
    spans = replay(events_of(rows), 4)
    assert [one.end <= other.start for one, other in pairwise(spans)] == [True]


@given(sittings)
@settings(max_examples=200, deadline=None)
def test_spans_are_positive_and_in_order_and_never_overlap(events: list[ActivityEvent]) -> None:
    spans = replay(events, 4)
    assert all(one.seconds > 0 for one in spans)
    assert all(one.start <= one.end for one in spans)
    for one, other in pairwise(spans):
        assert one.end <= other.start


@given(sittings)
@settings(max_examples=100, deadline=None)
def test_no_more_is_counted_than_time_went_by(events: list[ActivityEvent]) -> None:
    spans = replay(events, 4)
    assert sum(one.seconds for one in spans) <= events[-1].mono - events[0].mono + 1e-6
    by_day: dict[object, float] = {}
    for one in spans:
        by_day[one.day] = by_day.get(one.day, 0.0) + one.seconds
    # a day of a traveller may be up to 24 hours longer
    assert all(seconds <= 48 * 3600 for seconds in by_day.values())


@given(sittings)
@settings(max_examples=100, deadline=None)
def test_each_span_lies_within_the_study_day_it_names(events: list[ActivityEvent]) -> None:
    for one in replay(events, 4):
        last = one.end - timedelta(microseconds=1)
        assert study_day(local_time(one.start, one.offset), 4) == one.day
        assert study_day(local_time(max(one.start, last), one.offset), 4) == one.day


@given(sittings, st.lists(st.tuples(st.integers(0, 40), st.floats(0, 1)), max_size=30))
@settings(max_examples=200, deadline=None)
def test_ticks_change_nothing_but_where_sleep_began(
    events: list[ActivityEvent], ticks: list[tuple[int, float]]
) -> None:
    ticked: list[ActivityEvent] = []
    for number, (before, after) in enumerate(zip(events, [*events[1:], events[-1]], strict=True)):
        length = after.mono - before.mono
        slept = (after.wall - before.wall).total_seconds() - length > DRIFT_OF_SLEEP
        ticked.append(before)
        for share in sorted(share for place, share in ticks if place == number):
            later = 0.0 if slept else share * length
            wall = before.wall + timedelta(seconds=later)
            ticked.append(ActivityEvent(EventKind.TICK, before.mono + later, wall))
    assert replay(ticked, 4) == replay(events, 4)


@given(sittings, st.floats(0, 500))
@settings(max_examples=200, deadline=None)
def test_what_runs_is_what_it_would_end_with(events: list[ActivityEvent], later: float) -> None:
    state = ActivityState(4)
    for one in events:
        state = advance(state, one).state
    mono = state.mono + later
    wall = events[-1].wall + timedelta(seconds=later)
    ended = advance(state, ActivityEvent(EventKind.PAUSE, mono, wall)).spans
    assert rows(list(ended_spans(state, mono))) == rows(list(ended))
    shown, read = running_spans(state, mono), TimeClass.READ
    assert sum(one.seconds for one in shown) == pytest.approx(sum(one.seconds for one in ended))
    assert _seconds(shown, read) <= _seconds(ended, read) + 2.0


@given(st.lists(st.floats(0, 2000), min_size=1, max_size=30), st.integers(0, 4000))
@settings(deadline=None)
def test_every_gap_counts_by_the_rule(pauses: list[float], characters: int) -> None:
    takes = characters * 60 / 250
    cut_off, most = min(max(2 * takes, 60), 300), max(3 * takes, 60)
    mono, expected = 0.0, 0.0
    events = [ActivityEvent(EventKind.OPEN, 0.0, START, "t", "zh", characters)]
    for pause in pauses:
        counted = pause if pause <= cut_off else min(pause, max(30.0, takes - expected))
        expected, mono = expected + min(counted, most - expected), mono + pause
        events.append(ActivityEvent(EventKind.INPUT, mono, START + timedelta(seconds=mono)))
    assert sum(one.seconds for one in replay(events, 4)) == pytest.approx(expected, abs=1e-3)
