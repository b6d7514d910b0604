"""Define the preview of a new edition: its effect on the annotations, read ranges and position of the present one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation
from reader.core.annotations.operations import Edit
from reader.core.annotations.reanchoring.anchor_match import AnchorMatch, MatchKind

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CarriedAnnotation:
    """An annotation before and after, and how its passage was found; None for a note on the text as a whole."""

    before: Annotation
    after: Annotation
    how: MatchKind | None
    placed: AnchorMatch | None


@dataclass(frozen=True, slots=True)
class PeerPassage:
    """The passage of a note of another, by the id of the note."""

    id: str
    anchor: Anchor
    orphan: bool = False


@dataclass(frozen=True, slots=True)
class CarriedPeerPassage:
    """The passage of a note of another before and after, and how it was found."""

    before: PeerPassage
    after: PeerPassage
    how: MatchKind


@dataclass(frozen=True, slots=True)
class EditionPreview:
    """The effect of a new edition.

    ``carried`` has all annotations, ``ranges`` the ranges that were read, ``at`` the reader's position, ``peers`` the
    passages of the notes of others, which are counted apart.
    """

    carried: tuple[CarriedAnnotation, ...]
    ranges: tuple[Range, ...]
    at: int
    peers: tuple[CarriedPeerPassage, ...] = ()

    def count(self, how: MatchKind) -> int:
        """Count the annotations with this outcome."""
        return Counter(carried.how for carried in self.carried)[how]

    def count_peers(self, how: MatchKind) -> int:
        """Count the notes of others with this outcome."""
        return sum(carried.how is how for carried in self.peers)

    @property
    def moved_peers(self) -> tuple[PeerPassage, ...]:
        """Return the passages of the notes of others that change, as they are then."""
        return tuple(carried.after for carried in self.peers if carried.before != carried.after)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the annotations that change."""
        return tuple(Edit(carried.before, carried.after) for carried in self.carried if carried.before != carried.after)


@dataclass(frozen=True, slots=True)
class PresentEdition:
    """The state of the present edition: its text, its annotations, the ranges read, and the reader's position.

    ``peers`` are the passages of the notes of others on it.
    """

    whole: str
    annotations: Sequence[Annotation]
    ranges: Sequence[Range] = ()
    at: int = 0
    peers: Sequence[PeerPassage] = ()
