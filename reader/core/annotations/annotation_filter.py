"""Filter annotations by text, kind, colour and tag."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.annotations.filter_query import parse_filter
from reader.core.annotations.model import Annotation, AnnotationKind


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """The criteria of a filter; an empty field matches all annotations. ``colour`` 0 means any.

    ``text`` is the typed text, which may contain criteria of its own (`parse_filter`); ``orphans`` matches only those
    whose passage is not in the current edition.
    """

    text: str = ""
    kind: AnnotationKind | None = None
    colour: int = 0
    tag: str = ""
    orphans: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether the filter matches all annotations."""
        return self == AnnotationFilter()

    def matches(self, annotation: Annotation, heading: str = "") -> bool:
        """Return whether an annotation matches; ``heading`` is the title and author of its text."""
        if self.is_empty:
            return True
        return self.matches_facts(
            annotation.kind, annotation.colour, annotation.tags, orphan=annotation.orphan
        ) and self._has_words(annotation, heading)

    def matches_facts(self, kind: str, colour: int, tags: tuple[str, ...], *, orphan: bool) -> bool:
        """Return whether an annotation with these properties matches all criteria but the text."""
        query = parse_filter(self.text)
        return (
            (self.kind is None or kind == self.kind)
            and (not self.colour or colour == self.colour)
            and (not self.tag or self.tag in tags)
            and (not self.orphans or orphan)
            and (not query.colours or colour in query.colours)
            and (not query.tags or query.has_tags(tags))
        )

    def _has_words(self, annotation: Annotation, heading: str) -> bool:
        query = parse_filter(self.text)
        parts = [annotation.quote, annotation.body, *(f"#{tag}" for tag in annotation.tags)]
        if annotation.anchor:
            parts.append(annotation.anchor.section)
        return query.has_words("\n".join(parts).casefold()) and (not heading or query.has_title(heading))
