"""Make cards of marks: of words that the reader chose, of suggestions, of blanks in notes, of whole marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.blank_suggestions import BlankSuggestion, SuggestionRule, suggest_blanks
from reader.core.study.cards import (
    CARDS_OF_A_MARK,
    REST,
    CardContent,
    CardField,
    CardKind,
    occurrences,
    recite_contents,
)
from reader.core.study.clozes import clozes, without_clozes
from reader.services.study.study_day import study_day_of
from reader.services.study.word_rarity import LibraryRarity
from reader.storage.library import Library
from reader.storage.repositories.cards import MadeCard, NewCard


@dataclass(frozen=True, slots=True)
class MarkSuggestions:
    """What can be asked of a mark: suggested blanks of its passage, those that its note marks, and its cards so far."""

    annotation: Annotation
    blanks: tuple[BlankSuggestion, ...]
    note_blanks: tuple[NewCard, ...]
    cards: int

    @property
    def left(self) -> int:
        """Return how many more cards the mark may have."""
        return max(0, CARDS_OF_A_MARK - self.cards)

    def blank_cards(self) -> list[tuple[NewCard, SuggestionRule]]:
        """Return the card of each suggestion, with the rule that it follows."""
        return [(blank_card(self.annotation, one.words), one.rule) for one in self.blanks]

    def new_cards(self) -> list[NewCard]:
        """Return the cards that are proposed: those of the note, then as many suggestions as there is room for."""
        proposed = [*self.note_blanks, *(card for card, _rule in self.blank_cards())]
        return proposed[: self.left]


def blank_card(annotation: Annotation, words: str, nth: int | None = None) -> NewCard:
    """Return a card that asks for words of a mark, of its passage or else of its note.

    Raises ReaderError BLANK_NOT_FOUND (``words``), BLANK_AMBIGUOUS (``words``, ``times``).
    """
    field = CardField.PASSAGE
    source, places = annotation.quote, occurrences(words, annotation.quote)
    if not places:
        field, source = CardField.NOTE, without_clozes(annotation.body)
        places = occurrences(words, source)
    if not words.strip() or not places or (nth or 1) > len(places):
        raise ReaderError(Problem.BLANK_NOT_FOUND, words=words)
    if nth is None and len(places) > 1:
        raise ReaderError(Problem.BLANK_AMBIGUOUS, words=words, times=len(places))
    return NewCard(CardContent(CardKind.BLANK, words, nth or 1, field), source, annotation.id)


def blank_card_at(annotation: Annotation, start: int, end: int) -> NewCard:
    """Return a card that asks for the words from ``start`` up to ``end`` of the text, within the passage of a mark.

    Raises ReaderError BLANK_NOT_FOUND.
    """
    first = start - annotation.start
    words = annotation.quote[first : first + end - start] if first >= 0 else ""
    places = occurrences(words, annotation.quote)
    nth = 1 + places.index(first) if first in places else None
    return blank_card(annotation, words, nth)


def whole_mark_cards(annotation: Annotation, kind: CardKind) -> list[NewCard]:
    """Return the cards of a kind that asks for no words of the reader's choice; raises ReaderError CARD_IMPOSSIBLE."""
    contents = [CardContent(kind)]
    if kind is CardKind.RECITE:
        contents = recite_contents(annotation.quote)[:CARDS_OF_A_MARK]
    is_possible = annotation.body.strip() if kind is CardKind.QUESTION else annotation.quote.strip()
    if not contents or not is_possible or kind is CardKind.BLANK:
        raise ReaderError(Problem.CARD_IMPOSSIBLE)
    return [NewCard(content, annotation.quote, annotation.id) for content in contents]


def passage_cards(annotation: Annotation) -> list[NewCard]:
    """Return the cards by which a passage is learnt: clause by clause, or as a whole if it has only one clause."""
    is_in_clauses = bool(recite_contents(annotation.quote))
    return whole_mark_cards(annotation, CardKind.RECITE if is_in_clauses else CardKind.RECALL)


