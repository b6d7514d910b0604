"""Let two threads of the program write to one library in turn, and the one that the reader waits for first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock

_PATIENCE = 0.001
_LONGEST = 0.25
_REST = 0.004
"""Seconds; what the window reads and writes comes in bursts, between which the other is not to step in."""


class Turns:
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
        self._urgent += 1
        try:
            with self._lock:
                yield
        finally:
            self._last = time.monotonic()
            self._urgent -= 1

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Hold the turn once nobody else wants it, nor has just had it; but do not wait for that without end."""
        until = time.monotonic() + _LONGEST
        with self._calm:
            while not self._is_calm() and time.monotonic() < until:
                self._calm.wait(_PATIENCE)
        with self._lock:
            yield

    def _is_calm(self) -> bool:
        return not self._urgent and time.monotonic() - self._last >= _REST
