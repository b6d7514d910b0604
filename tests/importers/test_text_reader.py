import os
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.importers import parse, worker_main
from reader.importers.source import file_digest
from reader.importers.text_reader import TextReader, text_worker
from reader.importers.text_requests import FileRequest, FolderContents, ParseRequest
from reader.importers.worker_main import TextJob, batches
from reader.workers.main import Reply

Write = Callable[[str, str | bytes], Path]
ENOUGH = 1 << 60


def test_reads_apart_what_it_reads_here(make_book: Callable[..., Path]) -> None:
    path = make_book()
    with TextReader(path) as reading:
        drafts = list(reading)
    assert drafts == list(assemble(parse(path)))
    assert reading.fraction == 1.0
    assert reading.finished


def test_a_problem_comes_back_as_it_is(write_file: Write) -> None:
    path = write_file("a.txt", "")
    with TextReader(path) as reading, pytest.raises(ReaderError) as caught:
        list(reading)
    assert (caught.value.problem, caught.value.path) == (Problem.FILE_EMPTY, path)
    assert reading.finished


def test_can_be_cancelled(write_file: Write) -> None:
    path = write_file("a.txt", "一句话说完了。\n" * 400_000)
    with TextReader(path) as reading:
        reading.cancel()
        with pytest.raises(ReaderError) as caught:
            list(reading)
    assert caught.value.problem is Problem.IMPORT_CANCELLED


def test_a_child_that_dies_is_told(write_file: Write) -> None:
    with TextReader(write_file("a.txt", "一句话说完了。\n" * 400_000)) as reading:
        assert reading.pid is not None
        os.kill(reading.pid, signal.SIGKILL)
        with pytest.raises(ReaderError) as caught:
            list(reading)
    assert caught.value.problem is Problem.IMPORT_CRASHED


def test_a_child_that_is_silent_is_ended(write_file: Write) -> None:
    moments = iter([0.0, 61.0])
    path = write_file("a.txt", "words")
    reading = TextReader(path, worker=text_worker(monotonic=lambda: next(moments)))
    with reading, pytest.raises(ReaderError) as caught:
        reading.poll(0.0)
    assert caught.value.problem is Problem.IMPORT_TIMEOUT
    assert reading.finished


def test_the_first_batch_is_small_and_the_share_grows(write_file: Write) -> None:
    path = write_file("a.txt", "第一章\n" + "一句话说完了。" * 300 + "\n" + ("又一句话说完了。" * 40 + "\n") * 4_000)
    made = list(batches(path))
    assert isinstance(made[0].events[0], TextHeader)
    assert len(made[0].events) <= 5
    assert isinstance(made[-1].events[-1], TextEnd)
    fractions = [batch.fraction for batch in made]
    assert fractions == sorted(fractions)
    assert fractions[0] < 0.1


def digest_of(reading: TextReader) -> str | FolderContents:
    while (opened := reading.opened(0.5)) is None:
        pass
    return opened


def test_one_child_reads_many_files_also_after_one_that_is_refused(write_file: Write) -> None:
    names = ("a.txt", "empty.txt", "b.md", "c.html")
    paths = [write_file(name, "" if name == "empty.txt" else f"words of {name}") for name in names]
    pids = set()
    with closing(text_worker()) as worker:
        for path in paths:
            reading = TextReader(path, worker=worker)
            pids.add(reading.pid)
            if path.stat().st_size:
                assert isinstance(list(reading)[-1], TextEnd)
            else:
                with pytest.raises(ReaderError):
                    list(reading)
    assert len(pids) == 1
    assert worker.pid is None


def test_a_file_may_be_passed_over_once_its_digest_is_known(write_file: Write) -> None:
    path = write_file("a.txt", "abc")
    with closing(text_worker()) as worker:
        reading = TextReader(path, worker=worker)
        assert digest_of(reading) == file_digest(path)
        pid = reading.pid
        reading.close()
        with TextReader(path, worker=worker) as again:
            assert isinstance(list(again)[-1], TextEnd)
        assert worker.pid == pid


