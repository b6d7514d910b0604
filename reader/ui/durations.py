"""Write lengths of time for the eye."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

MINUTE = 60
HOUR = 3600


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


def about(seconds: float) -> str:
    """Write a length in words, roughly: ``21 min``, ``2 h 10 min``, ``41 h``."""
    minutes = max(1, round(seconds / MINUTE))
    hours, rest = divmod(minutes, MINUTE)
    if not hours:
        return QCoreApplication.translate("Durations", "{minutes} min").format(minutes=minutes)
    if hours >= 10 or not rest:
        return QCoreApplication.translate("Durations", "{hours} h").format(hours=hours + (rest >= MINUTE // 2))
    return QCoreApplication.translate("Durations", "{hours} h {minutes} min").format(hours=hours, minutes=rest)
