"""Define the cards of the self-test, and find what they ask for in the words of a mark.

A card is made of a mark (or of a question of the bank) and keeps its own words, so that what is asked can be sought
again when the words of the mark have changed. Nothing about that is stored: it follows from the card and the mark.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from reader.core.study.clauses import clauses
from reader.core.study.clozes import without_clozes

CARDS_OF_A_MARK = 5
"""How many cards there are of one mark at most (study.md, section 3)."""

LAPSES_TO_PROMPT = 4
"""At each of this many lapses the reader is asked what to do about a card."""

REST = timedelta(days=30)
"""For how long a card rests that the reader lays to rest."""

_NAMESPACE = UUID("5b1f3c52-7d0e-5f6a-9a53-0c1f6f0a7c11")


class CardKind(StrEnum):
    """The kinds of card; the value is stored in the library and used in JSON."""

    BLANK = "blank"
    QUESTION = "question"
    RECITE = "recite"
    RECALL = "recall"


class CardField(StrEnum):
    """Where the words of a blank stand; the value is stored in the library."""

    PASSAGE = "passage"
    NOTE = "note"


class RestReason(StrEnum):
    """Why a card is not asked for the time being; the value is used in JSON."""

    BY_CHOICE = "by-choice"
    WORDS_CHANGED = "words-changed"


SELF_JUDGED = frozenset((CardKind.QUESTION, CardKind.RECALL))
"""The kinds of card that the reader judges alone, since no answer is typed."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card asks for: the words of a blank or a clause, and which of several places with these words it is.

    ``words`` is empty for a card about a whole mark.
    """

    kind: CardKind
    words: str = ""
    nth: int = 1
    field: CardField = CardField.PASSAGE


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A card as it is stored; it belongs to an annotation or to a question of the bank, by its id.

    ``quote`` is the passage or note as it was when the card was made or edited, ``day`` the study day on which it was
    made, ``rests_until`` the study day on which it is asked again, ``prompted`` the number of lapses at which the
    reader was last asked what to do about it.
    """

    id: str
    content: CardContent
    annotation: str | None
    question: str | None
    quote: str
    made: datetime
    day: date
    rests_until: date | None = None
    prompted: int = 0

    @property
    def source(self) -> str:
        """Return the id of the annotation or question that the card belongs to."""
        return self.annotation or self.question or ""


@dataclass(frozen=True, slots=True)
class CardSource:
    """What a card is about, as it is at present: the text, the passage and the note of a mark.

    ``is_orphan`` says that the passage is not in the present edition; then it is the one that the mark keeps.
    ``all_blanks`` says that the blanks of the mark are asked for at once. Of a question of the bank, ``note`` is the
    question and ``passage`` what it is about, and ``content`` is the rest of it as it is stored.
    """

    text: str
    title: str
    section: str
    passage: str
    note: str
    created: datetime
    is_orphan: bool = False
    all_blanks: bool = False
    content: str = ""

    def words_of(self, field: CardField) -> str:
        """Return the words in which a blank is sought."""
        return without_clozes(self.note) if field is CardField.NOTE else self.passage


def card_id(source: str, content: CardContent, copy: int = 0) -> str:
    """Return the id of a card: the same for the same words of the same mark or question.

    ``copy`` tells cards apart where one with these words was edited since, and another is made with them.
    """
    name: list[str | int] = [source, content.kind.value, content.words, content.nth]
    if content.field is not CardField.PASSAGE:
        name.append(content.field.value)
    if copy:
        name.append(copy)
    return str(uuid5(_NAMESPACE, json.dumps(name, ensure_ascii=False)))


def occurrences(words: str, passage: str) -> list[int]:
    """Return the positions at which words stand in a passage."""
    found: list[int] = []
    at = passage.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = passage.find(words, at + 1)
    return found


def place_of(card: Flashcard, source: CardSource) -> int | None:
    """Return where the words of a card stand: the position of a blank, the number of a clause; None if they do not.

    In changed words they have to stand once, or as often as before.
    """
    content = card.content
    if not content.words:
        return 0 if source.passage or source.note.strip() else None
    present = _places(content, source.words_of(content.field))
    if source.words_of(content.field) != card.quote:
        if len(present) == 1:
            return present[0]
        if len(present) != len(_places(content, card.quote)):
            return None
    return present[content.nth - 1] if 1 <= content.nth <= len(present) else None


def recite_contents(passage: str) -> list[CardContent]:
    """Return what can be asked of a passage clause by clause: each clause that two others, or all, stand before."""
    found = [clause.words for clause in clauses(passage)]
    seen: Counter[str] = Counter()
    contents = []
    for clause in found:
        seen[clause] += 1
        contents.append(CardContent(CardKind.RECITE, clause, seen[clause]))
    return contents[min(2, len(found) - 1) :] if len(found) > 1 else []


def rest_reason(card: Flashcard, source: CardSource, day: date) -> RestReason | None:
    """Return why a card is not asked on a study day, None if it is."""
    if place_of(card, source) is None:
        return RestReason.WORDS_CHANGED
    if card.rests_until is not None and card.rests_until > day:
        return RestReason.BY_CHOICE
    return None


def is_sticking(lapses: int, prompted: int) -> bool:
    """Return whether the reader is to be asked what to do about a card that was forgotten so often."""
    return lapses // LAPSES_TO_PROMPT > prompted // LAPSES_TO_PROMPT


def count_kept(cards: Iterable[tuple[Flashcard, CardSource]]) -> tuple[int, int]:
    """Return how many cards are asked as before with these sources, and how many rest since their words changed."""
    places = [place_of(card, source) for card, source in cards]
    resting = sum(1 for place in places if place is None)
    return len(places) - resting, resting


def _places(content: CardContent, words: str) -> Sequence[int]:
    if content.kind is CardKind.RECITE:
        return [number for number, clause in enumerate(clauses(words)) if clause.words == content.words]
    return occurrences(content.words, words)
