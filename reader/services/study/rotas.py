"""Show rotas, change them, and make events of their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.rota import (
    LESSON_ROTA,
    Absence,
    End,
    Members,
    Rota,
    RotaChange,
    RotaDay,
    Schedule,
    checked_absence,
    checked_members,
    checked_swap,
    event_uid,
    sequences,
)
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.icalendar import CalendarEvent
from reader.services.exporting.translated_labels import Translate
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class RotaRequest:
    """What is to change of a rota; what is None or empty stays.

    ``first_day`` is the day from which on it holds, else the present one; ``away`` and ``back`` are pairs of a member
    and a day.
    """

    members: tuple[str, ...] | None = None
    weekdays: frozenset[int] | None = None
    every: int | None = None
    first_day: date | None = None
    away: tuple[tuple[str, date], ...] = ()
    back: tuple[tuple[str, date], ...] = ()
    swaps: tuple[tuple[date, date], ...] = ()
    ends: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is to change."""
        chosen = (self.members, self.weekdays, self.every)
        return all(value is None for value in chosen) and not (self.away or self.back or self.swaps or self.ends)


@dataclass(slots=True)
class _RotaEdit:
    """A rota while the changes that are requested are made on it."""

    rota: Rota
    past: tuple[RotaChange, ...]
    today: date
    made: list[RotaChange] = field(default_factory=list)

    def add(self, change: RotaChange) -> None:
        """Make a change."""
        self.made.append(change)
        self.rota = Rota((*self.past, *self.made))


@dataclass(frozen=True, slots=True)
class RotaLabels:
    """The words of the calendar of a rota: its title, and a summary with a place for the ``host``."""

    title: str
    summary: str


def rota_labels(translate: Translate, name: str) -> RotaLabels:
    """Return the labels of a rota; that of the lesson is called as the lesson is."""
    title = translate("Lessons", QT_TRANSLATE_NOOP("Lessons", "Daily lesson")) if name == LESSON_ROTA else name
    hosted = translate("Lessons", QT_TRANSLATE_NOOP("Lessons", "{title}: {host}"))
    return RotaLabels(title, hosted.replace("{title}", title.replace("{", "{{").replace("}", "}}")))


def has_members(library: Library, name: str) -> bool:
    """Return whether a rota was ever begun."""
    return library.rotas.get(name).first_day is not None


def change_rota(library: Library, name: str, request: RotaRequest, now: datetime) -> Changes:
    """Change a rota as one step of undo, or begin one; days before today stay as they are.

    Raises ReaderError ROTA_UNKNOWN for a rota that has no members, ROTA_INVALID (``why``: twice, past, stranger,
    no-host, same-day) with nothing written.
    """
    today = study_day_of(library, now)
    history = library.rotas.history(name)
    present = tuple(one.change for one in history if one.removed is None)
    edit = _RotaEdit(Rota(present), present, today)
    _set_schedule(edit, request)
    _set_members(edit, request)
    for who, day in request.away:
        edit.add(checked_absence(edit.rota, Absence(day, who), today))
    for who, day in request.back:
        edit.add(checked_absence(edit.rota, Absence(day, who, back=True), today))
    for first, second in request.swaps:
        edit.add(checked_swap(edit.rota, first, second, today))
    if request.ends:
        edit.add(End(today))
    if not edit.made:
        return Changes("")
    return library.rotas.change(name, edit.made, today, now)


def rota_days(library: Library, name: str, first: date | None, count: int, now: datetime) -> tuple[RotaDay, ...]:
    """Return days of a rota from ``first`` on, else from the beginning of this week.

    Raises ReaderError ROTA_UNKNOWN for a rota that was never begun.
    """
    rota = library.rotas.get(name)
    if rota.first_day is None:
        raise ReaderError(Problem.ROTA_UNKNOWN, rota=name)
    today = study_day_of(library, now)
    return rota.days(first or today - timedelta(days=today.weekday()), count)


def rota_events(library: Library, name: str, days: Sequence[RotaDay], summary: str) -> list[CalendarEvent]:
    """Return the events of days that have a host; ``summary`` has a place for the ``host``.

    The UID of a day of a rota is always the same; its revision rises with each change of its host.
    """
    hosted = [day for day in days if day.host]
    revisions = sequences(library.rotas.history(name), [day.day for day in hosted])
    return [
        CalendarEvent(
            uid=event_uid(name, day.day),
            first=day.day,
            last=day.day,
            summary=summary.format(host=day.host),
            sequence=revisions[day.day],
        )
        for day in hosted
    ]


def _set_members(edit: _RotaEdit, request: RotaRequest) -> None:
    """Begin the rota, or let members come in and go."""
    is_new = not edit.rota.members_on(date.max)
    if request.members is None:
        if is_new:
            raise ReaderError(Problem.ROTA_UNKNOWN, rota="")
        return
    members = checked_members(request.members)
    day = _effective_day(edit, request)
    if is_new or any(edit.rota.members_on(one) != members for one in (day, date.max)):
        edit.add(Members(day, members))


def _set_schedule(edit: _RotaEdit, request: RotaRequest) -> None:
    if request.weekdays is None and request.every is None:
        return
    day = _effective_day(edit, request)
    before = edit.rota.schedule_on(day) or Schedule(day)
    weekdays = before.weekdays if request.weekdays is None else request.weekdays
    schedule = Schedule(day, weekdays, request.every or before.every)
    if not edit.past or (schedule.weekdays, schedule.every) != (before.weekdays, before.every):
        edit.add(schedule)


def _effective_day(edit: _RotaEdit, request: RotaRequest) -> date:
    """Return the day from which a change holds: one that is over only for a rota that was never there."""
    day = request.first_day or edit.today
    return max(day, edit.today) if edit.past else day
