"""Read times as other programs write them; a time without an offset is the reader's own."""

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
"""Seconds since 1970 that a time may have; what is above them is taken for milliseconds."""


def parse_spoken(words: str, zone: tzinfo) -> datetime | None:
    """Read a date and a time of day in English or Chinese words, in the zone; None where there is none."""
    date = _date(words)
    if date is None:
        return None
    try:
        return datetime(*date, *_time(words), tzinfo=zone)
    except ValueError:
        return None


def parse_iso(words: object, zone: tzinfo) -> datetime | None:
    """Read a time in ISO 8601, with a space or T in it; without an offset it is in the zone."""
    if not isinstance(words, str):
        return None
    try:
        moment = datetime.fromisoformat(words.strip().removesuffix(" UTC"))
        moment = moment if moment.utcoffset() is not None else moment.replace(tzinfo=zone)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def parse_unix(seconds: object) -> datetime | None:
    """Read a time in seconds, or milliseconds, since 1970."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    value = seconds / 1000 if seconds > _NEWEST else seconds
    return datetime.fromtimestamp(value, UTC) if _OLDEST < value <= _NEWEST else None


def _date(words: str) -> tuple[int, int, int] | None:
    if found := _CHINESE_DATE.search(words) or _ISO_DATE.search(words):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _MONTH_FIRST.search(words)) and (month := _month(found[1])):
        return int(found[3]), month, int(found[2])
    if (found := _DAY_FIRST.search(words)) and (month := _month(found[2])):
        return int(found[3]), month, int(found[1])
    return None


def _month(name: str) -> int:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _time(words: str) -> tuple[int, int, int]:
    found = _TIME.search(words)
    if found is None:
        return 0, 0, 0
    hour = int(found[1])
    lower = words.lower()
    if hour < 12 and (re.search(r"\bpm\b|p\.m\.", lower) or any(word in words for word in _AFTERNOON)):
        hour += 12
    elif hour == 12 and (re.search(r"\bam\b|a\.m\.", lower) or any(word in words for word in _MORNING)):
        hour = 0
    return hour, int(found[2]), int(found[3] or 0)
