"""Define how a text is filed: its track, its tags, its cover, and whether it is required or archived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reader.core.operation_name import OperationName


class Track(StrEnum):
    """The tracks on which a text may be read; the value is stored in the library."""

    NONE = ""
    CATCH_UP = "catch-up"
    ACCUMULATE = "accumulate"
    WORK = "work"
    RESEARCH = "research"


@dataclass(frozen=True, slots=True)
class Filing:
    """The filing of one text.

    ``required`` texts were assigned, all others chosen; ``archived`` is the time at which the text was archived,
    ``cover`` the hash of its cover picture, empty without one.
    """

    track: Track = Track.NONE
    required: bool = False
    tags: tuple[str, ...] = ()
    archived: datetime | None = None
    cover: str = ""

    @property
    def is_archived(self) -> bool:
        """Return whether the text is in the archive."""
        return self.archived is not None


UNFILED = Filing()
"""The filing of a text that has not been filed yet."""


@dataclass(frozen=True, slots=True)
class FilingChange:
    """A change to the filing of texts; None, and empty tag lists, leave a field of each text unchanged."""

    track: Track | None = None
    required: bool | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    archived: bool | None = None

    def applied(self, filing: Filing, at: datetime) -> Filing:
        """Return the changed filing; a text that is archived already keeps its time."""
        from reader.core.tags import clean_tags

        removed = set(clean_tags(self.removed))
        archived = filing.archived
        if self.archived is not None:
            archived = (filing.archived or at) if self.archived else None
        return replace(
            filing,
            track=filing.track if self.track is None else self.track,
            required=filing.required if self.required is None else self.required,
            tags=clean_tags((*(tag for tag in filing.tags if tag not in removed), *self.added)),
            archived=archived,
        )

    @property
    def name(self) -> OperationName:
        """Return the name of the undo step: that of the only field changed, or FILE_TEXTS if there are several."""
        fields = (
            (self.track is not None, OperationName.SET_TRACK),
            (self.required is not None, OperationName.SET_REQUIRED),
            (bool(self.added or self.removed), OperationName.TAG_TEXTS),
            (self.archived is True, OperationName.ARCHIVE),
            (self.archived is False, OperationName.UNARCHIVE),
        )
        names = [name for changes, name in fields if changes]
        return names[0] if len(names) == 1 else OperationName.FILE_TEXTS
