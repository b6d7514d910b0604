"""Match a title and author from another program to a text of the library."""

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
    """The id, title and author of a text of the library."""

    id: str
    title: str
    author: str


class TitleIndex:
    """An index of the library's texts by title and author, tolerant of spelling variants."""

    def __init__(self, texts: Iterable[TextTitle], comparison: Comparison) -> None:
        """Index the texts, given in order of preference."""
        self._comparison = comparison
        self._whole: dict[str, list[TextTitle]] = {}
        self._short: dict[str, list[TextTitle]] = {}
        for text in texts:
            self._whole.setdefault(self._folded(text.title), []).append(text)
            self._short.setdefault(self._folded(main_title(text.title)), []).append(text)

    def text_for(self, title: str, author: str) -> str | None:
        """Return the id of the text with this title; None if there is none or its author contradicts.

        Full titles are compared first, then titles without subtitle and brackets; the author decides between several.
        """
        if not title.strip():
            return None
        whole = self._whole.get(self._folded(title), []) if self._folded(title) else []
        if whole:
            return self._by_author(whole, author, needed=False)
        short = self._folded(main_title(title))
        return self._by_author(self._short.get(short, []), author, needed=True) if short else None

    def _by_author(self, texts: list[TextTitle], author: str, *, needed: bool) -> str | None:
        same = [text for text in texts if self._is_same_person(text.author, author)]
        if same:
            return same[0].id
        undecided = [text for text in texts if not (self._names(text.author) and self._names(author))]
        chosen = undecided or ([] if needed else texts)
        return chosen[0].id if len(chosen) == 1 else None

    def _folded(self, title: str) -> str:
        return self._comparison.fold(_SUFFIX.sub("", title.strip()).translate(_TITLE_MARKS))

    def _is_same_person(self, author: str, other_author: str) -> bool:
        names, other_names = self._names(author), self._names(other_author)
        return bool(names & other_names) or any(
            a in b or b in a for a in names for b in other_names if min(len(a), len(b)) > 1
        )

    def _names(self, author: str) -> set[str]:
        """Return the significant names in an author's name: no initials, and none for an unknown author."""
        plain = _BRACKETED.sub(" ", author).strip()
        if plain.lower() in _NAMELESS:
            return set()
        folded = (self._comparison.fold(name) for name in _NAME_PARTS.findall(plain))
        return {name for name in folded if len(name) > 2 or (name and name >= "\u3040")}


def main_title(title: str) -> str:
    """Return a title without its subtitle and without text in brackets."""
    bare = _BRACKETED.sub(" ", _SUFFIX.sub("", title.strip())).strip() or title
    first = _AFTER.split(bare, maxsplit=1)[0].strip()
    return first or bare
