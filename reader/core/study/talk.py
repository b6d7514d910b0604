"""Tell what of a talk fits into its minutes; what lies beyond is marked and never cut (study.md, §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.core.study.lessons import CHARACTERS_PER_MINUTE, WORDS_PER_MINUTE, PassageLength, passage_length

LONGEST_MINUTES = 600

_SECONDS = 60


class TalkForm(StrEnum):
    """The forms of a talk on paper; the value is used on the command line."""

    OUTLINE = "outline"
    CARDS = "cards"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class TalkSource:
    """What a talk is made from: a topic by its id or, without one, annotations in order."""

    title: str
    topic: str = ""
    annotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkPassage:
    """A part of a talk by its length; ``count`` is in the unit of the talk's budget.

    ``begins`` is the second of the talk at which it begins. ``over`` is how much of it lies beyond the budget.
    """

    count: int
    begins: float
    over: int

    @property
    def is_beyond(self) -> bool:
        """Return whether it does not fit into the talk as a whole."""
        return self.over > 0


@dataclass(frozen=True, slots=True)
class TalkPlan:
    """The parts of a talk, and how much fits into it: words where they are parted by spaces, else characters."""

    budget: int
    in_words: bool
    passages: tuple[TalkPassage, ...]

    @property
    def total(self) -> int:
        """Return the length of all parts together."""
        return sum(passage.count for passage in self.passages)

    @property
    def seconds(self) -> float:
        """Return how long all parts together take."""
        return self.total * _SECONDS / _rate(in_words=self.in_words)


def plan_talk(parts: Sequence[str], minutes: int) -> TalkPlan:
    """Return what of the parts, which are said in this order, fits into so many minutes."""
    in_words = passage_length("\n".join(parts)).in_words
    rate = _rate(in_words=in_words)
    budget = minutes * rate
    passages: list[TalkPassage] = []
    said = 0
    for part in parts:
        count = _count(passage_length(part), in_words=in_words)
        over = min(count, max(0, said + count - budget))
        passages.append(TalkPassage(count, said * _SECONDS / rate, over))
        said += count
    return TalkPlan(budget, in_words, tuple(passages))


def _count(length: PassageLength, *, in_words: bool) -> int:
    """Return a length in the unit of the talk; a part in the other script counts by the time that it takes."""
    if length.in_words == in_words:
        return length.count
    return round(length.reading_seconds * _rate(in_words=in_words) / _SECONDS)


def _rate(*, in_words: bool) -> int:
    """Return how many words or characters are said in a minute."""
    return WORDS_PER_MINUTE if in_words else CHARACTERS_PER_MINUTE
