"""Call a function for one file after another in a child process."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.workers.limits import MEMORY_FOR_ONE, peak_memory
from reader.workers.main import Reply, named_object


class FileJob:
    """Read one file after another with a function, named by its module as in ``reader.importers.formats:read``."""

    def __init__(self, function: str) -> None:
        """Load the function and with it the importers, here in the child alone."""
        self._function: Callable[..., object] = named_object(function)

    @property
    def is_worn_out(self) -> bool:
        """Return whether the last file took so much memory that a fresh process is safer."""
        return peak_memory() >= MEMORY_FOR_ONE

    def answer(self, arguments: tuple[object, ...]) -> Iterator[Reply]:
        """Yield what the function returns for these arguments."""
        yield Reply(self._function(*arguments))
