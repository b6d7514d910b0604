"""Part the rows of closed years from the others: they change no more, and need not be written with each base."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from reader.core.sync.records import SyncRow

FEWEST_ROWS = 1_000
"""Rows of a year that are worth a file of its own."""

_TIMED_ID = re.compile(r"([0-9a-f]{8})-([0-9a-f]{4})-7")
"""The beginning of an id with the milliseconds in which it was made: RFC 9562, section 5.7."""


def rows_by_year(
    rows: Iterable[SyncRow], now: datetime
) -> tuple[tuple[SyncRow, ...], Mapping[str, tuple[SyncRow, ...]]]:
    """Return the rows that are not of a closed year, and those of each closed year by its part.

    The part is the year and a digest of the ids, so that the same rows have the same part on all machines.
    """
    years: defaultdict[int, list[SyncRow]] = defaultdict(list)
    for row in rows:
        years[_year(row)].append(row)
    closed = {year for year, found in years.items() if 0 < year < now.year and len(found) >= FEWEST_ROWS}
    rest = tuple(row for year, found in years.items() if year not in closed for row in found)
    return rest, {_part(year, years[year]): tuple(years[year]) for year in sorted(closed)}


def _year(row: SyncRow) -> int:
    """Return the year in which a row was made, by its id; 0 where that does not tell."""
    made = _TIMED_ID.match(row.id)
    return datetime.fromtimestamp(int(made[1] + made[2], 16) / 1000, UTC).year if made else 0


def _part(year: int, rows: Iterable[SyncRow]) -> str:
    digest = hashlib.sha256("\n".join(sorted(f"{row.kind} {row.id}" for row in rows)).encode())
    return f"{year}-{digest.hexdigest()[:16]}"
