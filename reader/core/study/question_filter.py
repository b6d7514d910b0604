"""Find questions of the bank by their words and their category."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from reader.core.study.questions import BankQuestion


def filtered_questions(questions: Iterable[BankQuestion], words: str, category: str | None) -> list[BankQuestion]:
    """Return the questions of a category, or of all, that hold each of these words in any case and width."""
    wanted = [_folded(word) for word in words.split()]
    return [
        one
        for one in questions
        if category in (None, one.question.category) and all(word in _all_words(one) for word in wanted)
    ]


def _all_words(one: BankQuestion) -> str:
    question = one.question
    options = [option.text for option in question.options]
    pairs = [words for pair in question.pairs for words in (pair.left, pair.right)]
    return _folded("\n".join([question.stem, *options, *pairs, question.explanation, question.source, question.name]))


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()
