"""Read many invalid files, one after the other, and print the outcomes; run by the torture tests.

Usage: fuzzer.py FORMAT FOLDER FIRST COUNT. Each number yields the same input every time.
"""

from __future__ import annotations

import random
import sys
from functools import partial
from pathlib import Path

from fuzz_process import Fuzzer
from fuzz_samples import FORMATS, Format

from reader.core.errors import ReaderError
from reader.core.text.import_events import TextEnd, TextHeader
from reader.core.text.leaves import Leaf
from reader.core.text.normalise import clean
from reader.importers.markup.drawing_renderer import DrawingRenderer, DrawingWorker, drawing_worker
from reader.importers.source import read_source
from reader.importers.worker_main import batches_of


def make_input(kind: Format, samples: list[bytes], number: int) -> bytes:
    """Return the input with this number."""
    rng = random.Random(f"{kind.suffix} {number}")
    return rng.choice(kind.mutations)(rng, rng.choice(samples), samples, kind.tokens)


def read(drawings: DrawingWorker, path: Path, _number: int) -> str:
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


def main() -> None:
    """Run the command line."""
    name, folder, first, count = sys.argv[1:]
    kind = FORMATS[name]
    with drawing_worker() as drawings:
        fuzzer = Fuzzer(
            partial(make_input, kind, list(kind.samples())), partial(read, drawings), kind.suffix, 1 << 30, seconds=10.0
        )
        fuzzer.run(Path(folder), int(first), int(count))


if __name__ == "__main__":
    main()
