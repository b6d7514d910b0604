"""What a machine says of itself in the one file that is replaced, and how the group is named: plain JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reader.sync.sync_file import FORMAT, Epoch, aware_time


@dataclass(frozen=True, slots=True)
class MachineFile:
    """What a machine says of itself.

    ``heard`` has the last number read of each other machine; ``digest`` is of all that is shown, ``versions`` of
    what was read for it; ``former`` are the replica ids under which the machine wrote before.
    """

    group: str
    epoch: Epoch
    replica: str
    name: str
    program: str
    at: datetime
    seq: int = 0
    heard: Mapping[str, int] = field(default_factory=dict)
    digest: str = ""
    versions: str = ""
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """The size in bytes and the SHA-256 of each file of the machine."""
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFile:
    """The id of a group; ``needs`` is the lowest format that its machines must read."""

    group: str
    made: datetime
    needs: int = FORMAT


def machine_bytes(machine: MachineFile) -> bytes:
    """Return the file in which a machine tells of itself."""
    values = {
        "format": FORMAT,
        "needs": FORMAT,
        "group": machine.group,
        "epoch": machine.epoch.number,
        "founder": machine.epoch.founder,
        "replica": machine.replica,
        "name": machine.name,
        "program": machine.program,
        "at": machine.at.isoformat(),
        "seq": machine.seq,
        "heard": dict(machine.heard),
        "digest": machine.digest,
        "versions": machine.versions,
        "files": {name: list(told) for name, told in machine.files.items()},
        "former": list(machine.former),
    }
    return _json(values)


def machine_of(data: bytes) -> MachineFile | None:
    """Return what a machine says of itself; None if it is no such file, or is not there as a whole."""
    values = _values(data)
    try:
        return MachineFile(
            group=str(values["group"]),
            epoch=Epoch(int(values["epoch"]), str(values["founder"])),
            replica=str(values["replica"]),
            name=str(values["name"]),
            program=str(values["program"]),
            at=aware_time(values["at"]),
            seq=int(values["seq"]),
            heard={str(replica): int(seq) for replica, seq in values["heard"].items()},
            digest=str(values["digest"]),
            versions=str(values["versions"]),
            files={str(name): (int(size), str(digest)) for name, (size, digest) in values["files"].items()},
            former=tuple(map(str, values["former"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def group_bytes(group: GroupFile) -> bytes:
    """Return the file that names a group."""
    return _json({"format": FORMAT, "needs": group.needs, "group": group.group, "made": group.made.isoformat()})


def group_of(data: bytes) -> GroupFile | None:
    """Return the group that a file names; None if it is no such file, or is not there as a whole."""
    values = _values(data)
    try:
        if "replica" in values:
            return None
        return GroupFile(str(values["group"]), aware_time(values["made"]), int(values["needs"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _json(values: Mapping[str, object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _values(data: bytes) -> dict[str, Any]:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
