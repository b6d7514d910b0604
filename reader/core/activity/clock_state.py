"""Name what the activity tracker is doing."""

from __future__ import annotations

from enum import StrEnum


class ClockState(StrEnum):
    """Name what the clock is doing."""

    READING = "reading"
    PAUSED = "paused"
    IDLE = "idle"
