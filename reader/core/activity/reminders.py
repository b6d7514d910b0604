"""Tell when to remind the reader of the hour, and when to say nothing (hour.md, "Holding the reader to it").

Reminders stand on the wall clock: a reader who travels is reminded at the same time of day there. What time of day a
wall shows when is the business of the machine; it comes in as a function, so that nothing here knows of a zone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.study_day import day_start_of, study_day

LOOK_AHEAD = 32
"""Days after which nobody looks further: who declared a month of rest is asked again when it is nearer."""

LATE = timedelta(minutes=15)
"""How late a chosen time may still be told, after the machine slept through it."""

_AT_LEAST = timedelta(minutes=30)
_QUARTER = 15
_ONE_DAY = timedelta(days=1)

Zone = Callable[[datetime], datetime]
"""Give the moment, aware, at which a wall clock here shows a naive time; the first of two, if it shows it twice."""


class ReminderKind(StrEnum):
    """Say why there is a reminder."""

    CHOSEN = "chosen"
    """It stands in the settings, for every day."""
    ONCE = "once"
    """It was asked for on closing, for this time only."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Hold a reminder: the moment in UTC, what the wall shows then (naive), and the study day it speaks of."""

    moment: datetime
    wall: datetime
    day: date
    kind: ReminderKind


class ClosePromptPolicy(StrEnum):
    """Say when the reader wants to hear, on closing, what is left of the day; the value stands in the preferences."""

    ALWAYS = "always"
    AFTER_READING = "after-reading"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ReminderSchedule:
    """Hold when the reader wants to be reminded: at ``times`` of every day, and ``once`` at a naive wall time."""

    times: tuple[time, ...] = ()
    once: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayOutlook:
    """Hold what decides whether a day asks for reading: plans in order, days of rest, and the day that is met."""

    plans: Sequence[Plan]
    rest_days: Collection[date] = frozenset()
    met: date | None = None

    def day_of(self, wall: datetime) -> date:
        """Return the study day of a wall time."""
        return study_day(wall, plan_at(self.plans, wall).day_start)

    def asks(self, day: date, wall: datetime) -> bool:
        """Return whether a study day asks for reading at a wall time in it: it is no day of rest, and not met yet."""
        return day != self.met and day not in self.rest_days and not plan_at(self.plans, wall).rests_on(day)


Told = tuple[date, time]
"""A chosen time that was told on a study day; it is told once, however often a clock shows it."""


def next_reminder(
    wishes: ReminderSchedule, outlook: DayOutlook, told: Collection[Told], now: datetime, zone: Zone
) -> Reminder | None:
    """Return the next reminder at or after ``now`` (aware local time), None where none is due."""
    present = now.astimezone(UTC)
    coming = (one for one in _reminders(wishes, outlook, now, zone) if one.moment >= present)
    open_ones = (one for one in coming if (one.day, one.wall.time()) not in told or one.kind is ReminderKind.ONCE)
    return min(open_ones, key=lambda one: one.moment, default=None)


def is_due(reminder: Reminder, outlook: DayOutlook, now: datetime) -> bool:
    """Return whether a reminder whose moment has come is still to be told at ``now`` (aware local time).

    Its day must not be over, nor met or at rest by now; a chosen time is not told when it is long past, as after a
    night's sleep of the machine.
    """
    late = now.astimezone(UTC) - reminder.moment
    if late < timedelta(0) or (late > LATE and reminder.kind is ReminderKind.CHOSEN):
        return False
    wall = now.replace(tzinfo=None)
    return outlook.day_of(wall) == reminder.day and outlook.asks(reminder.day, wall)


def prompts_on_close(wish: ClosePromptPolicy, counted: float, outlook: DayOutlook, now: datetime) -> bool:
    """Return whether closing at ``now`` says what is left, after ``counted`` seconds of today (hour.md)."""
    if wish is ClosePromptPolicy.NEVER or (wish is ClosePromptPolicy.AFTER_READING and counted <= 0):
        return False
    wall = now.replace(tzinfo=None)
    return outlook.asks(outlook.day_of(wall), wall)


def wall_today(wanted: time, now: datetime, day_start: int) -> datetime | None:
    """Return the naive wall time at which ``wanted`` comes next, None if the study day of ``now`` is over by then."""
    wall = now.replace(tzinfo=None)
    coming = datetime.combine(wall.date(), wanted)
    if coming <= wall:
        coming += _ONE_DAY
    return coming if study_day(coming, day_start) == study_day(wall, day_start) else None


def suggested_time(now: datetime, left: float, day_start: int) -> time:
    """Propose when to be reminded: a quarter hour at least 30 minutes ahead that leaves the ``left`` seconds room."""
    wall = now.replace(tzinfo=None, second=0, microsecond=0)
    ends = day_start_of(study_day(wall, day_start) + _ONE_DAY, day_start)
    earliest = wall + _AT_LEAST
    quarter = earliest + timedelta(minutes=-earliest.minute % _QUARTER)
    latest = ends - timedelta(seconds=left)
    latest -= timedelta(minutes=latest.minute % _QUARTER, seconds=latest.second, microseconds=latest.microsecond)
    return max(min(quarter, latest), wall + timedelta(minutes=1)).time()


def format_times(times: Iterable[time]) -> str:
    """Write times of day as ``08:30 21:00``, in their order, each once."""
    return " ".join(one.strftime("%H:%M") for one in sorted(set(times)))


def parse_times(words: str) -> tuple[time, ...]:
    """Read what `format_times` wrote; what is no time of day is passed over."""
    return tuple(sorted({found for found in map(_time_read, words.split()) if found is not None}))


def _time_read(word: str) -> time | None:
    try:
        return time.fromisoformat(word).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


def _reminders(wishes: ReminderSchedule, outlook: DayOutlook, now: datetime, zone: Zone) -> Iterator[Reminder]:
    """Yield all that asked-for days hold, from a day back on: a wall that was set back shows old times again."""
    first = now.date() - _ONE_DAY
    walls = [
        (datetime.combine(first + timedelta(days=number), one), ReminderKind.CHOSEN)
        for number in range(LOOK_AHEAD)
        for one in wishes.times
    ]
    if wishes.once is not None:
        walls.append((wishes.once, ReminderKind.ONCE))
    for wall, kind in walls:
        day = outlook.day_of(wall)
        if outlook.asks(day, wall):
            yield Reminder(zone(wall).astimezone(UTC), wall, day, kind)
