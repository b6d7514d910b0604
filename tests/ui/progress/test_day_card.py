"""Any day minute by minute: what is explained, how it is reached, and what can be done about it."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from reader.core.activity.correction import CutTime, MoveTime, ReclassifyTime
from reader.core.activity.ledger import EntryOrigin, TimeClass
from reader.services.activity.day_entries import day_entries
from reader.storage.library import Library
from reader.ui.progress.entry_labels import explanation
from reader.ui.progress.progress_screen import ProgressScreen
from reader.ui.shell.change_notifier import ChangeNotifier

NOW = datetime(2026, 3, 28, 13, 0, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()


Log = Callable[..., str]


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("idle 96", "ended after 96 s without input"),
        ("idle", "ended: no input"),
        ("blur", "ended: switched to another window"),
        ("sleep", "ended: the computer went to sleep"),
        ("pause", "ended: paused"),
        ("text", "ended: another text was opened"),
        ("class", "moved on to something else"),
        ("zone", "ended: the time zone changed"),
        ("clock", "ended: the clock was changed"),
        ("close", "ended: left the text"),
        ("something of a later version", "something of a later version"),
    ],
)
def test_every_end_is_explained(library: Library, log: Log, reason: str, expected: str) -> None:
    log(NOW - timedelta(hours=1), 5, origin=EntryOrigin.MEASURED, reason=reason)
    assert explanation(day_entries(library, TODAY)[-1]) == expected


def test_listening_ends_with_the_voice(library: Library, log: Log) -> None:
    log(NOW - timedelta(hours=1), 5, time_class=TimeClass.LISTEN, origin=EntryOrigin.MEASURED, reason="class")
    entry = day_entries(library, TODAY)[-1]
    assert explanation(entry) == "ended: reading aloud was paused or stopped"
    library.ledger.correct(entry.entry, ReclassifyTime(TimeClass.READ), "with the text before me", NOW)
    assert explanation(day_entries(library, TODAY)[-1]).startswith("ended: reading aloud was paused or stopped")


def test_declared_time_and_clock_doubt_are_explained(library: Library, log: Log) -> None:
    log(NOW - timedelta(hours=2), 5, time_class=TimeClass.LISTEN, reason="on the train")
    log(NOW - timedelta(hours=1), 5, origin=EntryOrigin.MEASURED, reason="blur", flag="clock-back")
    declared, doubted = day_entries(library, TODAY)[-2:]
    assert explanation(declared) == "added manually: on the train"
    assert "clock uncertain: it was set back" in explanation(doubted)
    assert declared.is_hatched
    assert not doubted.is_hatched


def test_a_correction_is_told_with_what_was_before(library: Library) -> None:
    entry = day_entries(library, TODAY)[0].entry
    library.ledger.correct(entry, CutTime(300), "the phone rang", NOW)
    assert explanation(day_entries(library, TODAY)[0]).endswith("corrected (was 20:00): the phone rang")
    library.ledger.correct(entry, ReclassifyTime(TimeClass.PAPER), "it was the book", NOW)
    assert explanation(day_entries(library, TODAY)[0]).endswith("corrected (was reading 20:00): it was the book")


def test_what_was_cut_to_nothing_or_moved_away_is_still_told(library: Library) -> None:
    entry = day_entries(library, TODAY)[0].entry
    library.ledger.correct(entry, MoveTime(NOW - timedelta(days=1, hours=2)), "wrong day", NOW)
    gone = next(one for one in day_entries(library, TODAY) if one.entry == entry)
    come = day_entries(library, TODAY - timedelta(days=1))[0]
    assert (gone.seconds, come.seconds) == (0, 1200)
    assert "wrong day" in explanation(gone)
    assert explanation(come) == "moved here from another day: wrong day"


def test_skimmed_time_is_read_by_one_key_and_undone(
    screen: ProgressScreen, library: Library, change_notifier: ChangeNotifier
) -> None:
    screen.day._list.choose(1)
    assert screen.day._did_read.isVisible()
    QTest.keyClick(screen.day._list, Qt.Key.Key_R)
    assert [one.time_class for one in day_entries(library, TODAY)][1] is TimeClass.READ
    assert "32 min of 1 h" in words(screen.day)
    assert not screen.day._did_read.isVisible()
    change_notifier.announce(library.undo(NOW))
    assert day_entries(library, TODAY)[1].time_class is TimeClass.SKIM
    assert "2 min skimmed" in words(screen.day)


def test_the_key_does_nothing_to_what_was_read(screen: ProgressScreen, library: Library) -> None:
    before = library.ledger.entries(TODAY)
    screen.day._list.choose(0)
    QTest.keyClick(screen.day._list, Qt.Key.Key_R)
    assert library.ledger.entries(TODAY) == before


def test_the_days_beside_are_reached_by_keyboard_and_none_after_today(screen: ProgressScreen) -> None:
    QTest.keyClick(screen.day._list, Qt.Key.Key_Left)
    assert screen.day._heading.text() == "Friday 27 March"
    assert screen.year.chart.days[screen.year.chart.chosen].day == TODAY - timedelta(days=1)
    QTest.keyClick(screen.day._list, Qt.Key.Key_Right)
    QTest.keyClick(screen.day._list, Qt.Key.Key_Right)
    assert screen.day._heading.text() == "Today, minute by minute"
    screen.day._previous.click()
    assert screen.day._heading.text() == "Friday 27 March"
    screen.day._next.click()
    assert not screen.day._next.isEnabled()


def test_a_day_of_fifty_seconds_is_told_alike_everywhere(screen: ProgressScreen, log: Log) -> None:
    day = TODAY - timedelta(days=35)
    log(NOW - timedelta(days=35), 50 / 60)
    screen.refresh()
    screen.open_day(day)
    assert "50 s of 1 h" in words(screen.day)
    assert "50 s of 1 h" in screen.year.chart.accessibleDescription()
    table = screen.year._model
    place = next(row for row in range(table.rowCount()) if "21 Feb" in str(table.index(row, 0).data()))
    assert table.index(place, 1).data() == "50 s"


def test_minutes_of_notes_beyond_half_of_the_goal_are_told_with_the_reason(
    screen: ProgressScreen, library: Library, log: Log, change_notifier: ChangeNotifier
) -> None:
    log(NOW - timedelta(hours=1), 40, time_class=TimeClass.NOTE)
    screen.refresh()
    assert explanation(day_entries(library, TODAY)[-1]).endswith("30:00 counted: at most half the goal")
    assert "30 min of 40 min on notes and review counted: together at most half of the goal" in words(screen.day)


def test_a_day_of_rest_is_told_as_one(
    screen: ProgressScreen, library: Library, change_notifier: ChangeNotifier
) -> None:
    library.plans.declare_rest(TODAY, NOW - timedelta(days=1))
    screen.refresh()
    assert screen.today.ring.text == "Rest day"
    assert "Rest day, until 04:00." in words(screen.today)
