"""What a program that carries a folder over may do to its files harms no library, and nothing of it is taken twice."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.sync.records import SyncRow
from reader.core.sync.status import SyncProblemKind
from reader.sync.sync_file import SyncFile, packed, unpacked
from tests.support.sync_group import LibraryContents, Machine, carry, copy_folder, problem_kinds, rounds, shown
from tests.sync.test_sync_file import enveloped, head_values


@pytest.fixture
def group(tmp_path: Path) -> tuple[Machine, Machine]:
    one, two = Machine(tmp_path, "laptop"), Machine(tmp_path, "desk")
    one.write("n1", "一二三。")
    one.init()
    carry(one, two)
    two.join()
    carry(one, two)
    rounds(one, two, times=1)
    return one, two


def written(machine: Machine, name: str = "new") -> Path:
    """Let a machine write one more file, and return it."""
    before = set(machine.own_files)
    machine.write(name, f"Written by {machine.name}: {name}.")
    machine.log(f"e {name}")
    machine.exchange()
    (path,) = set(machine.own_files) - before
    return path


def beside(path: Path, source: Machine, target: Machine) -> Path:
    """Return where a file of a machine lies in the folder of another one."""
    return target.folder / path.relative_to(source.folder)


def unchanged(machine: Machine) -> tuple[LibraryContents, int]:
    """Return what a library holds after an exchange, and how many problems that had."""
    answer = machine.exchange()
    return machine.holds.copy(), len(answer.problems)


def test_a_file_that_is_cut_changes_nothing_and_is_taken_in_once_it_is_whole(group: tuple[Machine, Machine]) -> None:
    one, two = group
    path = written(two)
    data, there = path.read_bytes(), beside(path, two, one)
    before = one.holds.copy()
    for length in range(0, len(data), 10):
        there.write_bytes(data[:length])
        answer = one.exchange()
        assert problem_kinds(answer) == {SyncProblemKind.WAITING}
        assert [problem.machine for problem in answer.problems] == [two.membership.replica]
        assert one.holds == before
    there.write_bytes(data)
    assert one.exchange().problems == ()
    assert one.body("new") == "Written by desk: new."
    assert ("entry", "e new") in one.holds.rows


def test_flipped_bits_change_nothing(group: tuple[Machine, Machine]) -> None:
    one, two = group
    path = written(two)
    data, there = path.read_bytes(), beside(path, two, one)
    before = one.holds.copy()
    rng = random.Random(21)
    for number in range(100):
        flipped = bytearray(data)
        flipped[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        there.with_name(f"{number}-{there.name}").write_bytes(flipped)
    answer = one.exchange()
    assert len(answer.problems) == 100
    assert one.holds == before
    there.write_bytes(data)
    one.exchange()
    assert one.body("new") == "Written by desk: new."


def bad_updates(data: bytes) -> list[bytes]:
    """Return sound files whose updates the engine refuses."""
    file = unpacked(data)
    (update,) = file.updates
    flipped = bytearray(update)
    flipped[len(update) // 2] ^= 1
    return [
        packed(replace(file, updates=(bad,))) for bad in (b"", b"no update", bytes(flipped), update[:-3], update + b"x")
    ]


FAULTS: dict[str, tuple[Callable[[bytes], list[bytes]], SyncProblemKind]] = {
    "empty": (lambda _data: [b""], SyncProblemKind.WAITING),
    "foreign": (lambda _data: [b"PK\x03\x04" + bytes(90), "读书。".encode()], SyncProblemKind.FOREIGN),
    "newer": (lambda _data: [enveloped(head_values(needs=99, program="9.0"), b"")], SyncProblemKind.NEWER),
    "bomb": (
        lambda _data: [
            enveloped(head_values(size=300 << 20), b"\n" * (300 << 20)),
            enveloped(head_values(), b"\n" * 9),
        ],
        SyncProblemKind.DAMAGED,
    ),
    "bad updates": (bad_updates, SyncProblemKind.DAMAGED),
    "bad record": (
        lambda data: [packed(replace(unpacked(data), lines=({"record": 1},)))],
        SyncProblemKind.DAMAGED,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named_and_the_other_files_are_taken_in(group: tuple[Machine, Machine], fault: str) -> None:
    one, two = group
    path = written(two)
    made, kind = FAULTS[fault]
    before = one.holds.copy()
    for number, data in enumerate(made(path.read_bytes())):
        there = beside(path, two, one).with_name(f"u-000002-0000000{number}.ohs")
        there.write_bytes(data)
        answer = one.exchange()
        assert problem_kinds(answer) == {kind}, number
        assert one.holds == before
        there.unlink()
    there.write_bytes(data)
    other = written(two, "other")
    shutil.copy(path, beside(path, two, one))
    shutil.copy(other, beside(other, two, one))
    assert problem_kinds(one.exchange()) <= {kind}
    assert one.body("new") == "Written by desk: new."
    assert one.body("other") == "Written by desk: other."


def test_a_newer_file_is_named_with_its_program_and_own_files_go_on(group: tuple[Machine, Machine]) -> None:
    one, two = group
    newer = enveloped(head_values(needs=99, program="3.0", replica=two.membership.replica), b"")
    (one.folder / "onehour/machines" / two.membership.replica / "u-000009-00000000.ohs").write_bytes(newer)
    one.write("mine", "Goes on.")
    answer = one.exchange()
    (problem,) = answer.problems
    assert (problem.kind, problem.machine, problem.detail) == (SyncProblemKind.NEWER, two.membership.replica, "3.0")
    assert answer.sent.files == 1


def test_a_row_of_an_unknown_kind_is_handed_on(group: tuple[Machine, Machine]) -> None:
    one, two = group
    two.holds.rows["riddle", "r"] = SyncRow("riddle", "r", "", {"of": "the future"})
    two.holds.dirty.add(("riddle", "r"))
    rounds(one, two)
    assert one.holds.rows["riddle", "r"].values == {"of": "the future"}


def conflict_copies(folder: Path) -> None:
    """Copy every file under the names that programs give to conflicted copies."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            shutil.copy(path, path.with_name(f"{path.stem} (laptop's conflicted copy 2026-11-03){path.suffix}"))
            shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-20261103-103200-7ABCDEF{path.suffix}"))


def test_conflicted_copies_of_every_file_do_nothing_twice(group: tuple[Machine, Machine]) -> None:
    one, two = group
    for number in range(5):
        written(two, f"n{number}")
    copy_folder(two.folder, one.folder)
    conflict_copies(one.folder)
    one.minutes = two.minutes
    answer = one.sync()
    assert answer.problems == ()
    assert answer.files_read == 5
    assert shown(one) == shown(two)
    conflict_copies(one.folder / "onehour/machines" / one.membership.replica)
    one.write("n1", "一二三。四")
    one.sync()
    assert not one.sync().sent.files
    rounds(one, two)
    assert shown(one) == shown(two)


@pytest.mark.parametrize("seed", range(6))
def test_files_in_any_order_with_restarts_between_come_to_the_same(group: tuple[Machine, Machine], seed: int) -> None:
    one, two = group
    rng = random.Random(seed)
    paths = []
    for number in range(8):
        two.write("n1", two.body("n1") + f"\nLine {number}.")
        paths.append(written(two, f"m{number}"))
    rng.shuffle(paths)
    for number, path in enumerate(paths):
        there = beside(path, two, one)
        shutil.copy(path, there if number % 2 else there.with_name(f"copy {number}"))
        one.exchange()
        if rng.random() < 0.5:
            one.reopen()
    assert shown(one) == shown(two)
    one.write("n1", one.body("n1") + "\nOf the laptop.")
    rounds(one, two)
    assert shown(one) == shown(two)
    assert two.body("n1").split("\n") == ["一二三。", *(f"Line {number}." for number in range(8)), "Of the laptop."]


def test_a_file_without_anything_to_say_of_records_is_read(group: tuple[Machine, Machine]) -> None:
    one, two = group
    head = unpacked(written(two).read_bytes()).head
    row = SyncRow("entry", "alone", two.membership.replica, {"seconds": 1})
    later = replace(head, seq=head.seq + 1, token="0badcafe")
    folder = one.folder / "onehour/machines" / two.membership.replica
    folder.joinpath("x").write_bytes(packed(SyncFile(later, (), (row,))))
    assert one.exchange().problems == ()
    assert one.holds.rows["entry", "alone"] == row
