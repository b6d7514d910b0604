"""Choose which cards are asked today, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import NamedTuple

from reader.core.study.cards import CardKind

WAITING_A_DAY = 20
NEW_A_DAY = 5
"""How many cards that were asked before, and how many new ones, are asked on a study day."""

SECONDS_A_CARD = 20.0
"""How long a card takes until the reader's own answers tell."""

_ANSWERS_TO_TELL = 10


class QueuedCard(NamedTuple):
    """A card that may be asked: ``retrievability`` and ``due`` are None for a new one.

    ``source`` is the mark or question that it belongs to; ``source_made`` and ``made`` are stored times, which sort. It
    is a tuple since thousands are made at a time.
    """

    id: str
    kind: CardKind
    source: str
    source_made: str
    made: str
    due: date | None = None
    retrievability: float | None = None


@dataclass(frozen=True, slots=True)
class AnsweredToday:
    """What was asked on a study day so far: how many waiting and new cards, and of which marks."""

    waiting: int = 0
    new: int = 0
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """The cards to ask now; ``later`` counts those that wait for another day."""

    waiting: tuple[QueuedCard, ...] = ()
    new: tuple[QueuedCard, ...] = ()
    later: int = 0

    @property
    def cards(self) -> tuple[QueuedCard, ...]:
        """Return all cards in the order in which they are asked."""
        return self.waiting + self.new


def review_queue(cards: Iterable[QueuedCard], answered: AnsweredToday) -> ReviewQueue:
    """Return what is asked now: the least known first, then the new ones of the oldest marks, one of a mark a day."""
    candidates = list(cards)
    waiting = sorted((card for card in candidates if card.retrievability is not None), key=_waiting_order)
    new = sorted((card for card in candidates if card.retrievability is None), key=_new_order)
    asked = set(answered.sources)
    chosen = _first_of_each(waiting, asked, WAITING_A_DAY - answered.waiting)
    chosen_new = _first_of_each(new, asked, NEW_A_DAY - answered.new)
    return ReviewQueue(chosen, chosen_new, len(candidates) - len(chosen) - len(chosen_new))


def seconds_a_card(own: Sequence[float]) -> float:
    """Return how long a card takes, by the seconds of the reader's own answers once there are enough."""
    return median(own) if len(own) >= _ANSWERS_TO_TELL else SECONDS_A_CARD


def _first_of_each(cards: Iterable[QueuedCard], asked: set[str], most: int) -> tuple[QueuedCard, ...]:
    """Return the first card of each mark that is not ``asked`` yet, and add these marks."""
    chosen: list[QueuedCard] = []
    for card in cards:
        if len(chosen) >= most:
            break
        if card.source not in asked:
            asked.add(card.source)
            chosen.append(card)
    return tuple(chosen)


def _waiting_order(card: QueuedCard) -> tuple[float, date, str, str]:
    assert card.retrievability is not None
    assert card.due is not None
    return card.retrievability, card.due, card.made, card.id


def _new_order(card: QueuedCard) -> tuple[str, str, str]:
    return card.source_made, card.made, card.id
