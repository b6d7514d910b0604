from __future__ import annotations

import hashlib
import json
import random
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.core.sync.records import SyncRow
from reader.core.sync.status import SyncProblemKind
from reader.sync.sync_file import (
    MAGIC,
    Epoch,
    FileHead,
    FileKind,
    Past,
    SyncFile,
    SyncFileError,
    packed,
    unpacked,
)

HEAD = FileHead(
    group="0198c0de-0000-7000-8000-000000000000",
    epoch=Epoch(1, "0123456789abcdef"),
    replica="0123456789abcdef",
    seq=12,
    token="9f2c61aa",
    at=datetime(2026, 11, 3, 10, 32, tzinfo=UTC),
    kind=FileKind.UPDATE,
    program="2.1.0",
    heard={"fedcba9876543210": Past(7, "a" * 16)},
)
ROW = SyncRow(
    "entry", "e1", HEAD.replica, {"start": "2026-11-03T10:00:00+00:00", "seconds": 60, "share": 0.5, "note": None}
)
FILE = SyncFile(
    HEAD,
    (b"loro\n\0", b"", b"more"),
    (ROW,),
    ({"said": "annotation", "id": "n1", "words": {"body": "一\n二\u2028🐕"}},),
)


def fault(data: bytes) -> SyncProblemKind | None:
    """Return why a file cannot be read."""
    try:
        unpacked(data)
    except SyncFileError as error:
        return error.kind
    return None


def enveloped(head: Mapping[str, object] | bytes, body: bytes) -> bytes:
    """Return a file with a sound envelope round whatever it holds."""
    told = head if isinstance(head, bytes) else json.dumps(head).encode()
    inner = zlib.compress(body)
    length = len(MAGIC) + 12 + len(told) + len(inner) + 32
    data = MAGIC + length.to_bytes(8) + len(told).to_bytes(4) + told + inner
    return data + hashlib.sha256(data).digest()


def head_values(**changed: object) -> dict[str, object]:
    """Return the head of a sound file as JSON has it, with some values changed."""
    data = packed(SyncFile(HEAD))
    start = len(MAGIC) + 12
    values = json.loads(data[start : start + int.from_bytes(data[start - 4 : start])])
    return {**values, **changed}


def test_what_was_packed_is_unpacked() -> None:
    assert unpacked(packed(FILE)) == FILE


def test_the_same_file_is_the_same_bytes() -> None:
    assert packed(FILE) == packed(replace(FILE))


def test_a_file_without_rows_and_updates_is_read() -> None:
    assert unpacked(packed(SyncFile(HEAD))) == SyncFile(HEAD)


def test_a_file_that_is_cut_anywhere_is_waited_for() -> None:
    data = packed(FILE)
    assert {fault(data[:length]) for length in range(len(data))} == {SyncProblemKind.WAITING}
    assert fault(b"\0" * len(data)) is SyncProblemKind.WAITING


def test_a_file_with_a_flipped_bit_is_named() -> None:
    data = packed(FILE)
    rng = random.Random(1)
    for _ in range(2_000):
        flipped = bytearray(data)
        flipped[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        assert fault(bytes(flipped)) is not None


def test_what_follows_a_file_is_damage() -> None:
    assert fault(packed(FILE) + b"x") is SyncProblemKind.DAMAGED


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04", b"{}", b"OHSYNC", "读书".encode()])
def test_a_file_of_another_program_is_foreign(data: bytes) -> None:
    kind = fault(data)
    assert kind is (SyncProblemKind.WAITING if MAGIC.startswith(data) else SyncProblemKind.FOREIGN)


def test_a_file_of_a_later_format_is_newer_and_names_its_program() -> None:
    assert fault(b"OHSYNC2\n" + bytes(100)) is SyncProblemKind.NEWER
    for changed in ({"needs": 99, "program": "9.0", "kind": "cloud"}, {"cipher": "age", "program": "9.0"}):
        with pytest.raises(SyncFileError) as caught:
            unpacked(enveloped(head_values(**changed), b"what nobody knows yet"))
        assert (caught.value.kind, caught.value.program) == (SyncProblemKind.NEWER, "9.0")
        assert caught.value.replica == HEAD.replica


def test_what_a_later_version_adds_to_the_head_is_passed_over() -> None:
    assert unpacked(enveloped(head_values(format=2, mood="calm"), b"")) == SyncFile(replace(HEAD, format=2))


def test_a_bomb_is_refused() -> None:
    bomb = enveloped(head_values(size=300 * 1024 * 1024), b"\n" * (300 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    assert fault(bomb) is SyncProblemKind.DAMAGED
    assert fault(enveloped(head_values(size=1), b"\n" * 1_000)) is SyncProblemKind.DAMAGED


ROW_LINE = {"row": "entry", "id": "e1", "machine": "0", "values": {}}


@pytest.mark.parametrize(
    "body",
    [
        b"no json",
        b"[" * 100_000,
        b"1",
        b'{"row": 1}',
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b'{"said": "\\ud800"}',
        *(json.dumps(ROW_LINE | {"values": {"a": value}}).encode() for value in ([], {}, True, 1 << 63)),
        json.dumps(ROW_LINE | {"machine": None}).encode(),
    ],
)
def test_lines_that_no_library_could_hold_are_damage(body: bytes) -> None:
    assert fault(enveloped(head_values(size=len(body)), body)) is SyncProblemKind.DAMAGED


@pytest.mark.parametrize(
    "changed",
    [
        {"group": 1},
        {"replica": "../../etc"},
        {"replica": "0123456789ABCDEF"},
        {"token": "zz"},
        {"seq": "1"},
        {"seq": 1 << 63},
        {"at": "2026-11-03T10:00:00"},
        {"at": "yesterday"},
        {"kind": "riddle"},
        {"heard": []},
        {"heard": {"a": 1}},
        {"heard": {"a": ["x", "y"]}},
        {"chain": "abc"},
        {"updates": None},
        {"updates": [-1]},
        {"updates": [True]},
        {"updates": [5]},
        {"size": None},
        {"size": -1},
        {"size": 7},
        {"needs": None},
    ],
)
def test_a_head_that_says_nonsense_is_damage(changed: dict[str, object]) -> None:
    assert fault(enveloped(head_values(**changed), b"")) is SyncProblemKind.DAMAGED


@pytest.mark.parametrize("head", [b"", b"[]", b"{", b"[" * 50_000, b"\xff"])
def test_a_head_that_is_no_object_is_damage(head: bytes) -> None:
    assert fault(enveloped(head, b"")) is SyncProblemKind.DAMAGED


def test_a_body_that_is_not_packed_is_damage() -> None:
    data = bytearray(enveloped(head_values(), b""))[:-40] + bytes(8)
    whole = bytes(data) + hashlib.sha256(data).digest()
    assert fault(whole) is SyncProblemKind.DAMAGED


def test_the_later_epoch_holds_and_of_two_the_one_of_the_smaller_replica() -> None:
    assert Epoch(2, "b").replaces(Epoch(1, "a"))
    assert Epoch(1, "a").replaces(Epoch(1, "b"))
    assert not Epoch(1, "b").replaces(Epoch(1, "b"))
    assert not Epoch(1, "a").replaces(Epoch(2, "b"))
