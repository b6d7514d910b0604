"""Run the one clock of the program: what happens at the window becomes spans in the ledger (hour.md, "Active time")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.core.activity.active_time import DRIFT_OF_SLEEP, advance, running_spans
from reader.core.activity.activity_state import ActivityState, Interval, with_interval
from reader.core.activity.clock_doubt import MAX_FORWARD_JUMP, ClockDoubt, doubt_of
from reader.core.activity.clock_state import ClockState
from reader.core.activity.events import ActivityEvent, EventKind, VisibleRange
from reader.core.activity.judging import counted_seconds
from reader.core.activity.ledger import TimeClass, effective_entries, last_skimmed
from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.speed import reading_speed
from reader.core.activity.study_day import study_day
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.services.activity.ledger_writer import LedgerWriter, running_seconds
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.activity.input_monitor import InputMonitor

TICK_MS = 1_000
WRITE_SECONDS = 10.0
"""What a crash or a power cut can cost at most (hour.md)."""

LONGEST_TICK = 10.0
"""A timer that comes later than so many seconds slept, or its process was stopped (hour.md)."""

FOLLOWS_INPUT = 2.0
"""Seconds after an input within which a change of view is the reader's own: wheels and turns of pages run on."""


class ActivityTracker(QObject):
    """Count the reader's time and keep it in the library.

    There is one for the whole program. ``state_changed`` carries a `ClockState`, ``today_changed`` comes when the
    seconds of today, the goal or the day have changed, ``saving_failed`` carries the `ReaderError` that keeps minutes
    in memory, ``saving_resumed`` comes when they are in the library after all, ``doubt_raised`` when the wall clock
    went ahead by more than a day. No timer runs unless the clock does.
    """

    state_changed = Signal(object)
    today_changed = Signal()
    saving_failed = Signal(object)
    saving_resumed = Signal()
    doubt_raised = Signal()

    def __init__(self, library: Library, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._clock = clock
        self._record = LedgerWriter(library)
        self._activity = ActivityState(4)
        self._plan = Plan(date.min)
        self._day = date.min
        self._ended: dict[TimeClass, float] = {}
        self._told = ClockState.IDLE
        self._failing = False
        self._panel_controller = False
        self._input_at = float("-inf")
        self._held: VisibleRange | None = None
        self._seen = (clock.monotonic(), clock.now())
        self._written_at = self._seen[0]
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._begin()

    @property
    def state(self) -> ClockState:
        """Return what the clock is doing."""
        if self._activity.paused:
            return ClockState.PAUSED
        runs = self._activity.running is not None and not self._activity.is_idle(self._clock.monotonic())
        return ClockState.READING if runs else ClockState.IDLE

    @property
    def counted_today(self) -> float:
        """Return the seconds that count towards today's goal, the running ones included."""
        running = running_spans(self._activity, self._clock.monotonic())
        return counted_seconds(running_seconds(running, self._ended, self._day), self._plan)

    @property
    def goal(self) -> float:
        """Return today's goal in seconds."""
        return self._plan.goal_seconds

    @property
    def today(self) -> date:
        """Return the study day that the clock counts for."""
        return self._day

    def watch(self, window: QWidget) -> None:
        """Take input, focus and visibility from the program's window; whatever else has the focus stops the clock."""
        watch = InputMonitor(window)
        watch.input_made.connect(self.input_made)
        watch.note_typed.connect(self.note_typed)
        watch.key_repeated.connect(self.key_repeated)
        watch.presence_changed.connect(self.presence_changed)
        self.presence_changed(watch.present)

    @Slot(str, str, int, int)
    def view_changed(self, text: str, language: str, start: int, end: int) -> None:
        """Hear which code points of which text are on the screen now."""
        view = VisibleRange(max(0, end - start), start)
        if text != self._activity.text:
            self._held = None
            self._feed(EventKind.OPEN, view, text, language)
            self.save()
        elif view != self._activity.view:
            self._held = view
            if self._clock.monotonic() - self._input_at <= FOLLOWS_INPUT:
                self._feed_view_or(EventKind.INPUT)

    @Slot()
    def input_made(self) -> None:
        """Hear that the reader pressed a key, clicked or scrolled."""
        self._input_at = self._clock.monotonic()
        self._feed_view_or(EventKind.LOOK_UP if self._panel_controller else EventKind.INPUT)

    @Slot()
    def key_repeated(self) -> None:
        """Hear that a key is held down: it keeps no clock running, but the pages it turns are turned by hand."""
        self._input_at = self._clock.monotonic()

    @Slot()
    def note_typed(self) -> None:
        """Hear that the reader is writing a note."""
        self._feed(EventKind.NOTE)

    @Slot()
    def begin_look_up(self) -> None:
        """Hear that the reader is looking something up, until `end_look_up`."""
        self.input_made()
        self._panel_controller = True
        self._feed(EventKind.LOOK_UP)

    @Slot()
    def end_look_up(self) -> None:
        """Hear that the reader goes on reading."""
        self._panel_controller = False
        self._feed(EventKind.INPUT)

    def did_read(self, reason: str) -> Changes | None:
        """Take the reader's word that the passage was read that was just taken for skimmed; None if none was.

        What of it has ended is corrected, as a step that can be undone, for a ``reason`` in the reader's words. Raises
        ReaderError LIBRARY_*.
        """
        text, now = self._activity.text, self._clock.now()
        if not text or self._library.read_only:
            return None
        self._feed(EventKind.CLAIM)
        self.save()
        running = self._activity.running
        last = now if running is None else running.start
        found = last_skimmed(effective_entries(self._library.ledger.entries(self._day)), text, last)
        for one in found:
            self._library.coverage.add(text, one.entry.range_start, one.entry.range_end)
        if not found:
            return None
        changes = self._library.ledger.did_read([one.entry.id for one in found], reason, now)
        self.refresh()
        return changes

    @Slot(bool)
    def presence_changed(self, present: bool) -> None:
        """Hear that the window got the focus, or lost it, was hidden or covered by a dialog."""
        if present == self._activity.away:
            self._feed(EventKind.FOCUS if present else EventKind.BLUR)
            if present and self._panel_controller:
                self._feed(EventKind.LOOK_UP)
            self.save()

    @Slot()
    def toggle_pause(self) -> None:
        """Pause by hand, or go on."""
        self._feed(EventKind.RESUME if self._activity.paused else EventKind.PAUSE)
        self.save()

    @Slot()
    def close_text(self) -> None:
        """Hear that no text is on the screen any more."""
        self._held = None
        self._feed(EventKind.CLOSE)
        self.save()

    @Slot()
    def save(self) -> None:
        """Write what runs: every 10 s, on a pause, on another section and at the end."""
        self._written_at = self._clock.monotonic()
        error = self._record.flush()
        if error is None and self._failing:
            self.saving_resumed.emit()
        elif error is not None and not self._failing:
            self.saving_failed.emit(error)
        self._failing = error is not None

    @Slot()
    def refresh(self) -> None:
        """Read plan and ledger anew, after they were changed by other hands or another day began."""
        now = self._present(self._clock.now())
        self._plan = plan_at(self._library.plans.history(), now)
        self._day = study_day(now, self._plan.day_start)
        self._ended = self._record.ended_seconds(self._day)
        self._activity = replace(self._activity, day_start=self._plan.day_start)
        self.today_changed.emit()

    def _begin(self) -> None:
        ledger, horizon = self._library.ledger, self._horizon()
        taken: tuple[Interval, ...] = ()
        for stretch in ledger.spans_after(horizon):
            taken = with_interval(taken, stretch)
        floor, doubted_until = ledger.last_end(horizon), self._doubted_until()
        self._activity = ActivityState(4, away=True, floor=floor, occupied=taken, doubted_until=doubted_until)
        self.refresh()

    def _horizon(self) -> datetime:
        """Return the time up to which the ledger is believed: a day on from now.

        A clock that shows a time before the library was made is wrong itself; then all is believed that was written
        without doubt.
        """
        now = self._clock.now()
        if now.date() + MAX_FORWARD_JUMP < self._library.plans.history()[0].effective_day:
            return self._library.ledger.last_sure_end() or now
        return now + MAX_FORWARD_JUMP

    def _doubted_until(self) -> float:
        """Return the monotonic time until which a clock that was set forward is not believed."""
        now = self._clock.now()
        doubt = self._library.clock_doubts.current(now)
        if doubt is None:
            return float("-inf")
        return self._clock.monotonic() + (doubt.since + MAX_FORWARD_JUMP - now).total_seconds()

    def _feed_view_or(self, kind: EventKind) -> None:
        view, self._held = self._held, None
        self._feed(kind if view is None else EventKind.VIEW, view or VisibleRange())

    def _feed(self, kind: EventKind, view: VisibleRange = VisibleRange(), text: str = "", language: str = "") -> None:  # noqa: B008
        if self._library.read_only:
            return  # what cannot be kept is not counted; another program may be counting
        mono, now = self._observe()
        speed = self._speed(text, language) if kind is EventKind.OPEN else 0.0
        self._advance(ActivityEvent(kind, mono, now, text, language, view.characters, view.start, speed), now)
        self._follow_day(now)

    def _advance(self, event: ActivityEvent, now: datetime) -> None:
        text = self._activity.text
        step = advance(self._activity, event)
        self._activity = step.state
        self._record.take(text, step, running_spans(step.state, event.mono), now)
        for span in step.spans:
            if span.day == self._day:
                self._ended[span.time_class] = self._ended.get(span.time_class, 0.0) + span.seconds
        self._tell(counted=bool(step.spans))

    def _observe(self) -> tuple[float, datetime]:
        """Read the clocks; if the machine slept since they were read last, the span ended there."""
        mono, now = self._clock.monotonic(), self._clock.now()
        (seen, seen_at), self._seen = self._seen, (mono, now)
        drift = (now - seen_at).total_seconds() - (mono - seen)
        self._doubt(doubt_of(seen_at, now, mono - seen, self._plan.day_start))
        if self._timer.isActive() and (mono - seen > LONGEST_TICK or drift > DRIFT_OF_SLEEP):
            self._advance(ActivityEvent(EventKind.SLEEP, seen, seen_at), seen_at)
        return mono, now

    def _doubt(self, doubt: ClockDoubt | None) -> None:
        if doubt is None:
            return
        try:
            self._library.clock_doubts.raise_doubt(doubt)
        except ReaderError as error:
            self.saving_failed.emit(error)
        self.doubt_raised.emit()

    def _speed(self, text: str, language: str) -> float:
        samples = self._library.speed.samples
        return reading_speed(samples(language, text), samples(language), language)

    def _tell(self, *, counted: bool) -> None:
        state = self.state
        if (state is ClockState.READING) != self._timer.isActive():
            self._run_timer(state is ClockState.READING)
        if state is not self._told:
            self._told = state
            self.state_changed.emit(state)
        if counted:
            self.today_changed.emit()

    def _run_timer(self, runs: bool) -> None:
        if runs:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        mono, now = self._observe()
        if not self._timer.isActive():
            self.save()
            return
        if self._activity.is_idle(mono):
            self._advance(ActivityEvent(EventKind.SLEEP, mono, now), now)
            self.save()
            return
        if mono - self._written_at >= WRITE_SECONDS:
            self._advance(ActivityEvent(EventKind.TICK, mono, now), now)
            self.save()
        self._follow_day(now)
        self.today_changed.emit()

    def _follow_day(self, now: datetime) -> None:
        if self._present_day(now) != self._day:
            self.refresh()

    def _present(self, now: datetime) -> datetime:
        """Return the local time that is counted for: it does not go back where the clock does."""
        floor = self._activity.floor
        return now if floor is None else max(now, floor.astimezone(now.tzinfo))

    def _present_day(self, now: datetime) -> date:
        return study_day(self._present(now), self._plan.day_start)
