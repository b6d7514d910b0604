"""Read the columns that are parsed as one reads foreign input: a bit that flipped in one row stops nothing else.

A value that cannot be parsed is read as the nearest sound one; `integrity` finds it, keeps the row as it is stored in
the table ``quarantine``, and mends it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from reader.core.activity.study_day import YEARS
from reader.storage.timestamps import parse_timestamp

Kind = TypeVar("Kind", bound=StrEnum)

StoredRow = sqlite3.Row | Mapping[str, Any]
"""A row of a table, or one as it would be."""

UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of what happened nobody knows when."""


def stored_time(value: object) -> datetime:
    """Return a stored time in UTC; `UNKNOWN_TIME` for one that cannot be parsed."""
    return parsed_time(value) or UNKNOWN_TIME


def stored_optional_time(value: object) -> datetime | None:
    """Return a stored time that may be missing."""
    return None if value is None else stored_time(value)


def parsed_time(value: object) -> datetime | None:
    """Return a stored time in UTC; None if it is none."""
    try:
        time = parse_timestamp(str(value))
    except ValueError:
        return None
    return time if time.tzinfo is not None and time.year in YEARS else None


def parsed_day(value: object) -> date | None:
    """Return a stored day; None if it is none."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day.year in YEARS and str(value) == day.isoformat() else None


def parsed_kind(kinds: type[Kind], value: object) -> Kind | None:
    """Return the member with a stored value; None if there is none."""
    try:
        return kinds(str(value))
    except ValueError:
        return None


def parsed_json(value: object) -> object:
    """Return what a stored JSON text says; None if it is not JSON."""
    try:
        return json.loads(str(value))
    except (ValueError, RecursionError):
        return None


def stored_tags(value: str) -> tuple[str, ...]:
    """Return the tags that a JSON list holds; of anything else, none."""
    values = parsed_json(value) if value != "[]" else []
    return tuple(item for item in values if isinstance(item, str)) if isinstance(values, list) else ()


def is_tag_list(value: object) -> bool:
    """Return whether a column holds a JSON list of strings only."""
    items = parsed_json(value)
    return isinstance(items, list) and all(isinstance(item, str) for item in items)
