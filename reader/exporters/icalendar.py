"""Format events of whole days as an iCalendar file, which any calendar takes in.

Source: RFC 5545. All events last whole days and have no time zone, so that they stay on their day wherever the calendar
is. An event keeps its UID, so that importing a later file changes it and adds no second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from reader.core.translatable import QT_TRANSLATE_NOOP

_LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, section 3.1)."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event from a first to a last day, both included; ``uid`` is the same in every export."""

    uid: str
    first: date
    last: date
    summary: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class CalendarLabels:
    """The words of a calendar, in the reader's language; the defaults are the source language."""

    name: str = QT_TRANSLATE_NOOP("Calendar", "One Hour")
    plan: str = QT_TRANSLATE_NOOP("Calendar", "Read {minutes} min")
    rest: str = QT_TRANSLATE_NOOP("Calendar", "Day of rest")
    left: str = QT_TRANSLATE_NOOP("Calendar", "Read {minutes} min more")
    done: str = QT_TRANSLATE_NOOP("Calendar", "Read {counted} of {goal} min: {state}")
    text: str = QT_TRANSLATE_NOOP("Calendar", "{title}: {minutes} min")
    portion: str = QT_TRANSLATE_NOOP("Calendar", "{title}: {minutes} min, as far as “{section}”")
    stage: str = QT_TRANSLATE_NOOP("Calendar", "Read “{title}”")
    stage_left: str = QT_TRANSLATE_NOOP("Calendar", "{hours} h {minutes} min left")
    due: str = QT_TRANSLATE_NOOP("Calendar", "wished for by {day}")


def icalendar(events: Iterable[CalendarEvent], name: str, at: datetime) -> str:
    """Return the file; ``at`` is the aware time at which it is made."""
    stamp = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//One Hour//onehour//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for event in events for line in _event_lines(event, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event_lines(event: CalendarEvent, stamp: str) -> Sequence[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
    ]
    if event.description:
        lines.append(f"DESCRIPTION:{_escaped(event.description)}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


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
