"""Read the statistics of ッツ Ebook Reader: a sum for each book and day, without times of day.

Source: https://github.com/ttu-ttu/ebook-reader, apps/web/src/lib/data/database/books-db/versions/v6/books-db-v6.ts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from reader.core.activity.foreign_time import ForeignDay, ForeignTime
from reader.core.strict_json import Json
from reader.importers.annotations.json_fields import number, one_line, text_field

PROGRAM = "ッツ Ebook Reader"
_LONGEST_TITLE = 1_000
_LAST_MILLISECOND = 253_402_300_800_000


def is_ttu(value: Json) -> bool:
    """Return whether this is such a file."""
    return isinstance(value, list) and any(isinstance(row, dict) and "dateKey" in row for row in value)


def read_ttu(value: Json) -> ForeignTime:
    """Return the sums of the days; rows without time are left out."""
    assert isinstance(value, list)
    days = []
    unreadable = 0
    for row in value:
        fields = row if isinstance(row, dict) else {}
        seconds = number(fields.get("readingTime"))
        day = _day(fields)
        if seconds is None or day is None:
            unreadable += 1
        elif seconds > 0:
            title = one_line(text_field(fields, "title"))[:_LONGEST_TITLE]
            days.append(ForeignDay(title, "", day, seconds, _until(fields)))
    return ForeignTime(PROGRAM, days=tuple(days), unreadable=unreadable)


def _day(fields: Mapping[str, object]) -> date | None:
    try:
        day = date.fromisoformat(str(fields.get("dateKey")))
    except ValueError:
        return None
    return day if 1900 <= day.year < 9000 else None


def _until(fields: Mapping[str, object]) -> datetime | None:
    milliseconds = number(fields.get("lastStatisticModified"))
    if milliseconds is None or not 0 < milliseconds < _LAST_MILLISECOND:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
