"""A contest as the library keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reader.core.study.contest import ContestLog


@dataclass(frozen=True, slots=True)
class ContestRecord:
    """A contest with what can be read of its log.

    ``day`` is the study day on which it began, ``made`` the time.
    """

    id: str
    title: str
    day: date
    made: datetime
    log: ContestLog
