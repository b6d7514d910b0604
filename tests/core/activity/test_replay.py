import json

import pytest

from reader.core.activity.replay import parse_events, replay, span_row
from reader.core.errors import Problem, ReaderError

GOOD = {
    "mono": 1.5,
    "wall": "2026-03-28T07:30:00+08:00",
    "event": "open",
    "text": "t",
    "language": "zh",
    "characters": 500,
}


def test_recorded_activity_becomes_spans() -> None:
    close = {"mono": 31.5, "wall": "2026-03-28T07:30:30+08:00", "event": "close"}
    events = parse_events([json.dumps(GOOD), "\n", json.dumps(close)])
    assert [span_row(one) for one in replay(events, 4)] == [
        {
            "class": "read",
            "start": "2026-03-28T07:30:00+08:00",
            "end": "2026-03-28T07:30:30+08:00",
            "offset": 28_800,
            "day": "2026-03-28",
            "seconds": 30.0,
            "text": "t",
            "reason": "close",
            "flag": "",
        }
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"event": "dance"}, "event"),
        ({"event": "sleep"}, "event"),
        ({"event": None}, "event"),
        ({"mono": "1"}, "mono"),
        ({"mono": True}, "mono"),
        ({"mono": None}, "mono"),
        ({"mono": float("nan")}, "mono"),
        ({"wall": "2026-03-28T07:30:00"}, "wall"),
        ({"wall": "yesterday"}, "wall"),
        ({"wall": 7}, "wall"),
        ({"characters": -1}, "characters"),
        ({"characters": "many"}, "characters"),
        ({"text": 3}, "text"),
        ({"pictures": -1}, "pictures"),
        ({"pictures": "two"}, "pictures"),
        ({"boot": "never"}, "boot"),
    ],
)
def test_an_event_that_cannot_be_is_named_with_its_line(change: dict[str, object], field: str) -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse_events([json.dumps(GOOD), json.dumps(GOOD | change)]))
    assert caught.value.problem is Problem.EVENT_INVALID
    assert caught.value.detail == {"line": 2, "field": field}


@pytest.mark.parametrize("line", ["{", "[]", "7", "[" * 100_000])
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse_events([line]))
    assert caught.value.detail == {"line": 1, "field": "json"}


def test_pictures_and_the_clock_that_runs_on_in_sleep_are_read() -> None:
    (event,) = parse_events([json.dumps(GOOD | {"characters": 0, "pictures": 2, "boot": 70.5})])
    assert event.view.is_pictures_only
    assert event.boot == 70.5


def test_monotonic_time_that_goes_back_is_refused() -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse_events([json.dumps(GOOD), json.dumps(GOOD | {"mono": 1.0})]))
    assert caught.value.detail == {"line": 2, "field": "mono"}
