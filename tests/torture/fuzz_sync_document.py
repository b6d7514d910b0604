"""Take many invalid updates and snapshots of another machine, one after the other, and print the outcomes.

Usage: fuzz_sync_document.py HOW FOLDER FIRST COUNT. Each number yields the same input every time. An input is taken
beside sound updates, and read as what a machine has kept. HOW is ``damaged``, or ``forged``: then its checksum holds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from fuzz_process import Fuzzer

from reader.core.errors import Problem, ReaderError
from reader.core.sync.records import OutgoingChanges, SyncOrder, SyncRecord
from reader.sync.document import SyncDocument

_MEMORY = 1 << 30
_BODY = 22
"""Bytes before the operations: the engine's name, a checksum, the kind of encoding."""

_PRIMES = (2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263, 374_761_393)
_BITS = 0xFFFFFFFF
_SEED = int.from_bytes(b"LORO", "little")


def samples() -> tuple[list[bytes], bytes]:
    """Return sound updates of a machine, in order, and their snapshot."""
    document = SyncDocument(7, "s")
    updates = []
    for number in range(12):
        record = SyncRecord(
            "annotation",
            f"n{number % 4}",
            {"colour": number, "place": number / 7, "style": None},
            {"body": "不动笔墨不读书 " * (number + 1)},
            {"tags": frozenset({"甲", f"tag {number}"})},
            removed=number in {5, 6},
        )
        order = SyncOrder("topic", "t", tuple(f"n{(number * 3 + item) % 7}" for item in range(5)))
        document.put(OutgoingChanges((record,), (order,)))
        updates.append(document.own_update() or b"")
    return updates, document.snapshot()


def make_input(updates: list[bytes], snapshot: bytes, how: str, number: int) -> bytes:
    """Return the input with this number: sound at times, mostly with a few other bytes, or cut, or put together."""
    rng = random.Random(f"{how} document {number}")
    data = bytearray(rng.choice([*updates, snapshot, snapshot]))
    if number % 10 == 0:
        return bytes(data)
    first = _BODY if how == "forged" else 0
    if rng.random() < 0.2:
        del data[rng.randrange(first, len(data)) :]
    if rng.random() < 0.2:
        data += rng.choice(updates)[first:]
    for _ in range(rng.choice([1, 1, 1, 4, 40])):
        if len(data) > first:
            data[rng.randrange(first, len(data))] ^= 1 << rng.randrange(8)
    if how == "forged":
        data[16:20] = checksum(data[20:]).to_bytes(4, "little")
    return bytes(data)


def checksum(data: bytes) -> int:
    """Return the checksum of the engine: the 32 bits of xxHash, begun with its name."""
    lanes = [
        (_SEED + _PRIMES[0] + _PRIMES[1]) & _BITS,
        (_SEED + _PRIMES[1]) & _BITS,
        _SEED,
        (_SEED - _PRIMES[0]) & _BITS,
    ]
    words = [int.from_bytes(data[place : place + 4], "little") for place in range(0, len(data) - len(data) % 4, 4)]
    in_lanes = len(words) - len(words) % 4
    for place, word in enumerate(words[:in_lanes]):
        lanes[place % 4] = _turned(lanes[place % 4] + word * _PRIMES[1], 13) * _PRIMES[0] & _BITS
    found = sum(_turned(lane, by) for lane, by in zip(lanes, (1, 7, 12, 18), strict=True))
    found = (found if in_lanes else _SEED + _PRIMES[4]) + len(data)
    for word in words[in_lanes:]:
        found = _turned(found + word * _PRIMES[2], 17) * _PRIMES[3]
    for byte in data[len(words) * 4 :]:
        found = _turned(found + byte * _PRIMES[4], 11) * _PRIMES[0]
    for by, prime in ((15, _PRIMES[1]), (13, _PRIMES[2])):
        found = ((found & _BITS) ^ (found & _BITS) >> by) * prime
    return (found & _BITS) ^ (found & _BITS) >> 16


def _turned(number: int, by: int) -> int:
    number &= _BITS
    return (number << by | number >> 32 - by) & _BITS


def read(updates: list[bytes], how: str, path: Path, number: int) -> str:
    """Take an input beside sound updates, hold the document to what they say, and return the outcome."""
    data = path.read_bytes()
    document = SyncDocument(9, "s")
    document.load(b"", updates[: number % len(updates)])
    outcome = "lost"
    with _errors_of_ours("update"):
        outcome = "refused" if document.take([data]).refused else "read"
    with _errors_of_ours():
        document.take(updates)
        digest = document.digest()
        assert how == "forged" or digest == _whole(updates).digest()
        document.snapshot()
    with _errors_of_ours():
        kept = SyncDocument(10, "s")
        kept.load(data)
        kept.records()
    return outcome


@contextmanager
def _errors_of_ours(*details: str) -> Iterator[None]:
    """Let an error of the engine pass that has these details."""
    try:
        yield
    except ReaderError as error:
        if error.problem is not Problem.SYNC_DOCUMENT_DAMAGED or not error.detail.keys() >= set(details):
            raise


def _whole(updates: list[bytes]) -> SyncDocument:
    document = SyncDocument(8, "s")
    document.load(b"", updates)
    return document


def main() -> None:
    """Run the command line."""
    how, folder, first, count = sys.argv[1:]
    updates, snapshot = samples()
    fuzzer = Fuzzer(partial(make_input, updates, snapshot, how), partial(read, updates, how), memory=_MEMORY)
    fuzzer.run(Path(folder), int(first), int(count))


if __name__ == "__main__":
    main()
