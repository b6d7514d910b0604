"""Render templates of the reader's own in a child process with limits of memory and time.

The built-in ones are ours and are rendered in the program, without a child.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.exporters.markdown.templates import (
    BUILT_IN,
    NoteTemplate,
    SandboxedTemplate,
    built_in_template,
    custom_template,
)
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits
from reader.workers.main import Reply

LIMITS = WorkerLimits(memory=256 * 1024 * 1024, silence=20.0)
"""The limits for one block, the first of which waits for the child to start."""

SECONDS_FOR_ALL = 120.0
"""Seconds that all blocks of one export may take."""

_STOPPED = frozenset({Problem.IMPORT_TIMEOUT, Problem.IMPORT_CRASHED, Problem.FILE_TOO_LARGE})


@dataclass(frozen=True, slots=True)
class BlockRequest:
    """A request to fill a block with values; without a block, to say whether the template is compact."""

    block: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class TemplateJob:
    """Render the blocks of the template in a file, which is loaded with the first request."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._template: SandboxedTemplate | None = None

    @property
    def is_worn_out(self) -> bool:
        """Return False: the values of one block are not kept for the next."""
        return False

    def answer(self, request: BlockRequest) -> Iterator[Reply]:
        """Yield the filled block, or whether the template is compact."""
        if self._template is None:
            self._template = custom_template(self._path)
        yield Reply(self._template.filled(request.block, request.values) if request.block else self._template.compact)


class CustomTemplate:
    """A template of the reader's own, rendered in a child process, which is to be closed."""

    def __init__(self, path: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Load the template. Raises ReaderError TEMPLATE_INVALID, FILE_MISSING."""
        self._path = path
        self._monotonic = monotonic
        self._seconds = 0.0
        self._worker: Worker[BlockRequest, str | bool] = Worker(
            "reader.exporters.markdown.template_worker:TemplateJob", path, limits=LIMITS, monotonic=monotonic
        )
        try:
            self._compact = bool(self._answer(BlockRequest()))
        except BaseException:
            self.close()
            raise

    @property
    def compact(self) -> bool:
        """Return whether no empty lines stand between blocks."""
        return self._compact

    def filled(self, block: str, values: Mapping[str, object]) -> str:
        """Render one block; an empty string if the template lacks it.

        Raises ReaderError TEMPLATE_INVALID, with ``why`` "stopped" if it took too much memory or time.
        """
        return str(self._answer(BlockRequest(block, values)))

    def close(self) -> None:
        """End the child."""
        self._worker.close()

    def _answer(self, request: BlockRequest) -> str | bool:
        if self._seconds > SECONDS_FOR_ALL:
            raise self._stopped()
        start = self._monotonic()
        try:
            self._worker.ask(request)
            return self._worker.result()
        except ReaderError as error:
            if error.problem not in _STOPPED:
                raise
            raise self._stopped() from error
        finally:
            self._seconds += self._monotonic() - start

    def _stopped(self) -> ReaderError:
        return ReaderError(Problem.TEMPLATE_INVALID, self._path, why="stopped", reason="")


@contextmanager
def note_template(name: str) -> Iterator[NoteTemplate]:
    """Load a built-in template by its name, or one of the reader's own by its path.

    Raises ReaderError TEMPLATE_INVALID, FILE_MISSING.
    """
    if name in BUILT_IN:
        yield built_in_template(name)
        return
    template = CustomTemplate(Path(name).expanduser())
    try:
        yield template
    finally:
        template.close()
