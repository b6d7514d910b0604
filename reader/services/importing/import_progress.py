"""Progress and outcome of an import, and an estimate of the time left."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.errors import ReaderError
from reader.core.text.model import Text
from reader.core.text.omissions import Omission

_MIN_SECONDS, _MIN_FILES = 3.0, 10
"""Seconds and files after which the time left can be estimated."""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """The file being read, its number, the total, and the fraction read; ``left`` is seconds, None while unknown."""

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
    """The outcome of an import: new texts, texts that were known already, and errors.

    ``left_out`` has what is missing from a text that was read, by the id of the text; those that are whole are not in
    it. ``stopped`` is the error of the library because of which the rest was not tried.
    """

    added: list[Text] = field(default_factory=list)
    known: list[Text] = field(default_factory=list)
    failures: list[ReaderError] = field(default_factory=list)
    left_out: dict[str, tuple[Omission, ...]] = field(default_factory=dict)
    editions: int = 0
    stopped: ReaderError | None = None


def time_left(begun: int, total: int, seconds: float) -> float | None:
    """Return the seconds left at the speed so far; None where they cannot be estimated yet."""
    done = begun - 1
    if seconds < _MIN_SECONDS or done < _MIN_FILES:
        return None
    return (total - done) * seconds / done
