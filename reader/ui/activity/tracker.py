"""Track active time: turn the events of the window into spans of the ledger (hour.md, "Active time")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.core.activity.active_time import advance, running_spans
from reader.core.activity.clock_doubt import ClockDoubt, doubt_of
from reader.core.activity.clock_state import ClockState
from reader.core.activity.events import NOTHING_IN_VIEW, ActivityEvent, EventKind, VisibleRange
from reader.core.activity.judging import LIMITED, DayState, JudgedDay, counted_seconds
from reader.core.activity.ledger import TimeClass, effective_entries, last_skimmed
from reader.core.activity.plan import Plan, plan_at
from reader.core.activity.speed import ReadingSpeed
from reader.core.activity.study_day import study_day
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.services.activity.ledger_writer import LedgerWriter, running_seconds
from reader.services.activity.progress import judged_so_far
from reader.services.activity.resumed_state import resumed_state
from reader.services.clock import Clock, ClockReadings
from reader.storage.library import Library
from reader.ui.activity.input_monitor import InputMonitor

TICK_MS = 1_000
WRITE_SECONDS = 10.0
"""The most time that a crash or a power cut can lose (hour.md)."""

FOLLOWS_INPUT = 2.0
"""Seconds after an input in which a change of view counts as the reader's: wheels and page turns run on."""


