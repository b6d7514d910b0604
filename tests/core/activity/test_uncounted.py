"""Why seconds do not count is told for each entry of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from reader.core.activity.day_totals import counted_of_entries
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass, effective_entries
from reader.core.activity.plan import Plan
from reader.core.activity.uncounted import capped_seconds, uncounted_reason, uncounted_reasons

DAY = date(2026, 3, 28)
START = datetime(2026, 3, 28, 1, 0, tzinfo=UTC)
PLAN = Plan(DAY)


def entry(number: int, time_class: str, minutes: float, reason: str = "", refers_to: str | None = None) -> LedgerEntry:
    start = START + timedelta(hours=number)
    origin = EntryOrigin.CORRECTED if refers_to else EntryOrigin.MEASURED
    end = start + timedelta(minutes=abs(minutes))
    values = (str(number), None, TimeClass(time_class), start, end, 0, DAY, minutes * 60, origin)
    return LedgerEntry(*values, reason=reason, refers_to=refers_to)


@pytest.mark.parametrize(
    ("story", "entries", "reasons", "effective"),
    [
        ("all counts", [entry(0, "read", 30, "close")], [None], [None]),
        ("notes up to half of the goal", [entry(0, "note", 30, "close")], [None], [None]),
        ("notes beyond it", [entry(0, "note", 20), entry(1, "note", 20), entry(2, "review", 5)],
         [None, "cap", "cap"], [None, "cap", "cap"]),
        ("skim", [entry(0, "skim", 5, "class")], ["skim"], ["skim"]),
        ("cut by the clock", [entry(0, "read", 5, "idle 240"), entry(1, "read", 5, "unchanged")],
         ["cut", "cut"], ["cut", "cut"]),
        ("cut by a correction", [entry(0, "read", 5), entry(1, "read", -2, refers_to="0")], ["cut", "cut"], ["cut"]),
        ("added by a correction", [entry(0, "read", 5), entry(1, "read", 2, refers_to="0")], [None, None], [None]),
        ("reclassified", [entry(0, "read", 5), entry(1, "read", -5, refers_to="0"), entry(2, "skim", 5, refers_to="0")],
         [None, None, "skim"], ["skim"]),
    ],
)  # fmt: skip
def test_the_reason_stands_beside_the_seconds(
    story: str, entries: list[LedgerEntry], reasons: list[str | None], effective: list[str | None]
) -> None:
    assert uncounted_reasons(entries, counted_of_entries(entries, PLAN), PLAN) == reasons, story
    shown = effective_entries(entries)
    counted = capped_seconds(shown, PLAN, PLAN.effective_day)
    assert [uncounted_reason(one, seconds) for one, seconds in zip(shown, counted, strict=True)] == effective, story


def test_a_class_that_the_plan_does_not_count_needs_no_reason() -> None:
    plan = Plan(DAY, counted_classes=frozenset({TimeClass.READ}))
    entries = [entry(0, "note", 50)]
    assert uncounted_reasons(entries, counted_of_entries(entries, plan), plan) == [None]


def test_seconds_that_another_machine_counted_are_told_as_such() -> None:
    assert uncounted_reasons([entry(0, "read", 10)], [240.0], PLAN) == ["other-machine"]
