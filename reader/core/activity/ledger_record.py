"""Convert ledger entries to records of plain values, as JSON and CSV hold them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from reader.core.activity.foreign_time import ForeignEntry
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.study_day import local_time
from reader.core.text.sanitise import sanitise

FIELDS = (
    *("id", "day", "start", "end", "offset", "class", "seconds", "origin", "text", "title"),
    *("reason", "refers_to", "flag", "range_start", "range_end", "device", "step"),
)
"""The names of the values of a record, in the order of the columns of a table."""

_LONGEST = 2 * 86_400.0
"""Seconds; no entry is longer, and none is further from its study day."""
_LONGEST_ID, _LONGEST_WORDS = 64, 2_000
_FURTHEST_OFFSET = 86_399

Record = dict[str, str | int | float | None]


def ledger_record(entry: LedgerEntry, title: str) -> Record:
    """Return an entry with its times in the local time of its making, and the title of its text."""
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "start": local_time(entry.start, entry.offset).isoformat(timespec="milliseconds"),
        "end": local_time(entry.end, entry.offset).isoformat(timespec="milliseconds"),
        "offset": entry.offset,
        "class": entry.time_class.value,
        "seconds": _rounded(entry.seconds),
        "origin": entry.origin.value,
        "text": entry.text,
        "title": title,
        "reason": entry.reason,
        "refers_to": entry.refers_to,
        "flag": entry.flag,
        "range_start": entry.range_start,
        "range_end": entry.range_end,
        "device": entry.device,
        "step": entry.step,
    }


def is_ledger_record(fields: Mapping[str, object]) -> bool:
    """Return whether these are the fields of a record of the ledger."""
    return {"id", "day", "start", "end", "class", "seconds", "origin"} <= fields.keys()


def read_ledger_record(fields: Mapping[str, object]) -> ForeignEntry | None:
    """Return the entry of a record, whose values may also be words, as those of a table; None if it is not sound."""
    try:
        return _foreign_entry(fields)
    except (ValueError, TypeError, OverflowError):
        return None


def _foreign_entry(fields: Mapping[str, object]) -> ForeignEntry | None:
    start, end = _time(fields["start"]), _time(fields["end"])
    entry = LedgerEntry(
        id=_words(fields["id"], _LONGEST_ID),
        text=_words(fields.get("text"), _LONGEST_ID) or None,
        time_class=TimeClass(str(fields["class"])),
        start=start,
        end=end,
        offset=int(float(str(fields.get("offset") or 0))),
        day=date.fromisoformat(str(fields["day"])),
        seconds=float(str(fields["seconds"])),
        origin=EntryOrigin(str(fields["origin"])),
        range_start=int(str(fields.get("range_start") or 0)),
        range_end=int(str(fields.get("range_end") or 0)),
        device=_words(fields.get("device"), _LONGEST_WORDS),
        reason=_words(fields.get("reason"), _LONGEST_WORDS),
        refers_to=_words(fields.get("refers_to"), _LONGEST_ID) or None,
        flag=_words(fields.get("flag"), _LONGEST_ID),
        step=_words(fields.get("step"), _LONGEST_ID) or None,
    )
    return ForeignEntry(entry, _words(fields.get("title"), _LONGEST_WORDS)) if _is_sound(entry) else None


def _is_sound(entry: LedgerEntry) -> bool:
    if not entry.id or not entry.start <= entry.end or abs(entry.offset) > _FURTHEST_OFFSET:
        return False
    is_correction = entry.origin is EntryOrigin.CORRECTED
    if is_correction != (entry.refers_to is not None):
        return False
    if not abs(entry.seconds) <= _LONGEST or (entry.seconds < 0 and not is_correction):
        return False
    noon = datetime(entry.day.year, entry.day.month, entry.day.day, 12, tzinfo=UTC)
    return abs(local_time(entry.start, entry.offset).replace(tzinfo=UTC) - noon) <= timedelta(seconds=_LONGEST)


def _time(value: object) -> datetime:
    time = datetime.fromisoformat(str(value))
    if time.tzinfo is None or not 1900 <= time.year < 9000:
        raise ValueError(value)
    return time.astimezone(UTC)


def _words(value: object, most: int) -> str:
    words = "" if value is None else sanitise(str(value))
    if len(words) > most:
        raise ValueError(most)
    return words


def _rounded(seconds: float) -> float | int:
    rounded = round(seconds, 3)
    return int(rounded) if rounded == int(rounded) else rounded
