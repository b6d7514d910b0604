"""Run a generator of the window's thread that yields work for the background."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from reader.core.errors import ReaderError
from reader.ui.importing.file_queue import Steps
from reader.ui.shell.tasks import TaskRunner


class StepRunner:
    """Run one generator at a time; after `stop`, work that is under way ends without being heard."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._steps: Steps | None = None

    @property
    def is_busy(self) -> bool:
        """Return whether a generator is being run."""
        return self._steps is not None

    def run(self, steps: Steps, done: Callable[[], None], failed: Callable[[ReaderError], None]) -> None:
        """Run a generator, then call ``done``, or ``failed`` with the ReaderError that it ended with."""
        self.stop()
        self._steps = steps
        self._proceed(steps, partial(next, steps), done, failed)

    def stop(self) -> None:
        """Abandon what is being run."""
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    def _proceed(
        self,
        steps: Steps,
        step: Callable[[], Callable[[], Any]],
        done: Callable[[], None],
        failed: Callable[[ReaderError], None],
    ) -> None:
        try:
            work = step()
        except StopIteration:
            self._steps = None
            done()
        except ReaderError as error:
            self._steps = None
            failed(error)
        else:
            self._tasks.submit(work, partial(self._on_worked, steps, done, failed))

    def _on_worked(
        self, steps: Steps, done: Callable[[], None], failed: Callable[[ReaderError], None], worked: Future[Any]
    ) -> None:
        if steps is self._steps:
            error = worked.exception()
            step = partial(steps.throw, error) if error else partial(steps.send, worked.result())
            self._proceed(steps, step, done, failed)
