"""Turn annotations into what the page paints, leaf by leaf, and find those that lie under a point."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.text.leaves import Leaf
from reader.ui.page.painting import Mark
from reader.ui.page.typography import Ink

AnnotationSource = Callable[[int, int], Sequence[Annotation]]
"""Gives the annotations whose passages touch the code points from one position up to another."""

Finder = Callable[[Leaf], list[tuple[int, int]]]
"""Gives the places in a leaf that a search has found."""


class LeafMarks:
    """Keep the marks of the leaves that were asked for, until something changes."""

    def __init__(self, annotations: AnnotationSource, ink: Ink) -> None:
        self._source = annotations
        self._ink = ink
        self._kept: dict[int, list[Annotation]] = {}
        self._found: dict[int, list[tuple[int, int]]] = {}
        self._finder: Finder | None = None

    def refresh(self) -> None:
        """Ask again for all annotations."""
        self._kept.clear()

    def set_ink(self, ink: Ink) -> None:
        """Paint in other colours."""
        self._ink = ink

    def set_finder(self, finder: Finder | None) -> None:
        """Show what a search finds, or nothing."""
        self._finder = finder
        self._found.clear()

    def annotations(self, leaf: Leaf) -> list[Annotation]:
        """Return the annotations of a leaf that have a passage."""
        kept = self._kept.get(leaf.number)
        if kept is None:
            source = self._source(leaf.start, leaf.end + 1)
            kept = self._kept[leaf.number] = [one for one in source if one.anchor is not None and not one.orphan]
        return kept

    def at(self, leaf: Leaf, position: int) -> list[Annotation]:
        """Return the annotations over a position, the shortest first."""
        over = [one for one in self.annotations(leaf) if one.start <= position < one.end]
        return sorted(over, key=_length)

    def marks(self, leaf: Leaf) -> list[Mark]:
        """Return what is painted under a leaf's text, in the order in which it is laid."""
        marks = [self._mark(one) for one in self.annotations(leaf) if one.kind is not AnnotationKind.BOOKMARK]
        if self._finder is not None:
            found = self._found.get(leaf.number)
            if found is None:
                found = self._found[leaf.number] = self._finder(leaf)
            marks.extend(Mark(start, end, self._ink.found) for start, end in found)
        return marks

    def _mark(self, annotation: Annotation) -> Mark:
        colour = self._ink.marks[annotation.colour - 1] if annotation.colour else ""
        return Mark(annotation.start, annotation.end, colour, underlined=not annotation.colour)


def _length(annotation: Annotation) -> int:
    return annotation.end - annotation.start
