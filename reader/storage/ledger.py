"""Keep the ledger of time; the file itself holds to its rules with triggers (hour.md, "Ledger").

Measured spans of one device never overlap, and a closed entry is never changed or deleted. Declared and corrected
entries are closed when they are made; undo withdraws them.
"""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from reader.core.errors import Problem, ReaderError
from reader.core.hour.ledger import LedgerEntry, Origin, TimeClass
from reader.core.notes.operations import Changes, OperationName
from reader.storage.connection import Connection, Value
from reader.storage.moments import moment_of, moment_text
from reader.storage.operations import Journal, Touched

_COLUMNS = (
    'id, text, class, start, "end", utc_offset, day, seconds, origin, range_start, range_end, device, reason, '
    "refers_to, flag"
)
_ENTRIES = f"SELECT {_COLUMNS} FROM entry WHERE withdrawn IS NULL "  # noqa: S608


class Ledger:
    """Give and add entries; those that an undo withdrew are not given."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Work on one connection; declared entries go through the journal."""
        self._connection = connection
        self._journal = journal

    def put(self, entry: LedgerEntry) -> None:
        """Add an entry, or let the measured one of the same id that still runs grow to this.

        Raises ReaderError ENTRY_INVALID if the entry is closed or its span overlaps another one of its device.
        """
        try:
            self._connection.write(lambda: self._put(entry))
        except sqlite3.IntegrityError as error:
            raise ReaderError(Problem.ENTRY_INVALID, id=entry.id, reason=str(error)) from error

    def close(self, entry: str) -> None:
        """Close a measured entry: from now on it stands as it is."""
        sql = "UPDATE entry SET running = 0 WHERE id = ? AND running = 1"
        self._connection.write(lambda: self._connection.execute(sql, (entry,)))

    def close_all(self) -> None:
        """Close the entries that were still running when the program came to its end unasked."""
        if self._connection.value("SELECT 1 FROM entry WHERE running = 1") and not self._connection.read_only:
            sql = "UPDATE entry SET running = 0 WHERE running = 1"
            self._connection.write(lambda: self._connection.execute(sql))

    def declare(self, entry: LedgerEntry) -> Changes:
        """Add a declared or corrected entry as a step that can be undone; raises ReaderError ENTRY_INVALID."""
        corrects = entry.origin is Origin.CORRECTED
        name = OperationName.CORRECT_TIME if corrects else OperationName.DECLARE_TIME
        if entry.origin is Origin.MEASURED:
            raise ReaderError(Problem.ENTRY_INVALID, id=entry.id, reason="measured")
        if corrects and entry.refers_to:
            self.get(entry.refers_to)
        # it is made at the moment its id was made, which is not told; the end of its span is as good for the journal
        return self._journal.record(name, entry.end, (Touched("entry", entry.id),), lambda: self.put(entry))

    def get(self, prefix: str) -> LedgerEntry:
        """Give the entry whose id is ``prefix`` or alone begins with it; raises ReaderError ENTRY_UNKNOWN."""
        rows = self._connection.rows(_ENTRIES + "AND id >= ?1 AND id < ?1 || 'g' LIMIT 2", (prefix.lower(),))
        if len(rows) != 1 or not prefix:
            raise ReaderError(Problem.ENTRY_UNKNOWN, id=prefix, matches=len(rows))
        return _entry(rows[0])

    def entries(self, day: date) -> list[LedgerEntry]:
        """Give the entries of one study day in the order of their start."""
        return self.between(day, day)

    def between(self, first: date, last: date) -> list[LedgerEntry]:
        """Give the entries of the study days from ``first`` to ``last``, both included, in order."""
        days = (first.isoformat(), last.isoformat())
        rows = self._connection.rows(_ENTRIES + "AND day BETWEEN ? AND ? ORDER BY day, start, id", days)
        return [_entry(row) for row in rows]

    def seconds_by_day(self, first: date, last: date) -> dict[date, dict[TimeClass, float]]:
        """Sum the seconds of each class for the study days that have any, from ``first`` to ``last`` included."""
        rows = self._connection.rows(
            "SELECT day, class, sum(seconds) FROM entry WHERE withdrawn IS NULL AND day BETWEEN ? AND ? "
            "GROUP BY day, class ORDER BY day",
            (first.isoformat(), last.isoformat()),
        )
        days: dict[date, dict[TimeClass, float]] = {}
        for day, time_class, seconds in rows:
            days.setdefault(date.fromisoformat(day), {})[TimeClass(time_class)] = seconds
        return days

    def seconds_by_text(self) -> dict[str, float]:
        """Sum the seconds spent on each text, by its id."""
        rows = self._connection.rows(
            "SELECT text, sum(seconds) FROM entry WHERE withdrawn IS NULL AND text IS NOT NULL GROUP BY text"
        )
        return {row[0]: row[1] for row in rows}

    def first_day(self) -> date | None:
        """Give the earliest study day that has an entry."""
        found = self._connection.value("SELECT min(day) FROM entry WHERE withdrawn IS NULL")
        return date.fromisoformat(found) if isinstance(found, str) else None

    def last_end(self) -> datetime | None:
        """Give the latest end of a measured span."""
        found = self._connection.value("SELECT max(\"end\") FROM entry WHERE origin = 'measured'")
        return moment_of(found) if isinstance(found, str) else None

    def _put(self, entry: LedgerEntry) -> None:
        values = _values(entry)
        columns = ", ".join(f'"{column}"' for column in values)
        settings = ", ".join(f'"{column}" = excluded."{column}"' for column in values if column != "id")
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO entry ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {settings}"  # noqa: S608
        self._connection.execute(sql, tuple(values.values()))


def _values(entry: LedgerEntry) -> dict[str, Value]:
    return {
        "id": entry.id,
        "text": entry.text,
        "class": entry.time_class.value,
        "start": moment_text(entry.start),
        "end": moment_text(entry.end),
        "utc_offset": entry.offset,
        "day": entry.day.isoformat(),
        "seconds": float(entry.seconds),
        "origin": entry.origin.value,
        "range_start": entry.range_start,
        "range_end": entry.range_end,
        "device": entry.device,
        "reason": entry.reason,
        "refers_to": entry.refers_to,
        "flag": entry.flag,
        "running": int(entry.origin is Origin.MEASURED),
    }


def _entry(row: sqlite3.Row) -> LedgerEntry:
    identifier, text, time_class, start, end, offset, day, seconds, origin, *rest = row
    return LedgerEntry(
        identifier,
        text,
        TimeClass(time_class),
        moment_of(start),
        moment_of(end),
        offset,
        date.fromisoformat(day),
        seconds,
        Origin(origin),
        *rest,
    )
