"""A second implementation of judging weeks, written from the rules alone (docs/decisions/0080), in whole minutes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from tests.core.activity.judging_model import judged_letters

Goal = tuple[int, int]
"""What is asked of a week, in minutes and in days kept; 0 asks for nothing."""


def judged_weeks(
    minutes: Sequence[int],
    goals: Sequence[int],
    *,
    week_goals: Mapping[int, Goal],
    weekday_rest: Collection[int],
    away: Collection[int],
    make_up: int,
) -> str:
    """Judge the weeks of days numbered from 0, a Monday; the last day is today.

    A letter for each week: m(et), r(est), o(pen), x (missed), n(ot due), and - without a goal. ``week_goals`` are the
    goals of a week by the day from which each is in force; the plan begins on the earliest.
    """
    begin = min(week_goals)
    count = len(minutes)
    rests = {day - begin for day in range(begin, count) if day in away or day % 7 in weekday_rest}
    shifted = [goals[(day + begin) % 7] for day in range(7)]
    letters = " " * begin + judged_letters(minutes[begin:], shifted, rests, make_up)
    found = ""
    for monday in range(0, count, 7):
        week = range(monday, min(monday + 7, count))
        asked = [_in_force(week_goals, day) for day in week if day >= begin]
        if asked:
            due = [day for day in range(max(monday, begin), monday + 7) if day % 7 not in weekday_rest]
            read = sum(minutes[day] for day in week if day >= begin)
            began_on_monday = begin <= monday and any(_in_force(week_goals, monday))
            kept = "".join(letters[day] for day in week)
            found += _letter(asked, read, kept, due, away, is_over=monday + 7 < count, may_miss=began_on_monday)
    return found


def _in_force(week_goals: Mapping[int, Goal], day: int) -> Goal:
    return week_goals[max(first for first in week_goals if first <= day)]


def _letter(
    asked: Sequence[Goal],
    read: int,
    kept: str,
    due: Sequence[int],
    away: Collection[int],
    *,
    is_over: bool,
    may_miss: bool,
) -> str:
    if not any(map(any, asked)):
        return "-"
    here = [day for day in due if day not in away]
    certain = sum(letter in "mu" for letter in kept)
    possible = certain + kept.count("o")
    is_met, can_be_met = True, True
    deciding = asked[:1] if is_over and may_miss else asked
    for minutes, days in deciding:
        share = Fraction(len(here), len(due)) if here else Fraction(1)
        least = max(5, round(minutes * share)) if minutes else 0
        needed = min(days, len(here)) if 0 < len(here) < len(due) else days
        is_met = is_met and read >= least and certain >= needed
        can_be_met = can_be_met and (not is_over or (read >= least and possible >= needed))
    if is_met:
        return "m"
    if due and not here:
        return "r"
    if can_be_met:
        return "o"
    return "x" if may_miss else "n"