class ActivityTracker(QObject):
    """Count the reader's time and store it in the library.

    There is one tracker for the whole application. ``state_changed`` carries a `ClockState`, ``today_changed`` is
    emitted when the seconds of today, the goal or the day have changed, ``saving_failed`` carries the `ReaderError`
    because of which minutes are still in memory, ``saving_resumed`` is emitted when they are stored after all,
    ``doubt_raised`` when the wall clock jumped ahead by more than a day. The timer only runs while the clock does.
    ``input_at`` is the monotonic time of the reader's last input.
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
        self._activity = resumed_state(library, clock)
        self._plan = Plan(date.min)
        self._day = date.min
        self._today = JudgedDay(date.min, DayState.BEFORE)
        self._ended_seconds: dict[TimeClass, float] = {}
        self._last_state = ClockState.IDLE
        self._is_failing = False
        self._is_looking_up = self._is_listening = False
        self.input_at = float("-inf")
        self._pending_view: VisibleRange | None = None
        self._pending_news: EventKind | None = None
        self._notes_kind: EventKind | None = None
        self._speed = ReadingSpeed("")
        self._last_observed = self._clock.read()
        self._written_at = self._last_observed.mono
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.refresh()

    @property
    def state(self) -> ClockState:
        """Return the state of the clock."""
        mono = self._clock.monotonic()
        if self._activity.paused:
            return ClockState.PAUSED
        if self._activity.is_unclaimed(mono):
            return ClockState.UNCLAIMED
        runs = self._activity.running is not None and not self._activity.stands_still(mono)
        return ClockState.READING if runs else ClockState.IDLE

    @property
    def counted_today(self) -> float:
        """Return the seconds that count towards today's goal, including the running span."""
        running = running_spans(self._activity, self._clock.monotonic())
        return counted_seconds(running_seconds(running, self._ended_seconds, self._day), self._plan, self._day)

    @property
    def is_reviewing(self) -> bool:
        """Return whether input counts as reviewing: marks or questions are gone through, and no text is read."""
        return self._notes_kind is EventKind.REVIEW

    @property
    def is_listening(self) -> bool:
        """Return whether the time counts as listening."""
        return self._activity.is_listening

    @property
    def limited_today(self) -> tuple[float, float]:
        """Return the seconds of writing notes and reviewing that count today, and the most of them that do."""
        running = running_spans(self._activity, self._clock.monotonic())
        sums = running_seconds(running, self._ended_seconds, self._day)
        most = self.goal / 2
        counted = sum(sums.get(one, 0.0) for one in LIMITED if one in self._plan.counted_classes)
        return min(counted, most), most

    @property
    def goal(self) -> float:
        """Return today's goal in seconds."""
        return self._plan.goal_on(self._day)

    @property
    def rests_today(self) -> bool:
        """Return whether today is a rest day."""
        return self._today.rests

    @property
    def is_met(self) -> bool:
        """Return whether today's goal is met, on a rest day after debts were paid."""
        return replace(self._today, goal=self.goal, counted=self.counted_today).reaches_goal

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

    def view_changed(self, text: str, language: str, start: int, end: int, pictures: tuple[int, int] = (0, 0)) -> None:
        """Handle a change of the visible range of a text, in code points.

        ``pictures`` are the number of pictures in it, and of code points that are no text but describe them.
        """
        view = VisibleRange(max(0, end - start), start, *pictures)
        if text != self._activity.text or not self._activity.is_open:
            self._forget_pending()
            self._speed = self._known_speed(text, language)
            self._feed(EventKind.OPEN, view, text, language)
            self.save()
        elif view != self._activity.view:
            self._pending_view = view
            if self._follows_input or self._is_listening:
                self._feed_pending_or(EventKind.INPUT)

    @Slot()
    def input_made(self) -> None:
        """Handle a key that had an effect, a click or scrolling."""
        self.input_at = self._clock.monotonic()
        if self._notes_kind is not None:
            self._feed(self._notes_kind)
        elif not self._is_listening:
            self._feed_pending_or(EventKind.LOOK_UP if self._is_looking_up else EventKind.INPUT)

    @Slot()
    def selection_changed(self) -> None:
        """Handle a new selection in the text, by the reader or with the reader's next input."""
        self._take_news(EventKind.SELECT)

    @Slot()
    def cursor_moved(self) -> None:
        """Handle a move of the reading cursor, by the reader or with the reader's next input."""
        self._take_news(EventKind.CURSOR)

    @Slot()
    def key_repeated(self) -> None:
        """Handle a held key: it does not keep the clock running, but the pages it turns are turned by the reader."""
        self.input_at = self._clock.monotonic()

    @Slot()
    def note_typed(self) -> None:
        """Handle typing in a note; while a text is read aloud, the time is that of listening all the same."""
        if self._is_listening:
            self.input_at = self._clock.monotonic()
        else:
            self._feed(EventKind.NOTE)

    @Slot()
    def note_closed(self) -> None:
        """Count as before again, after the editor of a note was closed."""
        self._feed(self._notes_kind or EventKind.NOTE_END)

    def show_notes(self, kind: EventKind = EventKind.NOTE) -> None:
        """Count input as this kind until `view_changed` or `close_text`: notes are on the screen and no text is."""
        if self._notes_kind is kind:
            return
        self.close_text()
        self._notes_kind = kind
        self._feed(EventKind.OPEN)
        self._feed(kind)
        self.save()

    def listen(self, heard: VisibleRange = NOTHING_IN_VIEW) -> None:
        """Count as listening until `end_listening`; ``heard`` is the sentence before, if it was read to its end."""
        self._is_listening = True
        self._feed(EventKind.LISTEN, heard)

    def end_listening(self, heard: VisibleRange = NOTHING_IN_VIEW) -> None:
        """Count nothing more before the next input."""
        if self._is_listening:
            self._is_listening = False
            self._feed(EventKind.LISTEN_END, heard)
            self.save()

    @Slot()
    def begin_look_up(self) -> None:
        """Count as looking up until `end_look_up`."""
        self.input_made()
        self._is_looking_up = True
        if not self._is_listening:
            self._feed(EventKind.LOOK_UP)

    @Slot()
    def end_look_up(self) -> None:
        """Count as reading again."""
        if self._is_looking_up:
            self._is_looking_up = False
            self._feed(EventKind.LOOK_UP_END)

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

    @Slot(bool, bool)
    def presence_changed(self, present: bool, in_dialog: bool = False) -> None:
        """Handle that the window got or lost the focus, with ``in_dialog`` to a window of ours, or was hidden."""
        if present == self._activity.away:
            away = EventKind.DIALOG if in_dialog else EventKind.BLUR
            self._feed(EventKind.FOCUS if present else away)
            kind = EventKind.LOOK_UP if self._is_looking_up else self._notes_kind
            if present and kind is not None and not self._is_listening:
                self._feed(kind)
            self.save()

    @Slot()
    def toggle_pause(self) -> None:
        """Pause the clock, or resume it."""
        self._feed(EventKind.RESUME if self._activity.paused else EventKind.PAUSE)
        if self._is_listening:
            self._feed(EventKind.LISTEN)
        self.save()

    @Slot()
    def close_text(self) -> None:
        """Handle that no text is on the screen any more."""
        self._forget_pending()
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
        self._today = judged_so_far(self._library, self._plan, self._day, now)
        self._activity = replace(self._activity, day_start=self._plan.day_start)
        self.today_changed.emit()

    @property
    def _follows_input(self) -> bool:
        return self._clock.monotonic() - self.input_at <= FOLLOWS_INPUT

    def _take_news(self, kind: EventKind) -> None:
        if self._is_listening:
            return
        self._pending_news = kind
        if self._follows_input:
            self._feed_pending_or(EventKind.INPUT)

    def _forget_pending(self) -> None:
        """Forget what the next input would have brought, as another text or none is shown."""
        self._pending_view = self._pending_news = self._notes_kind = None
        self._is_listening = False

    def _feed_pending_or(self, kind: EventKind) -> None:
        view, self._pending_view = self._pending_view, None
        news, self._pending_news = self._pending_news, None
        if view is not None:
            self._feed(EventKind.VIEW, view)
        else:
            self._feed(news or kind)

    def _feed(self, kind: EventKind, view: VisibleRange = NOTHING_IN_VIEW, text: str = "", language: str = "") -> None:
        if self._library.read_only:
            return  # what cannot be stored is not counted; another process may be counting
        seen = self._observe()
        self._advance(self._event(kind, seen, view, text, language), seen.now)
        self._follow_day(seen.now)

    def _event(
        self,
        kind: EventKind,
        seen: ClockReadings,
        view: VisibleRange = NOTHING_IN_VIEW,
        text: str = "",
        language: str = "",
    ) -> ActivityEvent:
        speed = self._speed.present if kind in (EventKind.OPEN, EventKind.VIEW) else 0.0
        event = ActivityEvent(kind, seen.mono, seen.now, text, language, view.characters, view.start, speed)
        return replace(event, pictures=view.pictures, described=view.described, boot=seen.boot)

    def _advance(self, event: ActivityEvent, now: datetime) -> None:
        text = self._activity.text
        step = advance(self._activity, event)
        self._activity = step.state
        self._ledger_writer.record(text, step, running_spans(step.state, event.mono), now)
        for sample in step.samples:
            self._speed.add(sample.characters, sample.seconds)
        for span in step.spans:
            if span.day == self._day:
                self._ended_seconds[span.time_class] = self._ended_seconds.get(span.time_class, 0.0) + span.seconds
        self._emit_changes(counted=bool(step.spans))

    def _observe(self) -> ClockReadings:
        """Read the clocks; if the machine slept since they were last read, end the span at that time."""
        seen = self._clock.read()
        last, self._last_observed = self._last_observed, seen
        self._store_doubt(doubt_of(last.now, seen.now, seen.mono - last.mono, self._plan.day_start))
        if self._timer.isActive() and seen.slept_since(last):
            self._advance(self._event(EventKind.SLEEP, last), last.now)
        return seen

    def _store_doubt(self, doubt: ClockDoubt | None) -> None:
        if doubt is None:
            return
        try:
            self._library.clock_doubts.raise_doubt(doubt)
        except ReaderError as error:
            self.saving_failed.emit(error)
        self.doubt_raised.emit()

    def _known_speed(self, text: str, language: str) -> ReadingSpeed:
        samples = self._library.speed.samples
        return ReadingSpeed(language, samples(language, text), samples(language))

    def _emit_changes(self, *, counted: bool) -> None:
        state = self.state
        runs = state in (ClockState.READING, ClockState.UNCLAIMED)
        if runs != self._timer.isActive():
            self._run_timer(runs)
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
        seen = self._observe()
        if not self._timer.isActive():
            self.save()
            return
        if self._activity.is_idle(seen.mono):
            self._advance(self._event(EventKind.SLEEP, seen), seen.now)
            self.save()
            return
        if seen.mono - self._written_at >= WRITE_SECONDS:
            self._advance(self._event(EventKind.TICK, seen), seen.now)
            self.save()
        self._follow_day(seen.now)
        self._emit_changes(counted=True)

    def _follow_day(self, now: datetime) -> None:
        if self._counted_day(now) != self._day:
            self.refresh()

    def _counted_time(self, now: datetime) -> datetime:
        """Return the local time that is counted for, which does not go back when the clock does."""
        floor = self._activity.floor
        return now if floor is None else max(now, floor.astimezone(now.tzinfo))

    def _counted_day(self, now: datetime) -> date:
        return study_day(self._counted_time(now), self._plan.day_start)
