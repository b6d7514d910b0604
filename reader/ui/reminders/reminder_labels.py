"""Build the texts about the rest of the day for notifications, the close prompt and the focus hour."""

from __future__ import annotations

import math
from datetime import time

from PySide6.QtCore import QObject

from reader.ui.translation.durations import MINUTE


class ReminderLabels(QObject):
    """Texts about minutes; an object only because lupdate finds plurals only in ``tr``."""

    def left(self, seconds: float) -> str:
        """Return how many minutes are left, rounded up from seconds."""
        minutes = max(1, math.ceil(seconds / MINUTE))
        return self.tr("%n minute(s) left today", None, minutes)

    def met(self, goal: float) -> str:
        """Return the message that the goal, in seconds, is met."""
        minutes = round(goal / MINUTE)
        return self.tr("Today’s goal is met: %n minute(s).", None, minutes)

    def day_end(self, day_start: int) -> str:
        """Return until when the day lasts, with the next one starting at the hour ``day_start``."""
        return self.tr("The day ends at {time}.").format(time=face(time(day_start)))


def face(of_day: time) -> str:
    """Format a time of day as in the settings: ``21:00``."""
    return of_day.strftime("%H:%M")
