"""Progress and outcome of an import, and an estimate of the time left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reader.core.errors import ReaderError
from reader.core.text.model import Text, TextFormat
from reader.core.text.omissions import Omission, OmissionCounter

_MIN_SECONDS, _MIN_FILES = 3.0, 10
"""Seconds and files after which the time left can be estimated."""

_ANNOTATABLE = frozenset((TextFormat.PDF, TextFormat.EPUB))
"""The formats of files that may hold highlights and notes themselves."""


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


@dataclass(frozen=True, slots=True)
class IncompleteText:
    """A text that was read, and what was left out of it."""

    text: Text
    omissions: tuple[Omission, ...]


@dataclass(slots=True)
class ImportOutcome:
    """The outcome of an import: new texts, texts that were known already, and errors.

    ``incomplete`` are those of the added and known texts that were read and of which something was left out.
    ``stopped`` is the error of the library because of which the rest was not tried.
    """

    added: list[Text] = field(default_factory=list)
    known: list[Text] = field(default_factory=list)
    failures: list[ReaderError] = field(default_factory=list)
    incomplete: list[IncompleteText] = field(default_factory=list)
    editions: int = 0
    stopped: ReaderError | None = None

    @property
    def annotatable(self) -> list[Text]:
        """Return the texts that are in the library now whose files may hold highlights and notes themselves."""
        return [text for text in (*self.added, *self.known) if text.format in _ANNOTATABLE]

    @property
    def single_failure(self) -> ReaderError | None:
        """Return the error of a file that was tried alone; None if there is more to tell."""
        is_all = not (self.added or self.known or self.editions or self.stopped)
        return self.failures[0] if is_all and len(self.failures) == 1 else None


def all_omissions(texts: Iterable[IncompleteText]) -> tuple[Omission, ...]:
    """Return all that was left out of several texts by kind, without the names, which tell nothing without the text."""
    counter = OmissionCounter()
    for text in texts:
        for omission in text.omissions:
            counter.add(replace(omission, names=()))
    return counter.totals()


def time_left(begun: int, total: int, seconds: float) -> float | None:
    """Return the seconds left at the speed so far; None where they cannot be estimated yet."""
    done = begun - 1
    if seconds < _MIN_SECONDS or done < _MIN_FILES:
        return None
    return (total - done) * seconds / done
