"""Parse timestamps as other programs write them; one without an offset is in the reader's time zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CHINESE_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_AFTERNOON = ("下午", "晚上", "中午")
_MORNING = ("上午", "早上", "凌晨")
_NEWEST, _OLDEST = 4_000_000_000, 0
"""The range of a timestamp in seconds since 1970; a larger number is taken for milliseconds."""


def parse_localised(text: str, zone: tzinfo) -> datetime | None:
    """Parse a date and a time of day written in English or Chinese, in ``zone``; None where there is none."""
    date = _date(text)
    if date is None:
        return None
    try:
        return datetime(*date, *_time(text), tzinfo=zone)
    except ValueError:
        return None


def parse_iso(value: object, zone: tzinfo) -> datetime | None:
    """Parse a timestamp in ISO 8601, with a space or T; without an offset it is in ``zone``. None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        timestamp = datetime.fromisoformat(value.strip().removesuffix(" UTC"))
        timestamp = timestamp if timestamp.utcoffset() is not None else timestamp.replace(tzinfo=zone)
        return timestamp.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def parse_unix(seconds: object) -> datetime | None:
    """Parse a timestamp in seconds or milliseconds since 1970; None for anything else."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    value = seconds / 1000 if seconds > _NEWEST else seconds
    return datetime.fromtimestamp(value, UTC) if _OLDEST < value <= _NEWEST else None


def _date(text: str) -> tuple[int, int, int] | None:
    if found := _CHINESE_DATE.search(text) or _ISO_DATE.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _MONTH_FIRST.search(text)) and (month := _month(found[1])):
        return int(found[3]), month, int(found[2])
    if (found := _DAY_FIRST.search(text)) and (month := _month(found[2])):
        return int(found[3]), month, int(found[1])
    return None


def _month(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _time(text: str) -> tuple[int, int, int]:
    found = _TIME.search(text)
    if found is None:
        return 0, 0, 0
    hour = int(found[1])
    lower = text.lower()
    if hour < 12 and (re.search(r"\bpm\b|p\.m\.", lower) or any(word in text for word in _AFTERNOON)):
        hour += 12
    elif hour == 12 and (re.search(r"\bam\b|a\.m\.", lower) or any(word in text for word in _MORNING)):
        hour = 0
    return hour, int(found[2]), int(found[3] or 0)
