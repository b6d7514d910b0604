"""What a library keeps of the group of machines that it belongs to, what it gives out, and what it took in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from reader.core.changes import Changes
from reader.core.sync.membership import Membership
from reader.core.sync.records import OutgoingChanges


class TextChoice(StrEnum):
    """The texts whose words a machine sends and fetches; the value is stored, and used on the command line."""

    ALL = "all"
    USED = "used"
    """Those with notes, and those on the roadmap."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SyncState:
    """The membership of a library: the folder that is carried over, the name of this machine, the texts that travel."""

    folder: Path
    name: str
    texts: TextChoice
    membership: Membership


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a library has changed since it last sent; ``mark`` tells later which of its changes these were."""

    changes: OutgoingChanges
    mark: int


@dataclass(frozen=True, slots=True)
class PlaceElsewhere:
    """A later place of another machine in a text, which was taken over; ``share`` is the part before it, 0 to 1."""

    text: str
    machine: str
    share: float
    time: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in: notes, entries with their seconds, texts that are new or changed, and what was removed.

    ``changes`` are None where nothing on the screen is another than before; ``waiting`` are what came before the text
    that it belongs to.
    """

    changes: Changes | None = None
    notes: int = 0
    entries: int = 0
    seconds: float = 0.0
    texts: int = 0
    removed: int = 0
    places: tuple[PlaceElsewhere, ...] = ()
    waiting: int = 0
