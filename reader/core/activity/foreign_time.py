"""Define reading time that a file holds: what other programs measured, and entries of another ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reader.core.activity.ledger import LedgerEntry

OWN = "One Hour"
"""The name of the program for a ledger of its own."""


@dataclass(frozen=True, slots=True)
class ForeignSpan:
    """Time that another program measured: ``start`` is aware and in UTC, ``seconds`` its length."""

    title: str
    author: str
    start: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class ForeignDay:
    """The sum of a day, of a program that keeps no times of day; ``until`` is when reading last ended, if known."""

    title: str
    author: str
    day: date
    seconds: float
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ForeignEntry:
    """An entry of another ledger, or of this one, with the title of its text."""

    entry: LedgerEntry
    title: str = ""


@dataclass(frozen=True, slots=True)
class ForeignTime:
    """What a file holds, by the name of its program; ``unreadable`` counts what could not be read of it."""

    program: str
    spans: tuple[ForeignSpan, ...] = ()
    days: tuple[ForeignDay, ...] = ()
    entries: tuple[ForeignEntry, ...] = ()
    unreadable: int = 0

    @property
    def is_empty(self) -> bool:
        """Return whether the file holds no time that could be read."""
        return not (self.spans or self.days or self.entries)
