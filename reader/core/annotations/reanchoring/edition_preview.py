"""Hold what a new edition of a text would do to all that stands on the present one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.annotations.model import Annotation
from reader.core.annotations.operations import Edit
from reader.core.annotations.reanchoring.anchor_match import AnchorMatch, MatchKind

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CarriedAnnotation:
    """Hold one annotation before and after, and how its passage was found; None for one on the text as a whole."""

    before: Annotation
    after: Annotation
    how: MatchKind | None
    placed: AnchorMatch | None


@dataclass(frozen=True, slots=True)
class EditionPreview:
    """Say what a new edition would do.

    ``carried`` holds all annotations, ``ranges`` what was read, ``at`` the place.
    """

    carried: tuple[CarriedAnnotation, ...]
    ranges: tuple[Range, ...]
    at: int

    def count(self, how: MatchKind) -> int:
        """Count the annotations whose passages were found in one way."""
        return Counter(one.how for one in self.carried)[how]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the annotations that change."""
        return tuple(Edit(one.before, one.after) for one in self.carried if one.before != one.after)


@dataclass(frozen=True, slots=True)
class PresentEdition:
    """Hold what stands on the present edition: its text, its annotations, what was read of it, and the place in it."""

    whole: str
    annotations: Sequence[Annotation]
    ranges: Sequence[Range] = ()
    at: int = 0
