"""A queue runs what its imports yield in the background, tells how far it is, and ends whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.services.clock import Clock
from reader.services.importing.import_progress import ImportProgress
from reader.ui.importing.file_queue import FileOutcome, Steps, WorkerFileQueue
from reader.workers.client import Worker

Import = Callable[[Path], Steps]


class CallingQueue(WorkerFileQueue):
    """Import as a test says."""

    def __init__(self, import_: Import, parent: QObject) -> None:
        super().__init__(Worker[str, object]("tests.workers.jobs:TestedJob"), Clock(), parent)
        self._import_ = import_

    @override
    def _import(self, path: Path) -> Steps:
        self._worker.ask("end", path)
        self._outcome.imported.append((yield from self._import_(path)))


@pytest.fixture
def queue_of(qtbot: QtBot) -> Iterator[Callable[[Import], CallingQueue]]:
    parent = QObject()
    queues: list[CallingQueue] = []

    def make(import_: Import) -> CallingQueue:
        queues.append(CallingQueue(import_, parent))
        return queues[-1]

    yield make
    for queue in queues:
        queue.close()


def outcome_of(qtbot: QtBot, queue: CallingQueue, *names: str) -> FileOutcome[object]:
    with qtbot.waitSignal(queue.finished, timeout=20_000) as finished:
        queue.add(map(Path, names))
    assert finished.args is not None
    outcome = finished.args[0]
    assert isinstance(outcome, FileOutcome)
    return outcome


def test_work_runs_in_the_background_and_what_is_between_here(
    qtbot: QtBot, queue_of: Callable[[Import], CallingQueue]
) -> None:
    here = threading.get_ident()

    def steps(path: Path) -> Steps:
        there = yield threading.get_ident
        assert threading.get_ident() == here
        return path.name, there != here

    assert outcome_of(qtbot, queue_of(steps), "a", "b") == FileOutcome([("a", True), ("b", True)])


def test_an_error_of_one_file_does_not_hold_back_the_next(
    qtbot: QtBot, queue_of: Callable[[Import], CallingQueue]
) -> None:
    def refuse() -> None:
        raise ReaderError(Problem.NOTES_EMPTY)

    def steps(path: Path) -> Steps:
        if path.name == "here":
            refuse()
        yield refuse if path.name == "there" else int
        return path.name

    outcome = outcome_of(qtbot, queue_of(steps), "here", "there", "good")
    assert outcome.imported == ["good"]
    assert [(error.problem, error.path) for error in outcome.failures] == [
        (Problem.NOTES_EMPTY, Path("here")),
        (Problem.NOTES_EMPTY, Path("there")),
    ]


def test_a_bug_is_raised_and_leaves_the_queue_idle(qtbot: QtBot, queue_of: Callable[[Import], CallingQueue]) -> None:
    def steps(_path: Path) -> Steps:
        return (yield lambda: 1 // 0)

    queue = queue_of(steps)
    with qtbot.captureExceptions() as raised:
        outcome_of(qtbot, queue, "a")
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert not queue.is_busy
    assert queue.position is None


def test_files_that_are_added_meanwhile_come_in_too_and_progress_counts_them(
    qtbot: QtBot, queue_of: Callable[[Import], CallingQueue]
) -> None:
    go_on = threading.Event()
    reports: list[ImportProgress] = []

    def steps(path: Path) -> Steps:
        if path.name == "a":
            queue.add([Path("b")])
            yield go_on.wait
        yield int
        return path.name

    def go(progress: ImportProgress) -> None:
        reports.append(progress)
        go_on.set()

    queue = queue_of(steps)
    queue.progressed.connect(go)
    assert outcome_of(qtbot, queue, "a").imported == ["a", "b"]
    assert (reports[0].name, reports[0].number, reports[0].total) == ("a", 1, 2)


def test_closing_waits_for_the_work_and_undoes_what_is_not_complete(
    qtbot: QtBot, queue_of: Callable[[Import], CallingQueue]
) -> None:
    happened: list[str] = []
    begun = threading.Event()

    def work() -> None:
        begun.set()
        happened.append("worked")

    def steps(_path: Path) -> Steps:
        try:
            yield work
            happened.append("went on")
        finally:
            happened.append("undone")

    queue = queue_of(steps)
    queue.add([Path("a"), Path("b")])
    begun.wait()
    queue.close()
    assert happened == ["worked", "undone"]
    assert not queue.is_busy
