"""Turn annotations into the marks that the page paints, leaf by leaf, and find those at a position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.text.leaves import Leaf
from reader.ui.appearance.mark_colours import line_shade
from reader.ui.page.painting import Mark

if TYPE_CHECKING:
    from reader.core.activity.coverage import Range
    from reader.ui.page.typography import Ink

AnnotationSource = Callable[[int, int], Sequence[Annotation]]
"""Returns the annotations whose passages overlap the code points from one position up to another."""


@dataclass(frozen=True, slots=True)
class PeerMark:
    """The passage of a note of another, with the id of the note and the initial of who made it."""

    id: str
    start: int
    end: int
    initial: str


@dataclass(frozen=True, slots=True)
class Initials:
    """The initials of those whose passages begin at a position."""

    start: int
    names: tuple[str, ...]


PeerMarkSource = Callable[[int, int], Sequence[PeerMark]]
"""Returns the passages of notes of others that overlap a range of code points, in text order."""


def no_peer_marks(_start: int, _end: int) -> Sequence[PeerMark]:
    """Return no passages, for a text on which nobody else has notes."""
    return ()


Finder = Callable[[Leaf], list[tuple[int, int]]]
"""Returns the ranges of the search hits in a leaf, in code points."""


def _merged(passages: Sequence[Range]) -> Sequence[Range]:
    from reader.core.activity.coverage import union

    return union(passages)


class LeafMarks:
    """The annotations, the passages of others' notes and the search hits of leaves, cached until they change."""

    def __init__(self, annotations: AnnotationSource, ink: Ink, peers: PeerMarkSource = no_peer_marks) -> None:
        self._source = annotations
        self._peer_source = peers
        self._ink = ink
        self._annotations: dict[int, list[Annotation]] = {}
        self._peers: dict[int, Sequence[PeerMark]] = {}
        self._peer_lines: dict[int, list[Mark]] = {}
        self._initials: dict[int, list[Initials]] = {}
        self._hits: dict[int, list[tuple[int, int]]] = {}
        self._finder: Finder | None = None

    def refresh(self) -> None:
        """Discard the cached annotations and passages of others' notes."""
        self._annotations.clear()
        self.refresh_peers()

    def refresh_peers(self) -> None:
        """Discard the cached passages of others' notes."""
        self._peers.clear()
        self._peer_lines.clear()
        self._initials.clear()

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
        marks.extend(self._peer_lines_of(leaf))
        if self._finder is not None:
            hits = self._hits.get(leaf.number)
            if hits is None:
                hits = self._hits[leaf.number] = self._finder(leaf)
            marks.extend(Mark(start, end, self._ink.found) for start, end in hits)
        return marks

    def peers_at(self, leaf: Leaf, position: int) -> list[str]:
        """Return the ids of the notes of others whose passage covers a position, the shortest passage first."""
        covering = [mark for mark in self._peers_of(leaf) if mark.start <= position < mark.end]
        return [mark.id for mark in sorted(covering, key=_peer_length)]

    def initials(self, leaf: Leaf) -> list[Initials]:
        """Return the initials beside the text of a leaf, in text order."""
        cached = self._initials.get(leaf.number)
        if cached is None:
            names: dict[int, dict[str, None]] = {}
            for mark in self._peers_of(leaf):
                if leaf.start <= mark.start <= leaf.end:
                    names.setdefault(mark.start, {})[mark.initial] = None
            cached = self._initials[leaf.number] = [Initials(start, tuple(names[start])) for start in sorted(names)]
        return cached

    def _peers_of(self, leaf: Leaf) -> Sequence[PeerMark]:
        cached = self._peers.get(leaf.number)
        if cached is None:
            cached = self._peers[leaf.number] = self._peer_source(leaf.start, leaf.end + 1)
        return cached

    def _peer_lines_of(self, leaf: Leaf) -> list[Mark]:
        """Return one underline for passages that overlap: however many there are, no more than this is painted."""
        cached = self._peer_lines.get(leaf.number)
        if cached is None:
            passages = [(mark.start, mark.end) for mark in self._peers_of(leaf) if mark.start < mark.end]
            merged = _merged(passages) if passages else ()
            cached = self._peer_lines[leaf.number] = [Mark(start, end, "", dotted=True) for start, end in merged]
        return cached

    def _mark(self, annotation: Annotation) -> Mark:
        colour = self._ink.marks[annotation.colour - 1] if annotation.colour else ""
        if annotation.style is AnnotationStyle.HIGHLIGHT:
            return Mark(annotation.start, annotation.end, colour, underlined=not annotation.colour)
        line = line_shade(colour, self._ink.paper) if colour else self._ink.accent
        return Mark(annotation.start, annotation.end, line, style=annotation.style)


def _peer_length(mark: PeerMark) -> int:
    return mark.end - mark.start


def _length(annotation: Annotation) -> int:
    return annotation.end - annotation.start
