"""Understand what a reader types to filter notes: words, ``"a phrase"``, ``tag:x``, ``colour:2``, ``in:title``.

A criterion may be led by its English or its Chinese word, in any language of the window; a colon may be full width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reader.core.annotations.model import COLOURS
from reader.ui.annotations.annotation_labels import colour_name

_PIECE = re.compile(r'(?:(?P<name>[^\W\d_]+)[:：])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_NAMES = {
    **dict.fromkeys(("tag", "标签"), "tag"),
    **dict.fromkeys(("colour", "color", "颜色"), "colour"),
    **dict.fromkeys(("in", "书", "书名", "文本"), "title"),
}


@dataclass(frozen=True, slots=True)
class FilterQuery:
    """Hold the criteria, folded; all of them have to be met, but one colour and one title is enough."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    colours: frozenset[int] = field(default_factory=frozenset)
    titles: tuple[str, ...] = ()

    def has_words(self, stock: str) -> bool:
        """Return whether all the words stand somewhere in what an annotation holds, folded."""
        return all(word in stock for word in self.words)

    def has_tags(self, tags: tuple[str, ...]) -> bool:
        """Return whether each wanted tag begins one of these."""
        folded = [tag.casefold() for tag in tags]
        return all(any(tag.startswith(wanted) for tag in folded) for wanted in self.tags)

    def has_title(self, heading: str) -> bool:
        """Return whether a text with this title and author is wanted."""
        return not self.titles or any(title in heading.casefold() for title in self.titles)


@lru_cache(maxsize=16)
def parse_filter(typed: str) -> FilterQuery:
    """Understand what was typed; what is no criterion is a word, so that nothing is ever wrong."""
    found: dict[str, list[str]] = {"tag": [], "colour": [], "title": [], "word": []}
    for criterion, value in _pieces(typed):
        found[criterion].append(value)
    colours = frozenset(colour for value in found["colour"] for colour in _colours(value))
    return FilterQuery(tuple(found["word"]), tuple(found["tag"]), colours, tuple(found["title"]))


def _pieces(typed: str) -> Iterator[tuple[str, str]]:
    for piece in _PIECE.finditer(typed.casefold()):
        value = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        criterion = _NAMES.get(piece["name"] or "")
        if criterion == "colour" and not any(_colours(value)):
            criterion = None
        if criterion:
            yield criterion, value.lstrip("#") if criterion == "tag" else value
        elif piece.group().strip('"'):
            yield "word", value if piece["name"] is None else piece.group().replace('"', "")


def _colours(value: str) -> Iterator[int]:
    """Yield the colours that a number or the beginning of a name stands for."""
    for colour in COLOURS:
        if value and (value == str(colour) or colour_name(colour).casefold().startswith(value)):
            yield colour
