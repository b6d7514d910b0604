"""Store the ledger of time; triggers in the file enforce its rules (hour.md, "Ledger").

Measured spans of one device never overlap, and a closed entry is never changed or deleted. Declared and corrected
entries are closed from the start; undo withdraws them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reader.core.activity.correction import DID_READ, Correction, CorrectionContext, MoveTime, correction_entries
from reader.core.activity.ledger import (
    DeclaredTime,
    EffectiveEntry,
    EntryOrigin,
    LedgerEntry,
    TimeClass,
    correction_order,
    effective_entries,
    effective_entry,
)
from reader.core.activity.ledger_span import LedgerSpan
from reader.core.activity.span import SpanDoubt
from reader.core.activity.union import UnitedEntry, united_entries, united_seconds
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_kind, parsed_time, stored_time
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.activity.coverage import Range
    from reader.core.changes import Changes
    from reader.storage.connection import Connection, Value
    from reader.storage.journal import Journal
    from reader.storage.repositories.plans import Plans

_COLUMNS = (
    'id, text, class, start, "end", utc_offset, day, seconds, origin, range_start, range_end, device, reason, '
    "refers_to, flag, step"
)
_ENTRIES = f"SELECT {_COLUMNS} FROM entry WHERE withdrawn IS NULL "  # noqa: S608

_CLASSES = {time_class.value: time_class for time_class in TimeClass}
"""The classes by name: ten years of days are looked up here, and an enum look-up by value is slow."""

_MAX_DISTANCE = timedelta(days=2)
"""How far from a study day an entry that overlaps it in time may be filed, in any time zone."""


class Ledger:
    """Read and add ledger entries; those that an undo withdrew are left out."""

    def __init__(self, connection: Connection, journal: Journal, plans: Plans) -> None:
        """Set the connection; declared and corrected entries go through the journal, study days follow the plans."""
        self._connection = connection
        self._journal = journal
        self._plans = plans

    def put(self, entry: LedgerEntry) -> None:
        """Add an entry, or extend the running measured entry that has the same id.

        Raises ReaderError ENTRY_INVALID if the entry is closed or its span overlaps another one of its device.
        """
        try:
            self._connection.write(lambda: self._connection.put("entry", _values(entry)))
        except sqlite3.IntegrityError as error:
            raise ReaderError(Problem.ENTRY_INVALID, id=entry.id, reason=str(error)) from error

    def put_recovered(self, entry: LedgerEntry) -> bool:
        """Add an entry that could not be written before, without its text if that is gone; return whether it is valid.

        Raises ReaderError LIBRARY_* if it cannot be written now either.
        """
        for time_class in (entry, replace(entry, text=None)):
            try:
                self.put(time_class)
            except ReaderError as error:
                if error.problem is not Problem.ENTRY_INVALID:
                    raise
            else:
                return True
        return False

    def close(self, entry: str) -> None:
        """Close a measured entry: from now on it does not change."""
        sql = "UPDATE entry SET running = 0 WHERE id = ? AND running = 1"
        self._connection.write(lambda: self._connection.execute(sql, (entry,)))

    def close_all(self) -> None:
        """Close the entries that were still running when the program was terminated."""
        if self._connection.value("SELECT 1 FROM entry WHERE running = 1") and not self._connection.read_only:
            sql = "UPDATE entry SET running = 0 WHERE running = 1"
            self._connection.write(lambda: self._connection.execute(sql))

    def declare(self, entry: LedgerEntry) -> Changes:
        """Add a declared or corrected entry as an undo step; raises ReaderError ENTRY_INVALID."""
        corrects = entry.origin is EntryOrigin.CORRECTED
        name = OperationName.CORRECT_TIME if corrects else OperationName.DECLARE_TIME
        if entry.origin is EntryOrigin.MEASURED:
            raise ReaderError(Problem.ENTRY_INVALID, id=entry.id, reason="measured")
        if corrects and entry.refers_to:
            self.get(entry.refers_to)
        # it is made at the time its id was made, which is not passed on; the end of its span is as good for the journal
        return self._journal.record(name, entry.end, (TouchedRow("entry", entry.id),), lambda: self.put(entry))

    def declare_all(self, entries: Sequence[LedgerEntry], now: datetime) -> Changes:
        """Add the entries of one declaration, one for each study day, as one undo step; raises as `declare` does."""
        touched = [TouchedRow("entry", entry.id) for entry in entries]
        return self._journal.record(OperationName.DECLARE_TIME, now, touched, lambda: list(map(self.put, entries)))

    def correct(self, prefix: str, correction: Correction, reason: str, now: datetime) -> Changes:
        """Correct an entry, as its earlier corrections left it, as an undo step.

        ``now`` is local. The ids of the new entries are in the changes, the one to report last. Raises ReaderError
        ENTRY_UNKNOWN, or ENTRY_INVALID as `correction_entries` does and for an entry that is still running.
        """
        return self._correct(self.correction_preview(prefix, correction, reason, now), now)

    def correction_preview(
        self, prefix: str, correction: Correction, reason: str, now: datetime
    ) -> tuple[LedgerEntry, ...]:
        """Return the entries that `correct` would add, without adding them; raises as it does."""
        effective = self.effective(prefix)
        if self._connection.value("SELECT 1 FROM entry WHERE id = ? AND running = 1", (effective.entry.id,)):
            raise ReaderError(Problem.ENTRY_INVALID, field="entry", reason="running")
        days = {effective.day, correction.start.date()} if isinstance(correction, MoveTime) else {effective.day}
        nearby = {entry.id: entry for day in days for entry in self.between(day - _MAX_DISTANCE, day + _MAX_DISTANCE)}
        context = CorrectionContext(effective_entries(nearby.values()), self._plans.history(), now)
        return correction_entries(effective, correction, reason, context)

    def did_read(self, entries: Sequence[str], reason: str, now: datetime) -> Changes:
        """Reclassify entries that were taken for skimmed as `read`, as one undo step.

        Raises ReaderError as `correct` does.
        """
        made = [time_class for entry in entries for time_class in self.correction_preview(entry, DID_READ, reason, now)]
        return self._correct(made, now)

    def add_imported(self, added: Sequence[LedgerEntry], restored: Iterable[str], now: datetime) -> Changes:
        """Add entries from a file, and bring back those with these ids that were withdrawn, as one undo step.

        Raises ReaderError ENTRY_INVALID, and then adds none.
        """
        again = tuple(restored)

        def work() -> None:
            for entry in added:
                self.put(entry)
            for identifier in again:
                self._connection.execute("UPDATE entry SET withdrawn = NULL WHERE id = ?", (identifier,))

        touched = [TouchedRow("entry", identifier) for identifier in (*(entry.id for entry in added), *again)]
        return self._journal.record(OperationName.IMPORT_TIME, now, touched, work)

    def known_ids(self, ids: Iterable[str]) -> dict[str, bool]:
        """Return which of these ids entries have, and whether those were withdrawn."""
        rows = self._connection.rows(
            "SELECT id, withdrawn IS NOT NULL FROM entry WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {row[0]: bool(row[1]) for row in rows}

    def declared_times(self, first: date, last: date) -> list[DeclaredTime]:
        """Return the declared entries of these study days as they were entered."""
        rows = self._connection.rows(
            'SELECT start, "end", day, seconds, reason FROM entry '
            "WHERE withdrawn IS NULL AND origin = 'declared' AND day BETWEEN ? AND ? ORDER BY day, start, id",
            (first.isoformat(), last.isoformat()),
        )
        found = ((parsed_time(row[0]), parsed_time(row[1]), parsed_day(row[2]), row[3], row[4]) for row in rows)
        return [
            DeclaredTime(start, end, day, seconds, reason)
            for start, end, day, seconds, reason in found
            if start is not None and end is not None and day is not None
        ]

    def effective(self, prefix: str) -> EffectiveEntry:
        """Return an entry as its corrections leave it; the id of a correction stands for the entry, too.

        Raises ReaderError ENTRY_UNKNOWN.
        """
        entry = self.get(prefix)
        while entry.refers_to is not None:
            entry = self.get(entry.refers_to)
        group, latest = [entry], [entry]
        while latest:
            latest = [time_class for earlier in latest for time_class in self._corrections(earlier.id)]
            group += latest
        return effective_entry([entry, *sorted(group[1:], key=correction_order)])

    def get(self, prefix: str) -> LedgerEntry:
        """Return the entry whose id is ``prefix``, or the only one that starts so; raises ReaderError ENTRY_UNKNOWN."""
        entry = _entry(self._connection.by_prefix(_ENTRIES, "id", prefix, Problem.ENTRY_UNKNOWN))
        if entry is None:
            raise ReaderError(Problem.ENTRY_UNKNOWN, id=prefix, matches=0)
        return entry

    def entries(self, day: date) -> list[LedgerEntry]:
        """Return the entries of one study day, ordered by start."""
        return self.between(day, day)

    def between(self, first: date, last: date) -> list[LedgerEntry]:
        """Return the entries of the study days from ``first`` to ``last`` inclusive, in order."""
        days = (first.isoformat(), last.isoformat())
        rows = self._connection.rows(_ENTRIES + "AND day BETWEEN ? AND ? ORDER BY day, start, id", days)
        return list(filter(None, map(_entry, rows)))

    def spans(self, first: date, last: date) -> list[LedgerSpan]:
        """Return what the entries of these study days are worth, in order; damaged and empty ones are left out.

        Days without a correction are read without making entries of their rows: a year has tens of thousands.
        """
        rows = self._connection.rows(
            'SELECT day, start, "end", utc_offset, seconds, class, text, refers_to FROM entry '
            "WHERE withdrawn IS NULL AND day BETWEEN ? AND ? ORDER BY day, start, id",
            (first.isoformat(), last.isoformat()),
        )
        united = set(self._united_days(first, last))
        corrected = {row[0] for row in rows if row[7] is not None} | {day.isoformat() for day in united}
        found = list(_spans(row for row in rows if row[0] not in corrected))
        if corrected:
            for day in filter(None, map(parsed_day, corrected)):
                found += self._united_spans(day) if day in united else self._effective_spans(day)
            found.sort(key=_in_order)
        return [span for span in found if span.seconds > 0]

    def _effective_spans(self, day: date) -> list[LedgerSpan]:
        return [LedgerSpan.of(effective) for effective in effective_entries(self.entries(day))]

    def _united_spans(self, day: date) -> list[LedgerSpan]:
        return [LedgerSpan.of(replace(one.effective, seconds=one.seconds)) for one in self.united(day)]

    def seconds_by_day(self, first: date, last: date) -> dict[date, dict[TimeClass, float]]:
        """Return the seconds of each class by study day, for the days from ``first`` to ``last``, both included.

        They are kept; those of days with entries of several machines are counted again after such a day has changed.
        """
        united = self._united_sums(self._united_days(first, last, "AND stale = 1"))
        if united and not self._connection.read_only:
            self._connection.write(lambda: self._keep_sums(united))
        return self._kept_sums(first, last) | united

    def _kept_sums(self, first: date, last: date) -> dict[date, dict[TimeClass, float]]:
        rows = self._connection.rows(
            "SELECT day, class, seconds FROM day_sum WHERE day BETWEEN ? AND ? ORDER BY day, class",
            (first.isoformat(), last.isoformat()),
        )
        days: dict[str, dict[TimeClass, float]] = {}
        for day, time_class, seconds in rows:
            if time_class in _CLASSES:
                days.setdefault(day, {})[_CLASSES[time_class]] = seconds
        return {known: sums for day, sums in days.items() if (known := parsed_day(day)) is not None}

    def seconds_by_text(self) -> dict[str, float]:
        """Return the seconds spent on each text, by text id."""
        rows = self._connection.rows(
            "SELECT text, sum(seconds) FROM entry WHERE withdrawn IS NULL AND text IS NOT NULL "
            "AND day NOT IN (SELECT day FROM united_day) GROUP BY text"
        )
        seconds: defaultdict[str, float] = defaultdict(float, {row[0]: row[1] for row in rows})
        for day in self._united_days(date.min, date.max):
            for one in self.united(day):
                if one.effective.entry.text is not None:
                    seconds[one.effective.entry.text] += one.seconds
        return dict(seconds)

    def _united_days(self, first: date, last: date, condition: str = "") -> list[date]:
        """Return the days that have entries of several machines, on them or beside them."""
        sql = f"SELECT day FROM united_day WHERE day BETWEEN ? AND ? {condition} ORDER BY day"  # noqa: S608
        rows = self._connection.rows(sql, (first.isoformat(), last.isoformat()))
        return [day for row in rows if (day := parsed_day(row[0])) is not None]

    def united(self, day: date) -> list[UnitedEntry]:
        """Return the entries of a day with what they count for, beside those of all machines on it and around it."""
        nearby = self.between(day - _MAX_DISTANCE, day + _MAX_DISTANCE)
        return [one for one in united_entries(effective_entries(nearby)) if one.effective.day == day]

    def _united_sums(self, days: Sequence[date]) -> dict[date, dict[TimeClass, float]]:
        """Return the seconds of each class of days; those of days near each other are counted together."""
        sums: dict[date, dict[TimeClass, float]] = {}
        for first, last in _runs(days):
            counted = united_seconds(self.between(first - _MAX_DISTANCE, last + _MAX_DISTANCE))
            sums |= {day: counted.get(day, {}) for day in days if first <= day <= last}
        return sums

    def _keep_sums(self, days: Mapping[date, Mapping[TimeClass, float]]) -> None:
        for day, sums in days.items():
            self._connection.execute("DELETE FROM day_sum WHERE day = ?", (day.isoformat(),))
            rows = [(day.isoformat(), time_class.value, seconds) for time_class, seconds in sums.items()]
            self._connection.execute_many("INSERT INTO day_sum VALUES (?, ?, ?)", rows)
            self._connection.execute("UPDATE united_day SET stale = 0 WHERE day = ?", (day.isoformat(),))

    def days_of_text(self, text: str) -> tuple[date, date] | None:
        """Return the first and the last study day with an entry of a text."""
        sql = "SELECT min(day), max(day) FROM entry WHERE text = ? AND withdrawn IS NULL"
        row = self._connection.row(sql, (text,))
        if row is None or row[0] is None:
            return None
        first, last = parsed_day(row[0]), parsed_day(row[1])
        return (first, last) if first and last else None

    def views_of_text(self, text: str) -> Iterator[tuple[date, Range]]:
        """Yield the day and the range in view of each entry of reading of a text, in order of time."""
        sql = (
            "SELECT day, range_start, range_end FROM entry WHERE text = ? AND class = ? AND withdrawn IS NULL "
            "AND range_end > range_start ORDER BY start"
        )
        for stored, start, end in self._connection.rows(sql, (text, TimeClass.READ.value)):
            day = parsed_day(stored)
            if day is not None:
                yield day, (start, end)

    def last_days(self, texts: Iterable[str]) -> dict[str, date]:
        """Return the last study day with an entry of each of these texts."""
        rows = self._connection.rows(
            "SELECT text, max(day) FROM entry "
            "WHERE text IN (SELECT value FROM json_each(?)) AND withdrawn IS NULL GROUP BY text",
            (json.dumps(list(texts)),),
        )
        return {row[0]: day for row in rows if (day := parsed_day(row[1])) is not None}

    def first_day(self) -> date | None:
        """Return the earliest study day with an entry."""
        found = self._connection.value("SELECT min(day) FROM entry WHERE withdrawn IS NULL")
        return parsed_day(found)

    def last_end(self, until: datetime | None = None) -> datetime | None:
        """Return the latest end of all entries, or of those that end at or before ``until``."""
        where = "" if until is None else ' AND "end" <= ?'
        sql = f'SELECT max("end") FROM entry WHERE withdrawn IS NULL{where}'  # noqa: S608
        found = self._connection.value(sql, () if until is None else (format_timestamp(until),))
        return parsed_time(found)

    def last_sure_end(self) -> datetime | None:
        """Return the latest end of the entries that were not flagged because the clock seemed to be ahead."""
        sql = 'SELECT max("end") FROM entry WHERE withdrawn IS NULL AND flag <> ?'
        found = self._connection.value(sql, (SpanDoubt.FORWARD.value,))
        return parsed_time(found)

    def spans_after(self, after: datetime) -> list[tuple[datetime, datetime]]:
        """Return the spans (start, end) of the entries that end after a time, ordered by end."""
        sql = 'SELECT start, "end" FROM entry WHERE withdrawn IS NULL AND "end" > ? ORDER BY "end"'
        return [
            (stored_time(start), stored_time(end))
            for start, end in self._connection.rows(sql, (format_timestamp(after),))
        ]

    def _corrections(self, entry: str) -> list[LedgerEntry]:
        return list(filter(None, map(_entry, self._connection.rows(_ENTRIES + "AND refers_to = ?", (entry,)))))

    def _correct(self, made: Sequence[LedgerEntry], now: datetime) -> Changes:
        touched = [TouchedRow("entry", entry.id) for entry in made]
        return self._journal.record(OperationName.CORRECT_TIME, now, touched, lambda: list(map(self.put, made)))


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    """Return the first and the last day of each run of days that are near each other; ``days`` are in order."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and day - runs[-1][1] <= _MAX_DISTANCE:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _values(entry: LedgerEntry) -> dict[str, Value]:
    return {
        "id": entry.id,
        "text": entry.text,
        "class": entry.time_class.value,
        "start": format_timestamp(entry.start),
        "end": format_timestamp(entry.end),
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
        "step": entry.step,
        "running": int(entry.origin is EntryOrigin.MEASURED),
    }


