"""Parse the filter of notes: words, ``"a phrase"``, ``tag:x``, ``colour:2``, ``in:title``.

Criteria have English and Chinese names, whatever the language of the window; the colon may be full width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reader.core.annotations.colours import colours_by_name

_TERM = re.compile(r'(?:(?P<name>[^\W\d_]+)[:：])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_NAMES = {
    **dict.fromkeys(("tag", "标签"), "tag"),
    **dict.fromkeys(("colour", "color", "颜色"), "colour"),
    **dict.fromkeys(("in", "书", "书名", "文本"), "title"),
}


@dataclass(frozen=True, slots=True)
class FilterQuery:
    """The case-folded criteria of a filter; all must be met, of the colours and the titles one each."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    colours: frozenset[int] = field(default_factory=frozenset)
    titles: tuple[str, ...] = ()

    def has_words(self, text: str) -> bool:
        """Return whether all words appear in ``text``, the case-folded text of an annotation."""
        return all(word in text for word in self.words)

    def has_tags(self, tags: tuple[str, ...]) -> bool:
        """Return whether each tag of the filter is a prefix of one of these tags."""
        folded = [tag.casefold() for tag in tags]
        return all(any(tag.startswith(prefix) for tag in folded) for prefix in self.tags)

    def has_title(self, heading: str) -> bool:
        """Return whether ``heading``, the title and author of a text, contains one of the titles."""
        return not self.titles or any(title in heading.casefold() for title in self.titles)


@lru_cache(maxsize=16)
def parse_filter(typed: str) -> FilterQuery:
    """Parse a filter; anything that is not a criterion is a word, so that no input is invalid."""
    found: dict[str, list[str]] = {"tag": [], "colour": [], "title": [], "word": []}
    for criterion, value in _terms(typed):
        found[criterion].append(value)
    colours = frozenset(colour for value in found["colour"] for colour in colours_by_name(value))
    return FilterQuery(tuple(found["word"]), tuple(found["tag"]), colours, tuple(found["title"]))


def _terms(typed: str) -> Iterator[tuple[str, str]]:
    for match in _TERM.finditer(typed.casefold()):
        value = match["phrase"] if match["phrase"] is not None else match["word"]
        criterion = _NAMES.get(match["name"] or "")
        if criterion == "colour" and not any(colours_by_name(value)):
            criterion = None
        if criterion:
            yield criterion, value.lstrip("#") if criterion == "tag" else value
        elif match.group().strip('"'):
            yield "word", value if match["name"] is None else match.group().replace('"', "")
