"""Store the plans with their history, and the single rest days."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import UNKNOWN_TIME, parsed_day, parsed_json, parsed_time
from reader.storage.timestamps import format_timestamp

_PLANS = (
    "SELECT effective_day, goal_minutes, rest_weekdays, day_start, make_up_days, counted_classes FROM plan "
    "WHERE withdrawn IS NULL "
)


Days = set[date]


class Plans:
    """The history of plans; a later plan applies from its effective day on."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def history(self) -> list[Plan]:
        """Return the plans that came or will come into force, by effective day."""
        effective: list[Plan] = []
        for row in self._connection.rows(_PLANS + "ORDER BY number"):
            plan = plan_of(row)
            if plan is None:
                continue
            while effective and effective[-1].effective_day >= plan.effective_day:
                effective.pop()
            effective.append(plan)
        return effective or [Plan(UNKNOWN_TIME.date())]

    def in_force(self, day: date) -> Plan:
        """Return the plan in force on a day; for days before the first plan, the first one."""
        rows = self._connection.rows(_PLANS + "AND effective_day <= ? ORDER BY number DESC", (day.isoformat(),))
        return next(filter(None, map(plan_of, rows)), None) or self.history()[0]

    def set(self, plan: Plan, now: datetime) -> Changes:
        """Add a plan as an undo step; the caller decides what it may change (hour.md, "Plan")."""
        return self.set_all((plan,), now)

    def set_all(self, plans: Sequence[Plan], now: datetime) -> Changes:
        """Add plans, in order, as one undo step."""
        first = self._connection.number("SELECT max(number) FROM plan") + 1
        numbered = tuple(enumerate(plans, start=first))
        touched = [TouchedRow("plan", str(number)) for number, _ in numbered]
        work = partial(self._add_all, numbered, now)
        return self._journal.record(OperationName.CHANGE_PLAN, now, touched, work)

    def begin(self, plan: Plan, now: datetime) -> None:
        """Add the first plan of a new library; not an undo step."""
        if not self._connection.value("SELECT 1 FROM plan"):
            self._connection.write(lambda: self._add(1, plan, now))

    def last_made(self) -> datetime | None:
        """Return when the newest plan or rest day was made, None if that cannot be read."""
        sql = (
            "SELECT max(made) FROM (SELECT made FROM plan WHERE withdrawn IS NULL "
            "UNION ALL SELECT declared FROM rest_day WHERE withdrawn IS NULL)"
        )
        return parsed_time(self._connection.value(sql))

    def rest_days(self) -> Days:
        """Return the single days that were declared rest days."""
        rows = self._connection.rows("SELECT day FROM rest_day WHERE withdrawn IS NULL")
        return {day for row in rows if (day := parsed_day(row[0])) is not None}

    def declare_rest(self, day: date, now: datetime) -> Changes:
        """Declare a day a rest day, as an undo step; the caller makes sure that it has not begun."""
        sql = (
            "INSERT INTO rest_day (day, declared) VALUES (?, ?) "
            "ON CONFLICT (day) DO UPDATE SET declared = excluded.declared, withdrawn = NULL"
        )
        values = (day.isoformat(), format_timestamp(now))
        touched = (TouchedRow("rest_day", day.isoformat()),)
        return self._journal.record(
            OperationName.CHANGE_PLAN, now, touched, lambda: self._connection.execute(sql, values)
        )

    def _add_all(self, numbered: Sequence[tuple[int, Plan]], now: datetime) -> None:
        for number, plan in numbered:
            self._add(number, plan, now)

    def _add(self, number: int, plan: Plan, now: datetime) -> None:
        self._connection.execute(
            "INSERT INTO plan (number, effective_day, goal_minutes, rest_weekdays, day_start, make_up_days, "
            "counted_classes, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                plan.effective_day.isoformat(),
                plan.goal_minutes,
                json.dumps(sorted(plan.rest_weekdays)),
                plan.day_start,
                plan.make_up_days,
                json.dumps(sorted(plan.counted_classes)),
                format_timestamp(now),
            ),
        )


def plan_of(row: sqlite3.Row) -> Plan | None:
    """Return the plan of a row; None if that is damaged, and the plan before it then holds."""
    day, weekdays = parsed_day(row["effective_day"]), parsed_json(row["rest_weekdays"])
    names = parsed_json(row["counted_classes"])
    if day is None or not isinstance(weekdays, list) or not isinstance(names, list):
        return None
    try:
        counted = frozenset(map(TimeClass, names))
        return Plan(day, row["goal_minutes"], frozenset(weekdays), row["day_start"], row["make_up_days"], counted)
    except (ValueError, TypeError, ReaderError):
        return None
