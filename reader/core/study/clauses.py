"""Cut a passage into the clauses that are recited one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.text.boundaries import clause_ends


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a passage: its words without the marks around them, and the range with its marks."""

    words: str
    start: int
    end: int


def clauses(passage: str) -> list[Clause]:
    """Return the clauses of a passage, without those that are marks only."""
    found = []
    start = 0
    for end in clause_ends(passage):
        words = _without_outer_marks(passage[start:end])
        if words:
            found.append(Clause(words, start, end))
            start = end
    return found


def _without_outer_marks(clause: str) -> str:
    first = next((place for place, sign in enumerate(clause) if sign.isalnum()), len(clause))
    last = next((place for place in range(len(clause), first, -1) if clause[place - 1].isalnum()), first)
    return clause[first:last]
