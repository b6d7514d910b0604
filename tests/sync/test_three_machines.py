"""Whatever three machines write, and however late it arrives, they come to show the same, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.three_machines import ThreeMachines

TestThreeMachines = ThreeMachines.TestCase
TestThreeMachines.settings = settings(max_examples=50, stateful_step_count=40)


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_three_machines_agree_after_a_thousand_long_runs() -> None:
    run_state_machine_as_test(ThreeMachines, settings=settings(max_examples=1_000, stateful_step_count=100))
