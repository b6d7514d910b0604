"""Find the passage that a question of the bank asks about, and take questions into the self-test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from reader.core.annotations.anchor import find_quote
from reader.core.changes import Changes
from reader.core.study.cards import CardContent, CardKind
from reader.core.study.questions import GAPS, Question, QuestionKind, filled_stem
from reader.services.library_lookup import search_texts
from reader.services.study.card_making import make_cards
from reader.storage.library import Library
from reader.storage.repositories.cards import NewCard

MOST_SEARCHES = 8
"""How many phrases of a question are searched for at most."""

_CLAUSE_ENDS = re.compile(r"[。！？!?；;，,：:、\n（）()“”\"《》]|\. ")
_QUOTED = re.compile(r"[“「『\"《]([^“”「」『』\"《》]{2,40})[”」』\"》]")
_SHORTEST_CHINESE, _SHORTEST_LATIN = 5, 14
"""Code points of a clause that is searched for: a shorter one stands anywhere."""


@dataclass(frozen=True, slots=True)
class QuestionPassage:
    """A passage from ``start`` up to ``end`` of a text."""

    text: str
    title: str
    start: int
    end: int


def question_passage(library: Library, question: Question) -> QuestionPassage | None:
    """Return the passage that a question asks about: the one that it names, else one that has its words; or None."""
    return _named_passage(library, question) or next(
        (
            QuestionPassage(hit.text, hit.title, hit.start, hit.end)
            for words in islice(_phrases(question), MOST_SEARCHES)
            for hit in search_texts(library, words, 1)
        ),
        None,
    )


def take_into_self_test(library: Library, questions: Sequence[str], now: datetime) -> tuple[int, Changes]:
    """Make cards of questions of the bank, as one undo step; return how many of them are new.

    Raises ReaderError QUESTION_UNKNOWN.
    """
    cards = [
        NewCard(CardContent(CardKind.QUESTION), one.question.quote, question=one.id)
        for one in map(library.questions.get, questions)
    ]
    made, changes = make_cards(library, cards, now)
    return sum(one.is_new for one in made), changes


def _named_passage(library: Library, question: Question) -> QuestionPassage | None:
    if not question.text or not question.quote:
        return None
    for text in library.texts.some([question.text]):
        place = find_quote(library.texts.view(text.id), question.quote)
        if place is not None:
            return QuestionPassage(text.id, text.title, *place)
    return None


def _phrases(question: Question) -> Iterator[str]:
    """Yield the words to search for, those that are most likely the question's own first."""
    if question.quote:
        yield question.quote
    stem = filled_stem(question)
    clauses = {clause.strip() for clause in _CLAUSE_ENDS.split(stem) if _is_long_enough(clause.strip())}
    yield from sorted(clauses, key=lambda clause: (-len(clause), stem.index(clause)))
    yield from (found[1] for found in _QUOTED.finditer(stem))
    if question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL}:
        yield from (option.text for option in question.options if option.right and _is_long_enough(option.text))


def _is_long_enough(clause: str) -> bool:
    if GAPS.search(clause):
        return False
    return len(clause) >= (_SHORTEST_LATIN if clause.isascii() else _SHORTEST_CHINESE)
