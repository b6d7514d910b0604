"""Keep the plans with their history, and the single days of rest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan
from reader.core.changes import Changes, OperationName
from reader.storage.connection import Connection
from reader.storage.journal import Journal, TouchedRow
from reader.storage.timestamps import format_timestamp

_PLANS = (
    "SELECT effective_day, goal_minutes, rest_weekdays, day_start, make_up_days, counted_classes FROM plan "
    "WHERE withdrawn IS NULL "
)


Days = set[date]


class Plans:
    """Give the plan in force on any day; a later plan rules from its effective day on."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Work on one connection; changes go through the journal."""
        self._connection = connection
        self._journal = journal

    def history(self) -> list[Plan]:
        """Return the plans that came or will come into force, by their effective day."""
        standing: list[Plan] = []
        for row in self._connection.rows(_PLANS + "ORDER BY number"):
            plan = _plan(row)
            while standing and standing[-1].effective_day >= plan.effective_day:
                standing.pop()
            standing.append(plan)
        return standing

    def in_force(self, day: date) -> Plan:
        """Return the plan that rules on a day; for days before the first plan, the first one."""
        row = self._connection.row(_PLANS + "AND effective_day <= ? ORDER BY number DESC LIMIT 1", (day.isoformat(),))
        return self.history()[0] if row is None else _plan(row)

    def set(self, plan: Plan, now: datetime) -> Changes:
        """Add a plan as a step that can be undone; what it may change is decided before (hour.md, "Plan")."""
        number = self._connection.number("SELECT max(number) FROM plan") + 1
        touched = (TouchedRow("plan", str(number)),)
        return self._journal.record(OperationName.CHANGE_PLAN, now, touched, lambda: self._add(number, plan, now))

    def set_all(self, plans: Sequence[Plan], now: datetime) -> Changes:
        """Add plans, each after the one before it, as one step that can be undone."""
        first = self._connection.number("SELECT max(number) FROM plan") + 1
        numbered = tuple(enumerate(plans, start=first))
        touched = [TouchedRow("plan", str(number)) for number, _ in numbered]
        work = partial(self._add_all, numbered, now)
        return self._journal.record(OperationName.CHANGE_PLAN, now, touched, work)

    def begin(self, plan: Plan, now: datetime) -> None:
        """Give a new library its first plan; no step of undo."""
        if not self._connection.value("SELECT 1 FROM plan"):
            self._connection.write(lambda: self._add(1, plan, now))

    def rest_days(self) -> Days:
        """Return the single days that were declared days of rest."""
        rows = self._connection.rows("SELECT day FROM rest_day WHERE withdrawn IS NULL")
        return {date.fromisoformat(row[0]) for row in rows}

    def declare_rest(self, day: date, now: datetime) -> Changes:
        """Make one day a day of rest, as a step that can be undone; that it has not begun is decided before."""
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


def _plan(row: sqlite3.Row) -> Plan:
    day, goal, rest, day_start, make_up, counted = row
    return Plan(
        date.fromisoformat(day),
        goal,
        frozenset(json.loads(rest)),
        day_start,
        make_up,
        frozenset(TimeClass(name) for name in json.loads(counted)),
    )
