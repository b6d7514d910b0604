"""Compute spans of active time from activity events: the activity clock, as a pure function (hour.md, "Active time").

Decisions where the rules leave room:

- Between two inputs the running span counts up to now, so that a killed process loses at most what was not yet
  written. Time is taken back only in the two cases that hour.md names: the gap grew longer than the cut-off (then only
  the time that the text in view takes counts), or the text was passed too fast (then the time is `skim`).
- A tick changes no result. A caller with a timer reports machine sleep as `SLEEP` at the last tick before it; without
  a timer, a span during which the wall clock ran ahead ends at the last event before.
- `VIEW` and `FOCUS` count as input. After a note or a look-up, the next `INPUT` or `VIEW` starts class `read` again.
- Skimming: each counted second adds 4 times the reader's speed to the text that may be passed, up to what is in view.
  If more than that is passed, the view left behind was skimmed from the time it appeared. From then on time is `skim`
  until the text in view has been shown long enough to be read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reader.core.activity.activity_state import SKIM_FACTOR, ActivityState, SpeedSample, Transition, with_interval
from reader.core.activity.clock_doubt import DRIFT_IN_DOUBT, MAX_FORWARD_JUMP
from reader.core.activity.coverage import Range
from reader.core.activity.events import ActivityEvent, EventKind, VisibleRange
from reader.core.activity.ledger import TimeClass
from reader.core.activity.span import RunningSpan, Span, SpanDoubt, SpanEnd
from reader.core.activity.study_day import offset_of

DRIFT_OF_SLEEP = 5.0
"""Seconds by which the wall clock may outrun the monotonic one between two events before it is taken for sleep."""

_READING = (TimeClass.READ, TimeClass.SKIM)
_CLASSES = {
    EventKind.INPUT: TimeClass.READ,
    EventKind.NOTE: TimeClass.NOTE,
    EventKind.LOOK_UP: TimeClass.LOOK_UP,
    EventKind.REVIEW: TimeClass.REVIEW,
}
_ENDS = {EventKind.BLUR: SpanEnd.BLUR, EventKind.PAUSE: SpanEnd.PAUSE, EventKind.SLEEP: SpanEnd.SLEEP}
_HALF_CHARACTER = 0.5


def advance(state: ActivityState, event: ActivityEvent) -> Transition:
    """Return the state after one event, with the resulting spans; an event earlier than the last is moved up to it."""
    if event.kind is EventKind.TICK:
        return Transition(state)
    event = replace(event, mono=max(event.mono, state.mono)) if state.wall else event
    step = _Step(state)
    step.settle(event)
    step.act(event)
    return step.result()


def running_spans(state: ActivityState, mono: float) -> tuple[Span, ...]:
    """Return the running span as if the reader stopped at ``mono``: the value to show and to write while it runs.

    Returns no span if none is running, and several if it crosses the start of a study day.
    """
    if state.running is None:
        return ()
    step = _Step(state)
    mono = max(mono, state.mono)
    step.credit(state.counted_until(mono))
    step.end(SpanEnd.IDLE if state.is_idle(mono) else SpanEnd.RUNNING)
    return tuple(step.spans)


class _Step:
    """Collect the effects of one event; used only for the duration of one call."""

    def __init__(self, state: ActivityState) -> None:
        self.state = state
        self.spans: list[Span] = []
        self.covered: list[Range] = []
        self.samples: list[SpeedSample] = []

    def result(self) -> Transition:
        """Return the collected effects."""
        return Transition(self.state, tuple(self.spans), tuple(self.covered), tuple(self.samples))

    # the time since the last event

    def settle(self, event: ActivityEvent) -> None:
        """Count the time since the last event, and end the span if the rules say so."""
        drift = self._drift(event)
        self._doubt(event, drift)
        if self.state.running is not None:
            at = self.state.mono if drift > DRIFT_OF_SLEEP else event.mono
            reason = self._interruption(event, at, drift)
            self.credit(self.state.counted_until(at))
            if reason is not None:
                self.end(reason)
        self.state = replace(
            self.state, mono=event.mono, settled=event.mono, wall=event.utc, offset=offset_of(event.wall)
        )

    def _interruption(self, event: ActivityEvent, at: float, drift: float) -> SpanEnd | None:
        """Return the reason why the span ended before the event, or None."""
        running = self.state.running
        if drift > DRIFT_OF_SLEEP:
            return SpanEnd.SLEEP
        if self.state.is_idle(at):
            return SpanEnd.IDLE
        if running is not None and running.flag is SpanDoubt.FORWARD and drift < -DRIFT_IN_DOUBT.total_seconds():
            return SpanEnd.CLOCK
        return SpanEnd.ZONE if offset_of(event.wall) != self.state.offset else None

    def _drift(self, event: ActivityEvent) -> float:
        if self.state.wall is None:
            return 0.0
        return (event.utc - self.state.wall).total_seconds() - (event.mono - self.state.mono)

    def _doubt(self, event: ActivityEvent, drift: float) -> None:
        if self.state.wall is None or offset_of(event.wall) != self.state.offset:
            return
        running = self.state.running
        if drift > MAX_FORWARD_JUMP.total_seconds():
            self.state = replace(self.state, doubted_until=event.mono + MAX_FORWARD_JUMP.total_seconds())
        elif drift < -DRIFT_IN_DOUBT.total_seconds():
            if running is not None and running.flag is SpanDoubt.NONE:
                running = replace(running, flag=SpanDoubt.BACKWARD)
            self.state = replace(self.state, doubted_until=float("-inf"), running=running)

    def credit(self, until: float) -> None:
        """Count the running span up to the monotonic time ``until``."""
        state = self.state
        assert state.running is not None
        seconds = until - state.settled
        allowed = state.allowance + seconds * SKIM_FACTOR * state.reader_speed / 60.0
        is_read = state.running.time_class is TimeClass.READ
        self.state = replace(
            state,
            settled=until,
            credited=state.credited + seconds,
            allowance=min(allowed, float(state.view.characters)),
            read_seconds=state.read_seconds + (seconds if is_read else 0.0),
        )
        if state.running.time_class is TimeClass.SKIM and self._is_view_readable():
            self._turn_at(self.state.viewed, TimeClass.READ)

    def _is_view_readable(self) -> bool:
        return self.state.allowance + _HALF_CHARACTER >= self.state.view.characters > 0

    # what the event does

    def act(self, event: ActivityEvent) -> None:
        """Apply the event itself, after all time before it has been counted."""
        match event.kind:
            case EventKind.OPEN:
                self._open(event)
            case EventKind.VIEW:
                self._change_view(event)
            case EventKind.FOCUS:
                self.state = replace(self.state, away=False)
                self._begin(event, TimeClass.READ)
            case EventKind.RESUME:
                self.state = replace(self.state, paused=False)
                self._begin(event, TimeClass.READ)
            case EventKind.BLUR | EventKind.PAUSE | EventKind.SLEEP | EventKind.CLOSE:
                self._stop(event)
            case EventKind.CLAIM:
                self._claim()
            case _:
                self._enter_class(event, _CLASSES[event.kind])

    def _open(self, event: ActivityEvent) -> None:
        self.end(SpanEnd.TEXT)
        self.state = replace(self.state, text=event.text, language=event.language, speed=event.speed)
        self._set_view(event.view, credited=0.0, allowance=0.0)
        self._forget_sample()
        self._begin(event, TimeClass.READ)

    def _change_view(self, event: ActivityEvent) -> None:
        before, after = self.state.view, event.view
        if after != before or not after.is_placed:
            self._pass_text(before, after)
            share = before.shared(after) / before.characters if before.characters else 0.0
            self._set_view(after, credited=self.state.credited * share, allowance=self.state.allowance)
        self._enter_class(event, TimeClass.READ)
        self._widen_range()

    def _pass_text(self, before: VisibleRange, after: VisibleRange) -> None:
        passed = before.characters - before.shared(after)
        running = self.state.running
        if passed > self.state.allowance + _HALF_CHARACTER:
            self.state = replace(self.state, allowance=0.0)
            self._forget_sample()
            if running is not None and running.time_class in _READING:
                self._turn_at(max(self.state.viewed, running.mono), TimeClass.SKIM)
            return
        self.state = replace(self.state, allowance=self.state.allowance - passed)
        if running is not None and running.time_class is TimeClass.SKIM:
            self._turn_at(max(self.state.viewed, running.mono), TimeClass.READ)
        self.covered.append(before.left_behind(after))
        self._sample(before, after, passed)

    def _sample(self, before: VisibleRange, after: VisibleRange, passed: int) -> None:
        is_back = before.is_placed and after.is_placed and after.start < before.start
        if is_back or self.state.running is None:
            self._forget_sample()
            return
        characters, seconds = self.state.read_characters + passed, self.state.read_seconds
        if characters >= before.characters > 0 and seconds > 0:
            self.samples.append(SpeedSample(self.state.text, self.state.language, characters, seconds))
            self._forget_sample()
        else:
            self.state = replace(self.state, read_characters=characters)

    def _claim(self) -> None:
        running = self.state.running
        if running is not None and running.time_class is TimeClass.SKIM:
            running = replace(running, time_class=TimeClass.READ)
        self.state = replace(self.state, running=running, allowance=float(self.state.view.characters))
        self._forget_sample()

    def _enter_class(self, event: ActivityEvent, time_class: TimeClass) -> None:
        running = self.state.running
        if running is not None:
            both_reading = running.time_class in _READING and time_class in _READING
            if running.time_class is time_class or both_reading:
                return
            self.end(SpanEnd.CLASS)
        self._begin(event, time_class)

    def _stop(self, event: ActivityEvent) -> None:
        self.end(_ENDS.get(event.kind, SpanEnd.CLOSE))
        if event.kind is EventKind.BLUR:
            self.state = replace(self.state, away=True)
        elif event.kind is EventKind.PAUSE:
            self.state = replace(self.state, paused=True)
        elif event.kind is EventKind.CLOSE:
            self.state = replace(self.state, text="", view=VisibleRange())

    # spans

    def _begin(self, event: ActivityEvent, time_class: TimeClass) -> None:
        if self.state.is_stopped or self.state.running is not None:
            return
        start = self._start(event.utc)
        running = RunningSpan(
            key=self.state.serial,
            text=self.state.text,
            time_class=time_class,
            mono=event.mono,
            start=start,
            offset=self.state.offset,
            flag=self._flag(event, start),
            range_start=max(0, self.state.view.start),
            range_end=self.state.view.end,
        )
        self.state = replace(self.state, running=running, serial=running.key + 1)

    def _start(self, wall: datetime) -> datetime:
        """Return the start for a new span: the wall clock time, but never before or within time already counted.

        An occupied interval that begins less than a day later is skipped too, since the span could grow into it.
        """
        start = wall if self.state.floor is None else max(wall, self.state.floor)
        for first, last in self.state.occupied:
            if start < last and first - start <= MAX_FORWARD_JUMP:
                start = last
        return start

    def _flag(self, event: ActivityEvent, start: datetime) -> SpanDoubt:
        if start - event.utc > DRIFT_IN_DOUBT:
            return SpanDoubt.BACKWARD
        return SpanDoubt.FORWARD if event.mono < self.state.doubted_until else SpanDoubt.NONE

    def end(self, reason: SpanEnd) -> None:
        """End the running span, if any, at the time up to which it is counted."""
        running = self.state.running
        if running is None:
            return
        self._emit(running, self.state.settled, reason)
        self.state = replace(self.state, running=None)
        if self.state.view.is_placed:
            start = self.state.view.start
            self.covered.append((start, min(self.state.view.end, start + round(self.state.allowance))))
        if reason is not SpanEnd.CLASS:
            self._forget_sample()

    def _emit(self, running: RunningSpan, until: float, reason: SpanEnd) -> None:
        for span in running.spans(until, self.state.day_start, reason):
            waited = self.state.cut_off if reason is SpanEnd.IDLE else 0.0
            self.spans.append(replace(span, waited=waited))
            if span.flag is SpanDoubt.FORWARD:
                self.state = replace(self.state, occupied=with_interval(self.state.occupied, (span.start, span.end)))
            else:
                self.state = replace(self.state, floor=span.end)

    def _turn_at(self, mono: float, time_class: TimeClass) -> None:
        """Change the class of the running span from ``mono`` on: of all of it, or of the part since then."""
        running = self.state.running
        assert running is not None
        if running.time_class is time_class:
            return
        if mono > running.mono:
            self._emit(running, mono, SpanEnd.CLASS)
            start = running.start + timedelta(seconds=mono - running.mono)
            running = replace(running, key=self.state.serial, mono=mono, start=start)
            self.state = replace(self.state, serial=running.key + 1)
        self.state = replace(self.state, running=replace(running, time_class=time_class))

    def _set_view(self, view: VisibleRange, *, credited: float, allowance: float) -> None:
        allowance = min(allowance, float(view.characters))
        self.state = replace(self.state, view=view, credited=credited, allowance=allowance, viewed=self.state.mono)

    def _widen_range(self) -> None:
        running, view = self.state.running, self.state.view
        if running is None or not view.is_placed:
            return
        start, end = min(running.range_start, view.start), max(running.range_end, view.end)
        self.state = replace(self.state, running=replace(running, range_start=start, range_end=end))

    def _forget_sample(self) -> None:
        self.state = replace(self.state, read_characters=0, read_seconds=0.0)
