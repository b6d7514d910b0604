"""Know how far the adding of files has come, what became of them, and about how long the rest takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.errors import ReaderError
from reader.core.text.model import Text

_LONG_ENOUGH, _MANY_ENOUGH = 3.0, 10
"""Seconds and files after which it can be told how long the rest takes."""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """Say which file is being read, how far, and how many there are; ``left`` is seconds, None while unknown."""

    name: str
    number: int
    total: int
    fraction: float = 0.0
    left: float | None = None

    @property
    def share(self) -> float:
        """Return the share of all files that is done, from 0 to 1."""
        return min(1.0, (self.number - 1 + self.fraction) / self.total)


@dataclass(slots=True)
class ImportOutcome:
    """Gather what became of the files: texts that are new, texts that were there, and errors.

    ``stopped`` is why the rest was not tried, where the library itself could take no more.
    """

    added: list[Text] = field(default_factory=list)
    known: list[Text] = field(default_factory=list)
    failures: list[ReaderError] = field(default_factory=list)
    editions: int = 0
    stopped: ReaderError | None = None


def time_left(begun: int, total: int, seconds: float) -> float | None:
    """Return the seconds that the rest takes if it goes on as it went; None where that cannot be told yet."""
    done = begun - 1
    if seconds < _LONG_ENOUGH or done < _MANY_ENOUGH:
        return None
    return (total - done) * seconds / done
