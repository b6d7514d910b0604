"""Store the reports that members of a group handed over, the reader's own among them.

The content of a report stands in its row and nowhere else: the journal records only that a row was added, so that the
content can be erased for good when it is withdrawn or expires. That is the one change that no undo takes back
(study.md, §5).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.operation_name import OperationName
from reader.core.study.board import ReceivedReport, is_withdrawn_by, report_id
from reader.core.study.groups import Person, StudyGroup
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.report_erasure import erase_expired, erase_reports
from reader.storage.repositories.study_groups import StudyGroups
from reader.storage.stored_values import UNKNOWN_TIME, parsed_day

_COLUMNS = "person, number, first_day, last_day, made, digest, content, received, erased, withdrawn"
_ROWS = f"SELECT {_COLUMNS} FROM report WHERE study_group = ? AND (removed IS NULL OR erased IS NOT NULL) "  # noqa: S608
_PUT = (
    "INSERT INTO report (id, study_group, person, number, first_day, last_day, made, keep_until, digest, content, "
    "received, erased, withdrawn, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) "
    "ON CONFLICT (id) DO UPDATE SET received = coalesce(received, excluded.received), removed = NULL"
)


@dataclass(frozen=True, slots=True)
class ReportsToAdd:
    """What is added to a group's board in one step: reports with the last days on which they are kept, and people."""

    group: StudyGroup
    reports: Mapping[ReceivedReport, date]
    people: Sequence[Person] = ()


class Reports:
    """Read, add and erase the reports of a library."""

    def __init__(self, connection: Connection, journal: Journal, groups: StudyGroups) -> None:
        """Set the connection; what is added is recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._groups = groups

    # queries

    def of_group(self, group: str, first: date = date.min, last: date = date.max) -> list[ReceivedReport]:
        """Return the reports of a group that say something of a day from ``first`` to ``last``, by number."""
        sql = f"{_ROWS} AND last_day >= ? AND first_day <= ? ORDER BY number, made, id"
        rows = self._connection.rows(sql, (group, first.isoformat(), last.isoformat()))
        return [_report(row) for row in rows]

    def periods(self, group: str) -> list[tuple[date, date]]:
        """Return the periods of a group's reports, the earliest first."""
        sql = "SELECT DISTINCT first_day, last_day FROM report WHERE removed IS NULL AND study_group = ?"
        found = ((parsed_day(row[0]), parsed_day(row[1])) for row in self._connection.rows(sql, (group,)))
        return sorted((first, last) for first, last in found if first is not None and last is not None)

    def first_received(self, group: str) -> dict[str, date]:
        """Return the day on which the first report of each person of a group was received."""
        sql = (
            "SELECT person, min(coalesce(received, made)) FROM report "
            "WHERE removed IS NULL AND study_group = ? GROUP BY person"
        )
        days = ((row[0], parsed_day(row[1])) for row in self._connection.rows(sql, (group,)))
        return {person: day for person, day in days if day is not None}

    def next_number(self, group: str, person: str) -> int:
        """Return the number of a person's next report in a group: one that was undone may have been handed over."""
        sql = "SELECT max(number) FROM report WHERE study_group = ? AND person = ?"
        return self._connection.number(sql, (group, person)) + 1

    # commands

    def make(self, group: StudyGroup, report: ReceivedReport, keep_until: date, now: datetime) -> Changes:
        """Keep a report that the reader hands over, with what the group is to remember, as one step of undo."""
        return self._add(OperationName.MAKE_REPORT, ReportsToAdd(group, {report: keep_until}), now)

    def add(self, added: ReportsToAdd, now: datetime) -> Changes:
        """Add reports to the board of a group, with their people, as one step of undo."""
        return self._add(OperationName.ADD_REPORTS, added, now)

    def withdraw(self, added: ReportsToAdd, day: date, now: datetime) -> Changes:
        """Take reports back: erase them, and keep only that they were withdrawn, also where they never arrived.

        ``added`` holds what is withdrawn, without content. No undo brings it back; that people were met is a step.
        """

        def work() -> Changes:
            changes = Changes(OperationName.ADD_REPORTS.value, study=True)
            if added.people or added.group not in self._groups.all():
                changes = self.add(ReportsToAdd(added.group, {}, added.people), now)
            for withdrawal, keep_until in added.reports.items():
                self._withdraw(added.group.id, withdrawal, keep_until, day)
            return changes

        return self._connection.write(work)

    def erase_expired(self, today: date) -> int:
        """Erase what the reports say that are kept no longer, and return how many they were."""
        return erase_expired(self._connection, today)

    def _add(self, name: OperationName, added: ReportsToAdd, now: datetime) -> Changes:
        rows = {report_id(added.group.id, report): report for report in added.reports}
        touched = [self._groups.touched(added.group)]
        touched += [self._groups.touched_person(person) for person in added.people]
        touched += [TouchedRow("report", identifier) for identifier in rows]

        def work() -> None:
            self._groups.put(added.group, now)
            for person in added.people:
                self._groups.put_person(person, now)
            for identifier, report in rows.items():
                self._put(identifier, added.group.id, report, added.reports[report])

        return self._journal.record(name, now, touched, work)

    def _withdraw(self, group: str, withdrawal: ReceivedReport, keep_until: date, day: date) -> None:
        sql = (
            f"SELECT id, {_COLUMNS} FROM report "  # noqa: S608
            "WHERE study_group = ? AND person = ? AND first_day = ? AND last_day = ?"
        )
        person, first, last = withdrawal.period
        rows = self._connection.rows(sql, (group, person, first.isoformat(), last.isoformat()))
        erased = [row["id"] for row in rows if is_withdrawn_by(_report(row), withdrawal)]
        erase_reports(self._connection, erased, day, withdrawn=True)
        if not any(row["number"] == withdrawal.number for row in rows):
            self._put(report_id(group, withdrawal), group, withdrawal, keep_until)

    def _put(self, identifier: str, group: str, report: ReceivedReport, keep_until: date) -> None:
        values: tuple[Value, ...] = (
            *(identifier, group, report.person, report.number, report.first.isoformat(), report.last.isoformat()),
            *(report.made.isoformat(), keep_until.isoformat()),
            *(report.digest, report.content, _iso(report.received), _iso(report.erased), int(report.withdrawn)),
        )
        self._connection.execute(_PUT, values)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _report(row: sqlite3.Row) -> ReceivedReport:
    first, last, made = (_day(row[name]) for name in ("first_day", "last_day", "made"))
    erased = None if row["erased"] is None else _day(row["erased"])
    return ReceivedReport(
        row["person"],
        row["number"],
        first,
        max(first, last),
        made,
        row["digest"],
        row["content"],
        None if row["received"] is None else _day(row["received"]),
        erased,
        withdrawn=bool(row["withdrawn"]),
    )


def _day(value: object) -> date:
    return parsed_day(value) or UNKNOWN_TIME.date()
