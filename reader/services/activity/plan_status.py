"""Read which plan is in force, which one waits, and which days to come are declared days of rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reader.core.activity.plan import Plan, plan_on
from reader.core.activity.plan_change import PlanChange, study_day_now
from reader.core.activity.vacation import Vacation
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """The plans so far as of a study day, and the declared days of rest from that day on, in order."""

    history: tuple[Plan, ...]
    today: date
    rest_days: tuple[date, ...] = ()
    vacations: tuple[Vacation, ...] = ()

    @property
    def declared(self) -> tuple[tuple[date, ...], ...]:
        """Return the days of rest as they were declared: those of each vacation together, the others one by one."""
        away = [tuple(day for day in vacation.days if day in self.rest_days) for vacation in self.vacations]
        together = {day for days in away for day in days}
        alone = ((day,) for day in self.rest_days if day not in together)
        return tuple(sorted(days for days in (*away, *alone) if days))

    @property
    def present(self) -> Plan:
        """Return the plan in force."""
        return plan_on(self.history, self.today) or self.history[0]

    @property
    def pending(self) -> Plan | None:
        """Return the plan that comes into force later, if there is one."""
        latest = self.history[-1]
        return latest if latest.effective_day > self.today else None

    @property
    def latest(self) -> Plan:
        """Return the plan that waits, else the one in force: what a further change builds on."""
        return self.pending or self.present

    @property
    def since(self) -> date:
        """Return the day since which the plan in force asks for what it asks for."""
        present = self.present
        day = present.effective_day
        for plan in reversed(self.history):
            if plan.effective_day > day:
                continue
            if replace(plan, effective_day=present.effective_day) != present:
                break
            day = plan.effective_day
        return day

    def pending_part(self, fields: Sequence[str]) -> Plan | None:
        """Return the plan in force with these fields of the plan that waits; None if they stay as they are."""
        pending = self.pending
        if pending is None:
            return None
        changed = replace(
            self.present,
            effective_day=pending.effective_day,
            **{name: getattr(pending, name) for name in fields},
        )
        return None if replace(changed, effective_day=self.present.effective_day) == self.present else changed

    def taking_back(self, fields: Sequence[str]) -> PlanChange:
        """Return the change that leaves these fields as they are in the plan in force."""
        return PlanChange(**{name: getattr(self.present, name) for name in fields})


def plan_status(library: Library, now: datetime) -> PlanStatus:
    """Return the state of the plan at a local time."""
    history = tuple(library.plans.history())
    today = study_day_now(history, now)
    rest_days = tuple(sorted(day for day in library.plans.rest_days() if day >= today))
    return PlanStatus(history, today, rest_days, library.plans.vacations())
