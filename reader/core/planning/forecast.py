"""Forecast when each text of the roadmap is started and finished (hour.md, "Portion and roadmap").

The texts are read one after the other, each day for as long as the timetable allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.planning.roadmap import Roadmap
from reader.core.planning.timetable import Timetable

HORIZON = 36_525
"""Days to look ahead, a hundred years: what is not finished by then has no end date."""

_ONE_DAY = timedelta(days=1)
_EPSILON = 0.001
"""Seconds that count as zero: sums of floating-point durations are not exact."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A text with the seconds left to read in it and the day by which it is due."""

    text: str
    seconds: float
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """An assignment with its first and last day of reading.

    Both are None if nothing is left to read; only ``end`` is None if it lies beyond the `HORIZON`.
    """

    text: str
    seconds: float
    start: date | None = None
    end: date | None = None
    due: date | None = None

    @property
    def late_days(self) -> int:
        """Return the number of days from the due day to a later end, 0 if it is on time."""
        if self.due is None or self.start is None:
            return 0
        return max(0, ((self.end or date.max) - self.due).days)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The stages in the order of the roadmap, and the seconds of reading on each day that has any."""

    stages: tuple[Stage, ...]
    days: Mapping[date, float]

    @property
    def end(self) -> date | None:
        """Return the day on which the last text is finished; None if nothing is left or a text has no end."""
        ends = [stage.end for stage in self.stages if stage.start is not None]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    @property
    def late_days(self) -> int:
        """Return the late days of the stage that is furthest behind."""
        return max((stage.late_days for stage in self.stages), default=0)

    @property
    def seconds(self) -> float:
        """Return the total of seconds left to read."""
        return sum(stage.seconds for stage in self.stages)


def assignments(roadmap: Roadmap, left: Mapping[str, float]) -> tuple[Assignment, ...]:
    """Return the roadmap's texts with the seconds left in each; ``left`` maps text ids to seconds."""
    return tuple(Assignment(item.text, left.get(item.text, 0.0), roadmap.due(item)) for item in roadmap.items)


def forecast(work: Iterable[Assignment], timetable: Timetable) -> Forecast:
    """Schedule the assignments over the days, from today on."""
    days: dict[date, float] = {}
    allocator = _DayAllocator(timetable)
    stages = tuple(_stage(assignment, allocator, days) for assignment in work)
    return Forecast(stages, days)


class _DayAllocator:
    """Allocate the seconds of the days, one day after the other."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._day = timetable.today
        self._left = timetable.seconds(self._day)
        self._last = timetable.today + min(timedelta(days=HORIZON), date.max - _ONE_DAY - timetable.today)

    def allocate(self, seconds: float) -> Iterator[tuple[date, float]]:
        """Yield the days and the seconds allocated on each; their sum falls short if the horizon is reached."""
        while seconds > _EPSILON:
            while self._left <= _EPSILON:
                if self._day >= self._last:
                    return
                self._day += _ONE_DAY
                self._left = self._timetable.seconds(self._day)
            part = min(seconds, self._left)
            self._left -= part
            seconds -= part
            yield self._day, part


def _stage(assignment: Assignment, allocator: _DayAllocator, days: dict[date, float]) -> Stage:
    first = last = None
    done = 0.0
    for day, seconds in allocator.allocate(assignment.seconds):
        days[day] = days.get(day, 0.0) + seconds
        first, last, done = first or day, day, done + seconds
    if assignment.seconds - done > 1:
        return Stage(assignment.text, assignment.seconds, first or date.max, None, assignment.due)
    return Stage(assignment.text, assignment.seconds, first, last, assignment.due)
