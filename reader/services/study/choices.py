"""Offer a blank as a choice: its words among others that would mislead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from reader.core.annotations.model import Annotation
from reader.core.study.blank_suggestions import BlankSuggestion, SuggestionRule, suggest_blanks
from reader.core.study.cards import CardContent, CardKind, card_id
from reader.core.study.distractors import distractors
from reader.services.study.word_rarity import LibraryRarity
from reader.storage.library import Library

_MOST_MARKS = 200
"""How many marks of a text, and of the other texts, are searched for words."""


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
