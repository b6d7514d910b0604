"""What the reader does at the text, and what stands in the ledger afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.clock_state import ClockState
from reader.core.activity.declaration import Declaration, declared_entries
from reader.core.activity.events import VisibleRange
from reader.core.activity.judging import DayState
from reader.core.activity.ledger import TimeClass
from reader.storage.library import Library
from reader.ui.activity.tracker import ActivityTracker
from tests.support.activity import CHINA, DAY, START, add_novel, entries, run, start_reading
from tests.support.clocks import ManualClock
from tests.support.texts import begin_text


def test_reading_is_counted_and_kept(tracker: ActivityTracker, library: Library, clock: ManualClock) -> None:
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
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    for passed in range(1, 200):
        run(tracker, clock, 1)
        kept = sum(one.seconds for one in library.ledger.entries(DAY))
        assert passed - 10 <= kept <= passed


def test_an_unattended_page_stops_the_clock_and_the_timer(
    tracker: ActivityTracker, library: Library, clock: ManualClock
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


def test_pausing_by_hand_outlasts_input(tracker: ActivityTracker, library: Library, clock: ManualClock) -> None:
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
    tracker: ActivityTracker, library: Library, clock: ManualClock
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
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 33)
    clock.advance(2)
    clock.advance_wall(7200)
    tracker._on_timer_timeout()
    assert entries(library) == [(TimeClass.READ, 33, "sleep")]
    assert tracker.state is ClockState.IDLE


def test_a_stopped_process_adds_nothing(tracker: ActivityTracker, library: Library, clock: ManualClock) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 33)
    clock.advance(3600)
    tracker.input_made()
    run(tracker, clock, 7)
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 33, "sleep"), (TimeClass.READ, 7, "close")]


def test_a_view_that_moves_by_itself_is_no_input(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 200)
    tracker.view_changed(text, "zh", 500, 1000)
    run(tracker, clock, 200)
    assert entries(library) == [(TimeClass.READ, 120, "idle 240")]


def test_another_text_is_another_entry(tracker: ActivityTracker, library: Library, clock: ManualClock) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 10)
    tracker.view_changed(add_novel(library, "西游记"), "zh", 0, 400)
    run(tracker, clock, 15)
    tracker.close_text()
    assert entries(library) == [(TimeClass.READ, 10, "text"), (TimeClass.READ, 15, "close")]


def test_the_day_turns_while_reading(qapp: object) -> None:
    clock = ManualClock(datetime(2026, 3, 28, 3, 59, 40, tzinfo=CHINA), mono=1000.0)
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
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 60)
    tracker.close_text()
    assert ActivityTracker(library, clock).counted_today == 60


def test_minutes_outlive_a_text_whose_import_was_given_up(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    writer, _ending = begin_text(library, "西游记", [], START)
    tracker.presence_changed(True)
    tracker.view_changed(writer.id, "zh", 0, 500)
    writer.abandon()
    run(tracker, clock, 100)
    tracker.input_made()
    tracker.view_changed(writer.id, "zh", 500, 1000)
    run(tracker, clock, 5)
    tracker.close_text()
    assert [(one.text, one.seconds) for one in library.ledger.entries(DAY)] == [(None, 105)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["input", "note", "pause", "away", "back", "page", "sleep", "text"]), st.integers(0, 90)
        ),
        max_size=25,
    )
)
def test_whatever_the_reader_does_the_ledger_says_what_the_clock_said(steps: list[tuple[str, int]]) -> None:
    clock = ManualClock(START, mono=1000.0)
    with Library.in_memory(START) as library:
        tracker = ActivityTracker(library, clock)
        texts = [start_reading(tracker, library), add_novel(library, "西游记")]
        for number, (what, seconds) in enumerate(steps):
            _act(tracker, clock, texts, what, number)
            run(tracker, clock, seconds)
        tracker.close_text()
        kept = library.ledger.entries(DAY)
        counted = sum(one.seconds for one in kept if one.time_class not in (TimeClass.SKIM, TimeClass.NOTE))
        noted = sum(one.seconds for one in kept if one.time_class is TimeClass.NOTE)
        assert tracker.counted_today == pytest.approx(counted + min(noted, 1800), abs=0.01)
        assert sum(one.seconds for one in kept) <= clock.mono - 1000 + 0.01


def _act(tracker: ActivityTracker, clock: ManualClock, texts: list[str], what: str, number: int) -> None:
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
            clock.advance(1)
            clock.advance_wall(600)


def test_own_speed_is_taken_in_during_a_sitting(tracker: ActivityTracker, library: Library, clock: ManualClock) -> None:
    text = start_reading(tracker, library)
    for page in range(1, 8):
        run(tracker, clock, 60)
        tracker.input_made()
        tracker.view_changed(text, "zh", page * 500, page * 500 + 500)
    assert tracker._activity.reader_speed == 500


def test_a_closed_note_is_followed_by_reading(tracker: ActivityTracker, library: Library, clock: ManualClock) -> None:
    start_reading(tracker, library)
    run(tracker, clock, 10)
    tracker.note_typed()
    run(tracker, clock, 10)
    tracker.note_closed()
    run(tracker, clock, 30)
    tracker.close_text()
    assert entries(library) == [
        (TimeClass.READ, 10, "class"),
        (TimeClass.NOTE, 10, "class"),
        (TimeClass.READ, 30, "close"),
    ]


def test_sorting_notes_without_a_text_is_writing(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    tracker.presence_changed(True)
    tracker.show_notes()
    run(tracker, clock, 20)
    tracker.input_made()
    run(tracker, clock, 20)
    tracker.presence_changed(False)
    run(tracker, clock, 20)
    tracker.presence_changed(True)
    run(tracker, clock, 20)
    tracker.close_text()
    assert entries(library) == [(TimeClass.NOTE, 40, "blur"), (TimeClass.NOTE, 20, "close")]
    assert {one.text for one in library.ledger.entries(DAY)} == {None}


def test_a_page_on_which_nothing_new_happens_waits_for_the_reader(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    for _ in range(40):
        run(tracker, clock, 10)
        tracker.input_made()
    assert tracker.counted_today == 360
    assert tracker.state is ClockState.UNCLAIMED
    assert tracker.did_read("I did read this") is None
    assert tracker.state is ClockState.READING
    assert tracker.counted_today == 400
    run(tracker, clock, 3000)
    assert tracker.state is ClockState.IDLE


@pytest.mark.parametrize("moved", ["selection_changed", "cursor_moved"])
def test_a_selection_and_the_reading_cursor_are_new(
    tracker: ActivityTracker, library: Library, clock: ManualClock, moved: str
) -> None:
    start_reading(tracker, library)
    for _ in range(40):
        run(tracker, clock, 20)
        getattr(tracker, moved)()
        tracker.input_made()
    assert tracker.counted_today == 800


def test_what_moves_by_itself_is_no_input(tracker: ActivityTracker, library: Library, clock: ManualClock) -> None:
    start_reading(tracker, library)
    for _ in range(40):
        run(tracker, clock, 20)
        tracker.selection_changed()
        tracker.cursor_moved()
    assert tracker.state is ClockState.IDLE
    assert tracker.counted_today == 120


def test_a_clock_set_ahead_is_no_sleep_where_the_machine_can_tell(qapp: object, library: Library) -> None:
    clock = ManualClock(START, mono=1000.0, since_boot=5000.0)
    tracker = ActivityTracker(library, clock)
    start_reading(tracker, library)
    run(tracker, clock, 30)
    clock.advance_wall(hours=1)
    run(tracker, clock, 30)
    tracker.input_made()
    run(tracker, clock, 30)
    tracker.close_text()
    assert tracker.counted_today == 90
    assert [reason for _class, _seconds, reason in entries(library)] == ["clock", "close"]


def test_sleep_is_told_by_the_machine(qapp: object, library: Library) -> None:
    clock = ManualClock(START, mono=1000.0, since_boot=5000.0)
    tracker = ActivityTracker(library, clock)
    start_reading(tracker, library)
    run(tracker, clock, 30)
    clock.advance_wall(hours=1)
    clock.since_boot = 5030.0 + 3600.0
    run(tracker, clock, 30)
    assert tracker.counted_today == 30
    assert entries(library) == [(TimeClass.READ, 30, "sleep")]


@pytest.mark.parametrize(("minutes", "met"), [(60, False), (89, False), (91, True)])
def test_a_day_of_rest_pays_before_it_is_met(qapp: object, library: Library, *, minutes: int, met: bool) -> None:
    clock = ManualClock(START)
    evening = clock.wall
    declaration = Declaration(evening, evening + timedelta(minutes=30))
    for entry in declared_entries(declaration, library.plans.history(), (), evening + timedelta(days=1)):
        library.ledger.declare(entry)
    library.plans.declare_rest(DAY + timedelta(days=1), clock.wall)
    clock.advance(days=1)
    tracker = ActivityTracker(library, clock)
    assert tracker.rests_today
    text = start_reading(tracker, library)
    for page in range(1, minutes + 1):
        run(tracker, clock, 60)
        tracker.input_made()
        tracker.view_changed(text, "zh", page * 200, page * 200 + 200)
    tracker.save()
    assert tracker.is_met is met
    tracker.close_text()
    assert (library.judged(clock.wall)[-1].state is DayState.MET) is met
    assert library.judged(clock.wall)[-2].state is DayState.MADE_UP


def test_while_a_text_is_read_aloud_all_time_is_listening_and_the_window_may_be_behind(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    text = start_reading(tracker, library)
    run(tracker, clock, 20)
    tracker.listen()
    run(tracker, clock, 30)
    tracker.input_made()
    tracker.note_typed()
    tracker.cursor_moved()
    tracker.listen(VisibleRange(80, 1000))
    tracker.view_changed(text, "zh", 400, 900)
    tracker.presence_changed(False)
    for _ in range(10):
        run(tracker, clock, 30)
        tracker.listen(VisibleRange(100, 1080))
        assert tracker.state is ClockState.READING
    tracker.presence_changed(True)
    tracker.end_listening(VisibleRange(60, 1180))
    run(tracker, clock, 40)
    tracker.input_made()
    run(tracker, clock, 15)
    tracker.close_text()
    assert entries(library) == [
        (TimeClass.READ, 20, "class"),
        (TimeClass.LISTEN, 330, "class"),
        (TimeClass.READ, 15, "close"),
    ]
    assert (1000, 1240) in library.coverage.ranges(text)
    assert tracker.counted_today == 365


def test_once_the_voice_is_silent_nothing_is_counted_before_the_next_input(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    tracker.listen()
    run(tracker, clock, 40)
    tracker.end_listening()
    run(tracker, clock, 100)
    assert entries(library) == [(TimeClass.LISTEN, 40, "class")]
    assert not tracker._timer.isActive()


def test_the_sleep_of_the_machine_ends_listening(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    tracker.listen()
    run(tracker, clock, 40)
    clock.advance_wall(hours=8)
    tracker._on_timer_timeout()
    assert entries(library) == [(TimeClass.LISTEN, 40, "sleep")]


def test_a_clock_paused_by_hand_counts_what_is_heard_once_it_goes_on(
    tracker: ActivityTracker, library: Library, clock: ManualClock
) -> None:
    start_reading(tracker, library)
    tracker.toggle_pause()
    tracker.listen()
    run(tracker, clock, 40)
    assert tracker.state is ClockState.PAUSED
    tracker.toggle_pause()
    run(tracker, clock, 25)
    tracker.end_listening()
    assert entries(library) == [(TimeClass.LISTEN, 25, "class")]
