"""Jobs for the tests of workers; loaded in the child by name."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

from reader.core.errors import Problem, ReaderError
from reader.workers.main import Reply

HEARTBEATS = 3


class TestedJob:
    """Do what a request names."""

    __test__ = False

    def __init__(self, worn_out_after: int = 1_000) -> None:
        self._left = worn_out_after

    @property
    def is_worn_out(self) -> bool:
        """Return whether so many requests were answered."""
        return self._left <= 0

    def answer(self, request: str) -> Iterator[Reply | None]:
        """Yield what the request names."""
        self._left -= 1
        yield Reply(os.getpid(), 0.5, last=False)
        yield from getattr(self, f"_{request}")()

    def _end(self) -> Iterator[Reply]:
        yield Reply("end")

    def _list_modules(self) -> Iterator[Reply]:
        yield Reply(list(sys.modules))

    def _refuse(self) -> Iterator[Reply]:
        raise ReaderError(Problem.NOTES_EMPTY)

    def _loop(self) -> Iterator[None]:
        while True:
            yield None

    def _be_silent(self) -> Iterator[None]:
        while True:
            pass

    def _match(self) -> Iterator[None]:
        re.match("(a+)+$", "a" * 60 + "b")
        return iter(())

    def _use_memory(self) -> Iterator[None]:
        held = [bytes(1 << 20)]
        while True:
            held += [bytes(held[0]) for _ in range(64)]

    def _recurse(self) -> Iterator[None]:
        yield from self._recurse()