def note_blank_cards(annotation: Annotation) -> list[NewCard]:
    """Return a card for each blank that the note of a mark marks with ``==words==`` or ``{{c1::words}}``."""
    plain = without_clozes(annotation.body)
    return [
        NewCard(CardContent(CardKind.BLANK, cloze.words, cloze.nth, CardField.NOTE), plain, annotation.id)
        for cloze in clozes(annotation.body)
    ]


def make_cards(
    library: Library, cards: Sequence[NewCard], now: datetime, replaced: Sequence[str] = ()
) -> tuple[list[MadeCard], Changes]:
    """Make cards as one undo step; those that are there already are returned as they are.

    ``replaced`` are cards that these take the place of. Raises ReaderError CARD_LIMIT (``most``) if a mark would have
    too many.
    """
    return library.cards.make(cards, now, study_day_of(library, now), replaced)


def split_card(library: Library, card: str, words: Sequence[str], now: datetime) -> tuple[list[MadeCard], Changes]:
    """Replace a card by one for each of these words of the same mark, as one undo step.

    Raises ReaderError CARD_UNKNOWN, CARD_IMPOSSIBLE, BLANK_NOT_FOUND, BLANK_AMBIGUOUS, CARD_LIMIT.
    """
    info = library.cards.get(card)
    if info.card.annotation is None:
        raise ReaderError(Problem.CARD_IMPOSSIBLE)
    annotation = library.annotations.get(info.card.annotation)
    return make_cards(library, [blank_card(annotation, one) for one in words], now, [info.card.id])


def edit_card(library: Library, card: str, words: str, now: datetime, nth: int | None = None) -> Changes:
    """Let a card ask for other words of its mark; its history is kept.

    Raises ReaderError CARD_UNKNOWN, CARD_KNOWN, CARD_IMPOSSIBLE, BLANK_NOT_FOUND, BLANK_AMBIGUOUS.
    """
    info = library.cards.get(card)
    if info.card.annotation is None or info.card.content.kind is not CardKind.BLANK:
        raise ReaderError(Problem.CARD_IMPOSSIBLE)
    new = blank_card(library.annotations.get(info.card.annotation), words, nth)
    return library.cards.edit(info.card.id, new.content, new.quote, now)


def rest_cards(library: Library, cards: Sequence[str], now: datetime) -> Changes:
    """Let cards rest for 30 days; raises ReaderError CARD_UNKNOWN."""
    return library.cards.rest(cards, study_day_of(library, now) + REST, now)


def suggestions(library: Library, annotation: Annotation) -> list[BlankSuggestion]:
    """Return the blanks that fit the passage of a mark, with their positions in the text."""
    with LibraryRarity(library) as rarity:
        for text in library.texts.some([annotation.text]):
            rarity.set_language(text.language)
        found = suggest_blanks(annotation.quote, rarity)
    return [replace(one, start=annotation.start + one.start, end=annotation.start + one.end) for one in found]


def suggest_for_marks(library: Library, annotations: Iterable[Annotation]) -> Iterator[MarkSuggestions]:
    """Yield what can be asked of each mark, so that the caller can show progress and stop between two of them."""
    marks = [annotation for annotation in annotations if annotation.quote.strip() or annotation.body]
    infos = library.cards.of_annotations(annotation.id for annotation in marks)
    counts = Counter(info.card.annotation for info in infos)
    asked = {(info.card.annotation, info.card.content) for info in infos}
    languages = {text.id: text.language for text in library.texts.some({annotation.text for annotation in marks})}
    with LibraryRarity(library) as rarity:
        for annotation in marks:
            rarity.set_language(languages.get(annotation.text, ""))
            blanks = suggest_blanks(annotation.quote, rarity) if annotation.quote.strip() else []
            yield MarkSuggestions(
                annotation,
                tuple(one for one in blanks if (annotation.id, CardContent(CardKind.BLANK, one.words)) not in asked),
                tuple(one for one in note_blank_cards(annotation) if (annotation.id, one.content) not in asked),
                counts[annotation.id],
            )
