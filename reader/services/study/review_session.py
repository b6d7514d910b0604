"""A session of the self-test: one card after the other, and at its end those again that were not known."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.answers import AnswerGiven, AnswerPlace, Rating
from reader.services.study.self_test import (
    AnswerResult,
    AskedCard,
    answer_card,
    asked_card,
    retention_of,
    waiting_cards,
)
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class _Answered:
    """A card that was answered, with the step of undo that takes the answer back."""

    card: str
    step: int
    is_practice: bool


class ReviewSession:
    """The cards that are asked now, in their order; ``missed`` are those that were not known, as they were asked."""

    def __init__(self, library: Library, now: datetime) -> None:
        """Begin with what waits."""
        self._library = library
        self._cards: deque[str] = deque()
        self._practice: deque[str] = deque()
        self._answered: list[_Answered] = []
        self._done = 0
        self.missed: dict[str, None] = {}
        self.refresh(now)

    @property
    def total(self) -> int:
        """Return how many cards are asked in the session, without those that come again."""
        return self._done + len(self._cards)

    @property
    def is_over(self) -> bool:
        """Return whether no card is left."""
        return not self._cards and not self._practice

    def refresh(self, now: datetime) -> None:
        """Take up what waits, after an answer was taken back or cards were changed elsewhere."""
        waiting = waiting_cards(self._library, now)
        self._cards = deque(card.id for card in waiting.queue.cards)
        self._practice = deque(waiting.practice)
        # a card that waits again was answered in this session, and the answer was undone elsewhere
        self._answered = [one for one in self._answered if one.card not in self._cards]
        self._done = sum(not one.is_practice for one in self._answered)
        for card in self._cards:
            self.missed.pop(card, None)

    def next_card(self, now: datetime) -> AskedCard | None:
        """Return the card to ask now, which stays the next until it is answered; None at the end of the session."""
        day = study_day_of(self._library, now)
        for cards, is_practice in ((self._cards, False), (self._practice, True)):
            while cards:
                asked = self._asked(cards[0])
                if asked is not None and asked.info.rest_reason(day) is None:
                    number = self._done + (0 if is_practice else 1)
                    return replace(asked, number=number, total=self.total, is_practice=is_practice)
                cards.popleft()
        return None

    def skip(self, card: str) -> None:
        """Leave a card, by its id, for another session."""
        for cards in (self._cards, self._practice):
            if card in cards:
                cards.remove(card)

    def answer(
        self, asked: AskedCard, rating: Rating, now: datetime, *, verdict: str = "", seconds: float = 0.0
    ) -> AnswerResult:
        """Add the answer to a card; one that was not known comes again at the end of the session until it is.

        Raises ReaderError CARD_UNKNOWN if the card was removed while it was shown, LIBRARY_* with nothing changed.
        """
        place = AnswerPlace.PRACTICE if asked.is_practice else AnswerPlace.SELF_TEST
        given = AnswerGiven(rating, verdict, seconds, place, retention_of(self._library))
        try:
            result = answer_card(self._library, asked, given, now)
        except ReaderError as error:
            if error.problem is Problem.CARD_UNKNOWN:
                self.skip(asked.id)
            raise
        for one in asked.cards:
            self.skip(one.card.id)
        self._done += not asked.is_practice
        if rating is Rating.AGAIN:
            self.missed.setdefault(asked.id)
            self._practice.append(asked.id)
        self._answered.append(_Answered(asked.id, result.changes.step, asked.is_practice))
        return result

    def can_take_back(self) -> bool:
        """Return whether an answer of this session can be taken back."""
        return bool(self._answered)

    def take_back(self, now: datetime) -> Changes:
        """Take back the last answer of the session; its card is the next one again.

        Raises ReaderError NOTHING_TO_UNDO if there is none, or it was undone elsewhere; STEP_COVERED if something else
        was done since.
        """
        if not self._answered:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        last = self._answered[-1]
        changes = self._library.undo_step(last.step, now)
        self._answered.pop()
        self._take_up(last.card, now)
        return changes

    def _take_up(self, card: str, now: datetime) -> None:
        """Make a card whose answer was taken back the next one, in the part of the session in which it was asked."""
        missed = set(self._library.answers.missed_on(study_day_of(self._library, now)))
        self.skip(card)
        if card in missed:
            self._practice.appendleft(card)
        else:
            self._cards.appendleft(card)
            self._done -= 1
            self.missed.pop(card, None)

    def _asked(self, card: str) -> AskedCard | None:
        try:
            return asked_card(self._library, card)
        except ReaderError as error:
            if error.problem is not Problem.CARD_UNKNOWN:
                raise
            return None
