"""Hold what a search finds: hits with a line around each, grouped by text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.annotations.query_terms import is_character

_AROUND = 40
"""Chinese characters of context on either side of what was found; twice as many letters."""

_LONGEST = 160
"""Code points of what was found that an excerpt shows."""

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one find: where it is, and a line around it.

    ``text`` is the text's id, ``annotation`` the annotation's or None, ``start`` and ``end`` are positions in the
    canonical text. ``excerpt`` is one line in which the words that were found stand at ``marks``. ``section`` and
    ``page`` say where in the text, as far as it has either; ``colour`` is the annotation's.
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
    """Hold what was found in one text and its notes.

    ``is_named`` says that its title, author or tags are what was asked for. ``places`` counts the finds in the text and
    ``notes`` the notes, as far as they are known: at least so many where ``places_are_all`` or ``notes_are_all`` is
    not set.
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
    """Hold one line of words around a place."""

    line: str
    marks: tuple[tuple[int, int], ...]


def reach(words: str, place: tuple[int, int]) -> int:
    """Return how many code points of context a place has on either side."""
    return _AROUND if is_character(words[place[0] : place[0] + 1]) else 2 * _AROUND


def snippet_of(words: str, place: tuple[int, int], spans: Spans) -> Snippet:
    """Cut a line out of words around a place, with the spans that stand in it."""
    around = reach(words, place)
    first = max(0, place[0] - around)
    last = min(len(words), place[0] + _LONGEST, place[1] + around)
    before = "…" if first else ""
    after = "…" if last < len(words) else ""
    line = before + " ".join(words[first:last].replace("\t", " ").split("\n")) + after
    shift = len(before) - first
    within = ((max(start, first), min(end, last)) for start, end in spans if start < last and end > first)
    return Snippet(line, tuple((start + shift, end + shift) for start, end in within))
