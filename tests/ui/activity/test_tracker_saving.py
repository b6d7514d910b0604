"""Minutes outlive a full disk, and of two programs only one counts them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library
from reader.storage.unsaved_minutes import UNSAVED_MINUTES
from reader.ui.activity.tracker import ActivityTracker
from tests.support.activity import DAY, START, add_novel, entries, run, show_page, start_reading
from tests.support.clocks import ManualClock
from tests.support.disk import fill_up, set_room


class FullDisk:
    """Stand in for a disk that fills up and is cleared."""

    def __init__(self, library: Library) -> None:
        self.full = False
        self._put = library.ledger.put

    def put(self, entry: LedgerEntry) -> None:
        if self.full:
            raise ReaderError(Problem.LIBRARY_FULL)
        self._put(entry)


def test_minutes_are_kept_in_memory_while_the_disk_is_full(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(library)
    monkeypatch.setattr(library.ledger, "put", disk.put)
    start_reading(tracker, library)
    disk.full = True
    with qtbot.wait_signal(tracker.saving_failed) as failed:
        run(tracker, clock, 40)
    assert failed.args is not None
    assert failed.args[0].problem is Problem.LIBRARY_FULL
    tracker.toggle_pause()
    assert tracker.counted_today == 40
    disk.full = False
    with qtbot.wait_signal(tracker.saving_resumed):
        tracker.toggle_pause()
    tracker.close_text()
    assert sum(seconds for _, seconds, _ in entries(library)) == 40


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.mark.parametrize("there_is_room_again", [True, False])
def test_minutes_that_find_no_room_at_the_end_are_there_at_the_next_start(
    qapp: object, file: Path, clock: ManualClock, there_is_room_again: bool
) -> None:
    with Library.open(file, START) as library:
        tracker = ActivityTracker(library, clock)
        text = start_reading(tracker, library)
        run(tracker, clock, 25)
        failures: list[ReaderError] = []
        tracker.saving_failed.connect(failures.append)
        fill_up(library)
        tracker.view_changed(text, "zh", 0, 400)
        for page in range(60):
            run(tracker, clock, 10)
            tracker.note_typed() if page % 2 else tracker.input_made()
        assert [error.problem for error in failures] == [Problem.LIBRARY_FULL]
        assert list(UNSAVED_MINUTES.files(file))
        if there_is_room_again:
            set_room(library, 100_000)
        tracker.presence_changed(False)
        assert bool(list(UNSAVED_MINUTES.files(file))) is not there_is_room_again
        tracker._timer.stop()
    with Library.open(file, START) as library:
        assert sum(one.seconds for one in library.ledger.entries(DAY)) == pytest.approx(625, abs=0.01)
        assert library.check(now=clock.wall).findings == ()
    assert list(UNSAVED_MINUTES.files(file)) == []


def test_of_two_programs_one_counts_and_the_other_only_reads(qapp: object, file: Path, clock: ManualClock) -> None:
    with Library.open(file, START) as first:
        text = add_novel(first)
        with pytest.raises(ReaderError, match="library-locked"):
            Library.open(file, START)
        with Library.open(file, START, read_only=True) as second:
            tracker, other = ActivityTracker(first, clock), ActivityTracker(second, clock)
            for one in (tracker, other):
                show_page(one, text)
            for _ in range(60):
                run(tracker, clock, 1)
                other.input_made()
            assert (other.state, other._timer.isActive()) == (ClockState.IDLE, False)
            other.close_text()
        tracker.close_text()
        assert entries(first) == [(TimeClass.READ, 60, "close")]
    assert list(UNSAVED_MINUTES.files(file)) == []
