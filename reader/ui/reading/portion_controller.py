"""Keep today's portion drawn in the open text, and in its contents what was read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader.core.errors import ReaderError
from reader.services.clock import Clock
from reader.services.open_text import OpenText
from reader.services.planning.todays_reading import TodaysReading
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.reading.read_screen import ReadScreen

_MINUTE = 60


class PortionController(QObject):
    """Cut the portion anew when a text is opened, a minute has passed, or plan, ledger or roadmap were changed."""

    def __init__(self, library: Library, tracker: ActivityTracker, clock: Clock, read: ReadScreen) -> None:
        super().__init__(read)
        self._library = library
        self._tracker = tracker
        self._clock = clock
        self._read = read
        self._cut_for: tuple[object, ...] = ()
        self._end: int | None = None
        tracker.today_changed.connect(self.follow)
        read.view_changed.connect(self.follow)
        read.text_closed.connect(self.follow)

    @Slot()
    def follow(self) -> None:
        """Cut again if what the cut hangs on has changed."""
        opened = self._read.open_text
        minutes = int(self._tracker.counted_today // _MINUTE)
        reason = (opened and opened.card, self._tracker.today, self._tracker.goal, minutes)
        if reason != self._cut_for:
            same_text = self._cut_for[:1] == reason[:1]
            self._cut_for = reason
            self._cut(opened, hold=same_text and self._is_in_sight())

    def refresh(self) -> None:
        """Cut again in any case."""
        self._cut_for = ()
        self.follow()

    def _is_in_sight(self) -> bool:
        """Return whether the mark is on the screen: what the reader has before the eyes does not move."""
        start, end = self._read.page.visible_range
        return self._end is not None and start < self._end <= end

    def _cut(self, opened: OpenText | None, *, hold: bool) -> None:
        page, contents = self._read.page, self._read.contents
        if opened is None:
            self._end = None
            page.show_portion_end(None)
            return
        try:
            contents.show_coverage(self._library.coverage.ranges(opened.card.id))
            if hold:
                return
            portion = None
            if opened.card.complete:
                reading = TodaysReading(self._library, self._clock.now(), self._tracker.counted_today)
                portion = reading.portion(opened.card, opened.stored)
        except ReaderError:
            return  # a library that cannot be read is told of elsewhere; the mark stays where it is
        self._end = portion.end if portion else None
        page.show_portion_end(self._end)
