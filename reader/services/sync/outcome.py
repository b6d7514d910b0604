"""What came of an exchange with the other machines, for the window and for the command line alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from operator import add
from pathlib import Path
from typing import TypeVar

from reader.core.changes import Changes, united_changes
from reader.core.sync.library_state import PlaceElsewhere
from reader.core.sync.status import MachineStatus, SyncProblem, SyncProblemKind
from reader.services.sync.texts import CarriedTexts

Item = TypeVar("Item")
_COUNTS = ("notes", "entries", "seconds", "texts", "removed", "kept")


@dataclass(frozen=True, slots=True)
class SentCounts:
    """What was written into the folder; ``texts`` are cards, the files of their words are in ``files``."""

    notes: int = 0
    entries: int = 0
    texts: int = 0
    files: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class TakenCounts:
    """What came in; ``kept`` are notes that were removed elsewhere and live, ``both`` those written on two machines."""

    notes: int = 0
    entries: int = 0
    seconds: float = 0.0
    texts: int = 0
    removed: int = 0
    kept: int = 0
    both: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What came of one pass; with ``again`` another one is due at once, which ends what this one began."""

    sent: SentCounts = SentCounts()
    taken: TakenCounts = TakenCounts()
    waiting: tuple[SyncProblem, ...] = ()
    problems: tuple[SyncProblem, ...] = ()
    machines: tuple[MachineStatus, ...] = ()
    agrees: bool | None = None
    changes: Changes | None = None
    places: tuple[PlaceElsewhere, ...] = ()
    backup: Path | None = None
    again: bool = False

    def and_then(self, later: SyncOutcome) -> SyncOutcome:
        """Return what came of this pass and the one after it together."""
        return replace(
            later,
            sent=_sent(self.sent, later.sent),
            taken=_taken(self.taken, later.taken),
            problems=_united(self.problems, later.problems),
            machines=later.machines or self.machines,
            agrees=later.agrees if later.machines else self.agrees,
            changes=_changes(self.changes, later.changes),
            places=(*self.places, *later.places),
            backup=later.backup or self.backup,
        )

    def with_texts(self, carried: CarriedTexts) -> SyncOutcome:
        """Return the outcome with the words of texts that were carried after it."""
        waiting = [SyncProblem(SyncProblemKind.WAITING, file=f"texts/{one.digest}.ohs") for one in carried.waiting]
        return replace(
            self,
            sent=replace(self.sent, files=self.sent.files + carried.files, bytes=self.sent.bytes + carried.bytes),
            waiting=_united(self.waiting, waiting),
            problems=_united(self.problems, carried.problems),
            changes=_changes(self.changes, carried.changes),
        )


def outcome_problems(problems: Sequence[SyncProblem]) -> tuple[tuple[SyncProblem, ...], tuple[SyncProblem, ...]]:
    """Return the files that are still on their way, and the other problems."""
    waiting = tuple(problem for problem in problems if problem.kind is SyncProblemKind.WAITING)
    return waiting, tuple(problem for problem in problems if problem.kind is not SyncProblemKind.WAITING)


def _sent(one: SentCounts, other: SentCounts) -> SentCounts:
    return SentCounts(*map(add, astuple(one), astuple(other)))


def _taken(one: TakenCounts, other: TakenCounts) -> TakenCounts:
    counts = (add(getattr(one, name), getattr(other, name)) for name in _COUNTS)
    return replace(TakenCounts(*counts), both=_united(one.both, other.both))


def _united(one: Sequence[Item], other: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _changes(*changes: Changes | None) -> Changes | None:
    some = [one for one in changes if one is not None]
    return united_changes(some) if some else None
