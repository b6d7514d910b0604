"""Put into words what is left of the day, for notifications, the closing line and the focus hour."""

from __future__ import annotations

import math
from datetime import time

from PySide6.QtCore import QObject

from reader.ui.translation.durations import MINUTE


class ReminderLabels(QObject):
    """Speak of minutes; an object only because ``tr`` alone gathers plurals for translation."""

    def left(self, seconds: float) -> str:
        """Return how many minutes are left; what is begun of a minute is one."""
        minutes = max(1, math.ceil(seconds / MINUTE))
        return self.tr("%n minute(s) left today", None, minutes)

    def met(self, goal: float) -> str:
        """Return that the goal, in seconds, is met."""
        minutes = round(goal / MINUTE)
        return self.tr("Today’s goal is met: %n minute(s).", None, minutes)

    def day_end(self, day_start: int) -> str:
        """Return how long the day goes on, which begins anew at the hour ``day_start``."""
        return self.tr("The day goes on until {time}.").format(time=face(time(day_start)))


def face(of_day: time) -> str:
    """Write a time of day as it stands in the settings: ``21:00``."""
    return of_day.strftime("%H:%M")
