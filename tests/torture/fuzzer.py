"""Read many invalid files, one after the other, and print the outcomes; run by the torture tests.

Usage: fuzzer.py FORMAT FOLDER FIRST COUNT. The current input is in FOLDER as ``current``, so that it is known after a
crash; one that fails is stored under its digest. The output is one JSON document. Each number yields the same input
every time.
"""

from __future__ import annotations

import faulthandler
import hashlib
import json
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from fuzz_samples import FORMATS, Format

from reader.core.errors import ReaderError
from reader.core.text.import_events import TextEnd, TextHeader
from reader.core.text.leaves import Leaf
from reader.core.text.normalise import clean
from reader.importers.markup.drawing_renderer import DrawingRenderer, DrawingWorker, drawing_worker
from reader.importers.source import read_source
from reader.importers.worker_main import batches_of, peak_memory

MEMORY = 1 << 30
"""Bytes of address space for the whole process."""

SECONDS = 10.0
"""Processor time for one input; the fuzzer is ended after about three times as much."""


class TooSlowError(Exception):
    """Raised when an input takes too long."""


class Fuzzer:
    """Read inputs of one format and record the worst."""

    def __init__(self, kind: Format, folder: Path) -> None:
        self._kind = kind
        self._samples = list(kind.samples())
        self._current = folder / f"current{kind.suffix}"
        self._folder = folder
        self._drawings = drawing_worker()
        self.outcomes: Counter[str] = Counter()
        self.failures: list[dict[str, object]] = []
        self.slowest: dict[str, object] = {"seconds": 0.0}

    def run(self, first: int, count: int) -> None:
        """Read ``count`` inputs from number ``first`` on."""
        with self._drawings:
            self._run(first, count)

    def _run(self, first: int, count: int) -> None:
        for number in range(first, first + count):
            data = make_input(self._kind, self._samples, number)
            self._current.write_bytes(data)
            (self._folder / "number").write_text(str(number), "ascii")
            self._try(number, data)

    def _try(self, number: int, data: bytes) -> None:
        faulthandler.dump_traceback_later(SECONDS * 6, exit=True)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        began = time.process_time()
        try:
            self.outcomes[read(self._current, self._drawings)] += 1
        except Exception:  # noqa: BLE001 - any exception is a finding
            self._keep(number, data, traceback.format_exc())
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            faulthandler.cancel_dump_traceback_later()
        elapsed = time.process_time() - began
        if elapsed > self.slowest["seconds"]:
            self.slowest = {"seconds": round(elapsed, 3), "number": number, "bytes": len(data)}

    def _keep(self, number: int, data: bytes, what: str) -> None:
        name = hashlib.sha256(data).hexdigest()[:16] + self._kind.suffix
        (self._folder / name).write_bytes(data)
        self.failures.append({"number": number, "file": name, "what": what[-1_500:]})


def make_input(kind: Format, samples: list[bytes], number: int) -> bytes:
    """Return the input with this number."""
    rng = random.Random(f"{kind.suffix} {number}")
    return rng.choice(kind.mutations)(rng, rng.choice(samples), samples, kind.tokens)


def read(path: Path, drawings: DrawingWorker) -> str:
    """Read a file as the worker does, hold what comes of it to the rules, and return the outcome."""
    try:
        source = read_source(path)
        source.renderer = DrawingRenderer(drawings)
        events = [event for batch in batches_of(source) for event in batch.events]
    except ReaderError as error:
        return error.problem.value
    except RecursionError:
        return "too deep"  # the worker reports this as damaged markup
    assert isinstance(events[0], TextHeader)
    assert isinstance(events[-1], TextEnd)
    position = 0
    for leaf in (event for event in events if isinstance(event, Leaf)):
        assert leaf.start == position
        assert clean(leaf.text) == leaf.text
        position += len(leaf.text) + 1
    assert events[-1].characters == max(0, position - 1)
    return "read"


def stop(_number: int, _frame: object) -> None:
    """Stop reading an input."""
    raise TooSlowError


def main() -> None:
    """Run the command line."""
    kind, folder, first, count = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, stop)
    fuzzer = Fuzzer(FORMATS[kind], Path(folder))
    fuzzer.run(int(first), int(count))
    answer = {
        "outcomes": fuzzer.outcomes,
        "failures": fuzzer.failures,
        "slowest": fuzzer.slowest,
        "megabytes": peak_memory() // 2**20,
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
