"""Make the state in which the activity clock goes on after the program was started."""

from __future__ import annotations

from datetime import datetime

from reader.core.activity.activity_state import ActivityState, Interval, with_interval
from reader.core.activity.clock_doubt import MAX_FORWARD_JUMP
from reader.services.clock import Clock
from reader.storage.library import Library

_DAY_START = 4
"""The hour at which a day begins until the plan is known."""


def resumed_state(library: Library, clock: Clock) -> ActivityState:
    """Return the state of a clock that runs on after the spans of the ledger, with no window in front yet."""
    now, ledger = clock.now(), library.ledger
    horizon = _horizon(library, now)
    occupied: tuple[Interval, ...] = ()
    for interval in ledger.spans_after(horizon):
        occupied = with_interval(occupied, interval)
    floor, doubted_until = ledger.last_end(horizon), _doubted_until(library, now, clock.monotonic())
    return ActivityState(_DAY_START, away=True, floor=floor, occupied=occupied, doubted_until=doubted_until)


def _horizon(library: Library, now: datetime) -> datetime:
    """Return the time up to which the ledger is trusted: a day from now.

    A clock before the creation of the library is wrong itself; then all entries written without doubt are trusted.
    """
    if now.date() + MAX_FORWARD_JUMP < library.plans.history()[0].effective_day:
        return library.ledger.last_sure_end() or now
    return now + MAX_FORWARD_JUMP


def _doubted_until(library: Library, now: datetime, mono: float) -> float:
    """Return the monotonic time until which a clock that was set forward is not trusted."""
    doubt = library.clock_doubts.current(now)
    if doubt is None:
        return float("-inf")
    return mono + (doubt.since + MAX_FORWARD_JUMP - now).total_seconds()
