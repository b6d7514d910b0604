"""Whether a library may go on under the replica id with which it wrote: the state beside it must agree with it.

A replica id that was used with one past must never be used with another: the merge engine takes two operations of the
same replica and number for one. So it is used on only while the nonce in the library, the one in the state beside
it and the files in the folder agree.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reader.core.sync.membership import Membership, MembershipState
from reader.sync.chains import Chain, chain_of, chain_values
from reader.sync.durable_write import make_folder, write_durably
from reader.sync.heard_numbers import HeardNumbers
from reader.sync.sync_file import Epoch

STATE_SUFFIX = ".sync"
_STATE = "state.json"
_PREPARED = "prepared.json"
_FORMAT = 1
_PRIVATE = 0o700
_PRIVATE_FILE = 0o600


def state_folder(library: Path) -> Path:
    """Return the folder beside a library with what this machine knows of its group."""
    return library.with_name(library.name + STATE_SUFFIX)


def new_replica() -> str:
    """Return a new replica id; the merge engine keeps the highest number for itself."""
    return f"{secrets.randbelow((1 << 63) - 1) + 1:016x}"


def new_token() -> str:
    """Return the random part of a file's name."""
    return secrets.token_hex(4)


def new_nonce() -> str:
    """Return a new nonce of a membership."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of this machine that must be in the folder: its number (0 for a year), its size in bytes, its SHA-256."""

    seq: int
    size: int
    digest: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class LastBase:
    """The last base of this machine: its number, its size in bytes, and when it was written, in ISO 8601."""

    seq: int = 0
    size: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class DocumentFiles:
    """Where the document lies: the snapshot of a generation, and the bytes of its log of updates that count."""

    generation: int = 0
    log: int = 0


@dataclass(slots=True)
class HeardMachine:
    """What was heard of one other machine: numbers, times in ISO 8601, and the seconds by which its clock is ahead."""

    numbers: HeardNumbers = field(default_factory=HeardNumbers)
    sent: str = ""
    heard: str = ""
    ahead: int = 0


@dataclass(slots=True)
class GroupState:
    """What this machine knows of its group, beside the library.

    ``seq`` is the number of its last file, ``chains`` the pasts of all replicas, its own among them; ``is_forked`` says
    that one of them has two.
    """

    group: str
    epoch: Epoch
    replica: str
    nonce: str
    seq: int = 0
    is_forked: bool = False
    document: DocumentFiles = DocumentFiles()
    base: LastBase = LastBase()
    files: dict[str, OwnFile] = field(default_factory=dict)
    chains: dict[str, Chain] = field(default_factory=dict)
    machines: dict[str, HeardMachine] = field(default_factory=dict)
    years: set[str] = field(default_factory=set)
    """The parts of files of years that were read or written."""
    former: tuple[str, ...] = ()
    """The replica ids under which this machine wrote before."""
    shown: str = ""
    """The digest of all that the document shows, and in ``versions`` the operations that it has read for it."""
    versions: dict[str, int] = field(default_factory=dict)

    @property
    def membership(self) -> Membership:
        """Return what the library keeps of it."""
        return Membership(self.group, self.replica, self.epoch.number, self.nonce)

    def machine(self, replica: str) -> HeardMachine:
        """Return what was heard of a machine, to be added to."""
        return self.machines.setdefault(replica, HeardMachine())

    def chain(self, replica: str) -> Chain:
        """Return what is known of the past of a replica, to be added to."""
        return self.chains.setdefault(replica, Chain())


