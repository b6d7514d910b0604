"""Child processes answer within limits, are told apart from dead ones, and none is left behind."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.workers.client import Worker
from reader.workers.limits import LARGEST_MEMORY, MEMORY_LIMIT, WorkerLimits

JOB = "tests.workers.jobs:TestedJob"
PATH = Path("file.txt")
MAKER = """
import signal
import sys
from reader.workers.client import Worker

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets it be ignored by what runs behind it
    worker = Worker("tests.workers.jobs:TestedJob")
    worker.ask(sys.argv[1])
    print(worker.result(), flush=True)
    worker.result()
"""

GREEDY = """
import resource
from reader.core.errors import ReaderError
from reader.workers.client import Worker

if __name__ == "__main__":
    worker = Worker("tests.workers.jobs:TestedJob")
    worker.ask("use_memory")
    try:
        list(worker)
    except ReaderError as error:
        print(error.problem.value, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


COMMAND = """
import sys
from reader.cli import main
from reader.workers.client import Worker

if __name__ == "__main__":
    with Worker("tests.workers.jobs:TestedJob") as worker:
        worker.ask("list_modules")
        *_, modules = worker
        print(*modules)
"""


@pytest.fixture
def worker() -> Iterator[Worker[str, object]]:
    with Worker[str, object](JOB, limits=WorkerLimits(memory=1 << 29)) as worker:
        yield worker


def problem_of(worker: Worker[str, object]) -> tuple[Problem, Path | None]:
    with pytest.raises(ReaderError) as caught:
        list(worker)
    assert worker.finished
    return caught.value.problem, caught.value.path


def test_one_child_answers_one_request_after_another(worker: Worker[str, object]) -> None:
    pids = set()
    for _ in range(3):
        worker.ask("end")
        assert not worker.finished
        pids.add(worker.result())
        assert worker.fraction == 0.5
        assert list(worker) == ["end"]
        assert worker.fraction == 1.0
        assert worker.finished
        assert worker.poll() is None
    assert pids == {worker.pid}


def test_none_is_started_before_the_first_request_and_none_is_left(worker: Worker[str, object]) -> None:
    assert worker.pid is None
    worker.ask("loop")
    assert worker.pid is not None
    worker.close()
    worker.close()
    assert worker.pid is None
    assert multiprocessing.active_children() == []


def test_a_request_drops_what_is_awaited_of_the_one_before(worker: Worker[str, object]) -> None:
    worker.ask("loop")
    pid = worker.result()
    worker.ask("loop")
    worker.ask("end")
    assert list(worker) == [pid, "end"]


def test_an_error_of_the_job_ends_the_answer_and_not_the_child(worker: Worker[str, object]) -> None:
    worker.ask("refuse", PATH)
    pid = worker.pid
    assert problem_of(worker) == (Problem.NOTES_EMPTY, PATH)
    worker.ask("refuse")
    assert problem_of(worker) == (Problem.NOTES_EMPTY, None)
    assert worker.pid == pid


@pytest.mark.parametrize(
    ("request_", "problem"), [("use_memory", Problem.FILE_TOO_LARGE), ("recurse", Problem.MARKUP_DAMAGED)]
)
@pytest.mark.skipif(sys.platform == "win32", reason="the memory is not limited there")
def test_too_much_memory_or_depth_is_refused_and_the_next_request_answered(
    worker: Worker[str, object], request_: str, problem: Problem
) -> None:
    worker.ask(request_, PATH)
    assert problem_of(worker) == (problem, PATH)
    worker.ask("end")
    assert list(worker)[-1] == "end"


def test_a_silent_child_is_ended_and_one_that_is_at_work_is_not() -> None:
    moment = 0.0
    with Worker[str, object](JOB, monotonic=lambda: moment) as worker:
        worker.ask("loop", PATH)
        worker.result()
        moment = 59.0
        while worker._last_heard < moment:
            assert worker.poll(0.5) is None
        worker.ask("be_silent", PATH)
        worker.result()
        moment += 61.0
        assert problem_of(worker) == (Problem.IMPORT_TIMEOUT, PATH)
        assert worker.pid is None


def test_an_answer_can_be_cancelled(worker: Worker[str, object]) -> None:
    worker.ask("be_silent", PATH)
    worker.cancel()
    assert problem_of(worker) == (Problem.IMPORT_CANCELLED, PATH)
    assert worker.pid is None
    worker.ask("end")
    assert list(worker)[-1] == "end"


def kill(worker: Worker[str, object]) -> None:
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_child_that_dies_is_told_and_replaced(worker: Worker[str, object]) -> None:
    worker.ask("be_silent", PATH)
    worker.result()
    kill(worker)
    assert problem_of(worker) == (Problem.IMPORT_CRASHED, PATH)
    worker.ask("end")
    worker.result()
    list(worker)
    kill(worker)
    worker.ask("end")
    assert list(worker)[-1] == "end"


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_request_that_continues_goes_to_no_other_child(worker: Worker[str, object]) -> None:
    worker.ask("end", continues=True)
    list(worker)
    kill(worker)
    worker.ask("end", PATH, continues=True)
    assert problem_of(worker) == (Problem.IMPORT_CRASHED, PATH)


def test_a_child_that_is_worn_out_is_replaced() -> None:
    with Worker[str, object](JOB, 2) as worker:
        pids = []
        for _ in range(4):
            worker.ask("end")
            pids.append(worker.result())
            list(worker)
        assert worker.pid is None
    assert pids[0] == pids[1] != pids[2] == pids[3]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the processes of Linux")
@pytest.mark.parametrize("request_", ["end", "be_silent", "match", "loop"])
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_child_outlives_the_program_whatever_it_does(tmp_path: Path, request_: str, end: signal.Signals) -> None:
    script = tmp_path / "maker.py"
    script.write_text(MAKER, "utf-8")
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, script, request_], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": root},
    ) as program:  # fmt: skip
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        with suppress(ProcessLookupError):  # a child that had nothing left to do may have ended before
            child = os.pidfd_open(pid)
            program.send_signal(end)
            program.wait()
            select.select([child], [], [])
            os.close(child)


@pytest.mark.skipif(sys.platform != "linux", reason="measures as Linux does")
def test_no_child_takes_more_than_600_mb() -> None:
    done = subprocess.run([sys.executable, "-c", GREEDY], check=True, capture_output=True, text=True)
    assert done.stdout.split()[0] == "file-too-large"
    assert 400 << 20 < int(done.stdout.split()[1]) * 1024 < 600 << 20


def test_a_large_file_may_take_more_memory_up_to_a_limit(tmp_path: Path) -> None:
    limits = WorkerLimits()
    megabyte = 1 << 20
    assert limits.memory_for(0) == limits.memory_for(20 * megabyte) == MEMORY_LIMIT
    assert limits.memory_for(170 * megabyte) > 1200 * megabyte
    assert limits.memory_for(512 * megabyte) == LARGEST_MEMORY


def test_a_child_loads_nothing_but_its_job() -> None:
    script = "import sys, reader.workers.main; print(*(name for name in sys.modules if name.startswith('reader')))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[2].partition(".")[0] for name in done.stdout.split()}
    assert loaded <= {"", "core", "workers"}


def test_a_child_of_the_command_does_not_load_the_command_line(tmp_path: Path) -> None:
    script = tmp_path / "onehour.py"  # what pip installs has the same import
    script.write_text(COMMAND, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True, env=environment)
    loaded = set(done.stdout.split())
    assert "reader.workers.main" in loaded
    assert loaded.isdisjoint({"click", "reader.cli.command_group", "reader.storage"})
