"""The clock at the window: what the reader does there, and what stands in the ledger afterwards."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.storage.recovery_file import recovery_files
from reader.ui.activity.clock_state import ClockState
from reader.ui.activity.tracker import ActivityTracker

CHINA = timezone(timedelta(hours=8))
START = datetime(2026, 3, 28, 9, 12, tzinfo=CHINA)
DAY = date(2026, 3, 28)


class HandMoment(Clock):
    """Let the test turn the hands."""

    def __init__(self, start: datetime = START) -> None:
        self.wall = start
        self.mono = 1000.0

    def pass_by(self, seconds: float, *, asleep: float = 0.0) -> None:
        self.mono += seconds
        self.wall += timedelta(seconds=seconds + asleep)

    @override
    def now(self) -> datetime:
        return self.wall

    @override
    def monotonic(self) -> float:
        return self.mono


def add_text(library: Library, title: str = "红楼梦") -> str:
    header = TextHeader(title, "曹雪芹", "zh", TextFormat.PLAIN, "utf-8")
    writer = library.texts.begin(header, "", title, START)
    for piece in assemble([header, Block(BlockKind.PARAGRAPH, "字" * 20_000 + title)]):
        if isinstance(piece, Leaf):
            writer.add([piece])
        elif isinstance(piece, TextEnd):
            return writer.finish(piece)[0].id
    raise AssertionError


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory(START) as opened:
        yield opened


@pytest.fixture
def clock() -> HandMoment:
    return HandMoment()


@pytest.fixture
def tracker(qapp: object, library: Library, clock: HandMoment) -> Iterator[ActivityTracker]:
    made = ActivityTracker(library, clock)
    yield made
    made._timer.stop()


def run(tracker: ActivityTracker, clock: HandMoment, seconds: int) -> None:
    """Let seconds go by as the timer would see them."""
    for _ in range(seconds):
        clock.pass_by(1)
        if tracker._timer.isActive():
            tracker._on_timer_timeout()


def entries(library: Library) -> list[tuple[TimeClass, float, str]]:
    return [(one.time_class, round(one.seconds, 3), one.reason) for one in library.ledger.entries(DAY) if one.seconds]


def start_reading(tracker: ActivityTracker, library: Library) -> str:
    text = add_text(library)
    tracker.presence_changed(True)
    tracker.view_changed(text, "zh", 0, 500)
    return text


def test_reading_is_counted_and_kept(tracker: ActivityTracker, library: Library, clock: HandMoment) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 90)
    assert tracker.state is ClockState.READING
    assert tracker.counted_today == 90
    tracker.close_text()
    (entry,) = library.ledger.entries(DAY)
    assert (entry.text, entry.seconds, entry.start, entry.offset) == (text, 90, START.astimezone(UTC), 28_800)
    assert (entry.range_start, entry.range_end) == (0, 500)
    assert tracker.state is ClockState.IDLE
    assert not tracker._timer.isActive()


def test_a_killed_program_has_lost_at_most_ten_seconds(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    start_reading(tracker, library)
    for passed in range(1, 200):
        run(tracker, clock, 1)
        kept = sum(one.seconds for one in library.ledger.entries(DAY))
        assert passed - 10 <= kept <= passed


def test_an_unattended_page_stops_the_clock_and_the_timer(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 1000)
    assert tracker.state is ClockState.IDLE
    assert not tracker._timer.isActive()
    assert tracker.counted_today == 120
    assert entries(library) == [(TimeClass.READ, 120, "idle 240")]
    tracker.input_made()
    assert tracker.state is ClockState.READING
    run(tracker, clock, 30)
    assert tracker.counted_today == 150


def test_pausing_by_hand_outlasts_input(tracker: ActivityTracker, library: Library, clock: HandMoment) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 20)
    tracker.toggle_pause()
    tracker.input_made()
    run(tracker, clock, 20)
    assert tracker.state is ClockState.PAUSED
    assert entries(library) == [(TimeClass.READ, 20, "pause")]
    tracker.toggle_pause()
    run(tracker, clock, 5)
    assert tracker.counted_today == 25


def test_writing_notes_is_told_apart_and_counts_half_the_goal_at_most(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 10)
    for _ in range(40):
        tracker.note_typed()
        run(tracker, clock, 60)
    tracker.input_made()
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 10, "class"), (TimeClass.NOTE, 2400, "class")]
    assert tracker.counted_today == 10 + 1800


def test_machine_sleep_ends_the_span_at_the_last_tick(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 33)
    clock.pass_by(2, asleep=7200)
    tracker._on_timer_timeout()
    assert entries(library) == [(TimeClass.READ, 33, "sleep")]
    assert tracker.state is ClockState.IDLE


def test_a_stopped_process_adds_nothing(tracker: ActivityTracker, library: Library, clock: HandMoment) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 33)
    clock.pass_by(3600)
    tracker.input_made()
    run(tracker, clock, 7)
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 33, "sleep"), (TimeClass.READ, 7, "close")]


def test_a_view_that_moves_by_itself_is_no_input(tracker: ActivityTracker, library: Library, clock: HandMoment) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 200)
    tracker.view_changed(text, "zh", 500, 1000)
    run(tracker, clock, 200)
    assert entries(library) == [(TimeClass.READ, 120, "idle 240")]


def test_pages_turned_by_the_reader_are_covered_and_timed(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    text = start_reading(tracker, library)
    for page in range(1, 8):
        run(tracker, clock, 100)
        tracker.input_made()
        tracker.view_changed(text, "zh", page * 500, page * 500 + 500)
    tracker.close_text()
    assert library.coverage.ranges(text) == ((0, 3500),)
    assert library.speed.samples("zh", text) == [300.0] * 7


def test_skimmed_pages_are_shown_and_not_counted(tracker: ActivityTracker, library: Library, clock: HandMoment) -> None:
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
    tracker: ActivityTracker, library: Library, clock: HandMoment
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


def skim(tracker: ActivityTracker, clock: HandMoment, text: str, first: int, last: int) -> None:
    for page in range(first, last):
        run(tracker, clock, 2)
        tracker.input_made()
        tracker.view_changed(text, "zh", page * 500, page * 500 + 500)


def test_what_was_read_fast_is_read_on_the_reader_s_word(
    tracker: ActivityTracker, library: Library, clock: HandMoment
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
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    text = start_reading(tracker, library)
    skim(tracker, clock, text, 1, 11)
    run(tracker, clock, 60)
    assert tracker.counted_today == 60
    changes = tracker.did_read("I did read this")
    assert changes is not None
    assert changes.operation == "correct-time"
    assert tracker.counted_today == 80
    assert library.coverage.covered(text) == 5_000 + 500
    assert tracker.did_read("I did read this") is None
    library.undo(clock.wall)
    tracker.refresh()
    assert tracker.counted_today == 60


def test_another_text_is_another_entry(tracker: ActivityTracker, library: Library, clock: HandMoment) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 10)
    tracker.view_changed(add_text(library, "西游记"), "zh", 0, 400)
    run(tracker, clock, 15)
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 10, "text"), (TimeClass.READ, 15, "close")]


def test_the_day_turns_while_reading(qapp: object) -> None:
    clock = HandMoment(datetime(2026, 3, 28, 3, 59, 40, tzinfo=CHINA))
    with Library.in_memory(clock.now()) as library:
        tracker = ActivityTracker(library, clock)
        start_reading(tracker, library)
        assert tracker.today == date(2026, 3, 27)
        run(tracker, clock, 50)
        assert tracker.today == DAY
        assert tracker.counted_today == 30
        tracker.close_text()
        assert [one.seconds for one in library.ledger.entries(date(2026, 3, 27))] == [20]
        assert [one.seconds for one in library.ledger.entries(DAY)] == [30]


def test_a_new_clock_goes_on_where_the_day_stands(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 60)
    tracker.close_text()
    assert ActivityTracker(library, clock).counted_today == 60


def test_a_wall_clock_set_back_between_two_starts_overlaps_nothing(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 60)
    tracker.close_text()
    clock.wall -= timedelta(hours=5)
    again = ActivityTracker(library, clock)
    again.presence_changed(True)
    again.view_changed(text, "zh", 0, 500)
    run(again, clock, 30)
    again.close_text()
    first, second = library.ledger.entries(DAY)
    assert second.start == first.end
    assert second.seconds == 30
    assert second.flag == "clock-back"


@pytest.mark.parametrize("year", [1970, 2100])
def test_a_clock_set_to_another_age_and_back_loses_nothing(
    tracker: ActivityTracker, library: Library, clock: HandMoment, year: int
) -> None:
    text = start_reading(tracker, library)
    for _ in range(3):
        run(tracker, clock, 50)
        right, clock.wall = clock.wall, clock.wall.replace(year=year)
        tracker.input_made()
        run(tracker, clock, 50)
        clock.wall = right + timedelta(seconds=50)
        tracker.input_made()
    tracker.close_text()
    kept = library.ledger.between(date.min, date.max)
    # what the jump itself took is not known to have been reading
    assert 300 - 3 <= sum(one.seconds for one in kept) <= 300
    assert library.check(now=clock.wall).findings == () if year == 1970 else True
    assert {one.text for one in kept} == {text}
    assert library.ledger.flagged()
    assert tracker.today == DAY


@pytest.mark.parametrize("year", [1970, 2026, 2100])
def test_a_start_with_a_clock_of_another_age_has_no_minute_refused(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: HandMoment, year: int
) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 60)
    tracker.close_text()
    refused: list[object] = []
    right = clock.wall
    for wall in (right.replace(year=year), right - timedelta(minutes=1), right.replace(year=year), right):
        clock.wall = wall
        again = ActivityTracker(library, clock)
        again.saving_failed.connect(refused.append)
        again.presence_changed(True)
        again.view_changed(text, "zh", 0, 500)
        run(again, clock, 30)
        assert again.counted_today >= 30
        again.close_text()
    assert refused == []
    assert sum(one.seconds for one in library.ledger.between(date.min, date.max)) == 60 + 4 * 30


def test_days_that_a_doubted_clock_passed_over_are_open_until_it_has_agreed_for_a_day(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 30)
    clock.wall += timedelta(days=10)
    tracker.input_made()
    run(tracker, clock, 30)

    def states(later: timedelta) -> set[str]:
        return {one.state.value for one in library.judged(clock.wall + later)[:10]}

    assert states(timedelta()) == {"open"}
    assert states(timedelta(hours=23)) == {"open"}
    assert states(timedelta(hours=25)) == {"missed"} | {"open"}
    assert [one.day for one in library.ledger.flagged()] == [DAY + timedelta(days=10)]
    again = ActivityTracker(library, clock)
    assert again._activity.doubted_until > clock.mono + 23 * 3600
    library.clock_doubts.confirm()
    assert "missed" in states(timedelta())


def test_minutes_outlive_a_text_whose_import_was_given_up(
    tracker: ActivityTracker, library: Library, clock: HandMoment
) -> None:
    header = TextHeader("西游记", "", "zh", TextFormat.PLAIN, "utf-8")
    writer = library.texts.begin(header, "", "digest", START)
    tracker.presence_changed(True)
    tracker.view_changed(writer.id, "zh", 0, 500)
    writer.abandon()
    run(tracker, clock, 100)
    tracker.input_made()
    tracker.view_changed(writer.id, "zh", 500, 1000)
    run(tracker, clock, 5)
    tracker.close_text()
    assert [(one.text, one.seconds) for one in library.ledger.entries(DAY)] == [(None, 105)]


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
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: HandMoment, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(library)
    monkeypatch.setattr(library.ledger, "put", disk.put)
    start_reading(tracker, library)
    disk.full = True
    with qtbot.wait_signal(tracker.saving_failed, timeout=1000) as told:
        run(tracker, clock, 40)
    assert told.args is not None
    assert told.args[0].problem is Problem.LIBRARY_FULL
    tracker.toggle_pause()
    assert tracker.counted_today == 40
    disk.full = False
    with qtbot.wait_signal(tracker.saving_resumed, timeout=1000):
        tracker.toggle_pause()
    tracker.close_text()
    assert sum(seconds for _, seconds, _ in entries(library)) == 40


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def set_room(library: Library, pages: int) -> None:
    """Let the file grow to so many pages more and no further."""
    raw = library._connection.raw
    count = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {count + pages}")


def fill_up(library: Library) -> None:
    """Use what room is left inside the pages that are there."""
    for size in (4000, 400, 40):
        try:
            for number in range(500):
                library.preferences.set(f"filler {size} {number}", "x" * size)
        except ReaderError:
            continue


@pytest.mark.parametrize("there_is_room_again", [True, False])
def test_minutes_that_find_no_room_at_the_end_are_there_at_the_next_start(
    qapp: object, file: Path, clock: HandMoment, there_is_room_again: bool
) -> None:
    with Library.open(file, START) as library:
        tracker = ActivityTracker(library, clock)
        text = start_reading(tracker, library)
        run(tracker, clock, 25)
        told: list[ReaderError] = []
        tracker.saving_failed.connect(told.append)
        set_room(library, 0)
        fill_up(library)
        tracker.view_changed(text, "zh", 0, 400)
        for page in range(60):
            run(tracker, clock, 10)
            tracker.note_typed() if page % 2 else tracker.input_made()
        assert [error.problem for error in told] == [Problem.LIBRARY_FULL]
        assert list(recovery_files(file))
        if there_is_room_again:
            set_room(library, 100_000)
        tracker.presence_changed(False)
        assert bool(list(recovery_files(file))) is not there_is_room_again
        tracker._timer.stop()
    with Library.open(file, START) as library:
        assert sum(one.seconds for one in library.ledger.entries(DAY)) == pytest.approx(625, abs=0.01)
        assert library.check(now=clock.wall).findings == ()
    assert list(recovery_files(file)) == []


def test_of_two_programs_one_counts_and_the_other_only_reads(qapp: object, file: Path, clock: HandMoment) -> None:
    with Library.open(file, START) as first:
        text = add_text(first)
        with pytest.raises(ReaderError, match="library-locked"):
            Library.open(file, START)
        with Library.open(file, START, read_only=True) as second:
            tracker, other = ActivityTracker(first, clock), ActivityTracker(second, clock)
            for one in (tracker, other):
                one.presence_changed(True)
                one.view_changed(text, "zh", 0, 500)
            for _ in range(60):
                run(tracker, clock, 1)
                other.input_made()
            assert (other.state, other._timer.isActive()) == (ClockState.IDLE, False)
            other.close_text()
        tracker.close_text()
        assert entries(first) == [(TimeClass.READ, 60, "close")]
    assert list(recovery_files(file)) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["input", "note", "pause", "away", "back", "page", "sleep", "text"]), st.integers(0, 90)
        ),
        max_size=25,
    )
)
def test_whatever_the_reader_does_the_ledger_says_what_the_clock_said(steps: list[tuple[str, int]]) -> None:
    clock = HandMoment()
    with Library.in_memory(START) as library:
        tracker = ActivityTracker(library, clock)
        texts = [start_reading(tracker, library), add_text(library, "西游记")]
        for number, (what, seconds) in enumerate(steps):
            _do(tracker, clock, texts, what, number)
            run(tracker, clock, seconds)
        tracker.close_text()
        kept = library.ledger.entries(DAY)
        counted = sum(one.seconds for one in kept if one.time_class not in (TimeClass.SKIM, TimeClass.NOTE))
        noted = sum(one.seconds for one in kept if one.time_class is TimeClass.NOTE)
        assert tracker.counted_today == pytest.approx(counted + min(noted, 1800), abs=0.01)
        assert sum(one.seconds for one in kept) <= clock.mono - 1000 + 0.01


def _do(tracker: ActivityTracker, clock: HandMoment, texts: list[str], what: str, number: int) -> None:
    match what:
        case "input":
            tracker.input_made()
        case "note":
            tracker.note_typed()
        case "pause":
            tracker.toggle_pause()
        case "away" | "back":
            tracker.presence_changed(what == "back")
        case "page":
            tracker.input_made()
            tracker.view_changed(texts[0], "zh", number * 500, number * 500 + 500)
        case "text":
            tracker.view_changed(texts[number % 2], "zh", 0, 300)
        case _:
            clock.pass_by(1, asleep=600)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.wait_until(made.isActiveWindow)
    return made


def test_keys_and_clicks_of_the_reader_are_input(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: HandMoment, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_text(library), "zh", 0, 500)
    assert tracker.state is ClockState.READING
    run(tracker, clock, 500)
    assert tracker.state is ClockState.IDLE
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    assert tracker.state is ClockState.READING
    run(tracker, clock, 500)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    assert tracker.state is ClockState.READING


def test_keys_in_a_note_are_writing(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: HandMoment, window: QWidget
) -> None:
    editor = QPlainTextEdit(window)
    editor.show()
    editor.setFocus()
    tracker.watch(window)
    tracker.view_changed(add_text(library), "zh", 0, 500)
    run(tracker, clock, 10)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    run(tracker, clock, 10)
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 10, "class"), (TimeClass.NOTE, 10, "close")]


def test_a_dialog_stops_the_clock_and_closing_it_starts_it(
    qtbot: QtBot, tracker: ActivityTracker, library: Library, clock: HandMoment, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_text(library), "zh", 0, 500)
    run(tracker, clock, 10)
    dialog = QDialog(window)
    dialog.show()
    dialog.activateWindow()
    qtbot.wait_until(lambda: tracker.state is ClockState.IDLE)
    run(tracker, clock, 60)
    dialog.close()
    window.activateWindow()
    qtbot.wait_until(lambda: tracker.state is ClockState.READING)
    run(tracker, clock, 5)
    assert tracker.counted_today == 15


def test_a_hidden_window_counts_nothing_and_wakes_nobody(
    tracker: ActivityTracker, library: Library, clock: HandMoment, window: QWidget
) -> None:
    tracker.watch(window)
    tracker.view_changed(add_text(library), "zh", 0, 500)
    window.hide()
    assert tracker.state is ClockState.IDLE
    assert not tracker._timer.isActive()
