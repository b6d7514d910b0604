"""Whatever is planned, declared, undone and redone, no day that is over changes, and today only becomes stricter."""

from __future__ import annotations

import pytest

from tests.support.plan_years import PlanYears


def simulate(seed: int, years: int) -> None:
    reader = PlanYears(seed)
    reader.run(years * 365)
    assert reader.steps > years * 120
    assert (reader.changed_days, reader.weakened_days) == (set(), set())


@pytest.mark.parametrize("seed", range(4))
def test_no_day_that_is_over_changes_in_a_year(seed: int) -> None:
    simulate(seed, 1)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(1_000, 1_040))
def test_no_day_that_is_over_changes_in_two_thousand_years(seed: int) -> None:
    for number in range(50):
        simulate(seed * 50 + number, 1)
