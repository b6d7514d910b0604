"""The clock and a second implementation of the rules agree on random files of events."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from reader.core.activity.replay import parse_events, replay
from tests.core.activity.active_time_model import expected_spans

START = datetime(2026, 3, 28, 5, 0, tzinfo=UTC)
KINDS = {
    "view": 30,
    "input": 20,
    "tick": 15,
    "select": 4,
    "cursor": 4,
    "note": 6,
    "note_end": 4,
    "look_up": 4,
    "look_up_end": 3,
    "review": 2,
    "listen": 4,
    "listen_end": 2,
    "open": 3,
    "blur": 2,
    "focus": 4,
    "pause": 1,
    "resume": 3,
    "close": 1,
}
LENGTHS = (0, 1, 20, 100, 250, 500, 1500, 3000)
PAUSES = ((0, 8), (1, 40), (40, 240), (200, 520), (400, 3000))
"""Lowest and highest gap between two events, in quarters of a second, so that sums are exact."""


def random_file(seed: int) -> list[dict[str, Any]]:
    """Return the events of a sitting: mono and wall in seconds, pages of all lengths, held keys, sleep, ticks."""
    random = Random(seed)
    pauses = random.choices(PAUSES, k=2)
    mono = ahead = 0.0
    events = [_shown(random, "open") | {"mono": 0.0, "wall": 0.0}]
    for _ in range(random.randint(3, 60)):
        mono += random.randint(*random.choice(pauses)) / 4
        ahead += random.choice((6.0, 100.0, 3600.0)) if random.random() < 0.02 else 0.0
        kind = random.choices([*KINDS], [*KINDS.values()])[0]
        event = _shown(random, kind) if kind in ("open", "view") else {"event": kind}
        events.append(event | {"mono": mono, "wall": mono + ahead})
    return events


def _shown(random: Random, kind: str) -> dict[str, Any]:
    shown = {"event": kind, "characters": random.choice(LENGTHS), "pictures": random.choice((0, 0, 0, 1, 3))}
    if kind == "open":
        shown |= {"text": random.choice("tu"), "language": random.choice(("zh", "en"))}
    return shown


def found_spans(events: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    """Return what the clock makes of a file: class, start on the wall clock in seconds, length."""
    lines = [json.dumps(one | {"wall": (START + timedelta(seconds=one["wall"])).isoformat()}) for one in events]
    found: list[tuple[str, float, float]] = []
    for span in replay(parse_events(lines), 4):
        if span.part:
            kind, start, seconds = found.pop()
            found.append((kind, start, round(seconds + span.seconds, 3)))
        else:
            start = (span.start - START).total_seconds()
            found.append((span.time_class.value, round(start, 3), round(span.seconds, 3)))
    return found


def wall_at(events: list[dict[str, Any]], mono: float) -> float:
    """Return the wall time in seconds at a monotonic time at which an event or a count began."""
    before = [one for one in events if one["mono"] <= mono]
    return mono + before[-1]["wall"] - before[-1]["mono"]


@pytest.mark.parametrize("files", [400, pytest.param(10_000, marks=pytest.mark.torture)])
def test_the_clock_agrees_with_the_rules_on_random_files(files: int) -> None:
    for seed in range(files):
        events = random_file(seed)
        expected = [
            (kind, round(wall_at(events, start), 3), round(seconds, 3))
            for kind, start, seconds in expected_spans(events)
        ]
        assert found_spans(events) == expected, seed
