"""Hold the ledger's entries: each counted minute can be explained and corrected (hour.md, "Ledger")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TimeClass(StrEnum):
    """Name what time was spent on; the value stands in the library and in JSON."""

    READ = "read"
    NOTE = "note"
    LOOK_UP = "look_up"
    REVIEW = "review"
    LISTEN = "listen"
    PAPER = "paper"
    SKIM = "skim"


class Origin(StrEnum):
    """Name how an entry came about."""

    MEASURED = "measured"
    DECLARED = "declared"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Hold one entry.

    ``start`` and ``end`` are aware and in UTC, ``offset`` is the local UTC offset in seconds when it was made, ``day``
    is the study day it was given then, ``seconds`` its length on the monotonic clock (negative only in a correction
    that cuts). ``range_start`` and ``range_end`` are the code points that were in view. ``reason`` says why a span
    ended or why it was corrected; ``refers_to`` is the entry that a correction corrects; ``flag`` marks clock doubt.
    """

    id: str
    text: str | None
    time_class: TimeClass
    start: datetime
    end: datetime
    offset: int
    day: date
    seconds: float
    origin: Origin
    range_start: int = 0
    range_end: int = 0
    device: str = ""
    reason: str = ""
    refers_to: str | None = None
    flag: str = ""
