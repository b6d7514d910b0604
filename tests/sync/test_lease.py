from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from reader.core.sync.membership import Membership, MembershipState
from reader.sync.chains import Chain
from reader.sync.heard_numbers import HeardNumbers
from reader.sync.lease import (
    DocumentFiles,
    GroupState,
    HeardMachine,
    LastBase,
    OwnFile,
    StateStore,
    copied_state,
    membership_state,
    new_replica,
    state_folder,
)
from reader.sync.sync_file import Epoch

ONE = "0123456789abcdef"
OTHER = "fedcba9876543210"


def state(nonce: str = "n1") -> GroupState:
    return GroupState(
        "group",
        Epoch(2, ONE),
        ONE,
        nonce,
        seq=3,
        is_forked=True,
        document=DocumentFiles(4, 120),
        base=LastBase(2, 400, "2026-11-03T10:00:00+00:00"),
        files={"u-000003-00000003.ohs": OwnFile(3, 90, "ab")},
        chains={ONE: Chain("000000010000000200000003"), OTHER: Chain(later={2: "00000002"}, said={9: "ff"})},
        machines={OTHER: HeardMachine(HeardNumbers(1, {5}), "a", "b", 600)},
        years={"2025-x"},
        former=(OTHER,),
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def test_a_state_comes_back_as_it_was_written(library: Path) -> None:
    store = StateStore(library)
    store.write(state())
    assert store.load() == state()
    assert store.load_for(state().membership) == state()
    assert copied_state(state()) == state()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_reader_may_read_the_state(library: Path) -> None:
    StateStore(library).write(state())
    assert stat.S_IMODE(state_folder(library).stat().st_mode) == 0o700
    assert all(not path.stat().st_mode & 0o077 for path in state_folder(library).iterdir())


def test_a_library_goes_on_with_the_state_that_it_agrees_with(library: Path) -> None:
    held = state().membership
    assert membership_state(library, held) is MembershipState.COPIED
    StateStore(library).write(state())
    assert membership_state(library, held) is MembershipState.HELD
    StateStore(library).write(state("n2"))
    assert membership_state(library, held) is MembershipState.RESTORED
    assert StateStore(library).load_for(held) is None


def test_the_library_decides_whether_what_was_prepared_holds(library: Path) -> None:
    store = StateStore(library)
    store.write(state("n1"))
    store.prepare(state("n2"))
    before, after = state("n1").membership, state("n2").membership
    assert membership_state(library, before) is membership_state(library, after) is MembershipState.HELD
    assert store.load_for(before) == state("n1")
    assert store.load_for(after) == state("n2")
    assert store.load_for(before) is None
    assert store.load() == state("n2")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"group": 1}', b"\xff"])
def test_a_damaged_state_counts_as_none(library: Path, data: bytes) -> None:
    store = StateStore(library)
    store.write(state())
    (store.folder / "state.json").write_bytes(data)
    assert store.load() is None
    assert membership_state(library, state().membership) is MembershipState.COPIED


def test_a_state_that_is_deleted_leaves_nothing(library: Path) -> None:
    store = StateStore(library)
    store.delete()
    store.write(state())
    store.prepare(state("n2"))
    store.delete()
    assert not state_folder(library).exists()


def test_a_replica_id_is_sixteen_digits_and_may_be_a_peer_of_the_engine() -> None:
    ids = {new_replica() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(one) == 16 and 0 < int(one, 16) < 1 << 63 for one in ids)


def test_a_membership_of_another_group_is_not_held(library: Path) -> None:
    StateStore(library).write(state())
    assert membership_state(library, Membership("other", ONE, 2, "n1")) is MembershipState.RESTORED
