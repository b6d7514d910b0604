"""Hold what is known of a card: the card, what it is about at present, and what its answers come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.core.study.answers import CardState
from reader.core.study.cards import CardSource, Flashcard, RestReason, is_sticking, place_of, rest_reason


@dataclass(frozen=True, slots=True)
class CardInfo:
    """A card with its source and its state; the state is None before the first answer."""

    card: Flashcard
    source: CardSource
    state: CardState | None = None

    @property
    def lapses(self) -> int:
        """Return how often the card was forgotten after it had been asked before."""
        return self.state.lapses if self.state else 0

    @property
    def is_sticking(self) -> bool:
        """Return whether the reader is to be asked what to do about the card."""
        return is_sticking(self.lapses, self.card.prompted)

    @property
    def is_found(self) -> bool:
        """Return whether the words of the card stand in the present words of its mark."""
        return place_of(self.card, self.source) is not None

    @property
    def needs_reader(self) -> bool:
        """Return whether the card waits for a choice of the reader."""
        return self.is_sticking or not self.is_found

    def rest_reason(self, day: date) -> RestReason | None:
        """Return why the card is not asked on a study day, None if it is."""
        return rest_reason(self.card, self.source, day)
