"""Show and change the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import click

from reader.cli.commands.day import DAY, parse_day
from reader.cli.json_rows import WEEKDAYS, Row, plan_row
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.activity.plan import SAME_EACH_DAY, Plan, WeekGoal, plan_at
from reader.core.activity.plan_change import PlanChange, base_of_change, changed_plan, check_rest_day
from reader.core.activity.vacation import Vacation
from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library


def parse_weekdays(text: str) -> frozenset[int]:
    """Return the weekdays, Monday being 0; ``none`` means none. Raises ValueError for a name that is no weekday."""
    names = [name.strip().lower()[:3] for name in text.split(",") if name.strip() not in ("", "none")]
    return frozenset(map(WEEKDAYS.index, names))


def _parse_goals(text: str) -> dict[int, int]:
    """Return the minutes of weekdays, Monday being 0; ``none`` means none. Raises ValueError for anything else."""
    goals = {}
    for part in text.split(","):
        name, equals, minutes = part.strip().partition("=")
        if equals:
            goals[WEEKDAYS.index(name.strip().lower()[:3])] = int(minutes)
        elif name != "none":
            raise ValueError(part)
    return goals


def _parse_week(text: str) -> tuple[int, int]:
    """Return the minutes and the days of a week, one of them 0; ``none`` means none. Raises ValueError for others."""
    number = 0 if text == "none" else int(text.lower().removesuffix("d"))
    return (0, number) if text.lower().endswith("d") else (number, 0)


def _parse_dates(text: str) -> tuple[date, date]:
    first, _dots, last = text.partition("..")
    return parse_day(first), parse_day(last)


_REST = ParsedParam("weekdays", parse_weekdays, f"are no weekdays, such as {','.join(WEEKDAYS[5:])}")
_GOALS = ParsedParam("goals", _parse_goals, "are no goals of weekdays, such as mon=90,sat=30")
_WEEK = ParsedParam("week", _parse_week, "is no goal of a week, such as 360 or 5d")
_DATES = ParsedParam("dates", _parse_dates, "are no dates, such as 2026-04-04..2026-04-06")


@command("plan")
@click.option("--goal", type=int, metavar="MIN", help="Minutes a day, 5 to 600.")
@click.option("--goal-on", type=_GOALS, metavar="mon=90,…", help="Minutes of particular weekdays; none to clear.")
@click.option("--week", type=_WEEK, metavar="MIN|Nd", help="Minutes a week, or days met a week; none to clear.")
@click.option("--rest", type=_REST, metavar="mon,…", help="Weekly rest days; none to clear.")
@click.option("--rest-day", type=DAY, metavar="DATE", help="A single rest day that has not begun.")
@click.option("--away", type=_DATES, metavar="DATE..DATE", help="A range of rest days.")
@click.option("--day-start", type=int, metavar="H", help="The hour at which a day starts, 0 to 23.")
@click.option("--make-up", type=int, metavar="N", help="Days within which a missed day can be made up.")
@click.option("--from", "first_day", type=DAY, metavar="DATE", help="The day on which the change takes effect.")
def plan_command(
    session: Session,
    *,
    goal: int | None,
    goal_on: dict[int, int] | None,
    week: tuple[int, int] | None,
    rest: frozenset[int] | None,
    rest_day: date | None,
    away: tuple[date, date] | None,
    day_start: int | None,
    make_up: int | None,
    first_day: date | None,
) -> None:
    """Show or change the plan: a stricter plan takes effect today, an easier one tomorrow at the earliest."""
    change = PlanChange(
        goal, rest, day_start, make_up, week_goal=None if week is None else WeekGoal(*week), first_day=first_day
    )
    has_change = goal_on is not None or change != PlanChange(first_day=first_day)
    if first_day is not None and not has_change:
        raise click.UsageError("--from goes with a change.")
    vacation = None if away is None else Vacation(*away)
    is_changing = has_change or rest_day or vacation
    with session.open_for_writing() if is_changing else session.open_for_reading() as library:
        if is_changing:
            _check_order(library, session)
        history = library.plans.history()
        if rest_day is not None:
            check_rest_day(history, rest_day, session.at)
        if vacation is not None:
            check_rest_day(history, vacation.first, session.at)
        if goal_on is not None:
            base = base_of_change(history, first_day, session.at)
            usual = base.goal_minutes if goal is None else goal
            change = replace(change, weekday_minutes=_with_goals(base, goal_on, usual))
        effective = _change(library, change, session) if has_change else None
        if rest_day is not None:
            library.plans.declare_rest(rest_day, session.at)
        if vacation is not None:
            library.plans.declare_vacation(vacation, session.at)
        row = _row(library, session, effective)
    session.write_result(row, lambda: _text(session, row))


def _with_goals(plan: Plan, goals: Mapping[int, int], usual: int) -> tuple[int | None, ...]:
    """Return the goals of the weekdays of a plan with these; without any, those where no weekday differs.

    A weekday that is given the ``usual`` minutes follows them from then on.
    """
    if not goals:
        return SAME_EACH_DAY
    chosen = {day: None if minutes == usual else minutes for day, minutes in goals.items()}
    return tuple(chosen.get(day, minutes) for day, minutes in enumerate(plan.weekday_minutes))


def _check_order(library: Library, session: Session) -> None:
    """Raise ReaderError PLAN_INVALID if a plan was made after the time that the command acts at."""
    made = library.plans.last_made()
    if made is not None and session.at < made:
        day = made.astimezone(session.at.tzinfo).date()
        raise ReaderError(Problem.PLAN_INVALID, field="at", value=session.at.isoformat(), earliest=day)


def _change(library: Library, change: PlanChange, session: Session) -> date:
    plan = changed_plan(library.plans.history(), change, session.at)
    library.plans.set(plan, session.at)
    return plan.effective_day


def _row(library: Library, session: Session, effective: date | None) -> Row:
    """Return the plan that was just set, else the one in force, with the rest days and the history."""
    history = library.plans.history()
    shown = library.plans.in_force(effective) if effective else plan_at(history, session.at)
    return plan_row(shown) | {
        "rest_days": [day.isoformat() for day in sorted(library.plans.rest_days())],
        "away": [str(vacation) for vacation in library.plans.vacations()],
        "history": [plan_row(plan) for plan in history],
    }


def _text(session: Session, row: Row) -> str:
    rest, days, away, goals = row["rest"], row["rest_days"], row["away"], row["goals"]
    assert isinstance(rest, list)
    assert isinstance(days, list)
    assert isinstance(away, list)
    assert isinstance(goals, dict)
    lines = [session.translate("CommandLine", "From {effective}: {goal} min a day, the day starts at {hour}:00")]
    if goals:
        lines.append(session.translate("CommandLine", "On particular weekdays: {goals}"))
    if row["week"]:
        lines.append(session.translate("CommandLine", "A week: {week}"))
    lines.append(session.translate("CommandLine", "Rest days: {rest}"))
    lines.append(session.translate("CommandLine", "Days to make up a missed day: {days}"))
    vacations = [Vacation(*map(date.fromisoformat, dates.split(".."))) for dates in away]
    away_days = {day.isoformat() for vacation in vacations for day in vacation.days}
    values = {
        "effective": row["effective"],
        "goal": row["goal_minutes"],
        "goals": ", ".join(f"{day} {seconds // 60}" for day, seconds in goals.items()),
        "week": _week_text(session, row["week"]),
        "hour": f"{row['day_start']:02}",
        "rest": ", ".join([*rest, *(day for day in days if day not in away_days), *away]) or "–",
        "days": row["make_up"],
    }
    return "\n".join(line.format(**values) for line in lines)


def _week_text(session: Session, week: object) -> str:
    if isinstance(week, int):
        return session.translate("CommandLine", "{minutes} min").format(minutes=week // 60)
    return session.translate("CommandLine", "days met: {days}").format(days=str(week).removesuffix("d"))
