"""Judge each day by the plan in force on it (hour.md, "Judging a day")."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import Plan, plan_on

if TYPE_CHECKING:
    from reader.core.activity.clock_doubt import SkippedDays

LIMITED = frozenset({TimeClass.NOTE, TimeClass.REVIEW})
"""Classes that together count for at most half of the goal (hour.md, "Classes of time")."""

SHOWN_UP = 5 * 60.0
"""Counted seconds from which a day that was not kept is told as one on which the reader showed up."""

_ONE_DAY = timedelta(days=1)
_EPSILON = 0.000_5
"""Seconds below which nothing is missing: sums of floating-point durations are not exact."""


class DayState(StrEnum):
    """The outcome of a day; the value is used in JSON."""

    MET = "met"
    REST = "rest"
    MADE_UP = "made_up"
    OPEN = "open"
    MISSED = "missed"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class JudgedDay:
    """The judgement of a day: goal and counted time in seconds, and for a day that fell short the seconds missing.

    ``until`` is the last day on which the missing time can be made up. ``rests`` is whether it is a rest day; ``owed``
    are the seconds that its time pays first then, for the days before.
    """

    day: date
    state: DayState
    goal: float = 0.0
    counted: float = 0.0
    missing: float = 0.0
    until: date | None = None
    rests: bool = False
    owed: float = 0.0

    @property
    def reaches_goal(self) -> bool:
        """Return whether the counted time reaches the goal, on a rest day after it has paid what is owed."""
        return self.goal + self.owed - self.counted <= _EPSILON

    @property
    def is_shown_up(self) -> bool:
        """Return whether something was read, though not enough for the day to be kept."""
        return not self.is_kept and self.state is not DayState.BEFORE and self.counted >= SHOWN_UP

    @property
    def is_kept(self) -> bool:
        """Return whether the day keeps the streak."""
        return self.state in (DayState.MET, DayState.REST, DayState.MADE_UP)


def counted_seconds(by_class: Mapping[TimeClass, float], plan: Plan, day: date) -> float:
    """Return the seconds that count towards the goal of a day, from the seconds of each class."""
    limited = unlimited = 0.0
    for time_class, seconds in by_class.items():
        if time_class in plan.counted_classes:
            if time_class in LIMITED:
                limited += seconds
            else:
                unlimited += seconds
    return unlimited + min(limited, plan.goal_on(day) / 2)


def counted_by_day(days: Mapping[date, Mapping[TimeClass, float]], plans: Sequence[Plan]) -> dict[date, float]:
    """Return the counted seconds of each day, by the plan in force on it; before the first plan all time counts."""
    counted = {}
    for day, by_class in days.items():
        plan = plan_on(plans, day)
        counted[day] = counted_seconds(by_class, plan, day) if plan else sum(by_class.values())
    return counted


def judge_days(
    seconds: Mapping[date, float],
    plans: Sequence[Plan],
    rest_days: Collection[date],
    today: date,
    skipped: SkippedDays | None = None,
) -> tuple[JudgedDay, ...]:
    """Judge every day from the first plan's day to ``today``, as of today.

    ``seconds`` maps days to counted seconds, ``plans`` are in order of effective day, ``rest_days`` were declared in
    time. Time beyond a day's own goal pays the oldest debt that has not expired, each minute once. On a rest day all
    time pays first; the day is met if what is left reaches the goal, else it is at rest. Days that a doubted clock
    ``skipped`` are open, and no debt expires on them.
    """
    rest_days = frozenset(rest_days)
    judged: list[JudgedDay] = []
    debts: deque[int] = deque()
    for day, plan in _days_with_plans(plans, today):
        rests = day in rest_days or plan.rests_on(day)
        is_open = day == today or (skipped is not None and day in skipped)
        if debts:
            _drop_expired(debts, judged, day)
        counted = seconds.get(day, 0.0)
        if rests:
            judgement = _rest_day(day, plan, counted, sum(judged[index].missing for index in debts))
        else:
            judgement = _judged_alone(day, plan, counted, is_open=is_open)
        judged.append(judgement)
        if debts:
            _pay_debts(debts, judged, counted if rests else counted - judgement.goal)
        if judgement.until is not None:
            if skipped is not None:
                judged[-1] = replace(judgement, until=_until(day, plan.make_up_days, skipped))
            debts.append(len(judged) - 1)
    return tuple(_settled(judgement, today) for judgement in judged)


def judge_day(judged: Sequence[JudgedDay], day: date) -> JudgedDay:
    """Return the judgement of one day; a day before the judged ones is before the plan, a later one still open."""
    if judged and day >= judged[0].day:
        index = (day - judged[0].day).days
        return judged[index] if index < len(judged) else JudgedDay(day, DayState.OPEN)
    return JudgedDay(day, DayState.BEFORE)


def _days_with_plans(plans: Sequence[Plan], today: date) -> Iterator[tuple[date, Plan]]:
    ends = [*(plan.effective_day for plan in plans[1:]), today + _ONE_DAY]
    for plan, end in zip(plans, ends, strict=False):
        day = plan.effective_day
        while day < end and day <= today:
            yield day, plan
            day += _ONE_DAY


def _rest_day(day: date, plan: Plan, counted: float, owed: float) -> JudgedDay:
    judgement = JudgedDay(day, DayState.REST, plan.goal_on(day), counted, rests=True, owed=owed)
    return replace(judgement, state=DayState.MET) if judgement.reaches_goal else judgement


def _judged_alone(day: date, plan: Plan, counted: float, *, is_open: bool) -> JudgedDay:
    goal = plan.goal_on(day)
    missing = goal - counted
    if missing <= _EPSILON:
        return JudgedDay(day, DayState.MET, goal, counted)
    if is_open:
        return JudgedDay(day, DayState.OPEN, goal, counted, missing)
    return JudgedDay(day, DayState.MISSED, goal, counted, missing, day + timedelta(days=plan.make_up_days))


def _until(day: date, make_up_days: int, skipped: SkippedDays) -> date:
    """Return the last day on which a day can be made up, not counting the skipped days."""
    until = day + timedelta(days=make_up_days)
    if not day < skipped.first <= until:
        return until
    return until + (skipped.last - skipped.first) + _ONE_DAY


def _drop_expired(debts: deque[int], judged: list[JudgedDay], day: date) -> None:
    for index in tuple(debts):
        until = judged[index].until
        if until is not None and until < day:
            debts.remove(index)


def _pay_debts(debts: deque[int], judged: list[JudgedDay], surplus: float) -> None:
    while debts and surplus > _EPSILON:
        index = debts[0]
        paid = min(surplus, judged[index].missing)
        surplus -= paid
        missing = judged[index].missing - paid
        judged[index] = replace(judged[index], missing=missing)
        if missing <= _EPSILON:
            judged[index] = replace(judged[index], missing=0.0, state=DayState.MADE_UP)
            debts.popleft()


def _settled(judgement: JudgedDay, today: date) -> JudgedDay:
    is_debt = judgement.state is DayState.MISSED and judgement.until is not None
    if is_debt and judgement.until is not None and judgement.until >= today:
        return replace(judgement, state=DayState.OPEN)
    return judgement
