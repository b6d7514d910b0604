"""Count what an importer leaves out of a text, so that nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

_MOST_NAMES = 100
"""Names that are kept of each kind; a hostile file could state any number."""


class OmissionKind(StrEnum):
    """The kinds of content that an importer can leave out; the value is stored in the library and used in JSON."""

    CHAPTER = "chapter"
    """A chapter or another part of a book that cannot be found or read."""
    PICTURE = "picture"
    """A picture that is missing, too large, or of an unknown format."""
    DRAWING = "drawing"
    FORMULA = "formula"
    AUDIO = "audio"
    VIDEO = "video"
    EMBEDDED = "embedded"
    """An embedded document or program: a frame, an object."""
    FIELD = "field"
    """A field of a form."""
    HIDDEN = "hidden"
    """A passage that the document itself hides."""
    COMMENT = "comment"
    """A comment on the document, which is no part of its text."""
    TURNED = "turned"
    """A passage that is set at an angle to the rest of its page, such as a stamp in the margin."""
    RUNNING_HEAD = "running-head"
    """What stands at the head or the foot of pages and is not in the text as well."""


@dataclass(frozen=True, slots=True)
class Omission:
    """What is left out of a text: how many of a kind, and their names in the file where these are told."""

    kind: OmissionKind
    count: int = 1
    names: tuple[str, ...] = ()


class OmissionCounter:
    """Add up what is left out while a text is read."""

    def __init__(self) -> None:
        self._counts: Counter[OmissionKind] = Counter()
        self._names: dict[OmissionKind, list[str]] = {}

    def add(self, omission: Omission) -> None:
        """Count an omission, and keep its names."""
        self._counts[omission.kind] += omission.count
        names = self._names.setdefault(omission.kind, [])
        names.extend(omission.names[: _MOST_NAMES - len(names)])

    def totals(self) -> tuple[Omission, ...]:
        """Return one omission of each kind that was counted, in the order of the kinds."""
        return tuple(
            Omission(kind, self._counts[kind], tuple(self._names[kind]))
            for kind in OmissionKind
            if self._counts[kind] > 0
        )
