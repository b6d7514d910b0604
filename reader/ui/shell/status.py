"""Tell how the day and the open text stand, for the foot line."""

from __future__ import annotations

from datetime import date

from reader.core.activity.coverage import seconds_left
from reader.core.activity.speed import reading_speed
from reader.core.errors import ReaderError
from reader.services.activity.progress import progress_status
from reader.services.clock import Clock
from reader.services.open_text import OpenText
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.shell.status_bar import HourStatus, PlaceStatus


class StatusReader:
    """Read the standing from the clock and the library; the streak only when it can have changed."""

    def __init__(self, library: Library, tracker: ActivityTracker, clock: Clock) -> None:
        self._library = library
        self._clock = clock
        self._tracker = tracker
        self._streak = 0
        self._streak_for: tuple[date, bool] | None = None

    def hour(self) -> HourStatus:
        """Return how the day stands."""
        counted, goal = self._tracker.counted_today, self._tracker.goal
        reason = (self._tracker.today, counted >= goal)
        if reason != self._streak_for:
            self._streak_for = reason
            self._streak = self._present_streak()
        return HourStatus(self._tracker.state, counted, goal, self._streak)

    def forget(self) -> None:
        """Work out the streak anew, after the plan or the ledger was changed."""
        self._streak_for = None

    def place(self, opened: OpenText | None, position: int) -> PlaceStatus | None:
        """Return where in the text a position is, and how long the unread rest takes."""
        if opened is None:
            return None
        card = opened.card
        outline = opened.stored.outline()
        section = sum(1 for one in outline if one.start <= position)
        share = position / card.characters if card.characters else 0.0
        left = self._left(card.id, card.language, card.characters) if card.complete else None
        return PlaceStatus(section, len(outline), share, left, opened.stored.page_at(position))

    def _left(self, text: str, language: str, characters: int) -> float | None:
        samples = self._library.speed.samples
        speed = reading_speed(samples(language, text), samples(language), language)
        return seconds_left(self._library.coverage.covered(text), characters, speed)

    def _present_streak(self) -> int:
        try:
            standing = progress_status(self._library, self._clock.now())
        except ReaderError:
            return self._streak
        today_met = self._tracker.counted_today >= self._tracker.goal and not standing.with_today(0.0).is_kept
        return standing.streak.current + today_met
