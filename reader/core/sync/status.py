"""What is known of the machines of a group and of the folder that they share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SyncProblemKind(StrEnum):
    """Why something in the folder could not be taken in or sent; the value is stable and appears in JSON."""

    WAITING = "waiting"
    """A file that is not there as a whole yet: the folder is still being carried over."""
    DAMAGED = "damaged"
    NEWER = "newer"
    """A file of a later version of the program."""
    FOREIGN = "foreign"
    """A file of another program, or of another group."""
    WROTE_AS_ONE = "wrote_as_one"
    """Two machines wrote under one replica id, as after a disk was cloned."""
    CLOCK = "clock"
    """The clock of a machine is ahead of ours."""
    DIFFERS = "differs"
    """A machine that has read the same shows something else: a fault of the program."""


@dataclass(frozen=True, slots=True)
class SyncProblem:
    """Something that could not be taken in, with the file and the machine where they are known."""

    kind: SyncProblemKind
    machine: str = ""
    """The replica id of the machine; empty where it is not known."""
    file: str = ""
    """The path below the folder."""
    detail: str = ""
    """The version of the program for NEWER, seconds for CLOCK."""


@dataclass(frozen=True, slots=True)
class MachineStatus:
    """What one machine of the group last said of itself."""

    id: str
    name: str
    program: str
    sent: datetime | None
    """When it wrote the last of its files that were read, by its own clock."""
    heard: datetime | None
    """When this machine last read a file of it."""
    behind: int
    """The number of files of this machine that it has not read, as far as it has said."""
    clock_ahead: int
    """A lower bound of the seconds by which its clock is ahead of ours; 0 where nothing shows that it is."""
    agrees: bool | None
    """Whether it shows the same; None where it has not read the same."""
