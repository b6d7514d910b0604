"""Choose among annotations: by words, kind, colour, tag."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.annotations.filter_query import parse_filter


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """Say which annotations are shown; an empty field lets all pass. ``colour`` 0 means any.

    ``words`` is what was typed, which may hold criteria of its own (`parse_filter`); ``orphans`` leaves only those
    whose passage is not in the present edition.
    """

    words: str = ""
    kind: AnnotationKind | None = None
    colour: int = 0
    tag: str = ""
    orphans: bool = False

    @property
    def everything(self) -> bool:
        """Return that nothing is left out."""
        return self == AnnotationFilter()

    def has(self, annotation: Annotation, heading: str = "") -> bool:
        """Return whether the annotation, of a text with this title and author, is among the chosen."""
        if self.everything:
            return True
        return self.has_facts(
            annotation.kind, annotation.colour, annotation.tags, orphan=annotation.orphan
        ) and self._has_words(annotation, heading)

    def has_facts(self, kind: str, colour: int, tags: tuple[str, ...], *, orphan: bool) -> bool:
        """Return whether all but the words is as chosen."""
        typed = parse_filter(self.words)
        return (
            (self.kind is None or kind == self.kind)
            and (not self.colour or colour == self.colour)
            and (not self.tag or self.tag in tags)
            and (not self.orphans or orphan)
            and (not typed.colours or colour in typed.colours)
            and (not typed.tags or typed.has_tags(tags))
        )

    def _has_words(self, annotation: Annotation, heading: str) -> bool:
        typed = parse_filter(self.words)
        parts = [annotation.quote, annotation.body, *(f"#{tag}" for tag in annotation.tags)]
        if annotation.anchor:
            parts.append(annotation.anchor.section)
        return typed.has_words("\n".join(parts).casefold()) and (not heading or typed.has_title(heading))
