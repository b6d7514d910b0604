"""Name the states of the clock that counts active time."""

from __future__ import annotations

from enum import StrEnum


class ClockState(StrEnum):
    """Name what the clock is doing; unclaimed: nothing new happened for so long that reading no longer counts."""

    READING = "reading"
    PAUSED = "paused"
    UNCLAIMED = "unclaimed"
    IDLE = "idle"
