"""Write lengths of time for the eye; the one place where they are rounded.

Time that was counted is rounded down, so that a goal is never shown as met before it is; what is left or missing is
rounded up, so that the two add up to the whole.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

MINUTE = 60
HOUR = 3600
_NOTHING = 0.000_5
"""Seconds below which a length is that of the minute beside it: sums of floating-point lengths are not exact."""


def clock_face(seconds: float) -> str:
    """Write seconds as ``42:10``, from an hour on as ``1:02:10``."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, HOUR)
    minutes, seconds_left = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{seconds_left:02}" if hours else f"{minutes}:{seconds_left:02}"


def goal_face(seconds: float) -> str:
    """Write a goal as ``60:00``: minutes stay minutes, as the reader set them."""
    minutes, seconds_left = divmod(max(0, int(seconds)), MINUTE)
    return f"{minutes}:{seconds_left:02}"


def left_face(goal: float, counted: float) -> str:
    """Write what is left of a goal as ``17:50``: seconds that have begun are left, as those counted are whole."""
    return goal_face(int(goal) - int(max(0.0, counted)))


def about(seconds: float) -> str:
    """Write an estimate in words, roughly: ``21 min``, ``2 h 10 min``, ``41 h``."""
    minutes = max(1, round(seconds / MINUTE))
    hours, rest = divmod(minutes, MINUTE)
    if hours >= 10:
        return QCoreApplication.translate("Durations", "{hours} h").format(hours=hours + (rest >= MINUTE // 2))
    return _minutes_in_words(minutes)


def whole_minutes(seconds: float) -> int:
    """Return the whole minutes of time that was counted."""
    return int((max(0.0, seconds) + _NOTHING) // MINUTE)


def length(seconds: float) -> str:
    """Write time that was counted: ``50 s``, ``34 min``, ``2 h 10 min``, ``141 h 5 min``; nothing is ``0 min``."""
    if 1 <= seconds < MINUTE - _NOTHING:
        return QCoreApplication.translate("Durations", "{seconds} s").format(seconds=int(seconds))
    return _minutes_in_words(whole_minutes(seconds))


def minutes_figure(seconds: float) -> str:
    """Write time that was counted as a bare figure of minutes, under a minute in seconds: ``34``, ``50 s``."""
    return length(seconds) if seconds < MINUTE - _NOTHING else str(whole_minutes(seconds))


def missing(seconds: float) -> str:
    """Write what is left of a goal or missing to it, in minutes that are begun."""
    return _minutes_in_words(-int(-max(0.0, seconds - _NOTHING) // MINUTE))


def _minutes_in_words(minutes: int) -> str:
    hours, rest = divmod(minutes, MINUTE)
    if not hours:
        return QCoreApplication.translate("Durations", "{minutes} min").format(minutes=minutes)
    if not rest:
        return QCoreApplication.translate("Durations", "{hours} h").format(hours=hours)
    return QCoreApplication.translate("Durations", "{hours} h {minutes} min").format(hours=hours, minutes=rest)
