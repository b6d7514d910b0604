"""Say of the machines of a group what they last said of themselves, and what of it is worth a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from reader.core.sync.status import MachineStatus, SyncProblem, SyncProblemKind
from reader.sync.lease import GroupState, HeardMachine
from reader.sync.machine_file import MachineFile


def machine_statuses(state: GroupState, machines: Mapping[str, MachineFile]) -> tuple[MachineStatus, ...]:
    """Return what is known of the other machines of the group, in the order of their names.

    A replica id under which a machine wrote before is not listed.
    """
    former = {replica for machine in machines.values() for replica in machine.former} | set(state.former)
    others = [
        machine
        for machine in machines.values()
        if machine.group == state.group and machine.replica not in {state.replica, *former}
    ]
    statuses = (_status(state, machine) for machine in others)
    return tuple(sorted(statuses, key=lambda status: (status.name, status.id)))


def machine_problems(machines: Iterable[MachineStatus]) -> Iterator[SyncProblem]:
    """Yield what is wrong with machines: a clock that is ahead, something else that is shown."""
    for machine in machines:
        if machine.clock_ahead:
            yield SyncProblem(SyncProblemKind.CLOCK, machine.id, detail=str(machine.clock_ahead))
        if machine.agrees is False:
            yield SyncProblem(SyncProblemKind.DIFFERS, machine.id)


def versions_text(versions: Mapping[str, int]) -> str:
    """Return which operations of which replicas were read, in a form that can be compared."""
    return json.dumps(dict(sorted(versions.items())), separators=(",", ":"))


def _status(state: GroupState, machine: MachineFile) -> MachineStatus:
    heard = state.machines.get(machine.replica, HeardMachine())
    has_read_the_same = machine.epoch == state.epoch and machine.versions == versions_text(state.versions)
    return MachineStatus(
        id=machine.replica,
        name=machine.name,
        program=machine.program,
        sent=_time(heard.sent),
        heard=_time(heard.heard),
        behind=max(0, state.seq - machine.heard.get(state.replica, 0)),
        clock_ahead=heard.ahead,
        agrees=machine.digest == state.shown if has_read_the_same else None,
    )


def _time(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
