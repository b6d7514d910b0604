"""Tell when each text of the roadmap begins and ends (hour.md, "Portion and roadmap").

The texts are read one after the other, each day for as long as the timetable gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.planning.roadmap import Roadmap
from reader.core.planning.timetable import Timetable

HORIZON = 36_525
"""Days looked ahead, a hundred years: what is not done by then has no end."""

_ONE_DAY = timedelta(days=1)
_NOTHING = 0.001
"""Seconds that are none: sums of floating-point lengths are not exact."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Hold a text with the seconds that are left to read in it, and the day it shall be done on."""

    text: str
    seconds: float
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """Hold an assignment with its first and last day.

    Both are None where nothing is left to read; ``end`` alone where it lies beyond the `HORIZON`.
    """

    text: str
    seconds: float
    start: date | None = None
    end: date | None = None
    due: date | None = None

    @property
    def late_days(self) -> int:
        """Count the days by which the end comes after the day it is due."""
        if self.due is None or self.start is None:
            return 0
        return max(0, ((self.end or date.max) - self.due).days)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Hold the stages in the order of the roadmap and the seconds of reading on each day that has any."""

    stages: tuple[Stage, ...]
    days: Mapping[date, float]

    @property
    def end(self) -> date | None:
        """Return the day on which all is done; None where nothing is left, or no end is in sight."""
        ends = [stage.end for stage in self.stages if stage.start is not None]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    @property
    def late_days(self) -> int:
        """Count the days of the stage that is most behind."""
        return max((stage.late_days for stage in self.stages), default=0)

    @property
    def seconds(self) -> float:
        """Sum what is left to read."""
        return sum(stage.seconds for stage in self.stages)


def assignments(roadmap: Roadmap, left: Mapping[str, float]) -> tuple[Assignment, ...]:
    """Return the roadmap's texts with the seconds left in each, which ``left`` tells by the id."""
    return tuple(Assignment(one.text, left.get(one.text, 0.0), roadmap.due(one)) for one in roadmap.items)


def forecast(work: Iterable[Assignment], timetable: Timetable) -> Forecast:
    """Lay the assignments out over the days, from today on."""
    days: dict[date, float] = {}
    room = _Room(timetable)
    stages = tuple(_stage(one, room, days) for one in work)
    return Forecast(stages, days)


class _Room:
    """Hand out the seconds of the days, one day after the other."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._day = timetable.today
        self._left = timetable.seconds(self._day)
        self._last = timetable.today + min(timedelta(days=HORIZON), date.max - _ONE_DAY - timetable.today)

    def take(self, seconds: float) -> Iterator[tuple[date, float]]:
        """Yield the days and what each holds of so many seconds; less than those where the horizon is reached."""
        while seconds > _NOTHING:
            while self._left <= _NOTHING:
                if self._day >= self._last:
                    return
                self._day += _ONE_DAY
                self._left = self._timetable.seconds(self._day)
            part = min(seconds, self._left)
            self._left -= part
            seconds -= part
            yield self._day, part


def _stage(one: Assignment, room: _Room, days: dict[date, float]) -> Stage:
    first = last = None
    done = 0.0
    for day, seconds in room.take(one.seconds):
        days[day] = days.get(day, 0.0) + seconds
        first, last, done = first or day, day, done + seconds
    if one.seconds - done > 1:
        return Stage(one.text, one.seconds, first or date.max, None, one.due)
    return Stage(one.text, one.seconds, first, last, one.due)
