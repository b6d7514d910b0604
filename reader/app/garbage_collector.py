"""Collect garbage in the window's thread alone (docs/decisions/0112)."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 1_000


class GarbageCollector(QObject):
    """Collects what Python's own collector would, but never in another thread.

    The collector runs in whichever thread makes objects, and an object of Qt that is found in a cycle is destroyed
    there: a model, a document or an action in the background thread while the window uses it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Collect from now on, without what has been made so far, which is kept as long as the program."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        collect_due()


def collect_due() -> None:
    """Collect the oldest generation whose threshold has been passed, and all younger ones."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
