"""Format lengths of time; the only place where they are rounded.

Counted time is rounded down, so that a goal is never shown as met before it is; time that is left or missing is
rounded up, so that both add up to the whole.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

MINUTE = 60
HOUR = 3600
_TOLERANCE = 0.000_5
"""Tolerance in seconds around a whole minute, as sums of floating-point lengths are not exact."""


def clock_face(seconds: float) -> str:
    """Format seconds as ``42:10``, from an hour on as ``1:02:10``."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, HOUR)
    minutes, seconds_left = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{seconds_left:02}" if hours else f"{minutes}:{seconds_left:02}"


def goal_face(seconds: float) -> str:
    """Format a goal in seconds as ``60:00``: minutes stay minutes, as the reader set them."""
    minutes, seconds_left = divmod(max(0, int(seconds)), MINUTE)
    return f"{minutes}:{seconds_left:02}"


def left_face(goal: float, counted: float) -> str:
    """Format the rest of a goal as ``17:50``: a second that has begun is left, as only whole ones are counted."""
    return goal_face(int(goal) - int(max(0.0, counted)))


def about(seconds: float) -> str:
    """Format an estimate in seconds: ``21 min``, ``2 h 10 min``, ``41 h``."""
    minutes = max(1, round(seconds / MINUTE))
    hours, rest = divmod(minutes, MINUTE)
    if hours >= 10:
        return QCoreApplication.translate("Durations", "{hours} h").format(hours=hours + (rest >= MINUTE // 2))
    return _format_minutes(minutes)


def whole_minutes(seconds: float) -> int:
    """Return the whole minutes of counted seconds."""
    return int((max(0.0, seconds) + _TOLERANCE) // MINUTE)


def length(seconds: float) -> str:
    """Format counted seconds: ``50 s``, ``34 min``, ``2 h 10 min``, ``141 h 5 min``; less than 1 s is ``0 min``."""
    if 1 <= seconds < MINUTE - _TOLERANCE:
        return QCoreApplication.translate("Durations", "{seconds} s").format(seconds=int(seconds))
    return _format_minutes(whole_minutes(seconds))


def minutes_figure(seconds: float) -> str:
    """Format counted seconds as a bare number of minutes, below a minute in seconds: ``34``, ``50 s``."""
    return length(seconds) if seconds < MINUTE - _TOLERANCE else str(whole_minutes(seconds))


def missing(seconds: float) -> str:
    """Format seconds that are missing to a goal, rounded up to minutes."""
    return _format_minutes(-int(-max(0.0, seconds - _TOLERANCE) // MINUTE))


def _format_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, MINUTE)
    if not hours:
        return QCoreApplication.translate("Durations", "{minutes} min").format(minutes=minutes)
    if not rest:
        return QCoreApplication.translate("Durations", "{hours} h").format(hours=hours)
    return QCoreApplication.translate("Durations", "{hours} h {minutes} min").format(hours=hours, minutes=rest)
