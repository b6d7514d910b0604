"""Let two threads of the program write to one library in turn, and the one that the reader waits for first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock

_LONGEST = 0.25
_REST = 0.004
"""Seconds; what the window reads and writes comes in bursts, between which the other is not to step in."""


class WriteScheduler:
    """Give out the turn to write; SQLite itself would let the one that asks more often go first."""

    def __init__(self) -> None:
        """Begin with nobody's turn."""
        self._lock = Lock()
        self._calm = Condition()
        self._urgent = 0
        self._last = 0.0

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Hold the turn as soon as the other's transaction is over."""
        with self._calm:
            self._urgent += 1
        try:
            with self._lock:
                yield
        finally:
            with self._calm:
                self._last = time.monotonic()
                self._urgent -= 1
                self._calm.notify_all()

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Hold the turn once nobody else wants it, nor has just had it; but do not wait for that without end."""
        until = time.monotonic() + _LONGEST
        with self._calm:
            while (left := min(self._unrest(), until - time.monotonic())) > 0:
                self._calm.wait(left)
        with self._lock:
            yield

    def _unrest(self) -> float:
        """Return the seconds until the other has rested, if it asks for nothing more."""
        return _LONGEST if self._urgent else self._last + _REST - time.monotonic()
