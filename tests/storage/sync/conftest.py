"""Fixtures for libraries that exchange what they change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest

from reader.storage.library import Library
from tests.storage.conftest import AddText
from tests.support.sync_relay import Machine

__all__ = ["AddText"]

BEGUN = datetime.fromisoformat("2026-03-01T09:00+08:00")
"""When the libraries began."""

Machines = Callable[[int], list[Machine]]


@pytest.fixture
def machines() -> Iterator[Machines]:
    """Return a function that makes so many machines with new libraries, which have not exchanged yet."""
    with ExitStack() as stack:

        def make(count: int) -> list[Machine]:
            names = ("Laptop", "Desktop", "Tablet")
            libraries = [stack.enter_context(Library.in_memory(BEGUN)) for _ in range(count)]
            return [Machine.begin(names[number], one, number + 1) for number, one in enumerate(libraries)]

        yield make
