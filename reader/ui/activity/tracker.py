"""Track active time: turn the events of the window into spans of the ledger (hour.md, "Active time")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.core.activity.active_time import DRIFT_OF_SLEEP, advance, running_spans
from reader.core.activity.activity_state import ActivityState, ClockState, Interval, with_interval
from reader.core.activity.clock_doubt import MAX_FORWARD_JUMP, ClockDoubt, doubt_of
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
"""The most time that a crash or a power cut can lose (hour.md)."""

LONGEST_TICK = 10.0
"""If a timer is later than this many seconds, the machine slept or the process was stopped (hour.md)."""

FOLLOWS_INPUT = 2.0
"""Seconds after an input in which a change of view counts as the reader's: wheels and page turns run on."""


class ActivityTracker(QObject):
    """Count the reader's time and store it in the library.

    There is one tracker for the whole application. ``state_changed`` carries a `ClockState`, ``today_changed`` is
    emitted when the seconds of today, the goal or the day have changed, ``saving_failed`` carries the `ReaderError`
    because of which minutes are still in memory, ``saving_resumed`` is emitted when they are stored after all,
    ``doubt_raised`` when the wall clock jumped ahead by more than a day. The timer only runs while the clock does.
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
        self._ledger_writer = LedgerWriter(library)
        self._activity = ActivityState(4)
        self._plan = Plan(date.min)
        self._day = date.min
        self._ended_seconds: dict[TimeClass, float] = {}
        self._last_state = ClockState.IDLE
        self._is_failing = False
        self._is_looking_up = False
        self._input_at = float("-inf")
        self._pending_view: VisibleRange | None = None
        self._last_observed = (clock.monotonic(), clock.now())
        self._written_at = self._last_observed[0]
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._begin()

    @property
    def state(self) -> ClockState:
        """Return the state of the clock."""
        if self._activity.paused:
            return ClockState.PAUSED
        runs = self._activity.running is not None and not self._activity.is_idle(self._clock.monotonic())
        return ClockState.READING if runs else ClockState.IDLE

    @property
    def counted_today(self) -> float:
        """Return the seconds that count towards today's goal, including the running span."""
        running = running_spans(self._activity, self._clock.monotonic())
        return counted_seconds(running_seconds(running, self._ended_seconds, self._day), self._plan)

    @property
    def goal(self) -> float:
        """Return today's goal in seconds."""
        return self._plan.goal_seconds

    @property
    def today(self) -> date:
        """Return the current study day."""
        return self._day

    def watch(self, window: QWidget) -> None:
        """Follow input, focus and visibility of the main window; the clock stops while anything else has the focus."""
        monitor = InputMonitor(window)
        monitor.input_made.connect(self.input_made)
        monitor.note_typed.connect(self.note_typed)
        monitor.key_repeated.connect(self.key_repeated)
        monitor.presence_changed.connect(self.presence_changed)
        self.presence_changed(monitor.present)

    @Slot(str, str, int, int)
    def view_changed(self, text: str, language: str, start: int, end: int) -> None:
        """Handle a change of the visible range of a text, in code points."""
        view = VisibleRange(max(0, end - start), start)
        if text != self._activity.text:
            self._pending_view = None
            self._feed(EventKind.OPEN, view, text, language)
            self.save()
        elif view != self._activity.view:
            self._pending_view = view
            if self._clock.monotonic() - self._input_at <= FOLLOWS_INPUT:
                self._feed_view_or(EventKind.INPUT)

    @Slot()
    def input_made(self) -> None:
        """Handle a key, a click or scrolling."""
        self._input_at = self._clock.monotonic()
        self._feed_view_or(EventKind.LOOK_UP if self._is_looking_up else EventKind.INPUT)

    @Slot()
    def key_repeated(self) -> None:
        """Handle a held key: it does not keep the clock running, but the pages it turns are turned by the reader."""
        self._input_at = self._clock.monotonic()

    @Slot()
    def note_typed(self) -> None:
        """Handle typing in a note."""
        self._feed(EventKind.NOTE)

    @Slot()
    def begin_look_up(self) -> None:
        """Count as looking up until `end_look_up`."""
        self.input_made()
        self._is_looking_up = True
        self._feed(EventKind.LOOK_UP)

    @Slot()
    def end_look_up(self) -> None:
        """Count as reading again."""
        self._is_looking_up = False
        self._feed(EventKind.INPUT)

    def did_read(self, reason: str) -> Changes | None:
        """Count the passage that was just taken for skimmed as read; return None if there was none.

        Its spans that have ended are corrected in one undo step, with ``reason`` as the reason of the correction.
        Raises ReaderError LIBRARY_*.
        """
        text, now = self._activity.text, self._clock.now()
        if not text or self._library.read_only:
            return None
        self._feed(EventKind.CLAIM)
        self.save()
        running = self._activity.running
        last = now if running is None else running.start
        skimmed = last_skimmed(effective_entries(self._library.ledger.entries(self._day)), text, last)
        for entry in skimmed:
            self._library.coverage.add(text, entry.entry.range_start, entry.entry.range_end)
        if not skimmed:
            return None
        changes = self._library.ledger.did_read([entry.entry.id for entry in skimmed], reason, now)
        self.refresh()
        return changes

    @Slot(bool)
    def presence_changed(self, present: bool) -> None:
        """Handle that the window got or lost the focus, or was hidden or covered by a dialog."""
        if present == self._activity.away:
            self._feed(EventKind.FOCUS if present else EventKind.BLUR)
            if present and self._is_looking_up:
                self._feed(EventKind.LOOK_UP)
            self.save()

    @Slot()
    def toggle_pause(self) -> None:
        """Pause the clock, or resume it."""
        self._feed(EventKind.RESUME if self._activity.paused else EventKind.PAUSE)
        self.save()

    @Slot()
    def close_text(self) -> None:
        """Handle that no text is on the screen any more."""
        self._pending_view = None
        self._feed(EventKind.CLOSE)
        self.save()

    @Slot()
    def save(self) -> None:
        """Store the running span: every 10 s, on a pause, on a change of section and at the end."""
        self._written_at = self._clock.monotonic()
        error = self._ledger_writer.flush()
        if error is None and self._is_failing:
            self.saving_resumed.emit()
        elif error is not None and not self._is_failing:
            self.saving_failed.emit(error)
        self._is_failing = error is not None

    @Slot()
    def refresh(self) -> None:
        """Load plan and ledger again, after they were changed elsewhere or another day began."""
        now = self._counted_time(self._clock.now())
        self._plan = plan_at(self._library.plans.history(), now)
        self._day = study_day(now, self._plan.day_start)
        self._ended_seconds = self._ledger_writer.ended_seconds(self._day)
        self._activity = replace(self._activity, day_start=self._plan.day_start)
        self.today_changed.emit()

    def _begin(self) -> None:
        ledger, horizon = self._library.ledger, self._horizon()
        occupied: tuple[Interval, ...] = ()
        for interval in ledger.spans_after(horizon):
            occupied = with_interval(occupied, interval)
        floor, doubted_until = ledger.last_end(horizon), self._doubted_until()
        self._activity = ActivityState(4, away=True, floor=floor, occupied=occupied, doubted_until=doubted_until)
        self.refresh()

    def _horizon(self) -> datetime:
        """Return the time up to which the ledger is trusted: a day from now.

        A clock before the creation of the library is wrong itself; then all entries written without doubt are
        trusted.
        """
        now = self._clock.now()
        if now.date() + MAX_FORWARD_JUMP < self._library.plans.history()[0].effective_day:
            return self._library.ledger.last_sure_end() or now
        return now + MAX_FORWARD_JUMP

    def _doubted_until(self) -> float:
        """Return the monotonic time until which a clock that was set forward is not trusted."""
        now = self._clock.now()
        doubt = self._library.clock_doubts.current(now)
        if doubt is None:
            return float("-inf")
        return self._clock.monotonic() + (doubt.since + MAX_FORWARD_JUMP - now).total_seconds()

    def _feed_view_or(self, kind: EventKind) -> None:
        view, self._pending_view = self._pending_view, None
        self._feed(kind if view is None else EventKind.VIEW, view or VisibleRange())

    def _feed(self, kind: EventKind, view: VisibleRange = VisibleRange(), text: str = "", language: str = "") -> None:  # noqa: B008
        if self._library.read_only:
            return  # what cannot be stored is not counted; another process may be counting
        mono, now = self._observe()
        speed = self._speed(text, language) if kind is EventKind.OPEN else 0.0
        self._advance(ActivityEvent(kind, mono, now, text, language, view.characters, view.start, speed), now)
        self._follow_day(now)

    def _advance(self, event: ActivityEvent, now: datetime) -> None:
        text = self._activity.text
        step = advance(self._activity, event)
        self._activity = step.state
        self._ledger_writer.record(text, step, running_spans(step.state, event.mono), now)
        for span in step.spans:
            if span.day == self._day:
                self._ended_seconds[span.time_class] = self._ended_seconds.get(span.time_class, 0.0) + span.seconds
        self._emit_changes(counted=bool(step.spans))

    def _observe(self) -> tuple[float, datetime]:
        """Read the clocks; if the machine slept since they were last read, end the span at that time."""
        mono, now = self._clock.monotonic(), self._clock.now()
        (last_mono, last_wall), self._last_observed = self._last_observed, (mono, now)
        drift = (now - last_wall).total_seconds() - (mono - last_mono)
        self._store_doubt(doubt_of(last_wall, now, mono - last_mono, self._plan.day_start))
        if self._timer.isActive() and (mono - last_mono > LONGEST_TICK or drift > DRIFT_OF_SLEEP):
            self._advance(ActivityEvent(EventKind.SLEEP, last_mono, last_wall), last_wall)
        return mono, now

    def _store_doubt(self, doubt: ClockDoubt | None) -> None:
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

    def _emit_changes(self, *, counted: bool) -> None:
        state = self.state
        if (state is ClockState.READING) != self._timer.isActive():
            self._run_timer(state is ClockState.READING)
        if state is not self._last_state:
            self._last_state = state
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
        if self._counted_day(now) != self._day:
            self.refresh()

    def _counted_time(self, now: datetime) -> datetime:
        """Return the local time that is counted for, which does not go back when the clock does."""
        floor = self._activity.floor
        return now if floor is None else max(now, floor.astimezone(now.tzinfo))

    def _counted_day(self, now: datetime) -> date:
        return study_day(self._counted_time(now), self._plan.day_start)
