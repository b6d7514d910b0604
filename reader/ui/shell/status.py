"""Compute the status of the day and of the open text for the status bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reader.core.activity.coverage import seconds_left
from reader.core.activity.judging import DayState, judge_day
from reader.core.activity.speed import reading_speed
from reader.core.errors import ReaderError
from reader.services.activity.progress import progress_status
from reader.services.clock import Clock
from reader.services.open_text import OpenText
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.shell.status_bar import HourStatus, PlaceStatus


class StatusReader:
    """Compute the status from the clock and the library; the streak only when it may have changed."""

    def __init__(self, library: Library, tracker: ActivityTracker, clock: Clock) -> None:
        self._library = library
        self._clock = clock
        self._tracker = tracker
        self._streak = 0
        self._streak_for: tuple[date, bool] | None = None

    def hour(self) -> HourStatus:
        """Return the status of the day."""
        counted, goal = self._tracker.counted_today, self._tracker.goal
        met = self._tracker.is_met
        key = (self._tracker.today, met)
        if key != self._streak_for:
            self._streak_for = key
            self._streak = self._current_streak()
        tracker = self._tracker
        reviewed = tracker.limited_today if tracker.is_reviewing else None
        status = HourStatus(tracker.state, counted, goal, self._streak, met=met, rests=tracker.rests_today)
        return replace(status, reviewed=reviewed, listens=tracker.is_listening)

    def forget(self) -> None:
        """Discard the cached streak, after the plan or the ledger has changed."""
        self._streak_for = None

    def place(self, opened: OpenText | None, position: int) -> PlaceStatus | None:
        """Return the place of a position in the open text and the seconds left to read; None if no text is open."""
        if opened is None:
            return None
        card = opened.card
        outline = opened.stored.outline()
        section = sum(1 for entry in outline if entry.start <= position)
        share = position / card.characters if card.characters else 0.0
        left = self._left(card.id, card.language, card.characters) if card.complete else None
        return PlaceStatus(section, len(outline), share, left, opened.stored.page_at(position))

    def _left(self, text: str, language: str, characters: int) -> float | None:
        samples = self._library.speed.samples
        speed = reading_speed(samples(language, text), samples(language), language)
        return seconds_left(self._library.coverage.covered(text), characters, speed)

    def _current_streak(self) -> int:
        try:
            progress = progress_status(self._library, self._clock.now())
        except ReaderError:
            return self._streak
        today_met = self._tracker.is_met and judge_day(progress.judged, progress.today).state is not DayState.MET
        return progress.streak.current + today_met
