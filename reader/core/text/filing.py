"""Hold what a reader says of a text as a whole: its track, whether it is required, its tags, whether it is put away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Track(StrEnum):
    """Name the tracks a text may be read on; the value stands in the library."""

    NONE = ""
    CATCH_UP = "catch-up"
    ACCUMULATE = "accumulate"
    WORK = "work"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True)
class Filing:
    """Say how one text is filed.

    ``required`` texts were assigned, all others chosen; ``archived`` is when the text was put away, ``cover`` the hash
    of the picture that stands for it, empty without one.
    """

    track: Track = Track.NONE
    required: bool = False
    tags: tuple[str, ...] = ()
    archived: datetime | None = None
    cover: str = ""


UNFILED = Filing()
"""How a text stands that nobody has filed yet."""
