"""Simulate a reader who changes the plan, declares days of rest, undoes and redoes at random, year after year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from random import Random

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import COUNTED, SAME_EACH_DAY, Plan, WeekGoal, is_stricter, plan_on
from reader.core.activity.plan_change import PlanChange, changed_plan, check_rest_day, study_day_now
from reader.core.activity.vacation import Vacation
from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library

_ZONE = timezone(timedelta(hours=8))
_FIRST = datetime(2026, 3, 28, 9, 12, tzinfo=_ZONE)
_IGNORED = frozenset({Problem.NOTHING_TO_UNDO, Problem.NOTHING_TO_REDO, Problem.PLAN_INVALID})
_CHECKED_DAYS = 12

Judged = tuple[Plan, bool]
"""What a day is judged by: the plan, whenever it came into force, and whether the day is a declared day of rest."""


class PlanYears:
    """A library whose plan is changed at random; ``changed_days`` are the days that changed after they were over."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)
        self._now = _FIRST
        self._library = Library.in_memory(_FIRST)
        self._over: dict[date, Judged] = {}
        self._present: tuple[date, Judged] | None = None
        self.changed_days: set[date] = set()
        self.weakened_days: set[date] = set()
        self.steps = 0

    def run(self, days: int) -> None:
        """Let days pass, with some changes on each."""
        with self._library:
            for _ in range(days):
                self._now += timedelta(hours=self._chance.choice((20, 24, 24, 27)))
                for _ in range(self._chance.choice((0, 0, 0, 0, 0, 1, 3))):
                    self._step()
                    self._check(_CHECKED_DAYS)
                self._check(_CHECKED_DAYS)
            self._check(days + 1)

    def _step(self) -> None:
        self.steps += 1
        step = self._chance.choice(
            (
                *(self._change_plan, self._declare_rest, self._declare_vacation, self._withdraw_rest),
                *(self._undo, self._undo, self._undo, self._redo, self._redo),
            )
        )
        try:
            step()
        except ReaderError as error:
            if error.problem not in _IGNORED:
                raise

    def _change_plan(self) -> None:
        pick = self._chance.choice
        history = self._library.plans.history()
        change = PlanChange(
            goal_minutes=pick((None, 30, 45, 60, 90, 120)),
            rest_weekdays=pick((None, None, frozenset(), frozenset({5}), frozenset({1, 2, 3}), frozenset(range(6)))),
            day_start=pick((None, None, None, None, 3, 4, 6)),
            make_up_days=pick((None, None, 0, 3, 7)),
            counted_classes=pick((None, None, None, COUNTED, frozenset({TimeClass.READ}))),
            weekday_minutes=pick((None, None, SAME_EACH_DAY, (90, *(None,) * 5, 30), (None, 45, 60, *(None,) * 4))),
            week_goal=pick((None, None, WeekGoal(), WeekGoal(360), WeekGoal(days=5))),
        )
        plan = changed_plan(history, change, self._now)
        plans = [replace(plan, effective_day=plan.effective_day + timedelta(days=pick((0, 0, 0, 1, 4, 20))))]
        if pick((True, False, False)):
            later = plans[0].effective_day + timedelta(days=pick((1, 9)))
            plans.append(replace(plans[0], goal_minutes=60, effective_day=later))
        self._library.plans.set_all(plans, self._now)

    def _declare_rest(self) -> None:
        history = self._library.plans.history()
        day = study_day_now(history, self._now) + timedelta(days=self._chance.choice((0, 1, 2, 9)))
        check_rest_day(history, day, self._now)
        self._library.plans.declare_rest(day, self._now)

    def _declare_vacation(self) -> None:
        history = self._library.plans.history()
        first = study_day_now(history, self._now) + timedelta(days=self._chance.choice((0, 1, 3)))
        check_rest_day(history, first, self._now)
        last = first + timedelta(days=self._chance.randrange(9))
        self._library.plans.declare_vacation(Vacation(first, last), self._now)

    def _withdraw_rest(self) -> None:
        self._library.plans.withdraw_rest(self._library.plans.rest_days(), self._now)

    def _undo(self) -> None:
        self._library.undo(self._now)

    def _redo(self) -> None:
        self._library.redo(self._now)

    def _check(self, count: int) -> None:
        """Compare the days that are over with what they were judged by when they ended, the last ones or all."""
        history, resting = self._library.plans.history(), self._library.plans.rest_days()
        today = study_day_now(history, self._now)
        for back in range(count, -1, -1):
            day = today - timedelta(days=back)
            plan = plan_on(history, day)
            if plan is None:
                continue
            judged = (replace(plan, effective_day=date.min), day in resting)
            if day < today and self._over.setdefault(day, judged) != judged:
                self.changed_days.add(day)
            elif day == today:
                self._check_today(day, judged)

    def _check_today(self, day: date, judged: Judged) -> None:
        """Compare today with what it was before the last step: it may only become stricter."""
        if self._present is not None and self._present[0] == day:
            (before, rested), (after, rests) = self._present[1], judged
            if not is_stricter(before, after) or rested != rests:
                self.weakened_days.add(day)
        self._present = (day, judged)
