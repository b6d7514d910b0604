"""Read many invalid files and lines that were handed over, one after the other, and print the outcomes.

Usage: fuzz_exchange.py FOLDER FIRST COUNT. The current input is in FOLDER as ``current``; one that fails is stored
under its number. Each number yields the same input every time. Every third input has manifests that agree with what
was changed, so that more than digests is tried; of the others, whatever is read must be what was written.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from fuzz_mutations import of_archive, of_bytes

from reader.core.errors import ReaderError
from reader.core.study.exchange import ExchangeFile, ExchangeKind, clean_name
from reader.core.study.exchange_line import exchange_line
from reader.exporters.study.bag import bag_bytes
from reader.importers.study.formats import is_exchange_file, read_given
from reader.workers.limits import peak_memory
from tests.support.exchange import exchange_file, sealed, zip_bytes, zip_members

MEMORY = 1 << 29
"""Bytes of address space for the whole process."""

SECONDS = 5.0
"""Processor time for one input."""

TOKENS = (
    *(
        b'{"a": 1, "a": 2}',
        b"NaN",
        b"1e999",
        b"[" * 40,
        b"]" * 40,
        b'"\\ud800"',
        b'"\\u0000"',
        b"\xff",
        b"\xef\xbb\xbf",
    ),
    *(b"onehour:1:", b"onehour:2:", b"onehour:1:99999999:", b":", b"\n> ", b"eN", b"A" * 90, b"[]," * 30),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"../", b"data/", b"0" * 64 + b"  data/x\n", b'"version": 9, '),
    *("\u202e".encode(), "é".encode(), "e\u0301".encode(), b"<b>", b'"kind": "pack", ', b'"person": {}, '),
)
NOTES = json.dumps(
    {
        "type": "AnnotationCollection",
        "items": [{"id": f"urn:uuid:{number}", "body": "记" * 40} for number in range(30)],
    },
    ensure_ascii=False,
).encode()


class TooSlowError(Exception):
    """Raised when an input takes too long."""


def samples() -> list[ExchangeFile]:
    """Return files of several kinds."""
    return [
        exchange_file(),
        exchange_file({"texts/01 一.md": "原文\n".encode() * 500, "notes/01 一.jsonld": NOTES}, kind=ExchangeKind.PACK),
        exchange_file({"notes/01 été.jsonld": NOTES}, kind=ExchangeKind.NOTES, group=None, keep_until=None),
        exchange_file(kind=ExchangeKind.WITHDRAWAL, number=9),
    ]


def make_input(files: list[ExchangeFile], number: int) -> tuple[bytes, bool]:
    """Return the input with this number, and whether its digests agree with what was changed."""
    rng = random.Random(f"exchange {number}")
    whole = [bag_bytes(file) for file in files]
    choice = number % 3
    if choice == 0:
        return rng.choice((of_bytes, of_archive))(rng, rng.choice(whole), whole, TOKENS), False
    if choice == 1:
        members = zip_members(rng.choice(whole))
        others = list(members.values())
        for _ in range(rng.choice((1, 1, 2))):
            name = rng.choice([member for member in members if "/data/" in member])
            members[name] = of_bytes(rng, members[name], others, TOKENS)
        return zip_bytes(sealed(members)), True
    lines = [exchange_line(file).encode() for file in files]
    log = b"\n\xe7\x8e\x8b 21:03\n".join(rng.choices(lines, k=rng.choice((1, 2, 5))))
    return of_bytes(rng, log, lines, TOKENS), False


def read(path: Path, files: list[ExchangeFile], *, is_sealed: bool) -> str:
    """Read a file as the worker does, and return the outcome."""
    is_exchange_file(path)
    try:
        found = read_given(path)
    except ReaderError as error:
        return error.problem.value
    good = [one for one in found if isinstance(one, ExchangeFile)]
    known = {(file.header, json.dumps(file.content)) for file in files}
    for file in good:
        names = [file.header.person.name, file.header.group.name if file.header.group else ""]
        assert names == [clean_name(name) for name in names]
        json.dumps(file.content, ensure_ascii=False).encode()
        assert is_sealed or (file.header, json.dumps(file.content)) in known
    return "read" if len(good) == len(found) else "partly-read" if good else "line-refused"


def stop(_number: int, _frame: object) -> None:
    """Stop reading an input."""
    raise TooSlowError


def main() -> None:
    """Run the command line."""
    folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, stop)
    outcomes: Counter[str] = Counter()
    failures, slowest, files = [], 0.0, samples()
    for number in range(first, first + count):
        path = folder / "current"
        data, is_sealed = make_input(files, number)
        path.write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        began = time.process_time()
        try:
            outcomes[read(path, files, is_sealed=is_sealed)] += 1
        except Exception:  # noqa: BLE001 - any exception is a finding
            (folder / str(number)).write_bytes(data)
            failures.append({"number": number, "what": traceback.format_exc()[-1_500:]})
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, time.process_time() - began)
    answer = {"outcomes": outcomes, "failures": failures, "slowest": round(slowest, 3)}
    sys.stdout.write(json.dumps(answer | {"megabytes": peak_memory() // 2**20}))


if __name__ == "__main__":
    main()
