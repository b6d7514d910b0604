from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass, effective_entries

NOON = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)


def entry(
    name: str, seconds: float, time_class: TimeClass = TimeClass.READ, refers_to: str | None = None
) -> LedgerEntry:
    return LedgerEntry(
        name,
        "t",
        time_class,
        NOON,
        NOON + timedelta(seconds=max(0.0, seconds)),
        0,
        date(2026, 3, 28),
        seconds,
        EntryOrigin.CORRECTED if refers_to else EntryOrigin.MEASURED,
        refers_to=refers_to,
    )


def test_an_entry_stands_as_its_corrections_leave_it() -> None:
    read = entry("1", 600)
    cut, more, paper = entry("3", -200, refers_to="1"), entry("4", 50, refers_to="1"), entry("5", 30)
    (first, second) = effective_entries([more, cut, read, paper])
    assert (first.entry, first.seconds, first.corrections) == (read, 450, (cut, more))
    assert (second.entry, second.seconds) == (paper, 30)


def test_what_is_taken_away_and_given_back_is_of_the_class_it_is_given_back_as() -> None:
    rows = [entry("1", 60, TimeClass.SKIM), entry("2", -60, TimeClass.SKIM, "1"), entry("3", 60, refers_to="1")]
    (one,) = effective_entries(rows)
    assert (one.time_class, one.seconds, one.end - one.start) == (TimeClass.READ, 60, timedelta(minutes=1))


def test_cutting_and_adding_moves_the_ends() -> None:
    cut = replace(entry("2", -20, refers_to="1"), start=NOON)
    before = replace(entry("3", 30, refers_to="1"), start=NOON - timedelta(seconds=30), end=NOON)
    (one,) = effective_entries([entry("1", 60), cut, before])
    assert (one.start, one.end) == (NOON - timedelta(seconds=30), NOON + timedelta(seconds=40))


def test_what_was_moved_here_from_another_day_stands_for_itself() -> None:
    (one,) = effective_entries(
        [entry("2", 60, refers_to="of another day"), entry("3", -10, refers_to="of another day")]
    )
    assert (one.entry.id, one.seconds) == ("2", 50)


def test_a_correction_of_a_correction_reaches_the_entry() -> None:
    (one,) = effective_entries([entry("1", 60), entry("2", -30, refers_to="1"), entry("3", 10, refers_to="2")])
    assert one.seconds == 40


def test_an_entry_is_never_worth_less_than_nothing() -> None:
    (one,) = effective_entries([entry("1", 60), entry("2", -90, refers_to="1")])
    assert one.seconds == 0


def test_corrections_that_turn_in_a_circle_count_nothing() -> None:
    assert effective_entries([entry("3", 1, refers_to="4"), entry("4", 1, refers_to="3")]) == ()
