"""Offer a blank as a choice: its words among others that would mislead."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.core.study.blank_suggestions import BlankSuggestion, SuggestionRule, WordRarity, suggest_blanks
from reader.core.study.cards import CardContent, CardKind, card_id
from reader.core.study.distractors import distractors
from reader.services.study.self_test import AskedCard
from reader.services.study.study_day import study_day_of
from reader.services.study.word_rarity import LibraryRarity
from reader.storage.library import Library

_MOST_MARKS = 200
"""How many marks of a text, and of the other texts, are searched for words."""

_FEWEST_WRONG = 2
"""With fewer wrong answers a blank is typed: of two words, one is known by the other."""


class _NoWords(WordRarity):
    """No dictionary: what is suggested by the rare words of a passage would take too long while a card is shown."""

    @override
    def words(self, passage: str) -> Sequence[str]:
        """Return no words."""
        return ()

    @override
    def leaves(self, word: str) -> int:
        """Return that nothing holds the word."""
        return 0


class CardChoices:
    """The words that cards and marks of the library offer for a choice, gathered once for a session."""

    def __init__(self, library: Library) -> None:
        """Set the library."""
        self._library = library
        self._own: dict[str, dict[SuggestionRule, list[str]]] = {}
        self._others: dict[SuggestionRule, list[str]] | None = None
        self._asked_words: list[str] | None = None

    def choices(self, asked: AskedCard, now: datetime) -> list[str]:
        """Return the right words among wrong ones, ordered for the study day; nothing where they are to be typed."""
        day = study_day_of(self._library, now)
        card = asked.info.card
        if card.content.kind is not CardKind.BLANK or card.annotation is None or len(asked.sides.answers) != 1:
            return []
        words, passage = asked.sides.answers[0], asked.sides.passage
        rule = next((one.rule for one in suggest_blanks(passage, _NoWords()) if one.words == words), None)
        own, others = self._of_text(asked.info.source.text), self._of_library()
        sources = [pool.get(rule, []) for pool in (own, others) if rule is not None]
        sources += [[one for found in pool.values() for one in found] for pool in (own, others)]
        wrong = distractors(words, passage, card.id, day, *sources, self._of_cards())
        if len(wrong) < _FEWEST_WRONG:
            return []
        return sorted((words, *wrong), key=lambda one: _digest(f"{card.id}|{day.isoformat()}|{one}"))

    def _of_text(self, text: str) -> dict[SuggestionRule, list[str]]:
        if text not in self._own:
            self._own[text] = _pool(self._library.annotations.of_text(text))
        return self._own[text]

    def _of_library(self) -> dict[SuggestionRule, list[str]]:
        if self._others is None:
            self._others = _pool(self._library.annotations.all())
        return self._others

    def _of_cards(self) -> list[str]:
        """Return the words that other cards ask for."""
        if self._asked_words is None:
            contents = [info.card.content for info in self._library.cards.all()]
            self._asked_words = [one.words for one in contents if one.kind is CardKind.BLANK]
        return self._asked_words


def _pool(marks: Iterable[Annotation]) -> dict[SuggestionRule, list[str]]:
    """Return what marks suggest without a dictionary, by the rule."""
    pool: dict[SuggestionRule, list[str]] = {}
    for mark in islice((one for one in marks if one.quote), _MOST_MARKS):
        for one in suggest_blanks(mark.quote, _NoWords()):
            pool.setdefault(one.rule, []).append(one.words)
    return pool


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()


def wrong_choices(library: Library, annotation: Annotation, blank: BlankSuggestion, day: date) -> list[str]:
    """Return up to three wrong answers for a blank of a mark, of the same rule: from its text, then from the others."""
    own = [one for one in library.annotations.of_text(annotation.text) if one.id != annotation.id]
    others = (one for one in library.annotations.all() if one.text != annotation.text)
    card = card_id(annotation.id, CardContent(CardKind.BLANK, blank.words))
    with LibraryRarity(library) as rarity:
        near = list(_words(islice(own, _MOST_MARKS), blank.rule, rarity))
        far = list(_words(islice(others, _MOST_MARKS), blank.rule, rarity))
    return distractors(blank.words, annotation.quote, card, day, near, far)


def _words(marks: Iterator[Annotation], rule: SuggestionRule, rarity: LibraryRarity) -> Iterator[str]:
    """Yield the words that the marks suggest by a rule."""
    for mark in marks:
        yield from (one.words for one in suggest_blanks(mark.quote, rarity) if one.rule is rule)