def test_a_reading_that_is_given_up_leaves_nothing_for_the_next(write_file: Write) -> None:
    long, short = write_file("a.txt", "一句话说完了。\n" * 400_000), write_file("b.txt", "words")
    with closing(text_worker()) as worker:
        with TextReader(long, worker=worker) as reading:
            while not reading.poll(0.5):
                pass
        with TextReader(short, worker=worker) as reading:
            assert [draft.text for draft in reading if isinstance(draft, Leaf)] == ["words"]


def test_a_fresh_child_takes_the_place_of_one_that_died(write_file: Write) -> None:
    path = write_file("a.txt", "words")
    with closing(text_worker()) as worker:
        with TextReader(path, worker=worker) as reading:
            list(reading)
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)
        os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)
        with TextReader(path, worker=worker) as reading:
            assert isinstance(list(reading)[-1], TextEnd)


def test_a_folder_is_looked_through_apart(write_file: Write, tmp_path: Path) -> None:
    path = write_file("a.txt", "words")
    with closing(text_worker()) as worker:
        assert digest_of(TextReader(tmp_path, worker=worker)) == FolderContents((path,))
        assert digest_of(TextReader(path, worker=worker)) == file_digest(path)
    with TextReader(tmp_path) as reading, pytest.raises(ReaderError) as caught:
        list(reading)
    assert caught.value.problem is Problem.FILE_UNREADABLE


@pytest.mark.parametrize(("limit", "value"), [("FILES_FOR_ONE", 2), ("BYTES_FOR_ONE", 10), ("MEMORY_FOR_ONE", 1)])
def test_a_child_ends_when_it_has_read_enough(
    write_file: Write, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(worker_main, "MEMORY_FOR_ONE", ENOUGH)  # it is read in the process of the tests here
    monkeypatch.setattr(worker_main, limit, value)
    path = write_file("a.txt", "words")
    job = TextJob()
    worn_out = []
    while not any(worn_out):
        assert [reply.value for reply in job.answer(FileRequest(path))] == [file_digest(path)]
        assert not job.is_worn_out
        (batch,) = job.answer(ParseRequest())
        assert isinstance(batch, Reply)
        assert batch.last
        worn_out.append(job.is_worn_out)
    assert worn_out == ([True] if limit == "MEMORY_FOR_ONE" else [False, True])


def test_a_file_is_parsed_once_and_only_if_it_was_opened(write_file: Write) -> None:
    job = TextJob()
    assert list(job.answer(ParseRequest())) == []
    with pytest.raises(ReaderError):
        list(job.answer(FileRequest(write_file("a.txt", ""))))
    assert list(job.answer(ParseRequest())) == []
    list(job.answer(FileRequest(write_file("b.txt", "words"))))
    assert len(list(job.answer(ParseRequest()))) == 1
    assert list(job.answer(ParseRequest())) == []


@pytest.mark.parametrize("words", ["第一回 甄士隐\n\n" + "一句话说完了。\n\n" * 3_000, "words"])
def test_parsing_ahead_changes_nothing_of_what_is_read(write_file: Write, words: str) -> None:
    path = write_file("a.txt", words)
    read = []
    for is_awaited in (False, True):
        job = TextJob()
        (opened,) = job.answer(FileRequest(path, is_awaited=is_awaited))
        assert opened.value == file_digest(path)
        read.append([(reply.value, reply.last) for reply in job.answer(ParseRequest())])
    assert read[0] == read[1]


def test_what_fails_while_parsing_ahead_fails_where_it_is_awaited(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 9)
    job = TextJob()
    assert len(list(job.answer(FileRequest(path, is_awaited=True)))) == 1
    with pytest.raises(ReaderError) as caught:
        list(job.answer(ParseRequest()))
    assert caught.value.problem is Problem.FILE_BINARY


def test_a_child_does_not_answer_for_the_memory_of_the_program_that_started_it(write_file: Write) -> None:
    path = write_file("a.txt", "words")
    held = bytes(range(256)) * (worker_main.MEMORY_FOR_ONE // 200)
    with closing(text_worker()) as worker:
        with TextReader(path, worker=worker) as reading:
            list(reading)
        assert worker.pid is not None
    assert len(held) > worker_main.MEMORY_FOR_ONE
