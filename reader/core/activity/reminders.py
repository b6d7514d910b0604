"""Decide when to remind the reader of the hour, and when not to (hour.md, "Holding the reader to it").

Reminders follow the wall clock: a reader who travels is reminded at the same local time. The conversion of wall time
is passed in as a function, so that this module knows nothing of time zones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.study_day import day_start_of, study_day

LOOK_AHEAD = 32
"""Days to look ahead for a reminder; after a longer run of rest days it is computed again when it is nearer."""

LATE = timedelta(minutes=15)
"""How late a daily reminder may still be shown if the machine slept through its time."""

_LAST_HOURS = timedelta(hours=7)
_MIN_LEAD = timedelta(minutes=30)
_QUARTER = 15
_ONE_DAY = timedelta(days=1)

Zone = Callable[[datetime], datetime]
"""Convert naive local wall time to an aware time; the first of two if the clock shows that time twice."""


class ReminderKind(StrEnum):
    """The origin of a reminder."""

    CHOSEN = "chosen"
    """Set in the settings, for every day."""
    ONCE = "once"
    """Requested on closing, for this time only."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder: its time in UTC, the wall time then (naive), and the study day that it concerns."""

    at: datetime
    wall: datetime
    day: date
    kind: ReminderKind


class ClosePromptPolicy(StrEnum):
    """When closing shows what is left of the day; the value is stored in the preferences."""

    ALWAYS = "always"
    AFTER_READING = "after-reading"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ReminderSchedule:
    """When the reader wants to be reminded: daily at ``times``, and ``once`` at a naive wall time."""

    times: tuple[time, ...] = ()
    once: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayOutlook:
    """What decides whether a day needs reading: the plans in order, the rest days, and the day that is already met."""

    plans: Sequence[Plan]
    rest_days: Collection[date] = frozenset()
    met: date | None = None

    def day_of(self, wall: datetime) -> date:
        """Return the study day of a wall time."""
        return study_day(wall, plan_at(self.plans, wall).day_start)

    def needs_reading(self, day: date, wall: datetime) -> bool:
        """Return whether a study day still needs reading at a wall time in it: it is neither a rest day nor met."""
        return day != self.met and day not in self.rest_days and not plan_at(self.plans, wall).rests_on(day)


ShownReminder = tuple[date, time]
"""A study day and a daily time that was shown on it; it is shown once, even if the clock shows that time twice."""


def next_reminder(
    schedule: ReminderSchedule, outlook: DayOutlook, shown: Collection[ShownReminder], now: datetime, zone: Zone
) -> Reminder | None:
    """Return the next reminder at or after ``now`` (aware local time), None if there is none."""
    present = now.astimezone(UTC)
    upcoming = (reminder for reminder in _reminders(schedule, outlook, now, zone) if reminder.at >= present)
    pending = (
        reminder
        for reminder in upcoming
        if (reminder.day, reminder.wall.time()) not in shown or reminder.kind is ReminderKind.ONCE
    )
    return min(pending, key=lambda reminder: reminder.at, default=None)


def is_due(reminder: Reminder, outlook: DayOutlook, now: datetime) -> bool:
    """Return whether a reminder whose time has come should still be shown at ``now`` (aware local time).

    Its day must not be over, met or a rest day by now; a daily reminder is not shown when it is more than `LATE`, as
    after a night's sleep of the machine.
    """
    late = now.astimezone(UTC) - reminder.at
    if late < timedelta(0) or (late > LATE and reminder.kind is ReminderKind.CHOSEN):
        return False
    wall = now.replace(tzinfo=None)
    return outlook.day_of(wall) == reminder.day and outlook.needs_reading(reminder.day, wall)


def prompts_on_close(policy: ClosePromptPolicy, counted: float, outlook: DayOutlook, now: datetime) -> bool:
    """Return whether closing at ``now`` shows what is left of the day, after ``counted`` seconds today (hour.md)."""
    if policy is ClosePromptPolicy.NEVER or (policy is ClosePromptPolicy.AFTER_READING and counted <= 0):
        return False
    wall = now.replace(tzinfo=None)
    return outlook.needs_reading(outlook.day_of(wall), wall)


def is_late(now: datetime, day_start: int) -> bool:
    """Return whether the last hours of the study day of ``now`` have begun: 21:00, if the next begins at 04:00."""
    wall = now.replace(tzinfo=None)
    return day_start_of(study_day(wall, day_start) + _ONE_DAY, day_start) - wall <= _LAST_HOURS


def wall_today(wanted: time, now: datetime, day_start: int) -> datetime | None:
    """Return the next naive wall time with time of day ``wanted``, None if the study day of ``now`` is over by then."""
    wall = now.replace(tzinfo=None)
    candidate = datetime.combine(wall.date(), wanted)
    if candidate <= wall:
        candidate += _ONE_DAY
    return candidate if study_day(candidate, day_start) == study_day(wall, day_start) else None


def suggested_time(now: datetime, left: float, day_start: int) -> time:
    """Suggest a reminder time: a quarter hour, at least 30 minutes ahead, that leaves ``left`` seconds to read."""
    wall = now.replace(tzinfo=None, second=0, microsecond=0)
    ends = day_start_of(study_day(wall, day_start) + _ONE_DAY, day_start)
    earliest = wall + _MIN_LEAD
    quarter = earliest + timedelta(minutes=-earliest.minute % _QUARTER)
    latest = ends - timedelta(seconds=left)
    latest -= timedelta(minutes=latest.minute % _QUARTER, seconds=latest.second, microseconds=latest.microsecond)
    return max(min(quarter, latest), wall + timedelta(minutes=1)).time()


def format_times(times: Iterable[time]) -> str:
    """Format times of day as ``08:30 21:00``, sorted and without duplicates."""
    return " ".join(time_of_day.strftime("%H:%M") for time_of_day in sorted(set(times)))


def parse_times(text: str) -> tuple[time, ...]:
    """Parse the output of `format_times`; anything but a time of day is skipped."""
    return tuple(sorted({parsed for parsed in map(_parse_time, text.split()) if parsed is not None}))


def _parse_time(word: str) -> time | None:
    try:
        return time.fromisoformat(word).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


def _reminders(schedule: ReminderSchedule, outlook: DayOutlook, now: datetime, zone: Zone) -> Iterator[Reminder]:
    """Yield the reminders of the days that need reading, from yesterday on: a clock set back shows old times again."""
    first = now.date() - _ONE_DAY
    walls = [
        (datetime.combine(first + timedelta(days=number), time_of_day), ReminderKind.CHOSEN)
        for number in range(LOOK_AHEAD)
        for time_of_day in schedule.times
    ]
    if schedule.once is not None:
        walls.append((schedule.once, ReminderKind.ONCE))
    for wall, kind in walls:
        day = outlook.day_of(wall)
        if outlook.needs_reading(day, wall):
            yield Reminder(zone(wall).astimezone(UTC), wall, day, kind)
