"""An exchange that is killed at any time loses nothing and takes nothing in twice."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from reader.core.annotations import operations
from tests.support.two_machines import ARTICLE, Machine, assert_alike, carry, found_and_join, settle

LONGEST = 2.5
"""Seconds after which an exchange has mostly ended; it is killed at any time before."""


def _kill_within(machine: Machine, seconds: float) -> None:
    """Begin an exchange in a process of its own, with all its children, and kill that after so many seconds."""
    machine.later(minutes=1)
    command = [sys.executable, "-m", "reader", "--library", str(machine.library), "--at", machine.at.isoformat()]
    with subprocess.Popen([*command, "sync", "now"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()


@pytest.mark.parametrize("rounds", [6, pytest.param(50, marks=pytest.mark.torture)])
def test_nothing_is_lost_whenever_an_exchange_is_killed(tmp_path: Path, rounds: int) -> None:
    machines = [Machine(tmp_path / name, tmp_path / f"folder of {name}") for name in ("Laptop", "Desktop")]
    for machine in machines:
        machine.home.mkdir()
    found_and_join(*machines)
    laptop = machines[0]
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    text = laptop.json("add", article)[0]["id"]
    note = laptop.json("annotate", text, "--quote", "读书要读原文", "--body", "起头")["id"]
    settle(*machines)
    chance = random.Random(rounds)
    written = []
    for number in range(rounds):
        machine = machines[number % 2]
        line = f"第{number}行"
        written.append(line)
        machine.edit(note, lambda found, at, line=line: operations.write(found, f"{found.body}\n{line}", at))
        start = f"2026-03-28T{8 + number // 6:02}:{number % 6}0+08:00"
        machine.json("log", "--start", start, "--end", start.replace("0+", "5+"), "--reason", "by hand")
        _kill_within(machine, chance.uniform(0, LONGEST))
        carry(*machines)
    settle(*machines)
    for machine in machines:
        body = machine.note(note).body
        assert [line for line in written if line not in body.split("\n")] == []
        assert body.count("第0行") == 1
        assert len(machine.json("day")["entries"]) == rounds
    assert_alike(*machines)
