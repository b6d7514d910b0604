"""Compute spans of active time from activity events: the activity clock, as a pure function (hour.md, "Active time").

Decisions where the rules leave room:

- Between two inputs the running span counts up to now, so that a killed process loses at most what was not yet
  written. Time is taken back only in the cases that hour.md names: the gap grew longer than the cut-off (then only the
  time that the text in view takes counts), the text was passed too fast (then the time is `skim`), or nothing new
  happened on the leaf (then it counts no more than the leaf may earn).
- A tick changes no result, but that sleep ends the span at the last event or tick before it. A caller with a timer
  reports machine sleep as `SLEEP`; without, it shows as wall time, or time since boot, that runs ahead.
- `VIEW` and `FOCUS` count as input. After a note or a look-up, the next `INPUT` or `VIEW` starts class `read` again,
  and so does the end of the note or look-up.
- Skimming: each counted second adds 4 times the reader's speed to the text that may be passed, up to what is in view.
  If more than that is passed, the leaf left behind was skimmed from the time it appeared. The next leaf is read, unless
  it is passed too fast itself.
- While a text is read aloud, its page follows the voice: views are no input then and cover nothing, the sentences that
  were heard to their end do. Listening needs no window in front, so that `BLUR` and `DIALOG` do not end it.
- A leaf earns anew after a new view, selection, note or move of the reading cursor, or the reader's claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from reader.core.activity.activity_state import (
    HALF_CHARACTER,
    SKIM_FACTOR,
    ActivityState,
    LeafSample,
    SpeedSample,
    Transition,
    with_interval,
)
from reader.core.activity.clock_doubt import DRIFT_IN_DOUBT, MAX_FORWARD_JUMP
from reader.core.activity.clock_drift import DRIFT_OF_SLEEP, drift, interruption, slept, was_set_ahead
from reader.core.activity.coverage import Range
from reader.core.activity.events import ActivityEvent, EventKind, VisibleRange
from reader.core.activity.ledger import TimeClass
from reader.core.activity.span import (
    SHORTEST_FLIP,
    RunningSpan,
    Span,
    SpanDoubt,
    SpanEnd,
    with_last_leaf,
    with_leaf,
)
from reader.core.activity.study_day import offset_of

_CLASSES = {
    EventKind.INPUT: TimeClass.READ,
    EventKind.SELECT: TimeClass.READ,
    EventKind.CURSOR: TimeClass.READ,
    EventKind.NOTE: TimeClass.NOTE,
    EventKind.LOOK_UP: TimeClass.LOOK_UP,
    EventKind.REVIEW: TimeClass.REVIEW,
}
_CLASS_ENDS = {EventKind.NOTE_END: TimeClass.NOTE, EventKind.LOOK_UP_END: TimeClass.LOOK_UP}
_NEWS = (EventKind.SELECT, EventKind.CURSOR, EventKind.NOTE)
"""The events after which a leaf earns anew, besides another view."""

_ENDS = {
    EventKind.BLUR: SpanEnd.BLUR,
    EventKind.DIALOG: SpanEnd.DIALOG,
    EventKind.PAUSE: SpanEnd.PAUSE,
    EventKind.SLEEP: SpanEnd.SLEEP,
}
_AWAY = (EventKind.BLUR, EventKind.DIALOG)


def advance(state: ActivityState, event: ActivityEvent) -> Transition:
    """Return the state after one event, with the resulting spans; an event earlier than the last is moved up to it."""
    if state.wall is not None and event.mono < state.mono:
        event = replace(event, mono=state.mono)
    step = _Step(state)
    if event.kind is EventKind.TICK:
        step.tick(event)
    else:
        step.settle(event)
        step.act(event)
    return step.result()


def running_spans(state: ActivityState, mono: float) -> tuple[Span, ...]:
    """Return the running span up to ``mono``: the value to show and to write while it runs.

    It is what it will end as, but that the leaf after skimmed ones goes with them until it was in view long enough.
    Returns no span if none is running, and several if it crosses the start of a study day.
    """
    return _spans_until(state, mono, as_passed=True)


def ended_spans(state: ActivityState, mono: float) -> tuple[Span, ...]:
    """Return the running span as if the reader stopped at ``mono``."""
    return _spans_until(state, mono, as_passed=False)


def _spans_until(state: ActivityState, mono: float, *, as_passed: bool) -> tuple[Span, ...]:
    if state.running is None:
        return ()
    step = _Step(state)
    mono = max(mono, state.settled)
    step.credit(state.counted_until(mono))
    for ended in step.ended_runs(state.end_at(mono), as_passed=as_passed):
        step.spans.extend(step.spans_of(*ended))
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

    def tick(self, event: ActivityEvent) -> None:
        """Notice sleep before the tick; nothing else is settled before the next event."""
        if slept(self.state, event):
            self._doubt(event)
            self._end_before_sleep()
            self._observe(event, settled=self.state.settled)
        elif abs(drift(self.state, event)) <= DRIFT_OF_SLEEP and offset_of(event.wall) == self.state.offset:
            self._observe(event, settled=self.state.settled)

    def settle(self, event: ActivityEvent) -> None:
        """Count the time since the last event, and end the span if the rules say so."""
        self._doubt(event)
        if event.kind is EventKind.CLAIM and not self.state.is_idle(event.mono):
            self.state = replace(self.state, earned=float("-inf"))
        if slept(self.state, event):
            self._end_before_sleep()
        elif self.state.running is not None:
            self._count_gap(event)
        elif self.state.is_idle(event.mono):
            self.state = replace(self.state, unclaimed=None)
        self._observe(event, settled=event.mono)

    def _count_gap(self, event: ActivityEvent) -> None:
        reason, until = interruption(self.state, event), self.state.counted_until(event.mono)
        self.credit(until)
        if reason is not None:
            self.end(reason)
        if reason is SpanEnd.UNCHANGED:
            self.state = replace(self.state, unclaimed=until)

    def _end_before_sleep(self) -> None:
        if self.state.running is not None:
            self.credit(self.state.counted_until(self.state.mono))
            self.end(SpanEnd.SLEEP)
        self.state = replace(self.state, unclaimed=None)

    def _observe(self, event: ActivityEvent, *, settled: float) -> None:
        self.state = replace(
            self.state,
            mono=event.mono,
            wall=event.utc,
            boot=event.boot,
            offset=offset_of(event.wall),
            settled=settled,
        )

    def _doubt(self, event: ActivityEvent) -> None:
        if self.state.wall is None or offset_of(event.wall) != self.state.offset:
            return
        ahead = drift(self.state, event)
        if ahead > MAX_FORWARD_JUMP.total_seconds() or was_set_ahead(self.state, event):
            self.state = replace(self.state, doubted_until=event.mono + MAX_FORWARD_JUMP.total_seconds())
        elif ahead < -DRIFT_IN_DOUBT.total_seconds():
            earlier = tuple(one.set_back() for one in self.state.earlier)
            running = self.state.running and self.state.running.set_back()
            self.state = replace(self.state, doubted_until=float("-inf"), running=running, earlier=earlier)

    def credit(self, until: float) -> None:
        """Count the running span up to the monotonic time ``until``."""
        state = self.state
        assert state.running is not None
        seconds = until - state.settled
        seen = 0.0 if self.state.is_listening else seconds
        allowed = state.allowance + seen * SKIM_FACTOR * state.reader_speed / 60.0
        read = seconds if state.running.time_class is TimeClass.READ else 0.0
        self.state = replace(
            state,
            settled=until,
            credited=state.credited + seconds,
            earned=state.earned + read,
            allowance=min(allowed, float(state.view.characters)),
            sample=state.sample.with_seconds(read),
        )
        if self.state.earlier and self.state.is_leaf_read:
            self._part_from_earlier()

    def _part_from_earlier(self) -> None:
        """End the span before the leaf in view if that is of another class, else let the leaf belong to it."""
        assert self.state.running is not None
        *ended, running = with_leaf(self.state.earlier, self.state.running, self.state.settled)
        for span in ended:
            self._emit(span, running.mono, SpanEnd.CLASS)
        self.state = replace(self.state, running=running, earlier=())

    # what the event does

    def act(self, event: ActivityEvent) -> None:
        """Apply the event itself, after all time before it has been counted."""
        match event.kind:
            case EventKind.OPEN:
                self._open(event)
            case EventKind.VIEW:
                self._change_view(event)
            case EventKind.FOCUS | EventKind.RESUME:
                self._come_back(event)
            case EventKind.BLUR | EventKind.DIALOG | EventKind.PAUSE | EventKind.SLEEP | EventKind.CLOSE:
                self._stop(event)
            case EventKind.CLAIM:
                self._claim(event)
            case EventKind.NOTE_END | EventKind.LOOK_UP_END:
                self._leave_class(event, _CLASS_ENDS[event.kind])
            case EventKind.LISTEN | EventKind.LISTEN_END:
                self._listen(event)
            case _:
                self._enter_class(event, _CLASSES[event.kind])

    def _come_back(self, event: ActivityEvent) -> None:
        is_back = event.kind is EventKind.FOCUS
        self.state = replace(self.state, away=self.state.away and not is_back, paused=self.state.paused and is_back)
        self._begin(event, TimeClass.READ)

    def _open(self, event: ActivityEvent) -> None:
        self.end(SpanEnd.TEXT)
        self.state = replace(
            self.state,
            is_open=True,
            text=event.text,
            language=event.language,
            speed=event.speed,
        )
        self._set_view(event.view, credited=0.0, allowance=0.0, sample=LeafSample())
        self._begin(event, TimeClass.READ)

    def _change_view(self, event: ActivityEvent) -> None:
        before, after = self.state.view, event.view
        if event.speed:
            self.state = replace(self.state, speed=event.speed)
        if self.state.is_listening:
            sample = self.state.sample.turned(before, after, measured=False)
            self._set_view(after, credited=0.0, allowance=0.0, sample=sample)
            return
        if after != before or not after.is_placed:
            self._pass_text(before, after)
        self._enter_class(event, TimeClass.READ)

    def _pass_text(self, before: VisibleRange, after: VisibleRange) -> None:
        shared = before.shared(after)
        passed = before.characters - shared
        was_read = passed <= self.state.allowance + HALF_CHARACTER
        self._pass_leaf(after, TimeClass.READ if was_read else TimeClass.SKIM)
        sample = self.state.sample.turned(before, after, measured=was_read)
        if was_read:
            self.covered.append(before.left_behind(after))
            sample = self._with_sample_taken(sample, before)
        self._set_view(
            after,
            credited=self.state.credited * shared / max(1, before.characters),
            allowance=self.state.allowance - passed if was_read else 0.0,
            sample=sample,
        )

    def _pass_leaf(self, after: VisibleRange, time_class: TimeClass) -> None:
        """Settle the class of the leaf that is passed, and begin the next one, of which nothing is known yet."""
        leaf, now = self.state.running, self.state.settled
        if leaf is None or leaf.time_class is not TimeClass.READ:
            return
        earlier = with_leaf(self.state.earlier, replace(leaf, time_class=time_class), now)
        if len(earlier) > 1 and now - earlier[1].mono >= SHORTEST_FLIP:
            self._emit(earlier[0], earlier[1].mono, SpanEnd.CLASS)
            earlier = earlier[1:]
        following = leaf.following(now, self.state.serial, TimeClass.READ).with_range(after.start, after.end)
        self.state = replace(self.state, earlier=earlier, running=following, serial=following.key + 1)

    def _with_sample_taken(self, sample: LeafSample, before: VisibleRange) -> LeafSample:
        if not (sample.characters >= before.characters > 0 and sample.seconds > 0):
            return sample
        text, language = self.state.text, self.state.language
        self.samples.append(SpeedSample(text, language, sample.characters, sample.seconds))
        return replace(sample, characters=0, seconds=0.0)

    def _claim(self, event: ActivityEvent) -> None:
        """Count what is passed too fast, and what was withheld because nothing new happened, as read."""
        state = self.state
        if state.running is not None and state.earlier:
            first, *later = (*state.earlier, state.running)
            for span in later:
                first = first.joined(span)
            self.state = replace(state, running=replace(first, time_class=TimeClass.READ), earlier=())
        self.state = replace(
            self.state,
            allowance=float(state.view.characters),
            earned=0.0,
            sample=state.sample.spoilt(),
            unclaimed=None,
        )
        self._begin(event, TimeClass.READ, at=state.unclaimed)

    def _enter_class(self, event: ActivityEvent, time_class: TimeClass) -> None:
        if event.kind in _NEWS and not self.state.is_stopped:
            self.state = replace(self.state, earned=0.0, unclaimed=None)
        running = self.state.running
        if running is not None:
            if running.time_class is time_class:
                return
            self.end(SpanEnd.CLASS)
        self._begin(event, time_class)
        if time_class is TimeClass.NOTE:
            self.state = replace(self.state, sample=self.state.sample.spoilt())

    def _leave_class(self, event: ActivityEvent, time_class: TimeClass) -> None:
        """Go on reading after a class of time has ended; if another one is running, that goes on."""
        running = self.state.running
        if running is None or running.time_class is time_class:
            self._enter_class(event, TimeClass.READ)

    def _listen(self, event: ActivityEvent) -> None:
        """Count what was heard, and from now on listening, or nothing before the next input if the voice is silent."""
        running, heard = self.state.running, event.view
        if running is not None and self.state.is_listening and heard.is_placed:
            self.covered.append((heard.start, heard.end))
            self.state = replace(self.state, running=running.with_range(heard.start, heard.end))
        if event.kind is EventKind.LISTEN:
            self._begin_listening(event)
        elif self.state.is_listening:
            self.end(SpanEnd.CLASS)

    def _begin_listening(self, event: ActivityEvent) -> None:
        """Begin a span of listening, if none is running; the window need not have the focus."""
        if self.state.is_listening:
            return
        self.end(SpanEnd.CLASS)
        if self.state.is_open and not self.state.paused:
            self.state = replace(self.state, sample=self.state.sample.spoilt(), unclaimed=None)
            self._start_span(event, TimeClass.LISTEN, event.mono)

    def _stop(self, event: ActivityEvent) -> None:
        if not (self.state.is_listening and event.kind in _AWAY):
            self.end(_ENDS.get(event.kind, SpanEnd.CLOSE))
        if event.kind in _AWAY:
            self.state = replace(self.state, away=True)
        elif event.kind is EventKind.PAUSE:
            self.state = replace(self.state, paused=True)
        elif event.kind is EventKind.CLOSE:
            self.state = replace(self.state, is_open=False, text="", view=VisibleRange())
        self.state = replace(self.state, unclaimed=None)

    # spans

    def _begin(self, event: ActivityEvent, time_class: TimeClass, *, at: float | None = None) -> None:
        """Begin a span now, or at an earlier monotonic time from which on nothing was counted."""
        if self.state.is_stopped or self.state.running is not None:
            return
        mono = event.mono if at is None else at
        if time_class is TimeClass.READ and self.state.is_leaf_spent:
            self.state = replace(self.state, unclaimed=mono if self.state.unclaimed is None else self.state.unclaimed)
            return
        self._start_span(event, time_class, mono)

    def _start_span(self, event: ActivityEvent, time_class: TimeClass, mono: float) -> None:
        start = self.state.start_after(event.utc - timedelta(seconds=event.mono - mono))
        running = RunningSpan(
            key=self.state.serial,
            text=self.state.text,
            time_class=time_class,
            mono=mono,
            origin=start,
            origin_mono=mono,
            offset=self.state.offset,
            flag=self.state.flag_at(event, start),
        )
        if time_class is not TimeClass.LISTEN:
            running = running.with_range(self.state.view.start, self.state.view.end)
        self.state = replace(self.state, running=running, serial=running.key + 1)

    def end(self, reason: SpanEnd) -> None:
        """End the running span, if any, at the time up to which it is counted."""
        if self.state.running is None:
            return
        was_listening = self.state.is_listening
        for ended in self.ended_runs(reason):
            self._emit(*ended)
        sample = self.state.sample if reason is SpanEnd.CLASS else self.state.sample.spoilt()
        self.state = replace(self.state, running=None, earlier=(), sample=sample)
        if self.state.view.is_placed and not was_listening:
            start = self.state.view.start
            self.covered.append((start, min(self.state.view.end, start + round(self.state.allowance))))

    def ended_runs(self, reason: SpanEnd, *, as_passed: bool = False) -> Iterator[tuple[RunningSpan, float, SpanEnd]]:
        """Yield the spans that the running one ends as, each with its end (monotonic) and the reason.

        If the leaf in view counts ``as_passed``, it goes with the leaves before it until it was there long enough to be
        read; else only what was passed is skimmed.
        """
        running, until = self.state.running, self.state.settled
        assert running is not None
        if as_passed and self.state.earlier and not self.state.is_leaf_read:
            running = replace(running, time_class=self.state.earlier[0].time_class)
        spans = with_last_leaf(self.state.earlier, running, until)
        for span, following in pairwise(spans):
            yield span, following.mono, SpanEnd.CLASS
        for span in spans[-1:]:
            yield span, until, reason

    def spans_of(self, running: RunningSpan, until: float, reason: SpanEnd) -> Iterator[Span]:
        """Yield the spans of the study days that a running span ends as."""
        for span in running.spans(until, self.state.day_start, reason):
            yield replace(span, waited=self.state.cut_off) if reason is SpanEnd.IDLE else span

    def _emit(self, running: RunningSpan, until: float, reason: SpanEnd) -> None:
        for span in self.spans_of(running, until, reason):
            self.spans.append(span)
            if span.flag is SpanDoubt.FORWARD:
                self.state = replace(self.state, occupied=with_interval(self.state.occupied, (span.start, span.end)))
            else:
                self.state = replace(self.state, floor=span.end)

    def _set_view(self, view: VisibleRange, *, credited: float, allowance: float, sample: LeafSample) -> None:
        self.state = replace(
            self.state,
            view=view,
            credited=credited,
            allowance=min(allowance, float(view.characters)),
            earned=0.0,
            unclaimed=None,
            sample=sample,
        )
