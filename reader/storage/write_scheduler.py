"""Let two threads write to one library in turn; the one that the reader waits for goes first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock

_MAX_WAIT = 0.25
_IDLE_AFTER = 0.004
"""Seconds; the window's reads and writes come in bursts, between which the other thread must not step in."""


class WriteScheduler:
    """Grant the turn to write; SQLite itself would favour the thread that asks more often."""

    def __init__(self) -> None:
        """Start with the turn free."""
        self._lock = Lock()
        self._idle = Condition()
        self._urgent = 0
        self._last = 0.0
        self.is_reserved = False
        """Whether the patient thread waits, however long, as a step is made in parts."""

    def reserve(self) -> None:
        """Let the patient thread end its transaction, and begin no other one until `release`."""
        with self._lock:
            self.is_reserved = True

    def release(self) -> None:
        """Let the patient thread have its turn again."""
        with self._idle:
            self.is_reserved = False
            self._idle.notify_all()

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Hold the turn as soon as the other thread's transaction is over."""
        with self._idle:
            self._urgent += 1
        try:
            with self._lock:
                yield
        finally:
            with self._idle:
                self._last = time.monotonic()
                self._urgent -= 1
                self._idle.notify_all()

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Hold the turn once nobody else wants it or has just had it; but do not wait for that without limit."""
        while True:
            self._wait_for_idle()
            with self._lock:
                if not self.is_reserved:
                    yield
                    return

    def _wait_for_idle(self) -> None:
        with self._idle:
            self._idle.wait_for(lambda: not self.is_reserved)
            deadline = time.monotonic() + _MAX_WAIT
            while (left := min(self._seconds_to_idle(), deadline - time.monotonic())) > 0:
                self._idle.wait(left)

    def _seconds_to_idle(self) -> float:
        """Return the seconds until the urgent thread counts as idle, unless it asks again."""
        return _MAX_WAIT if self._urgent else self._last + _IDLE_AFTER - time.monotonic()
