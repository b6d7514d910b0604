"""The activity clock: each row is a recorded reading session and its expected spans."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from reader.core.activity.active_time import advance, ended_spans, running_spans
from reader.core.activity.activity_state import ActivityState, Transition
from reader.core.activity.coverage import covered
from reader.core.activity.events import ActivityEvent, EventKind
from reader.core.activity.ledger import TimeClass
from reader.core.activity.replay import replay
from reader.core.activity.span import Span, SpanDoubt, SpanEnd

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 28, 7, 30, tzinfo=CHINA)
PAGE = 500
"""Characters in view: 120 s at 250 a minute, so that the cut-off is 240 s."""


def event(kind: str, mono: float, *, ahead: float = 0.0, zone: timezone = CHINA, **more: object) -> ActivityEvent:
    wall = (START + timedelta(seconds=mono + ahead)).astimezone(zone)
    return replace(ActivityEvent(EventKind(kind), mono, wall), **more)


def opened(characters: int = PAGE, **more: object) -> ActivityEvent:
    return event("open", 0, text="t", language="zh", characters=characters, **more)


def lengths(spans: list[Span]) -> list[tuple[str, float, str]]:
    return [(one.time_class.value, round(one.seconds, 3), one.reason.value) for one in spans]


def page(mono: float, characters: int = PAGE, **more: object) -> ActivityEvent:
    return event("view", mono, characters=characters, **more)


STORIES: dict[str, tuple[list[ActivityEvent], list[tuple[str, float, str]]]] = {
    "input within the cut-off counts whole": (
        [opened(), event("input", 200), page(340), event("input", 500), event("close", 600)],
        [("read", 600, "close")],
    ),
    "a gap at the cut-off counts whole": (
        [opened(), event("input", 240), event("close", 241)],
        [("read", 241, "close")],
    ),
    "a longer gap counts what the text in view takes, and coming back starts a new span": (
        [opened(), event("input", 1000), event("close", 1010)],
        [("read", 120, "idle"), ("read", 10, "close")],
    ),
    "a longer gap counts less by what the view was credited before": (
        [opened(), event("input", 50), event("input", 900), event("close", 900)],
        [("read", 120, "idle")],
    ),
    "a view that was credited in full gets half a minute more in a long gap": (
        [opened(), event("input", 200), event("input", 900), event("close", 900)],
        [("read", 230, "idle")],
    ),
    "a short leaf gets half a minute in a long gap": (
        [opened(20), event("close", 90)],
        [("read", 30, "idle")],
    ),
    "a leaf of pictures gets a minute in a long gap": (
        [
            opened(0, pictures=1),
            *(event("view", 61 * number, pictures=1) for number in range(1, 10)),
            event("close", 610),
        ],
        [("read", 60, "idle")] * 10,
    ),
    "a leaf on which nothing new happens earns three times its reading time": (
        [opened(), *(event("input", 55 * number) for number in range(1, 66)), event("close", 3600)],
        [("read", 360, "unchanged")],
    ),
    "a short leaf on which nothing new happens earns a minute": (
        [opened(20), event("input", 40), event("input", 80), event("close", 120)],
        [("read", 60, "unchanged")],
    ),
    "a selection, a note, the reading cursor and another view let a leaf earn anew": (
        [
            opened(20),
            event("select", 55),
            event("input", 110),
            event("cursor", 130),
            event("input", 180),
            page(185, 20),
            event("close", 240),
        ],
        [("read", 115, "unchanged"), ("read", 110, "close")],
    ),
    "the reader's claim counts what a leaf did not earn": (
        [opened(20), event("input", 50), event("input", 100), event("claim", 140), event("close", 150)],
        [("read", 60, "unchanged"), ("read", 90, "close")],
    ),
    "the reader's claim brings no time back without input": (
        [opened(20), event("input", 50), event("claim", 1000), event("close", 1010)],
        [("read", 60, "idle"), ("read", 10, "close")],
    ),
    "a closed note and a closed look-up end their class": (
        [
            opened(),
            event("note", 20),
            event("note_end", 30),
            event("look_up", 45),
            event("look_up_end", 50),
            event("note_end", 55),
            event("close", 60),
        ],
        [
            ("read", 20, "class"),
            ("note", 10, "class"),
            ("read", 15, "class"),
            ("look_up", 5, "class"),
            ("read", 10, "close"),
        ],
    ),
    "listening is a class of its own": (
        [opened(), event("listen", 20), event("listen", 100), event("input", 110), event("close", 120)],
        [("read", 20, "class"), ("listen", 90, "class"), ("read", 10, "close")],
    ),
    "listening goes on while the page follows the voice and the window has no focus": (
        [
            opened(),
            event("listen", 20),
            page(40),
            event("blur", 50),
            *(event("listen", 60 * number) for number in range(1, 30)),
            event("focus", 1750),
            event("listen_end", 1760),
            event("input", 1770),
            event("close", 1780),
        ],
        [("read", 20, "class"), ("listen", 1740, "class"), ("read", 10, "close")],
    ),
    "listening begins without the focus, and what follows it there is not read": (
        [opened(), event("blur", 10), event("listen", 100), event("listen_end", 130), event("close", 200)],
        [("read", 10, "blur"), ("listen", 30, "class")],
    ),
    "the clock that is paused by hand does not count what is heard": (
        [opened(), event("listen", 10), event("pause", 30), event("listen", 40), event("close", 90)],
        [("read", 10, "class"), ("listen", 20, "pause")],
    ),
    "a voice that falls silent without a word is idle in the end": (
        [opened(), event("listen", 10), event("listen_end", 1000), event("close", 1000)],
        [("read", 10, "class"), ("listen", 110, "idle")],
    ),
    "sleep of the machine ends listening": (
        [
            opened(),
            event("listen", 10),
            event("tick", 15),
            event("listen", 20, ahead=3600),
            event("close", 50, ahead=3600),
        ],
        [("read", 10, "class"), ("listen", 5, "sleep"), ("listen", 30, "close")],
    ),
    "a flip shorter than two seconds makes no span of its own": (
        [opened(), page(60), page(61.5), event("close", 130)],
        [("read", 130, "close")],
    ),
    "a key held down makes one span": (
        [opened(), *(page(60 + 0.5 * n, 500 if n % 5 else 1) for n in range(1, 81)), event("close", 160)],
        [("read", 60.5, "class"), ("skim", 39.5, "class"), ("read", 60, "close")],
    ),
    "a new page is credited anew": (
        [opened(), page(100), event("input", 900), event("close", 900)],
        [("read", 220, "idle")],
    ),
    "the cut-off is never under a minute": (
        [opened(10), event("input", 60), event("input", 121), event("close", 121)],
        [("read", 60, "idle")],
    ),
    "the cut-off is never over five minutes, and a gap never counts more than itself": (
        [opened(5000), event("input", 300), event("input", 700), event("close", 700)],
        [("read", 700, "idle")],
    ),
    "English text is measured in words": (
        [event("open", 0, text="t", language="en", characters=1380), event("input", 30), event("input", 600)],
        [("read", 60, "idle")],
    ),
    "losing the focus stops at that moment, and coming back starts anew": (
        [opened(), event("blur", 30), event("input", 40), event("focus", 90), event("close", 100)],
        [("read", 30, "blur"), ("read", 10, "close")],
    ),
    "a pause by hand is not ended by input, focus or another text": (
        [
            opened(),
            event("pause", 10),
            event("input", 20),
            event("blur", 30),
            event("focus", 40),
            event("open", 50, text="u", characters=PAGE),
            event("resume", 60),
            event("close", 70),
        ],
        [("read", 10, "pause"), ("read", 10, "close")],
    ),
    "resuming while the window has no focus starts nothing": (
        [opened(), event("pause", 10), event("blur", 20), event("resume", 30), event("input", 40), event("close", 50)],
        [("read", 10, "pause")],
    ),
    "sleep ends the span at the last event before": (
        [opened(), event("input", 60), event("input", 70, ahead=3600), event("close", 100, ahead=3600)],
        [("read", 60, "sleep"), ("read", 30, "close")],
    ),
    "sleep ends the span at the last tick before": (
        [
            opened(),
            event("input", 60),
            event("tick", 68),
            event("tick", 70, ahead=3600),
            event("input", 75, ahead=3600),
            event("close", 100, ahead=3600),
        ],
        [("read", 68, "sleep"), ("read", 25, "close")],
    ),
    "a clock that is set ahead is no sleep where another clock says so": (
        [
            opened(boot=10),
            event("input", 60, boot=70),
            event("input", 70, ahead=3600, boot=80),
            event("close", 100, ahead=3600, boot=110),
        ],
        [("read", 70, "clock"), ("read", 30, "close")],
    ),
    "a clock set ahead a little changes nothing where another clock says that it is no sleep": (
        [opened(boot=10), event("tick", 60, ahead=90, boot=70), event("close", 100, ahead=90, boot=110)],
        [("read", 100, "close")],
    ),
    "sleep is seen by the clock that runs on in it": (
        [opened(boot=10), event("tick", 60, boot=70), event("input", 70, boot=700), event("close", 80, boot=710)],
        [("read", 60, "sleep"), ("read", 10, "close")],
    ),
    "a drift of five seconds is no sleep": (
        [opened(), event("input", 60, ahead=5), event("close", 100, ahead=5)],
        [("read", 100, "close")],
    ),
    "note, look-up and review are classes of their own": (
        [
            opened(),
            event("note", 20),
            event("note", 30),
            event("input", 45),
            event("look_up", 60),
            event("input", 65),
            event("review", 80),
            event("close", 90),
        ],
        [
            ("read", 20, "class"),
            ("note", 25, "class"),
            ("read", 15, "class"),
            ("look_up", 5, "class"),
            ("read", 15, "class"),
            ("review", 10, "close"),
        ],
    ),
    "text passed at more than four times the speed is skim": (
        [opened(), page(60), page(65), page(70), event("close", 130)],
        [("read", 60, "class"), ("skim", 10, "class"), ("read", 60, "close")],
    ),
    "text passed at four times the speed is read": (
        [opened(), page(30), page(60), event("close", 90)],
        [("read", 90, "close")],
    ),
    "skimming from the first page on leaves nothing that was read": (
        [opened(), page(5), page(10), event("close", 10)],
        [("skim", 10, "close")],
    ),
    "only the leaf that was passed too fast is skim": (
        [opened(), page(60), page(65), event("close", 70)],
        [("read", 60, "class"), ("skim", 5, "class"), ("read", 5, "close")],
    ),
    "another text ends the span": (
        [opened(), event("open", 30, text="u", language="zh", characters=PAGE), event("close", 50)],
        [("read", 30, "text"), ("read", 20, "close")],
    ),
    "nothing counts without a text": (
        [event("input", 0), event("focus", 10), event("note", 20), event("close", 30)],
        [],
    ),
    "a file that breaks off counts to its last event": (
        [opened(), event("input", 50), event("tick", 55)],
        [("read", 50, "")],
    ),
    "closing after a long gap counts the view and no more": (
        [opened(), event("close", 4000)],
        [("read", 120, "idle")],
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_the_clock_makes_the_spans_of_a_story(story: str) -> None:
    events, expected = STORIES[story]
    assert lengths(replay(events, 4)) == expected


def test_a_wall_clock_set_back_changes_no_length_and_no_order() -> None:
    day = -86_400.0
    spans = replay(
        [
            opened(),
            event("input", 50, ahead=day),
            event("pause", 60, ahead=day),
            event("resume", 70, ahead=day),
            event("close", 100, ahead=day),
        ],
        4,
    )
    assert [one.seconds for one in spans] == [60, 30]
    assert [one.flag for one in spans] == [SpanDoubt.BACKWARD, SpanDoubt.BACKWARD]
    assert spans[1].start == spans[0].end
    assert {one.day for one in spans} == {date(2026, 3, 28)}


def test_a_clock_far_ahead_is_doubted_and_does_not_hold_back_the_days_after_it() -> None:
    ahead = 75 * 365 * 86_400.0
    spans = replay(
        [
            opened(),
            event("input", 50, ahead=ahead),
            event("input", 60, ahead=ahead),
            event("input", 70),
            event("close", 100),
        ],
        4,
    )
    assert [(one.day.year, one.seconds, one.flag) for one in spans] == [
        (2101, 20.0, SpanDoubt.FORWARD),
        (2026, 30.0, SpanDoubt.NONE),
    ]


def test_a_clock_that_is_known_to_have_been_set_ahead_is_doubted() -> None:
    spans = replay([opened(boot=10), event("input", 60, ahead=600, boot=70), event("close", 80, ahead=600, boot=90)], 4)
    assert [(one.seconds, one.flag) for one in spans] == [(60, SpanDoubt.NONE), (20, SpanDoubt.FORWARD)]
    assert spans[1].start - spans[0].end == timedelta(seconds=600)


def test_a_change_of_zone_ends_the_span_and_is_no_doubt() -> None:
    tokyo = timezone(timedelta(hours=9))
    spans = replay([opened(), event("input", 50, zone=tokyo), event("close", 80, zone=tokyo)], 4)
    assert [(one.seconds, one.offset, one.reason, one.flag) for one in spans] == [
        (50, 28_800, SpanEnd.ZONE, SpanDoubt.NONE),
        (30, 32_400, SpanEnd.CLOSE, SpanDoubt.NONE),
    ]


def test_a_span_is_split_where_the_day_begins() -> None:
    late = datetime(2026, 3, 28, 3, 59, 30, tzinfo=CHINA)
    spans = replay(
        [
            ActivityEvent(EventKind.OPEN, 0, late, "t", "zh", PAGE),
            ActivityEvent(EventKind.CLOSE, 60, late + timedelta(seconds=60)),
        ],
        4,
    )
    assert [(one.seconds, one.day, one.part) for one in spans] == [
        (30, date(2026, 3, 27), 0),
        (30, date(2026, 3, 28), 1),
    ]


def test_lengths_come_from_the_monotonic_clock_and_dates_from_the_wall() -> None:
    spans = replay([opened(), event("close", 100, ahead=-3)], 4)
    assert spans[0].start == START.astimezone(UTC)
    assert spans[0].end == spans[0].start + timedelta(seconds=100)


def follow(*events: ActivityEvent) -> list[Transition]:
    state, steps = ActivityState(4), []
    for one in events:
        steps.append(advance(state, one))
        state = steps[-1].state
    return steps


def test_the_running_span_is_what_it_ends_with() -> None:
    state = follow(opened(), event("input", 50))[-1].state
    live = running_spans(state, 80)
    ended = advance(state, event("blur", 80)).spans
    assert [replace(one, reason=SpanEnd.BLUR) for one in live] == list(ended)
    assert live[0].key == ended[0].key


def test_the_running_span_stops_at_what_a_long_gap_allows() -> None:
    state = follow(opened())[-1].state
    assert running_spans(state, 240)[0].seconds == 240
    assert running_spans(state, 241)[0].seconds == 120
    assert running_spans(state, 1e6)[0].reason is SpanEnd.IDLE


def test_the_leaf_after_a_skimmed_one_is_read_unless_it_is_passed_too_fast_itself() -> None:
    state = follow(opened(), page(5))[-1].state
    assert [(one.time_class, one.seconds) for one in running_spans(state, 34)] == [(TimeClass.SKIM, 34)]
    assert [(one.time_class, one.seconds) for one in ended_spans(state, 34)] == [
        (TimeClass.SKIM, 5),
        (TimeClass.READ, 29),
    ]
    assert [(one.time_class, one.seconds) for one in running_spans(state, 40)] == [
        (TimeClass.SKIM, 5),
        (TimeClass.READ, 35),
    ]


def test_a_page_that_was_read_is_covered_and_one_that_was_skimmed_is_not() -> None:
    steps = follow(
        opened(start=0),
        page(60, start=500),
        page(62, start=1000),
        page(122, start=1500),
        event("close", 123),
    )
    ranges = [one for step in steps for one in step.covered]
    assert covered([one for one in ranges if one[1] <= 500]) == 500
    assert covered([one for one in ranges if 500 <= one[0] < 1000]) == 0
    assert covered([one for one in ranges if 1000 <= one[0] < 1500]) == 500


def test_scrolling_line_by_line_at_the_reader_s_speed_is_reading() -> None:
    events = [opened(start=0)] + [page(8.4 * n, start=35 * n) for n in range(1, 60)] + [event("close", 500)]
    assert {one.time_class for one in replay(events, 4)} == {TimeClass.READ}
    steps = follow(*events)
    assert covered(one for step in steps for one in step.covered) == 59 * 35 + PAGE
    samples = [one for step in steps for one in step.samples]
    assert samples
    assert all(one.characters * 60 / one.seconds == pytest.approx(250, rel=0.05) for one in samples)


def test_scrolling_fast_through_many_pages_is_skimming() -> None:
    events = [opened(start=0), event("input", 60)]
    events += [page(60 + 0.1 * n, start=35 * n) for n in range(1, 200)]
    spans = replay([*events, event("close", 80)], 4)
    assert [one.time_class for one in spans] == [TimeClass.READ, TimeClass.SKIM]


def test_a_page_read_gives_a_sample_and_an_idle_one_gives_none() -> None:
    steps = follow(opened(), page(100), page(900), page(1000))
    samples = [(one.characters, one.seconds) for step in steps for one in step.samples]
    assert samples == [(500, 100.0), (500, 100.0)]


def test_the_range_in_view_is_kept_with_the_span() -> None:
    spans = replay([opened(start=100), page(60, start=400), event("close", 70)], 4)
    assert (spans[0].range_start, spans[0].range_end) == (100, 900)


def test_the_range_of_a_span_is_what_was_in_view_during_it() -> None:
    events = [opened(start=0), page(60, start=500), page(65, start=1000), page(70, start=1500), event("close", 130)]
    assert [(one.time_class.value, one.range_start, one.range_end) for one in replay(events, 4)] == [
        ("read", 0, 500),
        ("skim", 500, 1500),
        ("read", 1500, 2000),
    ]


def test_a_leaf_that_earns_nothing_more_waits_for_the_reader_s_claim() -> None:
    state = follow(opened(20), event("input", 50))[-1].state
    assert not state.is_unclaimed(60)
    assert state.is_unclaimed(61)
    assert not state.is_unclaimed(111)
    state = advance(state, event("input", 100)).state
    assert state.is_unclaimed(101)
    assert not advance(state, event("claim", 110)).state.is_unclaimed(110)
    assert not advance(state, event("blur", 110)).state.is_unclaimed(110)


def test_a_reader_s_own_speed_sets_the_cut_off() -> None:
    fast = replay([opened(speed=500.0), event("input", 130), event("close", 130)], 4)
    assert lengths(fast) == [("read", 60, "idle")]


def test_sleep_that_the_timer_saw_ends_the_span_there() -> None:
    spans = replay([opened(), event("sleep", 30), event("input", 31, ahead=9000), event("close", 41, ahead=9000)], 4)
    assert lengths(spans) == [("read", 30, "sleep"), ("read", 10, "close")]


def test_no_span_starts_before_the_end_of_the_last_one_that_was_kept() -> None:
    kept = START.astimezone(UTC) + timedelta(seconds=100)
    state = ActivityState(4, floor=kept)
    assert advance(advance(state, opened()).state, event("close", 10)).spans[0].start == kept


def test_what_was_heard_to_its_end_is_covered_and_nothing_else_that_was_in_view() -> None:
    events = [
        opened(start=0),
        event("listen", 0.0),
        event("listen", 10, start=100, characters=40),
        page(12, start=300),
        event("listen", 20, start=140, characters=60),
        event("listen_end", 25),
        event("close", 25),
    ]
    state, ranges, spans = ActivityState(4), [], []
    for one in events:
        step = advance(state, one)
        state, ranges, spans = step.state, [*ranges, *step.covered], [*spans, *step.spans]
    assert [(start, end) for start, end in ranges if end > start] == [(100, 140), (140, 200)]
    assert [(span.time_class, span.range_start, span.range_end) for span in spans] == [(TimeClass.LISTEN, 100, 200)]


def test_a_page_that_was_partly_heard_measures_no_speed_of_reading() -> None:
    events = [opened(start=0), event("listen", 10), event("listen_end", 60), page(130, start=500), event("close", 200)]
    state, samples = ActivityState(4), []
    for one in events:
        step = advance(state, one)
        state, samples = step.state, [*samples, *step.samples]
    assert samples == []
