"""Choose days of the week, side by side."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from reader.ui.widgets.button import ToggleButton

_WIDTH = 56


class WeekdayButton(ToggleButton):
    """A day of the week, counted from Monday, 0, that is on or off."""

    def __init__(self, number: int) -> None:
        super().__init__(QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat))
        name = QLocale().standaloneDayName(number + 1)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setMinimumWidth(_WIDTH)
