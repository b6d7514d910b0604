"""Store the plans with their history, and the single rest days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reader.core.activity.plan import Plan, plan_on
from reader.core.activity.vacation import LONGEST, Vacation
from reader.core.operation_name import OperationName
from reader.storage.plan_rows import PlanRows
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_time
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.changes import Changes
    from reader.storage.connection import Connection
    from reader.storage.journal import Journal

Days = set[date]

_ONE_DAY = timedelta(days=1)


class Plans:
    """The history of plans; a later plan applies from its effective day on."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._plans = PlanRows(connection)

    def history(self) -> list[Plan]:
        """Return the plans that came or will come into force, by effective day."""
        return self._plans.history()

    def in_force(self, day: date) -> Plan:
        """Return the plan in force on a day; for days before the first plan, the first one."""
        history = self.history()
        return plan_on(history, day) or history[0]

    def set(self, plan: Plan, now: datetime) -> Changes:
        """Add a plan as an undo step; the caller decides what it may change (hour.md, "Plan"). ``now`` is local."""
        return self.set_all((plan,), now)

    def set_all(self, plans: Sequence[Plan], now: datetime) -> Changes:
        """Add plans, in order, as one undo step; ``now`` is local."""
        first = self._plans.next_number()
        touched = [TouchedRow("plan", str(first + place)) for place in range(len(plans))]
        today = self._plans.today(now)
        return self._journal.record(OperationName.CHANGE_PLAN, now, touched, lambda: self._plans.add(plans, today, now))

    def begin(self, plan: Plan, now: datetime) -> None:
        """Add the first plan of a new library; not an undo step."""
        if not self._connection.value("SELECT 1 FROM plan"):
            day = plan.effective_day
            self._connection.write(lambda: self._plans.add((plan,), day, now, is_default=True))

    def last_made(self) -> datetime | None:
        """Return when the newest plan or rest day was made, None if that cannot be read."""
        sql = (
            "SELECT max(made) FROM (SELECT made FROM plan WHERE withdrawn IS NULL "
            "UNION ALL SELECT declared FROM rest_day WHERE withdrawn IS NULL)"
        )
        return parsed_time(self._connection.value(sql))

    def rest_days(self) -> Days:
        """Return the single days that were declared rest days before they began."""
        rows = self._connection.rows("SELECT day, made_day FROM rest_day WHERE withdrawn IS NULL")
        declared = {day: parsed_day(made) for text, made in rows if (day := parsed_day(text)) is not None}
        return {day for day, made in declared.items() if made is None or made < day}

    def vacations(self) -> tuple[Vacation, ...]:
        """Return the vacations that were declared, in order, as far as they stand.

        One out of which days were taken, or of which only the first and the last days stand, is several.
        """
        standing = self.rest_days()
        runs: list[list[date]] = []
        declared_with = None
        sql = "SELECT day, vacation FROM rest_day WHERE vacation IS NOT NULL ORDER BY day"
        for text, vacation in self._connection.rows(sql):
            day = parsed_day(text)
            if day is None or day not in standing:
                continue
            follows = bool(runs) and day - runs[-1][-1] == _ONE_DAY and len(runs[-1]) < LONGEST
            if follows and vacation == declared_with:
                runs[-1].append(day)
            else:
                runs.append([day])
            declared_with = vacation
        return tuple(Vacation(run[0], run[-1]) for run in runs)

    def declare_rest(self, day: date, now: datetime) -> Changes:
        """Declare a day a rest day, as an undo step; the caller makes sure that it has not begun. ``now`` is local."""
        return self._declare_rest((day,), None, now)

    def declare_vacation(self, vacation: Vacation, now: datetime) -> Changes:
        """Declare the days of a vacation rest days, as one undo step, as `declare_rest` does."""
        return self._declare_rest(vacation.days, vacation.first, now)

    def withdraw_rest(self, days: Iterable[date], now: datetime) -> Changes:
        """Take back declared rest days that have not begun, as one undo step; ``now`` is local."""
        today = self._plans.today(now)
        coming = [day.isoformat() for day in days if day > today]
        sql = "UPDATE rest_day SET withdrawn = ? WHERE day = ? AND withdrawn IS NULL"
        return self._record(coming, lambda day: self._connection.execute(sql, (format_timestamp(now), day)), now)

    def _declare_rest(self, days: Iterable[date], vacation: date | None, now: datetime) -> Changes:
        sql = (
            "INSERT INTO rest_day (day, declared, made_day, vacation) VALUES (?, ?, ?, ?) ON CONFLICT (day) DO UPDATE "
            "SET declared = excluded.declared, made_day = excluded.made_day, vacation = excluded.vacation, "
            "withdrawn = NULL"
        )
        made, made_day = format_timestamp(now), self._plans.today(now).isoformat()
        first = None if vacation is None else vacation.isoformat()
        return self._record(
            [day.isoformat() for day in days],
            lambda day: self._connection.execute(sql, (day, made, made_day, first)),
            now,
        )

    def _record(self, days: Sequence[str], change: Callable[[str], object], now: datetime) -> Changes:
        touched = [TouchedRow("rest_day", day) for day in days]
        return self._journal.record(OperationName.CHANGE_PLAN, now, touched, lambda: [change(day) for day in days])
