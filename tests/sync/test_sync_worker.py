from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.sync.sync_worker import sync_worker
from tests.support.sync_group import Machine, SyncAnswer, carry, shown


class WorkerMachine(Machine):
    """A machine whose job runs in a process of its own, as in the program."""

    def __init__(self, place: Path, name: str) -> None:
        super().__init__(place, name)
        self.worker = sync_worker(self.library)

    def ask(self, request: object) -> SyncAnswer:
        self.worker.ask(request)  # type: ignore[arg-type]
        return self.worker.result()


def test_the_process_exchanges_and_goes_on_after_it_was_ended(tmp_path: Path) -> None:
    one, two = WorkerMachine(tmp_path, "laptop"), Machine(tmp_path, "desk")
    with one.worker:
        one.write("n1", "Of the laptop.")
        one.init()
        carry(one, two)
        two.join()
        two.write("n1", "Of the laptop. And the desk.")
        two.sync()
        carry(one, two)
        one.worker.close()
        one.sync()
        assert shown(one) == shown(two)
        answer, sent = one.exchange_only()
        one.store(answer, sent)


def test_the_process_says_why_it_cannot(tmp_path: Path) -> None:
    one = WorkerMachine(tmp_path, "laptop")
    with one.worker:
        one.init()
        one.folder.rename(tmp_path / "elsewhere")
        with pytest.raises(ReaderError) as caught:
            one.exchange()
        assert caught.value.problem is Problem.SYNC_FOLDER_GONE
