"""A session at the end of the hour: cards from today's marks, which are kept when they are answered."""

from __future__ import annotations

from datetime import datetime

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.answers import AnswerGiven, Rating
from reader.core.study.card_info import CardInfo
from reader.core.study.cards import Flashcard, card_id
from reader.services.study.end_of_hour import ProposedCard, answer_proposed, end_of_hour, never_suggest
from reader.services.study.self_test import AnswerResult, AskedCard
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library


class EndOfHourSession:
    """Proposed cards one after the other; any of them may be skipped, or its mark never suggested again."""

    def __init__(self, library: Library, now: datetime) -> None:
        """Begin with what is proposed."""
        self._library = library
        self._cards = end_of_hour(library, now)
        self._answered: list[tuple[ProposedCard, int]] = []
        self.missed: dict[str, None] = {}

    @property
    def total(self) -> int:
        """Return how many cards are asked."""
        return len(self._answered) + len(self._cards)

    def refresh(self, now: datetime) -> None:
        """Leave out the cards whose marks are not there any more."""
        del now
        present = self._library.annotations.known([one.annotation for one in self._cards])
        self._cards = [
            one for one in self._cards if one.annotation in present and present[one.annotation].deleted is None
        ]

    def next_card(self, now: datetime) -> AskedCard | None:
        """Return the card to ask now, None at the end."""
        if not self._cards:
            return None
        proposed, day = self._cards[0], study_day_of(self._library, now)
        new = proposed.new
        card = Flashcard(_identifier(proposed), new.content, new.annotation, None, new.quote, now, day)
        info = CardInfo(card, proposed.source)
        return AskedCard(info, proposed.sides, (info,), number=len(self._answered) + 1, total=self.total)

    def skip(self, card: str) -> None:
        """Leave a card out; it is not kept."""
        self._cards = [one for one in self._cards if _identifier(one) != card]

    def decline(self, asked: AskedCard, now: datetime) -> Changes:
        """Leave a card out, and never suggest its mark again."""
        self.skip(asked.id)
        return never_suggest(self._library, asked.info.card.annotation or "", now)

    def answer(
        self, asked: AskedCard, rating: Rating, now: datetime, *, verdict: str = "", seconds: float = 0.0
    ) -> AnswerResult:
        """Keep a card, and add the answer as its first review.

        Raises ReaderError CARD_LIMIT, CARD_UNKNOWN, LIBRARY_*.
        """
        proposed = next(one for one in self._cards if _identifier(one) == asked.id)
        result = answer_proposed(self._library, proposed, AnswerGiven(rating, verdict, seconds), now)
        self.skip(asked.id)
        if rating is Rating.AGAIN:
            self.missed.setdefault(asked.id)
        self._answered.append((proposed, result.changes.step))
        return result

    def can_take_back(self) -> bool:
        """Return whether an answer of this session can be taken back."""
        return bool(self._answered)

    def take_back(self, now: datetime) -> Changes:
        """Take back the last answer; its card is the next one again.

        Raises ReaderError NOTHING_TO_UNDO, STEP_COVERED.
        """
        if not self._answered:
            raise ReaderError(Problem.NOTHING_TO_UNDO)
        proposed, step = self._answered[-1]
        changes = self._library.undo_step(step, now)
        self._answered.pop()
        self._cards.insert(0, proposed)
        self.missed.pop(_identifier(proposed), None)
        return changes


def _identifier(proposed: ProposedCard) -> str:
    return card_id(proposed.annotation, proposed.new.content)
