"""Define the outcome of re-anchoring a passage in another edition of its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.core.annotations.anchor import Anchor


class MatchKind(StrEnum):
    """How a passage was found; the value is used in JSON."""

    EXACT = "exact"
    """At the same position, with the same text."""
    MOVED = "moved"
    """Elsewhere, or in a variant form, but with the same text."""
    FUZZY = "fuzzy"
    """With nearly the same text."""
    ORPHANED = "orphaned"
    """Not found, or not with certainty."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible position of a passage; ``score`` is the share of its text and context found there, at most 1.0."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class AnchorMatch:
    """The outcome for one anchor; if ``anchor`` is None it is an orphan, with its candidates, the best first."""

    how: MatchKind
    anchor: Anchor | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition to place passages in: its canonical text, and a function that returns the section at a position."""

    whole: str
    section_at: Callable[[int], str]
