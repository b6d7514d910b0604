"""Show a study day and the streak."""

from __future__ import annotations

from datetime import date

import click

from reader.cli.json_rows import Row, attributes, entry_rows, round_seconds
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.activity.day_totals import counted_of_entries
from reader.core.activity.judging import LIMITED, DayState, JudgedDay, judge_day
from reader.core.activity.streak import Streak, streak
from reader.core.activity.study_day import YEARS
from reader.core.activity.uncounted import Uncounted
from reader.core.activity.weeks import WeekStreak, judge_weeks, week_streak


def parse_day(text: str) -> date:
    """Return a date in ISO 8601; raises ValueError for others, and for one that no library keeps."""
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(text)
    return day


DAY = ParsedParam("date", parse_day, "is no date in ISO 8601, such as 2026-03-28")


@command("day")
@click.argument("day", metavar="[DATE]", required=False, type=DAY)
def day_command(session: Session, day: date | None) -> None:
    """Show a study day with its entries; without DATE, today."""
    with session.open_for_reading() as library:
        judged = library.judged(session.at)
        today = judged[-1].day if judged else session.at.date()
        shown_day = day or today
        entries = [entry for entry in library.ledger.entries(shown_day) if entry.start <= session.at]
        plan = library.plans.in_force(shown_day)
    judged_day = judge_day(judged, shown_day)
    is_judged = judged_day.state is not DayState.BEFORE
    goal = plan.goal_on(shown_day) if is_judged else 0.0
    counted = judged_day.counted if is_judged else sum(counted_of_entries(entries, plan))
    row: Row = {
        "day": shown_day.isoformat(),
        "goal": round_seconds(goal),
        "counted": round_seconds(counted),
        "state": judged_day.state.value.replace("_", " "),  # "made up" is two words in hour.md
        "left": round_seconds(max(0.0, goal - counted)),
        "entries": entry_rows(entries, plan),
    }
    session.write_result(row, lambda: _day_text(session, row, judged_day.state))


@command("streak")
def streak_command(session: Session) -> None:
    """Show the current streak."""
    with session.open_for_reading() as library:
        judged = library.judged(session.at)
        found = streak(judged)
        weeks = week_streak(judge_weeks(judged, library.plans.history(), library.plans.rest_days()))
    row: Row = {
        **attributes(found, "current", "met", "made_up", "rest", "longest"),
        **attributes(found, "kept_7", "kept_30", "kept_365", "score", "at_stake"),
        "weeks": weeks.current,
        "debts": [_debt_row(one) for one in found.debts],
    }
    session.write_result(row, lambda: _streak_text(session, found, weeks))


def _debt_row(one: JudgedDay) -> Row:
    until = one.until.isoformat() if one.until else None
    return {"day": one.day.isoformat(), "missing": round_seconds(one.missing), "until": until}


def _day_text(session: Session, row: Row, state: DayState) -> str:
    message = session.translate("CommandLine", "{day}: {counted} of {goal} min ({state})")
    minutes = {key: round(float(str(row[key])) / 60) for key in ("counted", "goal")}
    entries = row["entries"]
    assert isinstance(entries, list)
    shown = [
        one
        | {"start": one["start"][11:16], "end": one["end"][11:16], "minutes": round(one["seconds"] / 60, 1)}
        | {"why": one["why"] or ""}
        for one in entries
    ]
    first = message.format(day=row["day"], state=_state_label(session, state), **minutes)
    why = ("why",) if any(one["why"] for one in shown) else ()
    table = session.table(shown, "start", "end", "class", "minutes", "origin", *why)
    return "\n".join(part for part in (first, _cap_text(session, entries), table) if part)


def _cap_text(session: Session, entries: list[Row]) -> str:
    """Return how many minutes of notes and review count, if not all do."""
    limited = [one for one in entries if one["class"] in LIMITED]
    if not any(one["why"] == Uncounted.CAP for one in limited):
        return ""
    spent, counted = (round(sum(float(str(one[key])) for one in limited) / 60) for key in ("seconds", "counted"))
    message = session.translate(
        "CommandLine", "{spent} min of notes and review, {counted} counted: at most half the goal"
    )
    return message.format(spent=spent, counted=counted)


def _streak_text(session: Session, found: Streak, weeks: WeekStreak) -> str:
    # numbers follow a colon: plural forms cannot be extracted for translation here
    lines = [session.translate("CommandLine", "streak in days: {current} ({met} met, {made_up} made up)")]
    if found.rest:
        lines.append(session.translate("CommandLine", "rest days in between, not counted: {rest}"))
    longest = session.translate("CommandLine", "longest: {longest}")
    lines = (
        [*_score_lines(session, found), longest, *lines]
        if found.is_broken
        else [*lines, longest, *_score_lines(session, found)]
    )
    if weeks.longest:
        lines.append(session.translate("CommandLine", "streak in weeks: {weeks}, longest: {longest_weeks}"))
    values = {
        "weeks": weeks.current,
        "longest_weeks": weeks.longest,
        "current": found.current,
        "met": found.met,
        "made_up": found.made_up,
    }
    lines = [line.format(**values, rest=found.rest, longest=found.longest) for line in lines]
    for one in found.debts:
        message = session.translate("CommandLine", "{day}: {minutes} min missing, can be made up until {until}")
        lines.append(message.format(day=one.day, minutes=round(one.missing / 60), until=one.until))
    return "\n".join(lines)


def _score_lines(session: Session, found: Streak) -> list[str]:
    """Return the shares that a break leaves standing, as far as a day was due."""
    named = (
        (session.translate("CommandLine", "days met in 13 weeks, recent weeks weighted more: {percent}%"), found.score),
        (session.translate("CommandLine", "days met this year: {percent}%"), found.kept_365),
    )
    return [line.format(percent=int(share * 100 + 0.5)) for line, share in named if share is not None]


def _state_label(session: Session, state: DayState) -> str:
    return {
        DayState.MET: session.translate("CommandLine", "met"),
        DayState.REST: session.translate("CommandLine", "rest"),
        DayState.MADE_UP: session.translate("CommandLine", "made up"),
        DayState.OPEN: session.translate("CommandLine", "in progress"),
        DayState.MISSED: session.translate("CommandLine", "missed"),
        DayState.BEFORE: session.translate("CommandLine", "before your first plan"),
    }[state]
