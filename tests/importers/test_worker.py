import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.draft import Ending, Header, assemble
from reader.importers import parse
from reader.importers.child import batches
from reader.importers.worker import ImportProcess

Write = Callable[[str, str | bytes], Path]


def test_reads_apart_what_it_reads_here(make_book: Callable[..., Path]) -> None:
    path = make_book()
    with ImportProcess(path) as reading:
        drafts = list(reading)
    assert drafts == list(assemble(parse(path)))
    assert reading.fraction == 1.0
    assert reading.finished


def test_a_problem_comes_back_as_it_is(write_file: Write) -> None:
    path = write_file("a.txt", "")
    with ImportProcess(path) as reading, pytest.raises(ReaderError) as caught:
        list(reading)
    assert (caught.value.problem, caught.value.path) == (Problem.FILE_EMPTY, path)
    assert reading.finished


def test_can_be_cancelled(write_file: Write) -> None:
    path = write_file("a.txt", "一句话说完了。\n" * 400_000)
    with ImportProcess(path) as reading:
        reading.cancel()
        with pytest.raises(ReaderError) as caught:
            list(reading)
    assert caught.value.problem is Problem.IMPORT_CANCELLED


def test_a_child_that_dies_is_told(write_file: Write) -> None:
    with ImportProcess(write_file("a.txt", "一句话说完了。\n" * 400_000)) as reading:
        assert reading.pid is not None
        os.kill(reading.pid, signal.SIGKILL)
        with pytest.raises(ReaderError) as caught:
            list(reading)
    assert caught.value.problem is Problem.IMPORT_CRASHED


def test_a_child_that_is_silent_is_ended(write_file: Write) -> None:
    moments = iter([0.0, 61.0])
    path = write_file("a.txt", "words")
    reading = ImportProcess(path, monotonic=lambda: next(moments))
    with reading, pytest.raises(ReaderError) as caught:
        reading.poll(0.0)
    assert caught.value.problem is Problem.IMPORT_TIMEOUT


def test_the_first_batch_is_small_and_the_share_grows(write_file: Write) -> None:
    path = write_file("a.txt", "第一章\n" + "一句话说完了。" * 300 + "\n" + ("又一句话说完了。" * 40 + "\n") * 4_000)
    made = list(batches(path, None))
    assert isinstance(made[0].drafts[0], Header)
    assert len(made[0].drafts) <= 5
    assert isinstance(made[-1].drafts[-1], Ending)
    fractions = [batch.fraction for batch in made]
    assert fractions == sorted(fractions)
    assert fractions[0] < 0.1
