"""Turn annotations into the marks that the page paints, leaf by leaf, and find those at a position."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.text.leaves import Leaf
from reader.ui.page.painting import Mark
from reader.ui.page.typography import Ink

AnnotationSource = Callable[[int, int], Sequence[Annotation]]
"""Returns the annotations whose passages overlap the code points from one position up to another."""

Finder = Callable[[Leaf], list[tuple[int, int]]]
"""Returns the ranges of the search hits in a leaf, in code points."""


class LeafMarks:
    """The annotations and search hits of leaves, cached until they change."""

    def __init__(self, annotations: AnnotationSource, ink: Ink) -> None:
        self._source = annotations
        self._ink = ink
        self._annotations: dict[int, list[Annotation]] = {}
        self._hits: dict[int, list[tuple[int, int]]] = {}
        self._finder: Finder | None = None

    def refresh(self) -> None:
        """Discard the cached annotations."""
        self._annotations.clear()

    def set_ink(self, ink: Ink) -> None:
        """Set the colours of the marks."""
        self._ink = ink

    def set_finder(self, finder: Finder | None) -> None:
        """Set the search whose hits are marked, or None."""
        self._finder = finder
        self._hits.clear()

    def annotations(self, leaf: Leaf) -> list[Annotation]:
        """Return the annotations of a leaf that have a passage."""
        cached = self._annotations.get(leaf.number)
        if cached is None:
            source = self._source(leaf.start, leaf.end + 1)
            cached = self._annotations[leaf.number] = [
                annotation for annotation in source if annotation.anchor is not None and not annotation.orphan
            ]
        return cached

    def at(self, leaf: Leaf, position: int) -> list[Annotation]:
        """Return the annotations that cover a position, the shortest first."""
        covering = [
            annotation for annotation in self.annotations(leaf) if annotation.start <= position < annotation.end
        ]
        return sorted(covering, key=_length)

    def marks(self, leaf: Leaf) -> list[Mark]:
        """Return the marks to paint under a leaf's text, in painting order."""
        marks = [
            self._mark(annotation)
            for annotation in self.annotations(leaf)
            if annotation.kind is not AnnotationKind.BOOKMARK
        ]
        if self._finder is not None:
            hits = self._hits.get(leaf.number)
            if hits is None:
                hits = self._hits[leaf.number] = self._finder(leaf)
            marks.extend(Mark(start, end, self._ink.found) for start, end in hits)
        return marks

    def _mark(self, annotation: Annotation) -> Mark:
        colour = self._ink.marks[annotation.colour - 1] if annotation.colour else ""
        return Mark(annotation.start, annotation.end, colour, underlined=not annotation.colour)


def _length(annotation: Annotation) -> int:
    return annotation.end - annotation.start
