"""Find the text that another program means by a title and an author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.annotations.reanchoring.comparison import Comparison

_SUFFIX = re.compile(r"\.(?:epub|txt|pdf|mobi|azw3?|html?|md|fb2|docx?)$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_AFTER = re.compile(r"[:：—–]|\s-\s|\s_\s")
_NAME_PARTS = re.compile(r"[^\W\d_]+")
_NAMELESS = frozenset(("unknown", "unknown author", "佚名", "未知", "n/a"))
_TITLE_MARKS = str.maketrans("", "", '《》〈〉“”"「」『』')


@dataclass(frozen=True, slots=True)
class TextTitle:
    """Hold what a text of the library is called."""

    id: str
    title: str
    author: str


class TitleIndex:
    """Know the texts of the library by title and author, however these are written."""

    def __init__(self, cards: Iterable[TextTitle], comparison: Comparison) -> None:
        """Take the texts, the one that is to be preferred first."""
        self._comparison = comparison
        self._whole: dict[str, list[TextTitle]] = {}
        self._short: dict[str, list[TextTitle]] = {}
        for card in cards:
            self._whole.setdefault(self._folded(card.title), []).append(card)
            self._short.setdefault(self._folded(main_title(card.title)), []).append(card)

    def text_for(self, title: str, author: str) -> str | None:
        """Return the id of the text with this title; None where there is none, or where the author speaks against it.

        The whole titles count first, then what stands before subtitle and brackets; of several texts the author tells.
        """
        if not title.strip():
            return None
        whole = self._whole.get(self._folded(title), []) if self._folded(title) else []
        if whole:
            return self._by_author(whole, author, needed=False)
        short = self._folded(main_title(title))
        return self._by_author(self._short.get(short, []), author, needed=True) if short else None

    def _by_author(self, cards: list[TextTitle], author: str, *, needed: bool) -> str | None:
        same = [card for card in cards if self._is_same_person(card.author, author)]
        if same:
            return same[0].id
        unknown = [card for card in cards if not (self._names(card.author) and self._names(author))]
        chosen = unknown or ([] if needed else cards)
        return chosen[0].id if len(chosen) == 1 else None

    def _folded(self, words: str) -> str:
        return self._comparison.fold(_SUFFIX.sub("", words.strip()).translate(_TITLE_MARKS))

    def _is_same_person(self, one: str, other: str) -> bool:
        mine, theirs = self._names(one), self._names(other)
        return bool(mine & theirs) or any(a in b or b in a for a in mine for b in theirs if min(len(a), len(b)) > 1)

    def _names(self, author: str) -> set[str]:
        """Return the names in an author's name that tell: no initials, and nothing for one that is not known."""
        plain = _BRACKETED.sub(" ", author).strip()
        if plain.lower() in _NAMELESS:
            return set()
        folded = (self._comparison.fold(name) for name in _NAME_PARTS.findall(plain))
        return {name for name in folded if len(name) > 2 or (name and name >= "\u3040")}


def main_title(title: str) -> str:
    """Return a title without its subtitle and without what stands in brackets."""
    bare = _BRACKETED.sub(" ", _SUFFIX.sub("", title.strip())).strip() or title
    first = _AFTER.split(bare, maxsplit=1)[0].strip()
    return first or bare
