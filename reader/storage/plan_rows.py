"""Read and add the rows of plans; only ever added to, they fold into the history of plans."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import DAYS_OF_WEEK, Plan, WeekGoal
from reader.core.activity.plan_change import study_day_now
from reader.core.activity.plan_history import PlanRecord, plan_history, plans_back_to
from reader.core.errors import ReaderError
from reader.core.ids import later_id
from reader.core.operation_name import OperationName
from reader.storage.recorded_rows import RecordedRow, load_rows
from reader.storage.stored_values import UNKNOWN_TIME, StoredRow, parsed_day, parsed_json, stored_time
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.storage.connection import Connection

_COLUMNS = (
    "effective_day, goal_minutes, rest_weekdays, day_start, make_up_days, counted_classes, "
    "weekday_minutes, week_minutes, week_days"
)
_PLANS = f"SELECT {_COLUMNS}, number, id, made, made_day, is_default, withdrawn FROM plan ORDER BY number"  # noqa: S608


class PlanRows:
    """The plans of a library, as they were made."""

    def __init__(self, connection: Connection) -> None:
        """Use ``connection`` for all reads and writes."""
        self._connection = connection

    def history(self) -> list[Plan]:
        """Return the plans that came or will come into force, by effective day."""
        return _history_of(self._rows())

    def today(self, now: datetime) -> date:
        """Return the study day of a local time, no earlier than the last on which a plan was made."""
        last = parsed_day(self._connection.value("SELECT max(made_day) FROM plan WHERE withdrawn IS NULL"))
        today = study_day_now(self.history(), now)
        return today if last is None else max(today, last)

    def add(self, plans: Sequence[Plan], made_day: date, now: datetime, *, is_default: bool = False) -> list[str]:
        """Add plans that are made now, in order, and return their numbers."""
        return [self._add(plan, made_day, now, is_default=is_default) for plan in plans]

    def move(self, number: int, *, undone: bool, now: datetime) -> list[RecordedRow]:
        """Undo or redo a change of the plan by another one, and return its rows, which belong to the step from now on.

        What is wanted is the history with the plans of the steps that are in effect then, and without all that undo
        and redo made of them. Plans of no step that is recorded stay as they are.
        """
        without: set[str] = set()
        revived: set[str] = set()
        rows = self._rows()
        withdrawn = {str(row["number"]) for row in rows if row["withdrawn"] is not None}
        for step, is_undone, own, moves in self._steps():
            if step == number:
                without |= moves | own if undone else moves
                revived |= set() if undone else own
            elif not own & withdrawn:
                without |= moves | own if is_undone else moves
        today = self.today(now)
        wanted = _history_of(rows, without=without, revived=revived)
        numbers = self.add(plans_back_to(_history_of(rows), wanted, today), today, now)
        return [RecordedRow("plan", added, None, None) for added in numbers]

    def _steps(self) -> Iterator[tuple[int, bool, set[str], set[str]]]:
        """Yield the changes of the plan that are recorded: the number, whether it is undone, its plans, its moves."""
        sql = "SELECT number, undone, edits FROM operation WHERE name = ?"
        for number, undone, edits in self._connection.rows(sql, (OperationName.CHANGE_PLAN.value,)):
            plans = [row for row in load_rows(edits) or () if row.kind == "plan"]
            own, moves = ({row.id for row in plans if (row.after is None) is is_move} for is_move in (False, True))
            yield number, bool(undone), own, moves

    def next_number(self) -> int:
        """Return the number that the next plan gets."""
        return self._connection.number("SELECT max(number) FROM plan") + 1

    def _rows(self) -> list[sqlite3.Row]:
        return self._connection.rows(_PLANS)

    def _add(self, plan: Plan, made_day: date, now: datetime, *, is_default: bool) -> str:
        number = self.next_number()
        last = self._connection.row("SELECT made, id FROM plan ORDER BY made DESC, id DESC LIMIT 1")
        last_made, last_id = ("", "") if last is None else (str(last["made"]), str(last["id"]))
        made = max(format_timestamp(now), last_made)  # no plan is made before one that is there
        self._connection.execute(
            f"INSERT INTO plan (number, {_COLUMNS}, id, made, made_day, is_default) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                plan.effective_day.isoformat(),
                plan.goal_minutes,
                json.dumps(sorted(plan.rest_weekdays)),
                plan.day_start,
                plan.make_up_days,
                json.dumps(sorted(plan.counted_classes)),
                json.dumps({number: minutes for number, minutes in enumerate(plan.weekday_minutes) if minutes}),
                plan.week_goal.minutes or None,
                plan.week_goal.days or None,
                later_id(now, last_id if made == last_made else ""),
                made,
                made_day.isoformat(),
                int(is_default),
            ),
        )
        return str(number)


def plan_of(row: StoredRow) -> Plan | None:
    """Return the plan of a row; None if that is damaged, and the plan before it then holds."""
    day, weekdays = parsed_day(row["effective_day"]), parsed_json(row["rest_weekdays"])
    names, differing = parsed_json(row["counted_classes"]), parsed_json(row["weekday_minutes"])
    if day is None or not isinstance(weekdays, list) or not isinstance(names, list) or not isinstance(differing, dict):
        return None
    minutes = tuple(differing.get(str(number)) for number in range(DAYS_OF_WEEK))
    if not all(type(number) is int for number in (*weekdays, *(own for own in minutes if own is not None))):
        return None  # JSON knows 90.0 and true too, which equal whole numbers
    try:
        return Plan(
            day,
            row["goal_minutes"],
            frozenset(weekdays),
            row["day_start"],
            row["make_up_days"],
            counted_classes=frozenset(map(TimeClass, names)),
            weekday_minutes=minutes,
            week_goal=WeekGoal(row["week_minutes"] or 0, row["week_days"] or 0),
        )
    except (ValueError, TypeError, ReaderError):
        return None


def _history_of(
    rows: Iterable[sqlite3.Row], *, without: Collection[str] = (), revived: Collection[str] = ()
) -> list[Plan]:
    numbered = ((str(row["number"]), row) for row in rows)
    kept = (
        row for number, row in numbered if number not in without and (row["withdrawn"] is None or number in revived)
    )
    return plan_history(_records(kept)) or [Plan(UNKNOWN_TIME.date())]


def _records(rows: Iterable[sqlite3.Row]) -> Iterator[PlanRecord]:
    for row in rows:
        plan = plan_of(row)
        if plan is not None:
            made_day, is_default = parsed_day(row["made_day"]), bool(row["is_default"])
            yield PlanRecord(str(row["id"]), plan, stored_time(row["made"]), made_day, is_default)
