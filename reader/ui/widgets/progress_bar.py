"""Show how much of something is done."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

_STEPS = 1000


class ProgressBar(QProgressBar):
    """A thin bar without a number."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _STEPS)
        self.setTextVisible(False)

    def show_share(self, share: float) -> None:
        """Fill the bar up to ``share``, from 0 to 1."""
        self.setValue(round(share * _STEPS))

    def show_reached(self, *, reached: bool) -> None:
        """Show the bar in the colour of what is done, or in that of what is on its way."""
        if self.property("reached") != reached:
            self.setProperty("reached", reached)
            self.style().polish(self)
