"""The requests to the process that holds the document of the group and reads and writes the folder, and its answers.

An exchange is committed by the library. The process keeps what it read, and the new nonce, only as prepared; the
library writes the new `Membership` in the same transaction as what it takes in; then the process is told to confirm.
If the program is killed between, the nonce of the library says at the next request which of the two held.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.sync.joining import Key, Precedence
from reader.core.sync.membership import Membership, MembershipState
from reader.core.sync.records import IncomingChanges, OutgoingChanges, SyncRow
from reader.core.sync.status import MachineStatus, SyncProblem


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """What does not change while the program is open."""

    folder: Path
    """The folder that is carried over to the other machines; ours in it is ``onehour``."""
    name: str
    """The name of this machine, as the others show it."""
    program: str
    """The version of the program."""
    session: str
    """The id of this opening of the program."""


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Ask whether the library may go on under its replica id; answered by `Opened`."""

    settings: SyncSettings
    membership: Membership
    now: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """``membership`` is to be stored, and then confirmed, if it differs from the one that was sent: see OVERTAKEN."""

    state: MembershipState
    membership: Membership


@dataclass(frozen=True, slots=True)
class InitRequest:
    """Found a group in the folder with all that the library holds; answered by `Exchanged`.

    Raises ReaderError SYNC_GROUP_THERE if there is a group in the folder already: then join it.
    """

    settings: SyncSettings
    now: datetime
    everything: OutgoingChanges


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Join the group in the folder, also again: under another replica id, with all that the library holds.

    Answered by `Exchanged`. ``edited`` are the kinds and ids of the records that were changed since the library last
    sent, or since it was restored. Raises ReaderError SYNC_GROUP_NONE if there is no group in the folder.
    """

    settings: SyncSettings
    now: datetime
    everything: OutgoingChanges
    precedence: Precedence = Precedence.BOTH
    edited: frozenset[Key] = frozenset()
    begins_anew: bool = False
    """Whether the group begins a new document, as when machines that have read the same show something else."""


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """Read all that the group holds without writing anything; answered by `GroupPreview`."""

    settings: SyncSettings
    now: datetime


@dataclass(frozen=True, slots=True)
class GroupPreview:
    """All that the group holds: each record with nothing before it, and all rows."""

    changes: IncomingChanges
    machines: tuple[MachineStatus, ...]
    problems: tuple[SyncProblem, ...]


@dataclass(frozen=True, slots=True)
class ExchangeRequest:
    """Send what has changed and read what is new; answered by `Exchanged`.

    Raises ReaderError SYNC_RESTORED unless the membership is held: see `Opened`.
    """

    settings: SyncSettings
    membership: Membership
    now: datetime
    outgoing: OutgoingChanges


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written into the folder: numbers of files, of their bytes, of records and of rows."""

    files: int = 0
    bytes: int = 0
    records: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came of an exchange, to be taken in with its membership in one transaction, and then confirmed.

    Nothing is to be written or confirmed where the membership is the one that was sent.
    """

    membership: Membership
    incoming: IncomingChanges
    sent: Sent = Sent()
    files_read: int = 0
    problems: tuple[SyncProblem, ...] = ()
    machines: tuple[MachineStatus, ...] = ()
    state: MembershipState = MembershipState.HELD
    """SUPERSEDED asks for a `JoinRequest`, OVERTAKEN for another exchange once this is confirmed; nothing was read."""
    needs_base: bool = False
    """Whether a `BaseRequest` is due once this is confirmed."""

    @property
    def agrees(self) -> bool | None:
        """Return whether all machines show the same; None where not all have read the same."""
        told = {machine.agrees for machine in self.machines}
        return False if False in told else None if None in told else True


@dataclass(frozen=True, slots=True)
class ConfirmRequest:
    """Keep what was prepared for this membership, which the library has stored; answered by `Confirmed`."""

    settings: SyncSettings
    membership: Membership
    now: datetime


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was prepared is kept."""


@dataclass(frozen=True, slots=True)
class BaseRequest:
    """Write all that is known into one file, in place of the earlier files of this machine; answered by `BaseWritten`.

    ``rows`` are all rows that the library holds, those of other machines among them.
    """

    settings: SyncSettings
    membership: Membership
    now: datetime
    rows: tuple[SyncRow, ...]


@dataclass(frozen=True, slots=True)
class BaseWritten:
    """What was written, and the number of earlier files that were deleted."""

    sent: Sent
    deleted: int


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """Ask what is known of the machines, without reading or writing any change; answered by `SyncStatus`."""

    settings: SyncSettings
    membership: Membership
    now: datetime


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What is known of the group; ``bytes`` is the size of all its files."""

    state: MembershipState
    membership: Membership
    machines: tuple[MachineStatus, ...]
    problems: tuple[SyncProblem, ...]
    bytes: int


@dataclass(frozen=True, slots=True)
class LeaveRequest:
    """Leave the group: delete the state beside the library, and with ``erases`` the files of this machine.

    Answered by `Left`. The folder may be gone.
    """

    settings: SyncSettings
    membership: Membership
    erases: bool


@dataclass(frozen=True, slots=True)
class Left:
    """The number of files that were deleted from the folder."""

    erased: int


SyncRequest = (
    OpenRequest
    | InitRequest
    | JoinRequest
    | PreviewRequest
    | ExchangeRequest
    | ConfirmRequest
    | BaseRequest
    | StatusRequest
    | LeaveRequest
)

SyncAnswer = Opened | Exchanged | GroupPreview | Confirmed | BaseWritten | SyncStatus | Left
