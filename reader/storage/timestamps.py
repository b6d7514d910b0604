"""Write times and days the way the library keeps them: UTC with milliseconds, and ISO dates."""

from __future__ import annotations

from datetime import UTC, datetime


def format_timestamp(moment: datetime) -> str:
    """Write an aware time as ``2026-11-23T12:00:00.000Z``; such words sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_timestamp(words: str) -> datetime:
    """Read a time back, aware and in UTC."""
    return datetime.fromisoformat(words)


def format_optional_timestamp(moment: datetime | None) -> str | None:
    """Write a time that may be missing."""
    return None if moment is None else format_timestamp(moment)


def parse_optional_timestamp(words: str | None) -> datetime | None:
    """Read back a time that may be missing."""
    return None if words is None else parse_timestamp(words)