class StateStore:
    """Load and write the state beside a library.

    There are two: the one that holds, and one that was prepared for the nonce that the library is about to store.
    """

    def __init__(self, library: Path) -> None:
        self.folder = state_folder(library)

    def load(self) -> GroupState | None:
        """Return the state that holds; None where there is none, or it is damaged."""
        return _loaded(self.folder / _STATE)

    def load_for(self, membership: Membership) -> GroupState | None:
        """Return the state that the library agrees with, the prepared one first; None if it agrees with none.

        A prepared state that the library has stored the nonce of is kept from now on; another one is forgotten.
        """
        prepared = _loaded(self.folder / _PREPARED)
        if prepared and prepared.membership == membership:
            self.keep_prepared()
            return prepared
        state = self.load()
        return state if state and state.membership == membership else None

    def write(self, state: GroupState) -> None:
        """Write the state that holds; raises OSError."""
        self._write(_STATE, state)

    def prepare(self, state: GroupState) -> None:
        """Write the state that holds once the library has stored its nonce; raises OSError."""
        self._write(_PREPARED, state)

    def keep_prepared(self) -> None:
        """Let the prepared state hold; raises OSError."""
        (self.folder / _PREPARED).replace(self.folder / _STATE)

    def forget_prepared(self) -> None:
        """Delete the prepared state."""
        (self.folder / _PREPARED).unlink(missing_ok=True)

    def delete(self) -> None:
        """Delete all state."""
        for path in self.folder.glob("*"):
            path.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()

    def _write(self, name: str, state: GroupState) -> None:
        make_folder(self.folder, mode=_PRIVATE)
        write_durably(self.folder / name, json.dumps(_values(state)).encode(), mode=_PRIVATE_FILE)


def membership_state(library: Path, membership: Membership) -> MembershipState:
    """Return whether a library was restored or copied, as far as the state beside it tells: the folder is not asked.

    To be asked whenever a library is opened, before the first change.
    """
    store = StateStore(library)
    states = [_loaded(store.folder / name) for name in (_PREPARED, _STATE)]
    if not any(states):
        return MembershipState.COPIED
    if any(state and state.membership == membership for state in states):
        return MembershipState.HELD
    return MembershipState.RESTORED


def _loaded(path: Path) -> GroupState | None:
    try:
        return _state(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _values(state: GroupState) -> Mapping[str, object]:
    return {
        "format": _FORMAT,
        "group": state.group,
        "epoch": asdict(state.epoch),
        "replica": state.replica,
        "nonce": state.nonce,
        "seq": state.seq,
        "is_forked": state.is_forked,
        "document": asdict(state.document),
        "base": asdict(state.base),
        "files": {name: asdict(file) for name, file in state.files.items()},
        "chains": {replica: chain_values(chain) for replica, chain in state.chains.items()},
        "machines": {replica: _machine_values(machine) for replica, machine in state.machines.items()},
        "years": sorted(state.years),
        "former": list(state.former),
        "shown": state.shown,
        "versions": state.versions,
    }


def _machine_values(machine: HeardMachine) -> Mapping[str, object]:
    return {
        "to": machine.numbers.to,
        "also": sorted(machine.numbers.also),
        "sent": machine.sent,
        "heard": machine.heard,
        "ahead": machine.ahead,
    }


def _state(values: Mapping[str, Any]) -> GroupState:
    return GroupState(
        group=values["group"],
        epoch=Epoch(**values["epoch"]),
        replica=values["replica"],
        nonce=values["nonce"],
        seq=values["seq"],
        is_forked=values["is_forked"],
        document=DocumentFiles(**values["document"]),
        base=LastBase(**values["base"]),
        files={name: OwnFile(**file) for name, file in values["files"].items()},
        chains={replica: chain_of(chain) for replica, chain in values["chains"].items()},
        machines={replica: _machine(machine) for replica, machine in values["machines"].items()},
        years=set(values["years"]),
        former=tuple(values["former"]),
        shown=values["shown"],
        versions=values["versions"],
    )


def _machine(values: Mapping[str, Any]) -> HeardMachine:
    numbers = HeardNumbers(values["to"], set(values["also"]))
    return HeardMachine(numbers, values["sent"], values["heard"], values["ahead"])


def copied_state(state: GroupState) -> GroupState:
    """Return a copy that may be changed without changing the state."""
    return deepcopy(state)
