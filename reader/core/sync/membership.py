"""What a library keeps about its membership in a group of machines, and what may have become of it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Membership:
    """The membership of one library in a group of machines.

    ``replica`` is the id under which this machine writes, as 16 hexadecimal digits; ``epoch`` counts how often the
    group had to begin its document anew. ``nonce`` changes with each exchange, in the same transaction as what the
    library takes in: a library that was restored has an older one than the state beside it.
    """

    group: str
    replica: str
    epoch: int
    nonce: str


class MembershipState(StrEnum):
    """Whether a library may go on under its replica id."""

    HELD = "held"
    RESTORED = "restored"
    """The library is older, or newer, than the state beside it: a backup was restored."""
    COPIED = "copied"
    """There is no state beside the library, or it is damaged: the library came from elsewhere."""
    OVERTAKEN = "overtaken"
    """The folder holds more of this replica than the library knows: the whole machine was restored. Another replica id
    was taken; the membership is to be stored and confirmed, and then all goes on."""
    SUPERSEDED = "superseded"
    """The group began anew, because two machines wrote as one: the library joins again with all that it holds."""
