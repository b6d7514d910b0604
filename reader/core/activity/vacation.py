"""Define a vacation: a range of days of rest that is declared before it begins (hour.md, "Plan")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from typing_extensions import override

from reader.core.errors import Problem, ReaderError

LONGEST = 366
"""Days."""


@dataclass(frozen=True, slots=True)
class Vacation:
    """The days from ``first`` to ``last``, both included; raises ReaderError PLAN_INVALID for none, or over a year."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Validate the range; raises ReaderError PLAN_INVALID."""
        if not 0 <= (self.last - self.first).days < LONGEST:
            raise ReaderError(Problem.PLAN_INVALID, field="away", value=str(self))

    @override
    def __str__(self) -> str:
        """Return the range as it is typed: ``2026-04-04..2026-04-06``."""
        return f"{self.first}..{self.last}"

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days, in order."""
        return tuple(self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1))
