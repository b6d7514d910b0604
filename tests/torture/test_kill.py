"""A note that was reported as saved survives kill -9."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from reader.storage.library import Library
from tests.support.texts import add_text

BOOKKEEPER = Path(__file__).with_name("bookkeeper.py")
ROOT = Path(__file__).parents[2]


def saved_until_killed(path: Path, first: int, count: int) -> list[int]:
    """Run a program that commits notes, kill it after some of them, and return those it reported as saved."""
    program = [sys.executable, str(BOOKKEEPER), str(path), str(first)]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "open\n"
        saved = [int(running.stdout.readline()) for _ in range(count)]
        running.kill()
        return saved + [int(line) for line in running.stdout.read().split("\n")[:-1]]


def kill_and_check(path: Path, now: datetime, rounds: int) -> None:
    rng = random.Random(rounds)
    with Library.open(path, now) as library:
        add_text(library, "题", ["甲乙丙"], now)
    saved: list[int] = []
    notes: dict[int, str] = {}
    for _ in range(rounds):
        saved += saved_until_killed(path, max(notes, default=-1) + 1, rng.randrange(1, 40))
        with Library.open(path, now) as library:
            notes = {int(note.body.split()[0]): note.body for note in library.annotations.all()}
            assert all("想" in notes[number] for number in saved)
            assert library.check().findings == ()


def test_no_mark_that_was_said_to_be_kept_is_lost(tmp_path: Path, now: datetime) -> None:
    kill_and_check(tmp_path / "library.db", now, rounds=3)


@pytest.mark.torture
@pytest.mark.timeout(1800)
def test_no_mark_is_lost_in_two_hundred_kills(tmp_path: Path, now: datetime) -> None:
    kill_and_check(tmp_path / "library.db", now, rounds=200)