def _entry(row: sqlite3.Row) -> LedgerEntry | None:
    """Return the entry of a row; None if that is damaged: it counts nowhere until `check` has looked at it."""
    identifier, text, time_class, start, end, offset, day, seconds, origin, *rest = row
    kind, began, ended = parsed_kind(TimeClass, time_class), parsed_time(start), parsed_time(end)
    study_day, made = parsed_day(day), parsed_kind(EntryOrigin, origin)
    if kind is None or began is None or ended is None or study_day is None or made is None:
        return None
    return LedgerEntry(identifier, text, kind, began, ended, offset, study_day, seconds, made, *rest)


def _in_order(span: LedgerSpan) -> tuple[date, datetime]:
    return span.day, span.start


def _spans(rows: Iterable[sqlite3.Row]) -> Iterator[LedgerSpan]:
    """Yield the spans of rows of entries without corrections; damaged ones are left out."""
    days: dict[str, date | None] = {}
    for day, start, end, offset, seconds, time_class, text, _refers_to in rows:
        if day not in days:
            days[day] = parsed_day(day)
        study_day, began, ended = days[day], parsed_time(start), parsed_time(end)
        if study_day is not None and began is not None and ended is not None and time_class in _CLASSES:
            yield LedgerSpan(study_day, began, ended, offset, seconds, _CLASSES[time_class], text)
