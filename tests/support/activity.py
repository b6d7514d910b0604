"""Make time pass for an `ActivityTracker`, and read the entries that it wrote to the ledger."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from reader.core.activity.ledger import TimeClass
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.clocks import ManualClock
from tests.support.texts import add_text

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 28, 9, 12, tzinfo=CHINA)
DAY = date(2026, 3, 28)


def add_novel(library: Library, title: str = "红楼梦") -> str:
    """Put a long text into the library and return its id."""
    return add_text(library, title, ["字" * 20_000 + title], START, author="曹雪芹").id


def start_reading(tracker: ActivityTracker, library: Library) -> str:
    """Show the first page of a new text to a reader who is present, and return the id of the text."""
    text = add_novel(library)
    show_page(tracker, text)
    return text


def show_page(tracker: ActivityTracker, text: str) -> None:
    """Show the first page of a text to a reader who is present."""
    tracker.presence_changed(True)
    tracker.view_changed(text, "zh", 0, 500)


def run(tracker: ActivityTracker, clock: ManualClock, seconds: int) -> None:
    """Advance the clock second by second, with a timeout of the timer at each."""
    for _ in range(seconds):
        clock.advance(1)
        if tracker._timer.isActive():
            tracker._on_timer_timeout()


def entries(library: Library) -> list[tuple[TimeClass, float, str]]:
    """Return class, seconds and reason of the entries of `DAY` whose length is not zero."""
    return [(one.time_class, round(one.seconds, 3), one.reason) for one in library.ledger.entries(DAY) if one.seconds]
