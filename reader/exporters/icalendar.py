"""Format events, and things to do, as an iCalendar file, which any calendar takes in.

Source: RFC 5545. Events of whole days have no time zone, so that they stay on their day wherever the calendar is; the
others are in UTC. An event keeps its UID, so that importing a later file changes it and adds no second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from reader.core.translatable import QT_TRANSLATE_NOOP

_LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, section 3.1)."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event from a first to a last day, both included; ``uid`` is the same in every export.

    ``sequence`` is the number of its revision, None where revisions are not counted.
    """

    uid: str
    first: date
    last: date
    summary: str
    description: str = ""
    sequence: int | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """An event from one aware time to another; ``sequence`` is the number of its revision."""

    uid: str
    begin: datetime
    end: datetime
    summary: str
    place: str = ""
    description: str = ""
    sequence: int = 0


class ToDoStatus(StrEnum):
    """The states of a thing to do (RFC 5545, section 3.8.1.11)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarToDo:
    """A thing to do until a day; ``completed`` is the aware time at which it was done."""

    uid: str
    summary: str
    created: datetime
    sequence: int
    status: ToDoStatus
    due: date | None = None
    completed: datetime | None = None
    description: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class CalendarLabels:
    """The words of a calendar, in the reader's language; the defaults are the source language."""

    name: str = QT_TRANSLATE_NOOP("Calendar", "One Hour")
    plan: str = QT_TRANSLATE_NOOP("Calendar", "Read {minutes} min")
    rest: str = QT_TRANSLATE_NOOP("Calendar", "Rest day")
    left: str = QT_TRANSLATE_NOOP("Calendar", "Read {minutes} min more")
    done: str = QT_TRANSLATE_NOOP("Calendar", "Read {counted} of {goal} min: {state}")
    text: str = QT_TRANSLATE_NOOP("Calendar", "{title}: {minutes} min")
    portion: str = QT_TRANSLATE_NOOP("Calendar", "{title}: {minutes} min, up to “{section}”")
    stage: str = QT_TRANSLATE_NOOP("Calendar", "Read “{title}”")
    stage_left: str = QT_TRANSLATE_NOOP("Calendar", "{hours} h {minutes} min left")
    due: str = QT_TRANSLATE_NOOP("Calendar", "target date {day}")


CalendarEntry = CalendarEvent | TimedEvent | CalendarToDo


def icalendar(entries: Iterable[CalendarEntry], name: str, at: datetime) -> str:
    """Return the file; ``at`` is the aware time at which it is made."""
    stamp = _utc(at)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//One Hour//onehour//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for entry in entries for line in _entry_lines(entry, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _entry_lines(entry: CalendarEntry, stamp: str) -> Sequence[str]:
    match entry:
        case CalendarEvent():
            return _event_lines(entry, stamp)
        case TimedEvent():
            return list(_timed_lines(entry, stamp))
        case CalendarToDo():
            return list(_to_do_lines(entry, stamp))


def _event_lines(event: CalendarEvent, stamp: str) -> Sequence[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
    ]
    if event.sequence is not None:
        lines.append(f"SEQUENCE:{event.sequence}")
    if event.description:
        lines.append(f"DESCRIPTION:{_escaped(event.description)}")
    if event.cancelled:
        lines.append("STATUS:CANCELLED")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _timed_lines(event: TimedEvent, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART:{_utc(event.begin)}"
    yield f"DTEND:{_utc(event.end)}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"SEQUENCE:{event.sequence}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "END:VEVENT"


def _to_do_lines(entry: CalendarToDo, stamp: str) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"CREATED:{_utc(entry.created)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"SUMMARY:{_escaped(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_escaped(entry.description)}"
    if entry.category:
        yield f"CATEGORIES:{_escaped(entry.category)}"
    if entry.due is not None:
        yield f"DUE;VALUE=DATE:{entry.due:%Y%m%d}"
    yield f"STATUS:{entry.status.value}"
    if entry.completed is not None:
        yield f"COMPLETED:{_utc(entry.completed)}"
        yield "PERCENT-COMPLETE:100"
    yield "END:VTODO"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Escape text, without characters that no calendar may hold."""
    return "".join(one for one in text if one in "\n\t" or ord(one) >= 32).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, the later ones with a space before; no character is cut."""
    part, size = "", 0
    for character in line:
        length = len(character.encode("utf-8", "replace"))
        if size + length > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part += character
        size += length
    yield part
