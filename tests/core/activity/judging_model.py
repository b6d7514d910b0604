"""A second implementation of judging, written from the rules alone, in whole minutes: each minute is spent by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def judged_letters(minutes: Sequence[int], goals: Sequence[int], rest: Collection[int], make_up: int) -> str:
    """Judge days numbered from 0, of which the last is today: m(et), r(est), u (made up), o(pen), x (missed).

    ``goals`` are those of the seven weekdays; day 0 is a Monday.
    """
    today = len(minutes) - 1
    missing = [0 if day in rest else max(0, goals[day % 7] - read) for day, read in enumerate(minutes)]
    fell_short = {day for day in range(today) if missing[day]}
    states = {}
    for day, read in enumerate(minutes):
        spare = read if day in rest else max(0, read - goals[day % 7])
        for _ in range(spare):
            debts = [debt for debt in sorted(fell_short) if missing[debt] and day - make_up <= debt < day]
            if not debts:
                break
            missing[debts[0]] -= 1
            spare -= 1
        if day in rest:
            states[day] = "m" if spare >= goals[day % 7] else "r"
    for day, read in enumerate(minutes):
        if day not in states:
            states[day] = _due_day(read >= goals[day % 7], missing[day], today - day, make_up)
    return "".join(states[day] for day in range(len(minutes)))


def _due_day(met: bool, missing: int, age: int, make_up: int) -> str:
    if met:
        return "m"
    if not missing:
        return "u"
    return "o" if age == 0 or age <= make_up else "x"
