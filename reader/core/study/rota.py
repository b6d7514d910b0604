"""Fold the changes of a rota into the hosts of its days (study.md, §2, "Rota").

A rota is a queue: on each of its days the first member hosts and goes to the end. Who is away keeps the place. A swap
names two days, whose hosts take each other's turn. A change holds from a day on, and is made on that day or before, so
that the days before today never change; only a rota that begins may begin in the past.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import takewhile

from reader.core.activity.study_day import YEARS
from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id

LESSON_ROTA = "lesson"
"""The name of the rota of those who host the lesson of the day."""

LONGEST_NAME = 80
"""Code points of the name of a rota or a member."""

_EVERY_DAY = frozenset(range(7))
_ONE_DAY = timedelta(days=1)
_LAST_DAY = date(YEARS.stop - 1, 12, 31)


@dataclass(frozen=True, slots=True)
class Members:
    """From ``day`` on these are the members; those who come in join at the end of the queue, in this order."""

    day: date
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """From ``day`` on the rota has these weekdays, Monday being 0, of every so many weeks; without any, days.

    Weeks and days are counted from the one of ``day``.
    """

    day: date
    weekdays: frozenset[int] = frozenset()
    every: int = 1

    def meets_on(self, day: date) -> bool:
        """Return whether the rota has a day."""
        if not self.weekdays:
            return (day - self.day).days % self.every == 0
        weeks = (_monday(day) - _monday(self.day)).days // 7
        return day.weekday() in self.weekdays and weeks % self.every == 0


@dataclass(frozen=True, slots=True)
class Absence:
    """On ``day`` a member is away, or is not any more if ``back`` is set."""

    day: date
    who: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class Swap:
    """The hosts of ``day`` and ``other`` take each other's turn; ``hosts`` are those that the two days had."""

    day: date
    other: date
    hosts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """From ``day`` on there is no rota."""

    day: date


RotaChange = Members | Schedule | Absence | Swap | End


@dataclass(frozen=True, slots=True)
class DatedChange:
    """A change with the aware times at which it was made and, if it was, taken back."""

    change: RotaChange
    made: datetime
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class RotaDay:
    """A day of a rota; ``host`` is empty when all are away, ``away`` are the members who are."""

    day: date
    host: str
    away: tuple[str, ...] = ()


class Rota:
    """A rota as its changes, in the order in which they were made, leave it."""

    def __init__(self, changes: Iterable[RotaChange] = ()) -> None:
        """Set the changes."""
        self._changes = tuple(changes)

    @property
    def first_day(self) -> date | None:
        """Return the day from which there are members; None for an empty rota."""
        return min((change.day for change in self._changes if isinstance(change, Members)), default=None)

    def days(self, first: date, count: int) -> tuple[RotaDay, ...]:
        """Return the first ``count`` days of the rota from ``first`` on."""
        found: list[RotaDay] = []
        for day in self._all_days():
            if len(found) >= count:
                break
            if day.day >= first:
                found.append(day)
        return tuple(found)

    def days_until(self, last: date) -> tuple[RotaDay, ...]:
        """Return all days up to and including ``last``."""
        return tuple(takewhile(lambda day: day.day <= last, self._all_days()))

    def on(self, day: date) -> RotaDay | None:
        """Return a day, None if it is none of the rota."""
        found = next((one for one in self._all_days() if one.day >= day), None)
        return found if found is not None and found.day == day else None

    def members_on(self, day: date) -> tuple[str, ...]:
        """Return the members from a day on, in the order in which they were named."""
        names: tuple[str, ...] = ()
        for change in sorted(self._changes, key=lambda change: change.day):
            if change.day <= day and isinstance(change, Members | End):
                names = change.names if isinstance(change, Members) else ()
        return names

    def schedule_on(self, day: date) -> Schedule | None:
        """Return the schedule from a day on; None for every day."""
        found = [change for change in self._changes if isinstance(change, Schedule) and change.day <= day]
        return max(found, key=lambda change: change.day) if found else None

    def all_members(self) -> frozenset[str]:
        """Return all who are or were members."""
        return frozenset(name for change in self._changes if isinstance(change, Members) for name in change.names)

    def _all_days(self) -> Iterator[RotaDay]:
        first = self.first_day
        return iter(()) if first is None else _Queue(self._changes).days(first)


@dataclass(slots=True)
class _Turn:
    """A turn that was swapped: the member whose turn it is, and the one who takes it."""

    member: str
    host: str


