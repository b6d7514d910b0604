"""Tell the study day of a time, by the plan in force."""

from __future__ import annotations

from datetime import date, datetime

from reader.core.activity.plan_change import study_day_now
from reader.storage.library import Library


def study_day_of(library: Library, now: datetime) -> date:
    """Return the study day of a local time."""
    return study_day_now(library.plans.history(), now)
