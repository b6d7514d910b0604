"""Provide a field for a time of day."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit


class TimeEdit(QTimeEdit):
    """A field for hours and minutes."""

    def __init__(self, of_day: time) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.set_time(of_day)

    @property
    def value(self) -> time:
        """Return the time of day that is set."""
        value = self.time()
        return time(value.hour(), value.minute())

    def set_time(self, of_day: time) -> None:
        """Set the time of day."""
        self.setTime(QTime(of_day.hour, of_day.minute))
