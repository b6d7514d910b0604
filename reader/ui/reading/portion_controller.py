"""Keep today's portion marked in the open text, and the coverage shown in its contents."""

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
    """Update the portion when a text is opened, each minute, and when plan, ledger or roadmap change."""

    def __init__(self, library: Library, tracker: ActivityTracker, clock: Clock, read: ReadScreen) -> None:
        super().__init__(read)
        self._library = library
        self._tracker = tracker
        self._clock = clock
        self._read = read
        self._inputs: tuple[object, ...] = ()
        self._end: int | None = None
        tracker.today_changed.connect(self.follow)
        read.view_changed.connect(self.follow)
        read.text_closed.connect(self.follow)

    @Slot()
    def follow(self) -> None:
        """Update the portion if what it depends on has changed."""
        opened = self._read.open_text
        minutes = int(self._tracker.counted_today // _MINUTE)
        inputs = (opened and opened.card, self._tracker.today, self._tracker.goal, minutes)
        if inputs != self._inputs:
            same_text = self._inputs[:1] == inputs[:1]
            self._inputs = inputs
            self._update(opened, keep_mark=same_text and self._is_visible())

    def refresh(self) -> None:
        """Update the portion in any case."""
        self._inputs = ()
        self.follow()

    def _is_visible(self) -> bool:
        """Return whether the mark is on the screen; a visible mark is not moved."""
        start, end = self._read.page.visible_range
        return self._end is not None and start < self._end <= end

    def _update(self, opened: OpenText | None, *, keep_mark: bool) -> None:
        page, contents = self._read.page, self._read.contents
        if opened is None:
            self._end = None
            page.show_portion_end(None)
            return
        try:
            contents.show_coverage(self._library.coverage.ranges(opened.card.id))
            if keep_mark:
                return
            portion = None
            if opened.card.complete:
                reading = TodaysReading(self._library, self._clock.now(), self._tracker.counted_today)
                portion = reading.portion(opened.card, opened.stored)
        except ReaderError:
            return  # that the library cannot be read is reported elsewhere; the mark stays in place
        self._end = portion.end if portion else None
        page.show_portion_end(self._end)
