"""What was reported as saved survives kill -9 of the program that saved it, be it a command or a window."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import Operation, annotate
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.storage.library import Library
from reader.storage.location import server_name
from reader.ui.shell.single_instance import ask_running
from tests.support.processes import wait_for_window
from tests.support.texts import add_text

BOOKKEEPER = Path(__file__).with_name("bookkeeper.py")
BULK_EDITOR = Path(__file__).with_name("bulk_editor.py")
ROOT = Path(__file__).parents[2]
LIBRARY_NAMES = frozenset({"library.db", "library.db.ballast", "library.db.lock", "backups"})
CACHE_NAMES = frozenset({"cache.db", "cache.db-wal", "cache.db-shm"})
"""SQLite takes in the journal of the cache when the cache is first needed again."""


@dataclass
class Acknowledged:
    """The ids of what was reported as saved."""

    annotations: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)

    def take(self, command: str, answer: Any) -> None:
        """Take in what a command wrote on standard output."""
        if command == "annotate":
            self.annotations.add(answer["id"])
        elif command == "add":
            self.texts.update(row["id"] for row in answer)
        elif command == "log":
            self.entries.add(answer["id"])

    def lost(self, library: Library) -> set[str]:
        """Return the ids that are not in the library."""
        days = library.ledger.between(date.min, date.max)
        there = {note.id for note in library.annotations.all()} | {text.id for text in library.texts.all()}
        return (self.annotations | self.texts | self.entries) - there - {entry.id for entry in days}


class CommandSource:
    """Make commands that write, each with something new in it."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self._folder = folder
        self._rng = rng
        self._number = 0
        self.text = ""

    def next(self) -> list[str]:
        """Return the words of one command."""
        self._number += 1
        command = self._rng.choice(["annotate", "annotate", "log", "add", "backup"])
        if command == "annotate":
            return [command, self.text, "--start", "0", "--end", "2", "--body", f"{self._number} 想"]
        if command == "log":
            day = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=self._number)
            span = ("--start", day.isoformat(), "--end", (day + timedelta(minutes=20)).isoformat())
            return [command, *span, "--reason", "book"]
        if command == "add":
            file = self._folder / f"{self._number}.txt"
            file.write_text(f"第{self._number}篇\n\n读书要读原文。\n", "utf-8")
            return [command, str(file)]
        return [command]


def run_until_killed(place: Path, words: Sequence[str], seconds: float, acknowledged: Acknowledged) -> None:
    """Run a command, kill it after some seconds, and take in what it reported as saved until then."""
    command = [sys.executable, "-m", "reader", "--library", str(place), "--json", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        try:
            output, _errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            output, _errors = process.communicate()
    if output.endswith(b"\n"):
        acknowledged.take(words[0], json.loads(output))


def run_in_window_until_killed(
    place: Path, next_command: Callable[[], list[str]], seconds: float, acknowledged: Acknowledged
) -> None:
    """Let a window run commands, kill it after some seconds, and take in what it reported as saved until then."""
    variables = {"XDG_STATE_HOME": str(place.parent.parent), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "reader", "--library", str(place), "open"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=ROOT, env=os.environ | variables) as process:
        wait_for_window(place, process)
        killing = Timer(seconds, process.kill)
        killing.start()
        while (answer := ask_window(place, words := next_command())) is not None:
            assert answer["code"] == 0, answer
            acknowledged.take(words[0], json.loads(str(answer["output"])))
        killing.join()


def ask_window(place: Path, words: Sequence[str]) -> Mapping[str, object] | None:
    """Return the answer of the window to a command; None if the window is gone."""
    try:
        return ask_running(server_name(place), {"command": ["--json", *words], "directory": str(ROOT), "input": None})
    except ReaderError:
        return None


def kill_commands_and_windows(folder: Path, now: datetime, commands: int, windows: int) -> None:
    rng = random.Random(commands + windows)
    place = folder / "library" / "library.db"
    acknowledged, source = Acknowledged(), CommandSource(folder, rng)
    with Library.open(place, now) as library:
        source.text = add_text(library, "题", ["甲乙丙"], now).id
    kinds = ["command"] * commands + ["window"] * windows
    rng.shuffle(kinds)
    for number, kind in enumerate(kinds):
        if kind == "command":
            run_until_killed(place, source.next(), rng.uniform(0.05, 0.6), acknowledged)
        else:
            run_in_window_until_killed(place, source.next, rng.uniform(0.0, 0.6), acknowledged)
        with Library.open(place, now) as library:
            assert acknowledged.lost(library) == set()
            assert library.check().findings == ()
            # with a write SQLite deletes the journal of a transaction that had hardly begun
            library.preferences.set("kill", value=number)
        assert {path.name for path in place.parent.iterdir()} - LIBRARY_NAMES - CACHE_NAMES == set()
        assert {path.suffix for path in (place.parent / "backups").glob("*")} - {".db"} == set()


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


def kill_bulk_edits(path: Path, now: datetime, rounds: int) -> None:
    """Kill a program that tags all notes in parts, again and again; each undo must take back one tag from all."""
    rng = random.Random(rounds)
    with Library.open(path, now) as library:
        text = add_text(library, "题", ["甲乙丙"], now).id
        made = [annotate(text, AnnotationKind.NOTE, None, now, body=str(number)) for number in range(400)]
        library.commit(Operation(OperationName.IMPORT_NOTES, tuple(edit for one in made for edit in one.edits), now))
    for _ in range(rounds):
        program = [sys.executable, str(BULK_EDITOR), str(path)]
        with subprocess.Popen(
            program, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
        ) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == "open\n"
            for _part in range(rng.randrange(1, 90)):
                running.stdout.readline()
            running.kill()
        with Library.open(path, now) as library:
            assert library.check().findings == ()
            while (count := len(library.annotations.tags())) > 0:
                assert library.undo_name() is OperationName.TAG
                library.undo(now)
                assert len(library.annotations.tags()) == count - 1
            assert library.undo_name() is OperationName.IMPORT_NOTES


def test_no_mark_that_was_said_to_be_kept_is_lost(tmp_path: Path, now: datetime) -> None:
    kill_and_check(tmp_path / "library.db", now, rounds=3)


def test_one_undo_takes_back_what_a_killed_program_did_to_many_notes(tmp_path: Path, now: datetime) -> None:
    kill_bulk_edits(tmp_path / "library.db", now, rounds=3)


def test_what_a_command_or_a_window_saved_is_there_after_it_was_killed(tmp_path: Path, now: datetime) -> None:
    kill_commands_and_windows(tmp_path, now, commands=4, windows=2)


@pytest.mark.torture
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("part", range(35))
def test_no_mark_is_lost_in_two_hundred_kills(tmp_path: Path, now: datetime, part: int) -> None:
    kill_and_check(tmp_path / "library.db", now, rounds=200 + part)


@pytest.mark.torture
@pytest.mark.timeout(7_200)
def test_one_undo_takes_back_each_of_two_hundred_killed_changes_of_many_notes(tmp_path: Path, now: datetime) -> None:
    kill_bulk_edits(tmp_path / "library.db", now, rounds=200)


@pytest.mark.torture
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("part", range(10))
def test_nothing_is_lost_in_three_hundred_killed_commands_and_windows(tmp_path: Path, now: datetime, part: int) -> None:
    kill_commands_and_windows(tmp_path, now, commands=200 + part, windows=100)
