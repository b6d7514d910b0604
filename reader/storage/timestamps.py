"""Convert times and days to and from the library's format: UTC with milliseconds, and ISO dates."""

from __future__ import annotations

from datetime import UTC, datetime


def format_timestamp(time: datetime) -> str:
    """Format an aware time as ``2026-11-23T12:00:00.000Z``; such strings sort by time."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_timestamp(timestamp: str) -> datetime:
    """Parse a timestamp into an aware time in UTC."""
    return datetime.fromisoformat(timestamp)


def format_optional_timestamp(time: datetime | None) -> str | None:
    """Format a time that may be None."""
    return None if time is None else format_timestamp(time)


def parse_optional_timestamp(timestamp: str | None) -> datetime | None:
    """Parse a timestamp that may be None."""
    return None if timestamp is None else parse_timestamp(timestamp)