@dataclass(slots=True)
class _Queue:
    """The queue of a rota while its days pass."""

    changes: Sequence[RotaChange]
    members: list[str] = field(default_factory=list)
    schedule: Schedule | None = None
    away: dict[date, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    swapped: dict[date, _Turn] = field(default_factory=dict)
    ended: bool = False

    def days(self, first: date) -> Iterator[RotaDay]:
        """Yield the days of the rota."""
        coming = defaultdict[date, list[Members | Schedule | End]](list)
        for change in self.changes:
            if isinstance(change, Absence):
                self._note_absence(change)
            elif isinstance(change, Swap):
                self._note_swap(change)
            else:
                coming[max(first, change.day)].append(change)
        last_change = max(coming)
        self.schedule = Schedule(first)
        day = first
        while day <= _LAST_DAY and not (self.ended and day > last_change):
            for change in coming.get(day, ()):
                self._apply(change)
            if self.members and self.schedule.meets_on(day):
                absent = self.away.get(day)
                away = tuple(name for name in absent if name in self.members) if absent else ()
                yield RotaDay(day, self._next_host(day, away), away)
            day += _ONE_DAY

    def _apply(self, change: Members | Schedule | End) -> None:
        if isinstance(change, Schedule):
            self.schedule = change
            return
        names = change.names if isinstance(change, Members) else ()
        staying = [name for name in self.members if name in names]
        self.members = staying + [name for name in names if name not in staying]
        self.ended = isinstance(change, End)

    def _note_absence(self, absence: Absence) -> None:
        if absence.back:
            self.away[absence.day].pop(absence.who, None)
        else:
            self.away[absence.day][absence.who] = None

    def _note_swap(self, swap: Swap) -> None:
        first, second = swap.hosts
        for day, own, other in ((swap.day, first, second), (swap.other, second, first)):
            turn = self.swapped.setdefault(day, _Turn(own, own))
            turn.host = other

    def _next_host(self, day: date, away: Sequence[str]) -> str:
        """Return the host of a day, and put the member whose turn it was at the end of the queue."""
        turn = self.swapped.get(day)
        if turn is not None and turn.host in self.members and turn.host not in away:
            self._pass(turn.member)
            return turn.host
        host = next((name for name in self.members if name not in away), "")
        self._pass(host)
        return host

    def _pass(self, member: str) -> None:
        if member in self.members:
            self.members.remove(member)
            self.members.append(member)


def sequences(history: Sequence[DatedChange], days: Iterable[date]) -> dict[date, int]:
    """Return how often the host of each of these days changed: the number of its event's revision (RFC 5545)."""
    wanted = frozenset(days)
    counts = dict.fromkeys(wanted, 0)
    hosts: dict[date, str] = {}
    if not wanted:
        return counts
    last = max(wanted)
    for changes in _states(history):
        now = {day.day: day.host for day in Rota(changes).days_until(last) if day.day in wanted}
        for day in wanted:
            if day in hosts and now.get(day, "") != hosts[day]:
                counts[day] += 1
            if day in hosts or day in now:
                hosts[day] = now.get(day, "")
    return counts


def _states(history: Sequence[DatedChange]) -> Iterator[list[RotaChange]]:
    """Yield the changes that were in force after each one was made or taken back."""
    made = [(one.made, 0, place) for place, one in enumerate(history)]
    removed = [(one.removed, 1, place) for place, one in enumerate(history) if one.removed is not None]
    present: dict[int, RotaChange] = {}
    for _at, is_removal, place in sorted(made + removed):
        if is_removal:
            present.pop(place, None)
        else:
            present[place] = history[place].change
        yield list(present.values())


def event_uid(rota: str, day: date) -> str:
    """Return the UID of the event of a day of a rota: the same in every export, on every machine (RFC 7986, 5.3)."""
    return f"{derived_id(None, f'rota|{rota}|{day.isoformat()}')}@onehour"


def checked_members(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of members; raises ReaderError ROTA_INVALID if one stands twice."""
    chosen = tuple(name for name in (" ".join(name.split())[:LONGEST_NAME] for name in names) if name)
    folded = [unicodedata.normalize("NFKC", name).casefold() for name in chosen]
    for place, name in enumerate(folded):
        if name in folded[:place]:
            raise ReaderError(Problem.ROTA_INVALID, why="twice", who=chosen[place])
    return chosen


def checked_absence(rota: Rota, absence: Absence, today: date) -> Absence:
    """Return an absence; raises ReaderError ROTA_INVALID for a day that is over, or someone who is no member."""
    _check_day(absence.day, today)
    if absence.who not in rota.all_members():
        raise ReaderError(Problem.ROTA_INVALID, why="stranger", who=absence.who)
    return absence


def checked_swap(rota: Rota, first: date, second: date, today: date) -> Swap:
    """Return the swap of two days; raises ReaderError ROTA_INVALID for one that is over or has no host."""
    hosts = []
    for day in (first, second):
        _check_day(day, today)
        found = rota.on(day)
        if found is None or not found.host:
            raise ReaderError(Problem.ROTA_INVALID, why="no-host", day=day)
        hosts.append(found.host)
    if first == second:
        raise ReaderError(Problem.ROTA_INVALID, why="same-day", day=first)
    return Swap(first, second, (hosts[0], hosts[1]))


def _check_day(day: date, today: date) -> None:
    if day < today:
        raise ReaderError(Problem.ROTA_INVALID, why="past", day=day)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
