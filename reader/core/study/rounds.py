"""Rounds: the questions of a study pack, the same paper for all members, each alone (study.md, §7).

A round is a pack's bank, a seed that follows from the pack, and a number. Its result is that of the first try; what
comes after is practice. A result goes with a report only if the member ticks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

ROUND_QUESTIONS = 10
"""Questions of a round: about as many as there is time for in a meeting."""

MOST_ROUND = 999
_MOST_SEED = 1_000_000_000


@dataclass(frozen=True, slots=True)
class RoundKey:
    """A round: the id of its pack, and its number from 1 on."""

    pack: str
    number: int

    @property
    def seed(self) -> int:
        """Return the number of the paper, the same on every machine."""
        return int.from_bytes(_digest(f"{self.pack}|{self.number}")[:8]) % _MOST_SEED


@dataclass(frozen=True, slots=True)
class PackBank:
    """A pack in which there are questions: its id, its title, the id of its group, and the ids of the questions."""

    pack: str
    title: str
    group: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundResult:
    """What somebody reached in a round: ``missed`` are the ids of the questions, in the order of the paper."""

    round: RoundKey
    right: int
    total: int
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundOffer:
    """A pack whose rounds can be answered: its bank, the reader's results by the numbers of the rounds."""

    bank: PackBank
    results: Mapping[int, RoundResult]

    @property
    def next_number(self) -> int:
        """Return the number of the first round without a result."""
        return next(number for number in range(1, len(self.results) + 2) if number not in self.results)


@dataclass(frozen=True, slots=True)
class MissedQuestion:
    """A question that somebody missed, by its id; ``number`` is its place on the paper, 0 where that is not known."""

    round: RoundKey
    question: str
    number: int = 0


def round_questions(bank: Iterable[str], key: RoundKey) -> list[str]:
    """Return the ids of the questions of a round, in the order in which its paper shows them.

    ``bank`` are the ids of all questions of the pack, also of those that somebody has not taken: so the paper is the
    same for all. Each round takes the next ones, and begins again after the last.
    """
    ids = sorted(set(bank), key=lambda id_: _digest(f"{key.pack}|{id_}"))
    first = (key.number - 1) * ROUND_QUESTIONS
    chosen = [ids[(first + place) % len(ids)] for place in range(min(ROUND_QUESTIONS, len(ids)))]
    return sorted(chosen, key=lambda id_: _digest(f"{key.seed}|{id_}"))


def missed_questions(
    results: Iterable[RoundResult], papers: Mapping[RoundKey, Sequence[str]] | None = None
) -> list[MissedQuestion]:
    """Return which questions were missed, each once and not by whom, round by round in the order of the paper.

    ``papers`` are those that are known, as the ids of their questions in order: they give the questions their numbers.
    What is missed by one is told as what is missed by many.
    """
    numbers = {
        (key, question): number
        for key, paper in (papers or {}).items()
        for number, question in enumerate(paper, start=1)
    }
    missed = {
        MissedQuestion(result.round, question, numbers.get((result.round, question), 0))
        for result in results
        for question in result.missed
    }
    return sorted(missed, key=_place)


def _place(missed: MissedQuestion) -> tuple[str, int, int, str]:
    """Return where a question stands in the list; those without a number come last in their round."""
    return missed.round.pack, missed.round.number, missed.number or MOST_ROUND, missed.question


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode()).digest()
