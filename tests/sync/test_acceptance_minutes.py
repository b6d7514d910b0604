"""Minutes and plans come together: the union of the time, the fold of the plans (cases 1 to 6, 13, 14)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.core.activity.span import SpanDoubt
from reader.storage.library import Library
from tests.support.two_machines import Machine, assert_alike, carry, found_and_join, settle

Both = tuple[Machine, Machine]


def _log(machine: Machine, start: str, end: str, time_class: str = "read") -> str:
    made = machine.json(
        *("log", "--start", f"2026-03-28T{start}+08:00", "--end", f"2026-03-28T{end}+08:00"),
        *("--class", time_class, "--reason", "by hand"),
    )
    entry: str = made["id"]
    return entry


def _by_class(machine: Machine) -> dict[str, float]:
    day = machine.at.date()
    with Library.open(machine.library, machine.at) as library:
        sums = library.ledger.seconds_by_day(day, day).get(day, {})
    return {time_class.value: round(seconds) for time_class, seconds in sums.items() if round(seconds)}


@pytest.mark.parametrize("order", [(0, 1, 0), (1, 0, 1), (0, 0, 1, 1, 0, 0), (1, 1, 0, 0, 1, 1)])
def test_1_an_hour_that_overlaps_counts_once(both: Both, order: tuple[int, ...]) -> None:
    _log(both[0], "10:00", "11:00")
    _log(both[1], "10:30", "11:30")
    for number in order:
        both[number].sync()
        carry(*both)
    settle(*both)
    for machine in both:
        day = machine.json("day")
        assert (day["counted"], len(day["entries"]), day["state"]) == (5400, 2, "met")
    assert_alike(*both)


def test_2_what_was_skimmed_counts_only_where_nothing_was_read(both: Both) -> None:
    _log(both[0], "10:00", "11:00", "skim")
    _log(both[1], "10:30", "11:00")
    settle(*both)
    assert [_by_class(machine) for machine in both] == [{"read": 1800, "skim": 1800}] * 2
    assert_alike(*both)


def test_4_no_entry_counts_for_less_than_nothing(both: Both) -> None:
    entry = _log(both[0], "10:00", "10:15")
    _log(both[0], "12:00", "12:10")
    settle(*both)
    for machine in both:
        machine.json("correct", entry, "--cut", 600, "--reason", "away")
    settle(*both)
    for machine in both:
        assert machine.json("day")["counted"] == 600
    assert_alike(*both)


def test_5_an_entry_that_was_called_two_things_is_one_of_them(both: Both) -> None:
    entry = _log(both[0], "10:00", "10:15")
    settle(*both)
    for machine, time_class in zip(both, ("note", "skim"), strict=True):
        machine.json("correct", entry, "--class", time_class, "--reason", "it was that")
    settle(*both)
    sums = [_by_class(machine) for machine in both]
    assert sums[0] == sums[1]
    assert list(sums[0].values()) == [900]
    assert_alike(*both)


def test_6_a_clock_that_is_behind_is_said_and_its_time_can_be_added(both: Both) -> None:
    laptop, desktop = both
    _log(laptop, "10:00", "10:30")
    entry = _log(desktop, "10:20", "10:50")  # read from 10:30 to 11:00, by a clock that is ten minutes behind
    desktop.at = laptop.at - timedelta(minutes=10)
    laptop.sync()
    carry(*both)
    told = desktop.sync()
    assert [problem["kind"] for problem in told["problems"]] == ["clock"]
    (seen,) = desktop.json("sync", "status")["machines"]
    assert seen["clock_ahead"] >= 590
    settle(*both)
    for machine in both:
        assert machine.json("day")["counted"] == 3000
    with Library.open(desktop.library, desktop.at) as library:
        flags = {one.id: one.flag for one in library.ledger.entries(laptop.at.date())}
    assert set(flags.values()) == {"", SpanDoubt.FORWARD.value}
    assert flags[entry] == ""
    desktop.json("correct", entry, "--add", 600, "--reason", "these were two times")
    settle(*both)
    for machine in both:
        assert machine.json("day")["counted"] == 3600
    assert_alike(*both)


def test_13_a_weaker_plan_that_was_made_unseen_begins_tomorrow(both: Both) -> None:
    laptop, desktop = both
    laptop.json("plan", "--goal", 90)
    desktop.later(hours=1)
    desktop.json("plan", "--goal", 75)
    settle(*both)
    for machine in both:
        plan = machine.json("plan")
        assert plan["goal"] == 90 * 60
        assert [(one["effective"], one["goal"]) for one in plan["history"]][-2:] == [
            ("2026-03-28", 5400),
            ("2026-03-29", 4500),
        ]
    assert_alike(*both)


def test_14_a_fresh_machine_takes_the_plan_of_the_one_it_joins(laptop: Machine, desktop: Machine) -> None:
    laptop.json("plan", "--goal", 90)
    desktop.later(minutes=30)
    assert desktop.json("plan")["goal"] == 3600
    found_and_join(laptop, desktop)
    settle(laptop, desktop)
    for machine in (laptop, desktop):
        assert machine.json("plan")["goal"] == 5400
    assert_alike(laptop, desktop)


def test_what_was_taken_back_counts_on_no_machine(both: Both) -> None:
    _log(both[0], "10:00", "11:00")
    settle(*both)
    both[0].json("undo")
    settle(*both)
    for machine in both:
        assert machine.json("day")["counted"] == 0
    assert_alike(*both)
