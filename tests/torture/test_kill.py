"""A note that was shown as saved survives kill -9."""

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


def kept_until_killed(path: Path, first: int, marks: int) -> list[int]:
    """Let a program commit, kill it in the middle after some marks, and return those it said were kept."""
    program = [sys.executable, str(BOOKKEEPER), str(path), str(first)]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "open\n"
        said = [int(running.stdout.readline()) for _ in range(marks)]
        running.kill()
        return said + [int(line) for line in running.stdout.read().split("\n")[:-1]]


def kill_and_look(path: Path, now: datetime, rounds: int) -> None:
    chance = random.Random(rounds)
    with Library.open(path, now) as library:
        add_text(library, "题", ["甲乙丙"], now)
    said: list[int] = []
    notes: dict[int, str] = {}
    for _ in range(rounds):
        said += kept_until_killed(path, max(notes, default=-1) + 1, chance.randrange(1, 40))
        with Library.open(path, now) as library:
            notes = {int(note.body.split()[0]): note.body for note in library.annotations.all()}
            assert all("想" in notes[number] for number in said)
            assert library.check().findings == ()


def test_no_mark_that_was_said_to_be_kept_is_lost(tmp_path: Path, now: datetime) -> None:
    kill_and_look(tmp_path / "library.db", now, rounds=3)


@pytest.mark.torture
@pytest.mark.timeout(1800)
def test_no_mark_is_lost_in_two_hundred_kills(tmp_path: Path, now: datetime) -> None:
    kill_and_look(tmp_path / "library.db", now, rounds=200)
