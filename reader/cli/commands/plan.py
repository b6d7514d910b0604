"""Show and change the plan."""

from __future__ import annotations

from datetime import date

import click

from reader.cli.commands.day import DAY
from reader.cli.json_rows import WEEKDAYS, Row, plan_row
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.activity.plan import plan_at
from reader.core.activity.plan_change import PlanChange, changed_plan, check_rest_day
from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library


def _parse_weekdays(text: str) -> frozenset[int]:
    """Return the weekdays, Monday being 0; ``none`` means none. Raises ValueError for a name that is no weekday."""
    names = [name.strip().lower()[:3] for name in text.split(",") if name.strip() not in ("", "none")]
    return frozenset(map(WEEKDAYS.index, names))


_REST = ParsedParam("weekdays", _parse_weekdays, f"are no weekdays, such as {','.join(WEEKDAYS[5:])}")


@command("plan")
@click.option("--goal", type=int, metavar="MIN", help="Minutes a day, 5 to 600.")
@click.option("--rest", type=_REST, metavar="mon,…", help="Weekdays of rest; none for none.")
@click.option("--rest-day", type=DAY, metavar="DATE", help="A single day of rest that has not begun.")
@click.option("--day-start", type=int, metavar="H", help="The hour at which a day begins, 0 to 23.")
@click.option("--make-up", type=int, metavar="N", help="Days within which a missed day can be made up.")
@click.option("--from", "first_day", type=DAY, metavar="DATE", help="The day from which the change holds.")
def plan_command(
    session: Session,
    *,
    goal: int | None,
    rest: frozenset[int] | None,
    rest_day: date | None,
    day_start: int | None,
    make_up: int | None,
    first_day: date | None,
) -> None:
    """Show or change the plan: a stricter one holds from today, a weaker one from tomorrow at the earliest."""
    change = PlanChange(goal, rest, day_start, make_up, first_day=first_day)
    has_change = change != PlanChange(first_day=first_day)
    if first_day is not None and not has_change:
        raise click.UsageError("--from goes with a change.")
    with session.open_for_writing() if has_change or rest_day else session.open_for_reading() as library:
        if has_change or rest_day:
            _check_order(library, session)
        if rest_day is not None:
            check_rest_day(library.plans.history(), rest_day, session.at)
        effective = _change(library, change, session) if has_change else None
        if rest_day is not None:
            library.plans.declare_rest(rest_day, session.at)
        row = _row(library, session, effective)
    session.write_result(row, lambda: _text(session, row))


def _check_order(library: Library, session: Session) -> None:
    """Raise ReaderError PLAN_INVALID if a plan was made after the time that the command acts at."""
    made = library.plans.last_made()
    if made is not None and session.at < made:
        day = made.astimezone(session.at.tzinfo).date()
        raise ReaderError(Problem.PLAN_INVALID, field="at", value=session.at.isoformat(), earliest=str(day))


def _change(library: Library, change: PlanChange, session: Session) -> date:
    plan = changed_plan(library.plans.history(), change, session.at)
    library.plans.set(plan, session.at)
    return plan.effective_day


def _row(library: Library, session: Session, effective: date | None) -> Row:
    """Return the plan that was just set, else the one in force, with the rest days and the history."""
    history = library.plans.history()
    shown = library.plans.in_force(effective) if effective else plan_at(history, session.at)
    rest_days = [day.isoformat() for day in sorted(library.plans.rest_days())]
    return plan_row(shown) | {"rest_days": rest_days, "history": [plan_row(plan) for plan in history]}


def _text(session: Session, row: Row) -> str:
    rest, days = row["rest"], row["rest_days"]
    assert isinstance(rest, list)
    assert isinstance(days, list)
    lines = [
        session.translate("CommandLine", "From {effective}: {goal} minutes a day, a day begins at {hour}:00"),
        session.translate("CommandLine", "Rest: {rest}"),
        session.translate("CommandLine", "A missed day can be made up within {days} days"),
    ]
    values = {
        "effective": row["effective"],
        "goal": row["goal_minutes"],
        "hour": f"{row['day_start']:02}",
        "rest": ", ".join([*rest, *days]) or "–",
        "days": row["make_up"],
    }
    return "\n".join(line.format(**values) for line in lines)
