"""Measure reading and judging a ledger of ten years."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import inputs
from figures import Figure, median, times, write_figures

from reader.core.activity.day_totals import judged_days
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass, effective_entries
from reader.core.activity.streak import streak
from reader.services.activity.habits import reading_habits
from reader.storage.library import Library

LIBRARY = inputs.PLACE / "years" / "library.db"
CHINA = timezone(timedelta(hours=8))
FIRST = datetime(2016, 3, 28, 9, 0, tzinfo=CHINA)
DAYS, A_DAY = 3_650, 55
NOW = FIRST + timedelta(days=DAYS - 1, hours=10)
"""The evening of the last day."""

_SIZE = f"{DAYS * A_DAY:,} entries"
_CLASSES = (*[TimeClass.READ] * 8, TimeClass.NOTE)


def entries() -> Iterator[LedgerEntry]:
    """Yield the entries of ten years, 55 a day, which add up to 64 minutes."""
    for number in range(DAYS * A_DAY):
        day, place = divmod(number, A_DAY)
        start = (FIRST + timedelta(days=day, minutes=2 * place)).astimezone(UTC)
        yield LedgerEntry(
            id=f"{number:08x}-0000-7000-8000-000000000000",
            text=None,
            time_class=_CLASSES[number % len(_CLASSES)],
            start=start,
            end=start + timedelta(seconds=70),
            offset=28_800,
            day=(FIRST + timedelta(days=day)).date(),
            seconds=70.0,
            origin=EntryOrigin.MEASURED,
        )


def make() -> None:
    """Create the library."""
    shutil.rmtree(LIBRARY.parent, ignore_errors=True)
    LIBRARY.parent.mkdir(parents=True)
    with Library.open(LIBRARY, FIRST) as library:
        for entry in entries():
            library.ledger.put(entry)
            library.ledger.close(entry.id)


def measure() -> list[Figure]:
    """Return the figures of reading, of judging, and of a single day."""
    with Library.open(LIBRARY, NOW) as library:
        ledger, plans = library.ledger, library.plans
        sums = times(lambda _: ledger.seconds_by_day(date.min, date.max), 20)
        judging = times(lambda _: streak(judged_days(plans.history(), plans.rest_days(), ledger, NOW)), 20)
        day = times(lambda number: effective_entries(ledger.entries((FIRST + timedelta(days=number + 9)).date())), 50)
        habits = times(lambda _: reading_habits(library, NOW.date()), 20)
    return [
        Figure("read the minutes of ten years", _SIZE, median(sums), "ms", 60),
        Figure("read and judge ten years, tell the streak", _SIZE, median(judging), "ms", 60),
        Figure("read a day as it stands", _SIZE, median(day), "ms", 10),
        Figure("tell sittings and hours of the last 90 days", f"{90 * A_DAY:,} entries", median(habits), "ms", 60),
    ]


if __name__ == "__main__":
    make()
    write_figures(measure())
