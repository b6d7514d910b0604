"""Compare the clocks of two events: which ran ahead, and whether the machine slept (hour.md, "Active time")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.activity.clock_doubt import DRIFT_IN_DOUBT
from reader.core.activity.span import SpanDoubt, SpanEnd
from reader.core.activity.study_day import offset_of

if TYPE_CHECKING:
    from reader.core.activity.activity_state import ActivityState
    from reader.core.activity.events import ActivityEvent

DRIFT_OF_SLEEP = 5.0
"""Seconds by which the wall clock may outrun the monotonic one between two events before it is taken for sleep."""


def drift(state: ActivityState, event: ActivityEvent) -> float:
    """Return by how many seconds the wall clock ran ahead of the monotonic one since the last event."""
    if state.wall is None:
        return 0.0
    return (event.utc - state.wall).total_seconds() - (event.mono - state.mono)


def slept(state: ActivityState, event: ActivityEvent) -> bool:
    """Return whether the machine slept since then: by the clock that runs on in sleep, or else by the wall clock."""
    if state.boot is None or event.boot is None:
        return drift(state, event) > DRIFT_OF_SLEEP
    return (event.boot - state.boot) - (event.mono - state.mono) > DRIFT_OF_SLEEP


def was_set_ahead(state: ActivityState, event: ActivityEvent) -> bool:
    """Return whether the wall clock ran ahead while the machine did not sleep, where a clock tells so."""
    if state.boot is None or event.boot is None or slept(state, event):
        return False
    return drift(state, event) > DRIFT_IN_DOUBT.total_seconds()


def interruption(state: ActivityState, event: ActivityEvent) -> SpanEnd | None:
    """Return the reason why the running span ended before the event or at it, or None."""
    ahead, most = drift(state, event), DRIFT_IN_DOUBT.total_seconds()
    if state.stands_still(event.mono):
        return state.end_at(event.mono)
    is_forward = state.running is not None and state.running.flag is SpanDoubt.FORWARD
    if ahead > most or (is_forward and ahead < -most):
        return SpanEnd.CLOCK
    return SpanEnd.ZONE if offset_of(event.wall) != state.offset else None
