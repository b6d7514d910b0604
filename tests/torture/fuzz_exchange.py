"""Read many invalid files and lines that were handed over, one after the other, and print the outcomes.

Usage: fuzz_exchange.py FOLDER FIRST COUNT. Each number yields the same input every time. Every third input has
manifests that agree with what was changed, so that more than digests is tried; of the others, whatever is read must be
what was written.
"""

from __future__ import annotations

import json
import random
import sys
from functools import partial
from pathlib import Path

from fuzz_mutations import of_archive, of_bytes
from fuzz_process import Fuzzer

from reader.core.errors import ReaderError
from reader.core.study.exchange import ExchangeFile, ExchangeKind, clean_name
from reader.core.study.exchange_line import exchange_line
from reader.exporters.study.bag import bag_bytes
from reader.importers.study.formats import is_exchange_file, read_given
from tests.support.exchange import exchange_file, sealed, zip_bytes, zip_members

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
KINDS, SEALED = 3, 1
"""How many kinds of inputs take turns, and which of them has digests that agree with what was changed."""

NOTES = json.dumps(
    {
        "type": "AnnotationCollection",
        "items": [{"id": f"urn:uuid:{number}", "body": "记" * 40} for number in range(30)],
    },
    ensure_ascii=False,
).encode()


def samples() -> list[ExchangeFile]:
    """Return files of several kinds."""
    return [
        exchange_file(),
        exchange_file({"texts/01 一.md": "原文\n".encode() * 500, "notes/01 一.jsonld": NOTES}, kind=ExchangeKind.PACK),
        exchange_file({"notes/01 été.jsonld": NOTES}, kind=ExchangeKind.NOTES, group=None, keep_until=None),
        exchange_file(kind=ExchangeKind.WITHDRAWAL, number=9),
    ]


def make_input(files: list[ExchangeFile], number: int) -> bytes:
    """Return the input with this number."""
    rng = random.Random(f"exchange {number}")
    whole = [bag_bytes(file) for file in files]
    choice = number % KINDS
    if choice == 0:
        return rng.choice((of_bytes, of_archive))(rng, rng.choice(whole), whole, TOKENS)
    if choice == SEALED:
        members = zip_members(rng.choice(whole))
        others = list(members.values())
        for _ in range(rng.choice((1, 1, 2))):
            name = rng.choice([member for member in members if "/data/" in member])
            members[name] = of_bytes(rng, members[name], others, TOKENS)
        return zip_bytes(sealed(members))
    lines = [exchange_line(file).encode() for file in files]
    log = b"\n\xe7\x8e\x8b 21:03\n".join(rng.choices(lines, k=rng.choice((1, 2, 5))))
    return of_bytes(rng, log, lines, TOKENS)


def read(files: list[ExchangeFile], path: Path, number: int) -> str:
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
        assert number % KINDS == SEALED or (file.header, json.dumps(file.content)) in known
    return "read" if len(good) == len(found) else "partly-read" if good else "line-refused"


def main() -> None:
    """Run the command line."""
    folder, first, count = sys.argv[1:]
    files = samples()
    Fuzzer(partial(make_input, files), partial(read, files)).run(Path(folder), int(first), int(count))


if __name__ == "__main__":
    main()
