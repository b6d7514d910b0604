"""Show what is on a card: a passage with gaps, the clauses before the one asked for, a question, or a heading."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.study.cards import CardKind, CardSource, Flashcard, place_of
from reader.core.study.clauses import clauses
from reader.core.study.question_content import stored_question
from reader.core.study.question_sides import front_lines, right_lines

_CLAUSES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in the passage of a card, from ``start`` up to ``end``, and the card whose words stand there."""

    start: int
    end: int
    card: str


@dataclass(frozen=True, slots=True)
class CardSides:
    """The two sides of a card as plain text; ``answers`` are the words to type, in their order.

    For blanks, ``passage`` are the words in which the ``gaps`` are; otherwise it is empty.
    """

    front: str
    back: str
    answers: tuple[str, ...] = ()
    passage: str = ""
    gaps: tuple[Gap, ...] = ()


def card_sides(card: Flashcard, source: CardSource, siblings: Sequence[Flashcard] = ()) -> CardSides:
    """Return the sides of a card; ``siblings`` are the cards whose blanks are asked for together with it.

    Of a card whose words are not found any more, they are those of the time when it was made.
    """
    match card.content.kind:
        case CardKind.BLANK:
            return _blank_sides(card, source, siblings)
        case CardKind.RECITE:
            return _recite_sides(card, source)
        case CardKind.QUESTION:
            return _question_sides(source)
        case CardKind.RECALL:
            return _recall_sides(source)


def _blank_sides(card: Flashcard, source: CardSource, siblings: Sequence[Flashcard]) -> CardSides:
    passage = source.words_of(card.content.field)
    places = {one.id: (one, place_of(one, source)) for one in (card, *siblings)}
    if places[card.id][1] is None:
        passage, places = card.quote, {card.id: (card, max(card.quote.find(card.content.words), 0))}
    gaps: list[Gap] = []
    found = [(place, one) for one, place in places.values() if place is not None]
    for place, one in sorted(found, key=lambda pair: (pair[0], pair[1].id)):
        if not gaps or place >= gaps[-1].end:
            gaps.append(Gap(place, place + len(one.content.words), one.id))
    answers = tuple(passage[gap.start : gap.end] for gap in gaps)
    return CardSides(_with_gaps(passage, gaps), "\n".join(answers), answers, passage, tuple(gaps))


def _with_gaps(passage: str, gaps: Sequence[Gap]) -> str:
    shown, position = "", 0
    for gap in gaps:
        words = passage[gap.start : gap.end]
        shown += passage[position : gap.start] + "".join(map(_gap_sign, words))
        position = gap.end
    return shown + passage[position:]


def _gap_sign(character: str) -> str:
    return "＿" if unicodedata.east_asian_width(character) in "WF" else "_"


def _recite_sides(card: Flashcard, source: CardSource) -> CardSides:
    number = place_of(card, source)
    passage = source.passage if number is not None else card.quote
    found = clauses(passage)
    words = [clause.words for clause in found]
    number = number if number is not None else words.index(card.content.words) if card.content.words in words else 0
    first = max(0, number - _CLAUSES_SHOWN)
    front = passage[found[first].start : found[number].start] if found and number else ""
    return CardSides(front.strip(), card.content.words, (card.content.words,))


def _question_sides(source: CardSource) -> CardSides:
    if source.content:
        return _bank_question_sides(source)
    question, _line, rest = source.note.strip().partition("\n")
    return CardSides(question, "\n\n".join(filter(None, (source.passage, rest.strip()))))


def _bank_question_sides(source: CardSource) -> CardSides:
    """Return a question of the bank with what it offers, and what is right with the passage that it is about."""
    question = stored_question(source.note, source.content)
    right = "\n".join(right_lines(question))
    parts = (right, question.explanation, question.source, source.passage)
    return CardSides("\n".join(front_lines(question)), "\n\n".join(filter(None, parts)))


def _recall_sides(source: CardSource) -> CardSides:
    found = clauses(source.passage)
    beginning = source.passage[: found[0].end].strip() if len(found) > 1 else source.passage[: len(source.passage) // 4]
    return CardSides("\n".join(filter(None, (source.title, source.section, beginning))), source.passage)
