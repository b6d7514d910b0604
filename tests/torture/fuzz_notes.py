"""Read many invalid files of notes, one after the other, and print the outcomes.

Usage: fuzz_notes.py FOLDER FIRST COUNT. The current input is in FOLDER as ``current``; one that fails is stored under
its number. Each number yields the same input every time.
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
from datetime import UTC
from pathlib import Path

from fuzz_mutations import of_archive, of_bytes, of_markup

from reader.core.errors import ReaderError
from reader.importers.annotations.formats import read_notes
from reader.workers.limits import peak_memory
from tests.support.program_notes import DATABASES, PROGRAMS, Marked, written

MEMORY = 1 << 29
"""Bytes of address space for the whole process."""

SECONDS = 5.0
"""Processor time for one input."""

DATA = Path(__file__).parents[1] / "data"
TOKENS = (
    *(
        b"==========\n",
        b"- Your Highlight on Location 10-12 | Added on ",
        b"\xef\xbb\xbf",
        b"^oh-",
        b"GMT+08:00",
        b"> ",
    ),
    *(
        b"(zotero://select/x)",
        b'class="noteHeading"',
        b"</div>",
        b"\xe2\x80\x9c",
        b"\xc2\xbb",
        b" " * 3_000,
        b"9" * 3_000,
    ),
    *(sign.encode() for sign in ("◆ ", ">> 原文：", "#\n", '"cfi": "epubcfi(', "<BR>", "【Note】", "摘录来自\n")),
    *(b'"tag": [', b"{", b"[", b"PK\x03\x04", b"\n\n", b"([", b"|", b"\xc2\xad", b"```\n"),
)

NOTES = [
    *(Marked(f"不动笔墨不读书 {number}", "回头再查" * (number % 2)) for number in range(6)),
    Marked("Words.", chapter="2"),
]


class TooSlowError(Exception):
    """Raised when an input takes too long."""


def samples() -> list[bytes]:
    """Return valid files of notes."""
    cases = [path for path in (DATA / "cases").iterdir() if path.name.startswith(("kindle-", "thorium-", "zotero-"))]
    files = [path.read_bytes() for path in sorted([*(DATA / "notes").iterdir(), *cases])]
    return files + [written(name, NOTES) for name in (*PROGRAMS, *DATABASES)]


def make_input(files: list[bytes], number: int) -> bytes:
    """Return the input with this number."""
    rng = random.Random(f"notes {number}")
    sample = rng.choice(files)
    mutations = (of_archive, of_bytes) if sample.startswith(b"PK") else (of_markup, of_bytes, of_bytes)
    return rng.choice(mutations)(rng, sample, files, TOKENS)


def read(path: Path) -> str:
    """Read a file as the worker does, and return the outcome."""
    try:
        found = read_notes(path, UTC)
    except ReaderError as error:
        return error.problem.value
    assert found.notes or found.skipped or found.warnings
    for note in found.notes:
        (note.quote + note.note + note.title + note.author + note.place).encode("utf-8")
    return found.source.value


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
        path.write_bytes(data := make_input(files, number))
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        began = time.process_time()
        try:
            outcomes[read(path)] += 1
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
