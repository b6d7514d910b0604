"""Measure the exchange through a shared folder, without a library: looks into a folder, waiting files, bases."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from figures import Figure, median, write_figures

from reader.core.ids import new_id
from reader.core.sync.records import SyncRow
from reader.sync.file_cache import FileCache
from reader.sync.folder_reader import FolderReader
from reader.sync.lease import state_folder
from reader.sync.sync_file import FileHead, SyncFile, packed, unpacked
from reader.sync.timed_reader import TimedReader
from reader.workers.limits import peak_memory
from tests.support.sync_group import START, Machine, carry

MANY_FILES, WAITING, NOTES, ENTRIES = 5_000, 2_000, 36_500, 200_000


def measure() -> list[Figure]:
    """Return the figures of small exchanges, then those of a large group."""
    with tempfile.TemporaryDirectory() as folder:
        figures = _small(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        return figures + _large(Path(folder))


def _small(place: Path) -> list[Figure]:
    one, two = Machine(place, "laptop"), Machine(place, "desk")
    one.write("n", "第一句。")
    one.init()
    carry(one, two)
    two.join()
    for number in range(WAITING):
        two.write(f"n{number % 300}", f"第{number}句。" * 20)
        two.exchange()
    carry(one, two)
    waiting = _seconds(one.exchange)
    changed = []
    for number in range(20):
        one.write(f"n{number}", f"改了{number}。" * 20)
        changed.append(_seconds(one.exchange))
    _fill(two.own_files[-1], one)
    one.reopen()
    one.exchange()
    cache = FileCache(state_folder(one.library) / "seen.json", "2.1")
    look = _seconds(FolderReader(one.folder, cache, TimedReader()).contents)
    one.reopen()
    nothing = [_seconds(one.exchange) for _ in range(5)]
    return [
        Figure("read the update files that wait", f"{WAITING:,} files", waiting, "s", 2),
        Figure("one change, written into the folder and kept", "a note", median(changed) * 1_000, "ms", 500),
        Figure("exchange, nothing new, process just started", f"{MANY_FILES:,} files", nothing[0], "s"),
        Figure("exchange, nothing new", f"{MANY_FILES:,} files", median(nothing[1:]), "s", 0.2),
        Figure("look into the folder with the cache", f"{MANY_FILES:,} files", look, "s"),
    ]


def _fill(source: Path, target: Machine) -> None:
    """Add files that hold nothing new until there are as many as are to be measured."""
    file = unpacked(source.read_bytes())
    folder = target.folder / "onehour/machines" / file.head.replica
    first = file.head.seq + 1
    for seq in range(first, first + MANY_FILES - WAITING):
        head: FileHead = replace(file.head, seq=seq, token=f"{seq:08x}", heard={})
        (folder / f"u-{seq:06}-{seq:08x}.ohs").write_bytes(packed(SyncFile(head)))


def _large(place: Path) -> list[Figure]:
    rng = random.Random(1)
    letters = [chr(code) for code in range(0x4E00, 0x6E00)]
    one, two = Machine(place, "laptop"), Machine(place, "desk")
    for number in range(NOTES):
        one.write(f"note-{number}", "".join(rng.choices(letters, k=200)), anchor="".join(rng.choices(letters, k=100)))
    for number in range(ENTRIES):
        name = new_id(START)
        values = {"start": START.isoformat(), "seconds": float(number % 3_600), "day": "2026-11-03", "class": "read"}
        one.holds.rows["entry", name] = SyncRow("entry", name, "", values)
    begun = _seconds(one.init)
    one.own_files[0].unlink()
    based = _seconds(one.sync)
    carry(one, two)
    size = one.own_files[0].stat().st_size / 1_000_000
    joined = _seconds(two.join)
    what = f"{NOTES:,} notes, {ENTRIES:,} entries"
    return [
        Figure("begin a group", what, begun, "s", 30),
        Figure("write a base in place of a file that is missing", what, based, "s", 5),
        Figure("join", what, joined, "s", 30),
        Figure("a base in the folder", what, size, "MB", 60),
        Figure("peak memory, both machines and their libraries in one process", what, peak_memory() / 1e6, "MB"),
    ]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    write_figures(measure())
