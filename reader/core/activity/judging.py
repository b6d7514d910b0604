"""Judge each day by the plan in force on it (hour.md, "Judging a day")."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reader.core.activity.clock_doubt import SkippedDays
from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan, plan_on

LIMITED = frozenset({TimeClass.NOTE, TimeClass.REVIEW})
"""Classes that count together up to half of the goal (hour.md, "Classes of time")."""

_ONE_DAY = timedelta(days=1)
_NOTHING = 0.000_5
"""Seconds below which nothing is missing: sums of floating-point lengths are not exact."""


class DayState(StrEnum):
    """Say what became of a day; the value stands in JSON."""

    MET = "met"
    REST = "rest"
    MADE_UP = "made_up"
    OPEN = "open"
    MISSED = "missed"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class JudgedDay:
    """Hold a day's judgement: goal and counted time in seconds, and for a day that fell short what is still missing.

    ``until`` is the last day on which what is missing can be made up.
    """

    day: date
    state: DayState
    goal: float = 0.0
    counted: float = 0.0
    missing: float = 0.0
    until: date | None = None

    @property
    def is_kept(self) -> bool:
        """Return whether the day holds the streak."""
        return self.state in (DayState.MET, DayState.REST, DayState.MADE_UP)


def counted_seconds(by_class: Mapping[TimeClass, float], plan: Plan) -> float:
    """Return what counts towards the goal of a day, of the seconds of each class spent on it."""
    limited = rest = 0.0
    for one, seconds in by_class.items():
        if one in plan.counted_classes:
            if one in LIMITED:
                limited += seconds
            else:
                rest += seconds
    return rest + min(limited, plan.goal_seconds / 2)


def counted_by_day(days: Mapping[date, Mapping[TimeClass, float]], plans: Sequence[Plan]) -> dict[date, float]:
    """Return what counts of each day, by the plan in force on it; before the first plan nothing is counted out."""
    counted = {}
    for day, by_class in days.items():
        plan = plan_on(plans, day)
        counted[day] = counted_seconds(by_class, plan) if plan else sum(by_class.values())
    return counted


def judge_days(
    seconds: Mapping[date, float],
    plans: Sequence[Plan],
    rest_days: Collection[date],
    today: date,
    passed_over: SkippedDays | None = None,
) -> tuple[JudgedDay, ...]:
    """Judge every day from the first plan's to ``today``, as things stand today; before the first plan is nothing.

    ``seconds`` holds the counted seconds of each day, ``plans`` stand in order of effective day, ``rest_days`` were
    declared in time. Minutes beyond a day's own goal pay the oldest debt that is still within its days, each once; a
    day of rest asks for nothing, so that all its minutes may pay. Days that a clock in doubt has ``passed_over`` are
    open, and no debt runs out on them.
    """
    rest_days = frozenset(rest_days)
    judged: list[JudgedDay] = []
    debts: deque[int] = deque()
    for day, plan in _days_with_plans(plans, today):
        rests = day in rest_days or plan.rests_on(day)
        is_open = day == today or _is_in(day, passed_over)
        one = _first_look(day, plan, seconds.get(day, 0.0), rests=rests, is_open=is_open)
        judged.append(one)
        if debts:
            _forget_old(debts, judged, day)
            _pay(debts, judged, one.counted - (0.0 if rests else one.goal))
        if one.until is not None:
            if passed_over is not None:
                judged[-1] = replace(one, until=_until(day, plan.make_up_days, passed_over))
            debts.append(len(judged) - 1)
    return tuple(_settled(one, today) for one in judged)


def judge_day(judged: Sequence[JudgedDay], day: date) -> JudgedDay:
    """Return the judgement of one day out of those of all; a day outside them is before the plan, or still open."""
    if judged and day >= judged[0].day:
        place = (day - judged[0].day).days
        return judged[place] if place < len(judged) else JudgedDay(day, DayState.OPEN)
    return JudgedDay(day, DayState.BEFORE)


def _days_with_plans(plans: Sequence[Plan], today: date) -> Iterator[tuple[date, Plan]]:
    ends = [*(plan.effective_day for plan in plans[1:]), today + _ONE_DAY]
    for plan, end in zip(plans, ends, strict=False):
        day = plan.effective_day
        while day < end and day <= today:
            yield day, plan
            day += _ONE_DAY


def _first_look(day: date, plan: Plan, counted: float, *, rests: bool, is_open: bool) -> JudgedDay:
    goal = plan.goal_seconds
    missing = goal - counted
    if missing <= _NOTHING:
        return JudgedDay(day, DayState.MET, goal, counted)
    if rests:
        return JudgedDay(day, DayState.REST, goal, counted)
    if is_open:
        return JudgedDay(day, DayState.OPEN, goal, counted, missing)
    return JudgedDay(day, DayState.MISSED, goal, counted, missing, day + timedelta(days=plan.make_up_days))


def _is_in(day: date, passed_over: SkippedDays | None) -> bool:
    return passed_over is not None and day in passed_over


def _until(day: date, make_up_days: int, passed_over: SkippedDays) -> date:
    """Return the last day on which a day can be made up: so many days on, without those that were passed over."""
    until = day + timedelta(days=make_up_days)
    if not day < passed_over.first <= until:
        return until
    return until + (passed_over.last - passed_over.first) + _ONE_DAY


def _forget_old(debts: deque[int], judged: list[JudgedDay], day: date) -> None:
    for place in tuple(debts):
        until = judged[place].until
        if until is not None and until < day:
            debts.remove(place)


def _pay(debts: deque[int], judged: list[JudgedDay], surplus: float) -> None:
    while debts and surplus > _NOTHING:
        place = debts[0]
        paid = min(surplus, judged[place].missing)
        surplus -= paid
        missing = judged[place].missing - paid
        judged[place] = replace(judged[place], missing=missing)
        if missing <= _NOTHING:
            judged[place] = replace(judged[place], missing=0.0, state=DayState.MADE_UP)
            debts.popleft()


def _settled(one: JudgedDay, today: date) -> JudgedDay:
    is_debt = one.state is DayState.MISSED and one.until is not None
    if is_debt and one.until is not None and one.until >= today:
        return replace(one, state=DayState.OPEN)
    return one
