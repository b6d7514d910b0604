"""Choose wrong answers for a blank that is asked as a choice."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date

DISTRACTORS = 3


def distractors(words: str, passage: str, card: str, day: date, *sources: Iterable[str]) -> list[str]:
    """Return up to three wrong answers, from the first source as far as it goes, then from the next ones.

    Those come first that are nearest in length, then those that share most characters; the rest is decided by a digest
    of the card and the day, so that the same day shows the same choice.
    """
    chosen: list[str] = []
    for source in sources:
        fitting = [one for one in dict.fromkeys(source) if one not in chosen and _misleads(one, words, passage)]
        chosen += sorted(fitting, key=lambda one: _order(one, words, f"{card}|{day.isoformat()}"))
    return chosen[:DISTRACTORS]


def _misleads(candidate: str, words: str, passage: str) -> bool:
    return (
        abs(len(candidate) - len(words)) <= 1
        and candidate not in words
        and words not in candidate
        and candidate not in passage
        and Counter(candidate) != Counter(words)
    )


def _order(candidate: str, words: str, seed: str) -> tuple[int, int, str]:
    shared = sum((Counter(candidate) & Counter(words)).values())
    digest = hashlib.sha256(f"{seed}|{candidate}".encode("utf-8", "surrogatepass")).hexdigest()
    return abs(len(candidate) - len(words)), -shared, digest
