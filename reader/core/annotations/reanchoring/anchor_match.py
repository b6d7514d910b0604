"""Hold what becomes of a passage in another edition of its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotations.anchor import Anchor


class MatchKind(StrEnum):
    """Say how a passage was found; the value stands in JSON."""

    EXACT = "exact"
    """Where it was, as it was."""
    MOVED = "moved"
    """Elsewhere, or in another form, but in the same words."""
    FUZZY = "fuzzy"
    """In nearly the same words."""
    ORPHANED = "orphaned"
    """Not found, or not surely."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a place that a passage may have gone to; ``score`` is the share of its words and context found there."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class AnchorMatch:
    """Say what became of one anchor; without ``anchor`` it is an orphan, with its candidates, the best first."""

    how: MatchKind
    anchor: Anchor | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold an edition to place passages in: its canonical text, and how to tell the section at a position."""

    whole: str
    section_at: Callable[[int], str]
