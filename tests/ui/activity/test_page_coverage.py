"""Pages that are read are covered and timed; pages that are skimmed are not, but on the reader's word."""

from __future__ import annotations

from reader.core.activity.clock_state import ClockState
from reader.core.activity.ledger import TimeClass
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.activity import DAY, entries, run, start_reading
from tests.support.clocks import ManualClock


def test_pages_turned_by_the_reader_are_covered_and_timed(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    for page in range(1, 8):
        run(tracker, clock, 100)
        tracker.input_made()
        tracker.view_changed(text, "zh", page * 500, page * 500 + 500)
    tracker.close_text()
    assert library.coverage.ranges(text) == ((0, 3500),)
    assert library.speed.samples("zh", text) == [300.0] * 7


def test_skimmed_pages_are_shown_and_not_counted(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    for page in range(1, 8):
        run(tracker, clock, 5)
        tracker.input_made()
        tracker.view_changed(text, "zh", page * 500, page * 500 + 500)
    tracker.close_text()
    assert entries(library) == [(TimeClass.SKIM, 35, "close")]
    assert tracker.counted_today == 0
    assert library.coverage.covered(text) == 0


def test_a_key_held_down_skims_and_keeps_no_clock_running(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    tracker.input_made()
    for page in range(1, 31):
        run(tracker, clock, 1)
        tracker.key_repeated()
        tracker.view_changed(text, "zh", page * 500, page * 500 + 500)
    for _ in range(1000):
        tracker.key_repeated()
        run(tracker, clock, 1)
    assert tracker.state is ClockState.IDLE
    assert library.coverage.covered(text) == 500
    assert tracker.counted_today == 120
    assert [one.time_class for one in library.ledger.entries(DAY)] == [TimeClass.SKIM, TimeClass.READ]


def skim(tracker: ActivityTracker, clock: ManualClock, text: str, first: int, last: int) -> None:
    for page in range(first, last):
        run(tracker, clock, 2)
        tracker.input_made()
        tracker.view_changed(text, "zh", page * 500, page * 500 + 500)


def test_what_was_read_fast_is_read_on_the_reader_s_word(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    skim(tracker, clock, text, 1, 11)
    run(tracker, clock, 2)
    assert tracker.counted_today == 0
    assert tracker.did_read("I did read this") is None
    assert tracker.counted_today == 22
    run(tracker, clock, 10)
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 32, "close")]
    assert library.coverage.covered(text) >= 500


def test_what_ended_as_skimmed_is_corrected_on_the_reader_s_word(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    skim(tracker, clock, text, 1, 11)
    run(tracker, clock, 60)
    assert tracker.counted_today == 60
    changes = tracker.did_read("I did read this")
    assert changes is not None
    assert changes.operation == "correct-time"
    assert tracker.counted_today == 80
    assert library.coverage.covered(text) == 5_000
    assert tracker.did_read("I did read this") is None
    library.undo(clock.wall)
    tracker.refresh()
    assert tracker.counted_today == 60
