"""Files that are cut, copied, mixed up or spoilt on their way do no harm (cases 19 to 21)."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.core.annotations import operations
from reader.services.sync.outcome import SyncOutcome
from reader.services.sync.session import SyncSession
from reader.storage.library import Library
from reader.sync.sync_file import MAGIC, SyncFile, packed, unpacked
from tests.support.two_machines import Machine, assert_alike, carry, settle

Both = tuple[Machine, Machine]


@contextmanager
def _open(machine: Machine) -> Iterator[SyncSession]:
    machine.later(minutes=1)
    with Library.open(machine.library, machine.at) as library, SyncSession(library, "1.0", machine.at) as session:
        yield session


def _own_files(machine: Machine) -> list[Path]:
    """Return the files in which a machine says what it changed or knows."""
    own = machine.json("sync", "status")["machine"]
    return sorted((machine.folder / "onehour" / "machines" / own).glob("*.ohs"))


def _change(machine: Machine, note: str, words: str) -> Path:
    """Edit a note, send it, and return the file that was written."""
    before = set(_own_files(machine))
    machine.edit(note, lambda found, at: operations.write(found, words, at))
    machine.sync()
    (made,) = set(_own_files(machine)) - before
    return made


@pytest.fixture
def shared(both: Both, article: Path) -> tuple[Machine, Machine, str]:
    laptop, desktop = both
    text = laptop.json("add", article)[0]["id"]
    note: str = laptop.json("annotate", text, "--quote", "读书要读原文", "--body", "甲")["id"]
    settle(*both)
    return laptop, desktop, note


def _copy_of(path: Path, source: Machine, target: Machine) -> Path:
    return target.folder / path.relative_to(source.folder)


@pytest.mark.parametrize("cuts", [12, pytest.param(0, marks=pytest.mark.torture)])
def test_19_a_file_that_is_not_there_as_a_whole_is_awaited(shared: tuple[Machine, Machine, str], cuts: int) -> None:
    laptop, desktop, note = shared
    made = _change(laptop, note, "甲，后来写的")
    whole = made.read_bytes()
    copy = _copy_of(made, laptop, desktop)
    step = max(10, len(whole) // cuts) if cuts else 10
    before = desktop.library.read_bytes()
    with _open(desktop) as session:
        for size in range(0, len(whole), step):
            copy.write_bytes(whole[:size])
            outcome = session.exchange()
            assert [problem.file.rpartition("/")[2] for problem in outcome.waiting] == [made.name]
            assert (outcome.problems, outcome.taken.notes) == ((), 0)
    assert desktop.library.read_bytes() == before
    copy.write_bytes(whole)
    assert desktop.sync()["taken"]["notes"] == 1
    settle(laptop, desktop)
    assert_alike(laptop, desktop)


def _conflict_names(path: Path) -> tuple[Path, Path]:
    return (
        path.with_name(f"{path.stem} (conflicted copy 2026-03-28){path.suffix}"),
        path.with_name(f"{path.stem}.sync-conflict-20260328-210000-ABCDEFG{path.suffix}"),
    )


def test_20_conflicted_copies_and_any_order_come_to_the_same(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    made = [_change(laptop, note, words) for words in ("甲，一", "甲，一，二", "甲，一，二，三")]
    saved = desktop.home.with_name("saved")
    shutil.copytree(desktop.home, saved / "home")
    shutil.copytree(desktop.folder, saved / "folder")
    for seed in range(6):
        for name, place in (("home", desktop.home), ("folder", desktop.folder)):
            shutil.rmtree(place)
            shutil.copytree(saved / name, place)
        # what runs from here is another past of this machine: the folder of the other one must not see it
        deliveries = [
            (path, copy)
            for path in made
            for copy in (_copy_of(path, laptop, desktop), *_conflict_names(_copy_of(path, laptop, desktop)))
        ]
        random.Random(seed).shuffle(deliveries)
        for path, copy in deliveries[:: 1 if seed == 0 else 2] + deliveries:
            if not copy.exists():
                shutil.copy2(path, copy)
                if seed < 2:
                    _exchange(desktop)
        _exchange(desktop)
        assert desktop.note(note).body == "甲，一，二，三"
        assert not _exchange(desktop).taken.notes
    settle(laptop, desktop)
    assert_alike(laptop, desktop)


def _exchange(machine: Machine) -> SyncOutcome:
    with _open(machine) as session:
        return session.exchange()


def _flipped(data: bytes, number: int) -> bytes:
    place = random.Random(number).randrange(len(data) * 8)
    spoilt = bytearray(data)
    spoilt[place // 8] ^= 1 << place % 8
    return bytes(spoilt)


def _bomb(data: bytes, size: int) -> bytes:
    """Return a file whose body unpacks to so many bytes, with a sound digest."""
    start = len(MAGIC) + 12
    length = int.from_bytes(data[start - 4 : start])
    head = json.loads(data[start : start + length]) | {"size": size, "updates": [size], "token": "bb" * 4}
    packing = zlib.compressobj(9)
    block = bytes(1 << 20)
    body = b"".join([*(packing.compress(block) for _ in range(size >> 20)), packing.flush()])
    written = json.dumps(head).encode()
    whole = start + len(written) + len(body) + 32
    sealed = MAGIC + whole.to_bytes(8) + len(written).to_bytes(4) + written + body
    return sealed + hashlib.sha256(sealed).digest()


def _spoilt(data: bytes) -> dict[str, bytes]:
    file = unpacked(data)
    other = replace(file.head, token="cc" * 4, seq=file.head.seq + 900)
    return {
        "empty": b"",
        "foreign": b"PK\x03\x04 something else",
        "bomb": _bomb(data, 300 << 20),
        "newer": packed(replace(file, head=replace(other, needs=99, program="9.0"))),
        "bad-words": packed(SyncFile(other, (b"loro" * 50,))),
    }


def test_21_spoilt_files_are_named_and_change_nothing(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    made = _change(laptop, note, "甲，后来写的")
    data = made.read_bytes()
    folder = _copy_of(made, laptop, desktop).parent
    for number in range(2_000):
        (folder / f"x-{number:06}.ohs").write_bytes(_flipped(data, number))
    for name, content in _spoilt(data).items():
        (folder / f"{name}.ohs").write_bytes(content)
    before = desktop.library.read_bytes()
    told: dict[str, Any] = desktop.sync()
    named = {one["file"] for one in (*told["problems"], *told["waiting"])}
    assert {Path(file).name for file in named if file} >= {"foreign.ohs", "bomb.ohs", "newer.ohs", "bad-words.ohs"}
    assert len(named) > 1_900
    assert told["taken"]["notes"] == 0
    assert desktop.library.read_bytes() == before
    shutil.copy2(made, _copy_of(made, laptop, desktop))
    assert desktop.sync()["taken"]["notes"] == 1
    assert desktop.note(note).body == "甲，后来写的"
    carry(laptop, desktop)
