"""Hold what a reader says of a text as a whole: its track, whether it is required, its tags, whether it is put away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reader.core.changes import OperationName
from reader.core.tags import clean_tags


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


@dataclass(frozen=True, slots=True)
class FilingChange:
    """Hold what is to change in the filing of texts; None, and no tags, leave as it is what each text has."""

    track: Track | None = None
    required: bool | None = None
    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    archived: bool | None = None

    def applied(self, filing: Filing, at: datetime) -> Filing:
        """Return a filing as it is afterwards; what was put away already keeps its time."""
        off = set(clean_tags(self.taken))
        put_away = filing.archived
        if self.archived is not None:
            put_away = (filing.archived or at) if self.archived else None
        return replace(
            filing,
            track=filing.track if self.track is None else self.track,
            required=filing.required if self.required is None else self.required,
            tags=clean_tags((*(tag for tag in filing.tags if tag not in off), *self.added)),
            archived=put_away,
        )

    @property
    def name(self) -> OperationName:
        """Name the step of undo after the one thing it changes; several at once are filing."""
        named = (
            (self.track is not None, OperationName.SET_TRACK),
            (self.required is not None, OperationName.SET_REQUIRED),
            (bool(self.added or self.taken), OperationName.TAG_TEXTS),
            (self.archived is True, OperationName.ARCHIVE),
            (self.archived is False, OperationName.UNARCHIVE),
        )
        changing = [name for changes, name in named if changes]
        return changing[0] if len(changing) == 1 else OperationName.FILE_TEXTS
