"""An exchange that is killed at any step of writing loses nothing, and brings nothing twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sync_group import Machine, carry, rounds, shown
from tests.torture.sync_writer import load, save

ROOT = Path(__file__).parents[2]
MOST_STEPS = 100
"""More steps than an exchange with a base has."""


def exchange_until(machine: Machine, place: Path, step: int) -> bool:
    """Let a process exchange for a machine until a step; return whether it came to its end."""
    library = machine.library.with_name("library.pickle")
    save(library, machine.holds)
    words = [sys.executable, "-m", "tests.torture.sync_writer", str(place), machine.name, str(100 + step), str(step)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    machine.holds = load(library)
    machine.session += 1
    machine.minutes += 1
    machine.reopen()
    return ended.stdout == "done\n"


def kill_at(place: Path, steps: range) -> None:
    """Kill an exchange at these steps, each time with something to send, to read, and a base to write."""
    one, two = Machine(place, "laptop"), Machine(place, "desk")
    one.write("n1", "Line 0.")
    one.init()
    carry(one, two)
    two.join()
    carry(one, two)
    lines, is_done = ["Line 0."], False
    for step in steps:
        lines += [f"Of the laptop {step}.", f"Of the desk {step}."]
        one.write("n1", f"{one.body('n1')}\n{lines[-2]}")
        one.log(f"laptop {step}")
        two.sync()
        two.write("n1", f"{two.body('n1')}\n{lines[-1]}")
        two.log(f"desk {step}")
        two.sync()
        carry(one, two)
        if step % 2 and one.own_files:
            one.own_files[0].unlink()
        replica = one.membership.replica
        is_done = exchange_until(one, place, step)
        one.write("n1", f"{one.body('n1')}\nAfter the kill {step}.")
        lines.append(f"After the kill {step}.")
        rounds(one, two, times=2)
        assert one.membership.replica == replica, step
        assert shown(one) == shown(two), step
        assert sorted(one.body("n1").split("\n")) == sorted(lines), step
        assert len(one.holds.rows) == 2 * len(range(steps.start, step + 1, steps.step)), step
        assert one.sync().agrees is True
        assert not [path for path in one.home.rglob("*.part") if "seen" not in path.name], step
        if is_done:
            break
    assert is_done


def test_an_exchange_that_is_killed_at_some_steps_loses_nothing(tmp_path: Path) -> None:
    kill_at(tmp_path, range(3, MOST_STEPS, 7))


@pytest.mark.torture
@pytest.mark.timeout(3_600)
def test_an_exchange_that_is_killed_at_each_step_loses_nothing(tmp_path: Path) -> None:
    kill_at(tmp_path, range(1, MOST_STEPS))
