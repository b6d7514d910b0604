"""A separate process indexes texts, complete ones only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.storage.library import Library

AddText = Callable[..., Text]
LONG = "长" * 2_500


def test_another_process_indexes_values(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        texts = [add_text(library, f"第{number}梦", *[LONG] * 40, title=str(number)) for number in range(3)]
        process = library.index.index_process()
        assert process is not None
        for batch in library.index.batches([text.id for text in texts], size=1):
            process.write(batch)
        assert process.pid is not None
        process.close()
        process.close()
        assert process.pid is None
        assert library.index.pending() == []
        assert len(library.index.search("梦")) == 3


def test_an_index_in_memory_is_not_written_by_another_process(library: Library) -> None:
    assert library.index.index_process() is None


def test_what_is_whole_stays_when_the_process_dies(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        short = add_text(library, "短梦", title="短")
        long = add_text(library, *["长梦" * 1250] * 80, title="长")
        process = library.index.index_process()
        assert process is not None
        batches = list(library.index.batches([short.id, long.id], size=1))
        for batch in batches[:3]:
            process.write(batch)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGTERM)
        with pytest.raises(ReaderError) as caught:
            process.write(batches[3])
        assert caught.value.problem is Problem.LIBRARY_IO
        process.close()
        assert library.index.pending() == [long.id]
        assert [hit.title for hit in library.index.search("梦")] == ["短"]
        library.index.index_text(long.id)
        assert {hit.title for query in ("短", "长") for hit in library.index.search(query)} == {"短", "长"}


@pytest.mark.parametrize("size", [1, 40_000, 10_000_000])
def test_parcels_of_any_size_make_the_same_index(place: Path, add_text: AddText, now: datetime, size: int) -> None:
    with Library.open(place, now) as library:
        texts = [
            add_text(library, "梦", *[LONG] * (number % 3 * 31), f"醒{number}", title=str(number))
            for number in range(9)
        ]
        writer = library.index.writer()
        for batch in library.index.batches(library.index.pending(), size):
            writer.write(batch)
        writer.close()
        assert library.index.pending() == []
        assert {hit.text for hit in library.index.search("梦")} == {text.id for text in texts}
        assert [hit.title for number in range(9) for hit in library.index.search(f"醒{number}")] == list("012345678")


def test_the_process_loads_nothing_of_the_window() -> None:
    script = (
        "import sys, reader.storage.search.index_process; "
        "print(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
