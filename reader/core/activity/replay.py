"""Run recorded events through the activity clock without storing anything (cli.md, "replay")."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from datetime import datetime

from reader.core.activity.active_time import advance, ended_spans
from reader.core.activity.activity_state import ActivityState
from reader.core.activity.events import ActivityEvent, EventKind
from reader.core.activity.span import Span
from reader.core.activity.study_day import local_time
from reader.core.errors import Problem, ReaderError

RECORDED = frozenset(EventKind) - {EventKind.SLEEP, EventKind.CLAIM}
"""The kinds allowed in a file; machine sleep appears there as wall time that runs ahead of the monotonic time."""

LONGEST_VIEW = 1_000_000
FASTEST = 100_000.0


def parse_event(line: str, number: int) -> ActivityEvent:
    """Parse one event from a line of JSON; raises ReaderError EVENT_INVALID with the line ``number``."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReaderError(Problem.EVENT_INVALID, line=number, field="json") from error
    if not isinstance(row, dict):
        raise ReaderError(Problem.EVENT_INVALID, line=number, field="json")
    kind = _kind(row.get("event"), number)
    return ActivityEvent(
        kind=kind,
        mono=_number(row, "mono", number, -math.inf, math.inf),
        wall=_wall(row.get("wall"), number),
        text=_string(row, "text", number),
        language=_string(row, "language", number),
        characters=int(_number(row, "characters", number, 0, LONGEST_VIEW, default=0)),
        start=int(_number(row, "start", number, -1, 2**40, default=-1)),
        speed=_number(row, "speed", number, 0, FASTEST, default=0),
        pictures=int(_number(row, "pictures", number, 0, LONGEST_VIEW, default=0)),
        boot=None if row.get("boot") is None else _number(row, "boot", number, -math.inf, math.inf),
    )


def parse_events(lines: Iterable[str]) -> Iterator[ActivityEvent]:
    """Yield the events of a file, one per line, skipping blank lines.

    Raises ReaderError EVENT_INVALID, also if the monotonic time goes back.
    """
    last = -math.inf
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        event = parse_event(line, number)
        if event.mono < last:
            raise ReaderError(Problem.EVENT_INVALID, line=number, field="mono")
        last = event.mono
        yield event


def replay(events: Iterable[ActivityEvent], day_start: int) -> list[Span]:
    """Return the spans that result from the events; a span still running ends at the last event other than a tick."""
    state = ActivityState(day_start)
    spans: list[Span] = []
    for event in events:
        transition = advance(state, event)
        state = transition.state
        spans.extend(transition.spans)
    spans.extend(ended_spans(state, state.settled))
    return spans


def span_row(span: Span) -> dict[str, str | float]:
    """Return a span under the keys of the command line: local times with offset; offset and length in seconds."""
    return {
        "class": span.time_class.value,
        "start": local_time(span.start, span.offset).isoformat(),
        "end": local_time(span.end, span.offset).isoformat(),
        "offset": span.offset,
        "day": span.day.isoformat(),
        "seconds": round(span.seconds, 3),
        "text": span.text,
        "reason": span.reason.value,
        "flag": span.flag.value,
    }


def _kind(value: object, number: int) -> EventKind:
    kind = next((kind for kind in RECORDED if kind == value), None)
    if kind is None:
        raise ReaderError(Problem.EVENT_INVALID, line=number, field="event")
    return kind


def _wall(value: object, number: int) -> datetime:
    try:
        wall = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        wall = None
    if wall is None or wall.utcoffset() is None or not 1900 < wall.year < 9000:
        raise ReaderError(Problem.EVENT_INVALID, line=number, field="wall")
    return wall


def _number(
    row: dict[str, object], field: str, number: int, least: float, most: float, *, default: float | None = None
) -> float:
    value = row.get(field, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ReaderError(Problem.EVENT_INVALID, line=number, field=field)
    if not (math.isfinite(value) and least <= value <= most):
        raise ReaderError(Problem.EVENT_INVALID, line=number, field=field)
    return float(value)


def _string(row: dict[str, object], field: str, number: int) -> str:
    value = row.get(field, "")
    if not isinstance(value, str):
        raise ReaderError(Problem.EVENT_INVALID, line=number, field=field)
    return value
