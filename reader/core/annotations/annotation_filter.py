"""Filter annotations by text, kind, colour, style and tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.query import SearchQuery
from reader.core.annotations.searchable_note import SearchableNote


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """The criteria of a filter; an empty field matches all annotations. ``colour`` 0 means any.

    ``text`` is the typed query (`parse_query`); ``orphans`` matches only those whose passage is not in the current
    edition.
    """

    text: str = ""
    kind: AnnotationKind | None = None
    colour: int = 0
    style: AnnotationStyle | None = None
    tag: str = ""
    orphans: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether the filter matches all annotations."""
        return self == AnnotationFilter()

    def matching(self, notes: Sequence[SearchableNote], query: SearchQuery) -> Sequence[SearchableNote]:
        """Return which notes on a text match; ``query`` is the parsed text, and the title of the text matches it.

        Unlike a search, a filter finds words in the titles of the notes' sections too.
        """
        if self.kind is not None:
            notes = [note for note in notes if note.kind == self.kind]
        if self.colour:
            notes = [note for note in notes if note.colour == self.colour]
        if self.style is not None:
            notes = [note for note in notes if note.style == self.style]
        if self.tag:
            notes = [note for note in notes if self.tag in note.tags]
        if self.orphans:
            notes = [note for note in notes if note.orphan]
        return query.matching(notes, with_sections=True)
