"""The self-test: what waits, a session with its cards, and the answers to them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.answers import (
    LONGEST_ANSWER,
    AnswerGiven,
    CardState,
    Rating,
)
from reader.core.study.card_info import CardInfo
from reader.core.study.card_sides import CardSides, card_sides
from reader.core.study.cards import SELF_JUDGED, CardKind, Flashcard, is_sticking
from reader.core.study.retention import DEFAULT_RETENTION, HIGHEST_RETENTION, LOWEST_RETENTION
from reader.core.study.review_queue import ReviewQueue, review_queue, seconds_a_card
from reader.core.study.scheduling import AnswerRating, state_after
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library
from reader.storage.repositories.answers import AnsweredCard, RecallShare
from reader.storage.repositories.cards import NewCard

RETENTION = "study_retention"
"""The name of the preference, in percent."""

RECALL_DAYS = 30
"""The days over which the recall share of a text is told."""

_SECONDS_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class WaitingCards:
    """What is asked now: the queue, the cards that come again since they were not known, and how long a card takes."""

    queue: ReviewQueue
    practice: tuple[str, ...]
    seconds_a_card: float

    @property
    def count(self) -> int:
        """Return how many cards are asked now."""
        return len(self.queue.cards) + len(self.practice)

    @property
    def minutes(self) -> int:
        """Return about how many minutes they take, at least one if there are any."""
        return math.ceil(self.count * self.seconds_a_card / _SECONDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class AskedCard:
    """A card with what is on it; ``cards`` are those that are answered with it, since their blanks are asked at once.

    In a session it is number ``number`` of ``total``; one that is asked again since it was not known ``is_practice``.
    """

    info: CardInfo
    sides: CardSides
    cards: tuple[CardInfo, ...]
    number: int = 0
    total: int = 0
    is_practice: bool = False

    @property
    def id(self) -> str:
        """Return the id of the card."""
        return self.info.card.id

    @property
    def is_self_judged(self) -> bool:
        """Return whether the reader judges alone, and nothing is typed."""
        return self.info.card.content.kind in SELF_JUDGED

    @property
    def times_asked(self) -> int:
        """Return how often the card was answered before."""
        return self.info.state.answers if self.info.state else 0


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """What an answer came to: the state of the card, whether it was scheduled, and whether the card is sticking.

    A sticking card was forgotten so often that the reader is asked, once, what to do about it. ``changes`` has the step
    that takes the answer back.
    """

    state: CardState
    is_counted: bool
    is_sticking: bool
    changes: Changes

    @property
    def due(self) -> date:
        """Return the study day on which the card is asked next."""
        return self.state.due


def retention_of(library: Library) -> float:
    """Return the share of cards that is to be remembered, as the reader chose it."""
    stored = library.preferences.get(RETENTION)
    if isinstance(stored, bool) or not isinstance(stored, int | float):
        return DEFAULT_RETENTION
    return min(max(stored / 100, LOWEST_RETENTION), HIGHEST_RETENTION)


def waiting_cards(library: Library, now: datetime) -> WaitingCards:
    """Return what is asked now."""
    day = study_day_of(library, now)
    queue = review_queue(library.cards.queued(day), library.answers.on_day(day))
    asked = {card.id for card in queue.cards}
    practice = tuple(card for card in library.answers.missed_on(day) if card not in asked)
    return WaitingCards(queue, practice, seconds_a_card(library.answers.recent_seconds()))


def asked_card(library: Library, card: str) -> AskedCard:
    """Return a card with what is on it; raises ReaderError CARD_UNKNOWN."""
    info = library.cards.get(card)
    together = _asked_together(library, info)
    sides = card_sides(info.card, info.source, [one.card for one in together])
    order = {gap.card: place for place, gap in enumerate(sides.gaps)}
    shown = sorted((one for one in together if one.card.id in order), key=lambda one: order[one.card.id])
    return AskedCard(info, sides, tuple(shown) or (info,))


def outcomes(asked: AskedCard, day: date, retention: float) -> dict[Rating, CardState]:
    """Return what each rating of a card would come to on a study day, for telling the next day before it is chosen."""
    return {rating: state_after(asked.info.state, AnswerRating(day, rating, retention)) for rating in Rating}


def answer_card(library: Library, asked: AskedCard, given: AnswerGiven, now: datetime) -> AnswerResult:
    """Add the answer to a card, and to those that are asked for together with it, as one undo step."""
    day = study_day_of(library, now)
    seconds = min(max(given.seconds, 0.0), LONGEST_ANSWER)
    answers = {one.card.id: replace(given, seconds=seconds / len(asked.cards)) for one in asked.cards}
    # a card may have been answered, edited or removed elsewhere while it was shown
    present = library.cards.some(answers)
    if asked.id not in present:
        raise ReaderError(Problem.CARD_UNKNOWN, id=asked.id, matches=0)
    prompted = {card: info.card.prompted for card, info in present.items()}
    there = {card: answer for card, answer in answers.items() if card in present}
    answered, changes = library.answers.add(there, prompted, now, day)
    return _result(next(one for one in answered if one.card == asked.id), changes)


def answer_new_card(library: Library, new: NewCard, given: AnswerGiven, now: datetime) -> AnswerResult:
    """Make a card and add its first answer, as one undo step; raises ReaderError CARD_LIMIT."""
    day = study_day_of(library, now)
    prepared = library.cards.prepare([new], now, day)
    card = prepared.made[0].id
    present = library.cards.some([card])
    prompted = {card: present[card].card.prompted if card in present else 0}
    seconds = min(max(given.seconds, 0.0), LONGEST_ANSWER)
    (answered,), changes = library.answers.add({card: replace(given, seconds=seconds)}, prompted, now, day, prepared)
    return _result(answered, changes)


def recall_shares(library: Library, now: datetime) -> dict[str, RecallShare]:
    """Return how many cards of each text were asked and known in the last 30 days."""
    return library.answers.recall_shares(study_day_of(library, now), RECALL_DAYS)


def _result(answered: AnsweredCard, changes: Changes) -> AnswerResult:
    sticks = is_sticking(answered.state.lapses, answered.prompted)
    return AnswerResult(answered.state, answered.is_counted, sticks, changes)


def _asked_together(library: Library, info: CardInfo) -> Sequence[CardInfo]:
    """Return the cards whose blanks are asked for at once with a card, itself among them."""
    card = info.card
    if not info.source.all_blanks or card.content.kind is not CardKind.BLANK or card.annotation is None:
        return [info]
    siblings = library.cards.of_annotations([card.annotation])
    return [one for one in siblings if _is_blank_of(one.card, card) and one.is_found] or [info]


def _is_blank_of(sibling: Flashcard, card: Flashcard) -> bool:
    return sibling.content.kind is CardKind.BLANK and sibling.content.field is card.content.field
