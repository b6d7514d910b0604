"""Choose among annotations: by words, kind, colour, tag."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.notes.annotation import Annotation, AnnotationKind


@dataclass(frozen=True, slots=True)
class Selection:
    """Say which annotations are shown; an empty field lets all pass. ``colour`` 0 means any."""

    words: str = ""
    kind: AnnotationKind | None = None
    colour: int = 0
    tag: str = ""

    @property
    def everything(self) -> bool:
        """Say that nothing is left out."""
        return self == Selection()

    def has(self, annotation: Annotation) -> bool:
        """Say whether the annotation is among the chosen; each of the words must stand somewhere in it."""
        if self.kind is not None and annotation.kind is not self.kind:
            return False
        if self.colour and annotation.colour != self.colour:
            return False
        if self.tag and self.tag not in annotation.tags:
            return False
        return self._has_words(annotation)

    def _has_words(self, annotation: Annotation) -> bool:
        if not self.words:
            return True
        parts = [annotation.quote, annotation.body, *(f"#{tag}" for tag in annotation.tags)]
        if annotation.anchor:
            parts.append(annotation.anchor.section)
        stock = "\n".join(parts).casefold()
        return all(word in stock for word in self.words.casefold().split())
