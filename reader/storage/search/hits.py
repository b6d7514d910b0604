"""The results of a search: hits with a line of context each, grouped by text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.annotations.query_terms import is_character

_CONTEXT = 40
"""Chinese characters of context on either side of a match; twice as many for letters."""

_MAX_MATCH = 160
"""Code points of a match that a snippet shows."""

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: its position, and a line of context.

    ``text`` is the text's id, ``annotation`` the annotation's or None, ``start`` and ``end`` are positions in the
    canonical text. ``excerpt`` is one line in which the matched words are at ``marks``. ``section`` and ``page`` locate
    the match, if the text has them; ``colour`` is the annotation's.
    """

    text: str
    title: str
    annotation: str | None
    start: int
    end: int
    excerpt: str
    marks: tuple[tuple[int, int], ...] = ()
    section: str = ""
    page: str = ""
    colour: int = 0


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits in one text and its notes.

    ``is_named`` tells that its title, author or tags match the query. ``places`` counts the matches in the text and
    ``notes`` those in notes, as far as they are known: these are lower bounds unless ``places_are_all`` or
    ``notes_are_all`` is set.
    """

    text: str
    title: str
    author: str
    is_named: bool
    hits: tuple[Hit, ...]
    places: int
    places_are_all: bool
    notes: int
    notes_are_all: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of context around a match, and the spans of the matched words in it."""

    line: str
    marks: tuple[tuple[int, int], ...]


def context_length(text: str, place: tuple[int, int]) -> int:
    """Return how many code points of context a place in ``text`` gets on either side."""
    return _CONTEXT if is_character(text[place[0] : place[0] + 1]) else 2 * _CONTEXT


def snippet_of(text: str, place: tuple[int, int], spans: Spans) -> Snippet:
    """Return the line of context around a place in ``text``, with the spans that lie in it."""
    context = context_length(text, place)
    first = max(0, place[0] - context)
    last = min(len(text), place[0] + _MAX_MATCH, place[1] + context)
    before = "…" if first else ""
    after = "…" if last < len(text) else ""
    line = before + " ".join(text[first:last].replace("\t", " ").split("\n")) + after
    shift = len(before) - first
    within = ((max(start, first), min(end, last)) for start, end in spans if start < last and end > first)
    return Snippet(line, tuple((start + shift, end + shift) for start, end in within))
