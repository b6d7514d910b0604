"""Find out from a look into the folder whether this machine may go on, and which files it has not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.core.sync.membership import MembershipState
from reader.core.sync.status import SyncProblem, SyncProblemKind
from reader.sync.file_cache import KnownFile
from reader.sync.folder_reader import SharedContents
from reader.sync.lease import GroupState
from reader.sync.shared_folder import file_name
from reader.sync.sync_file import Epoch, FileKind, SyncFile

_NUMBERED = {FileKind.UPDATE, FileKind.BASE}


def membership_in_folder(state: GroupState, contents: SharedContents, group: str | None) -> MembershipState:
    """Return whether the membership is held, as far as the folder tells; the chains of the state learn from it."""
    if group is not None and group < state.group:
        return MembershipState.SUPERSEDED
    if latest_epoch(state.group, contents, state.epoch) != state.epoch:
        return MembershipState.SUPERSEDED
    if state.is_forked or not _tokens_fit(state, contents):
        state.is_forked = True
        return MembershipState.SUPERSEDED
    if _furthest_own(state, contents) > state.seq:
        return MembershipState.OVERTAKEN
    return MembershipState.HELD


def latest_epoch(group: str, contents: SharedContents, known: Epoch | None) -> Epoch | None:
    """Return the epoch that holds in a group, of all that files are of and of the one that is known."""
    for epoch in {file.epoch for file in contents.files if file.group == group}:
        if known is None or epoch.replaces(known):
            known = epoch
    return known


def _tokens_fit(state: GroupState, contents: SharedContents) -> bool:
    """Return whether no replica has two files of one number."""
    current = (file for file in contents.files if _is_current(file, state) and file.kind in _NUMBERED)
    return all(
        state.chain(file.replica).add(file.seq, file.token)
        for file in current
        if file.replica != state.replica or file.seq <= state.seq
    )


def _furthest_own(state: GroupState, contents: SharedContents) -> int:
    """Return the last number of this replica that is in the folder, or that another machine has read."""
    own = (file.seq for file in contents.files if _is_current(file, state) and file.replica == state.replica)
    heard = (machine.heard.get(state.replica, 0) for machine in contents.machines.values())
    return max((*own, *heard), default=0)


def unread_files(state: GroupState, contents: SharedContents) -> list[list[KnownFile]]:
    """Return the copies of each file of the group that was not read, bases first."""
    copies: dict[tuple[str, int, str], list[KnownFile]] = {}
    for file in contents.files:
        if file.group == state.group and file.replica != state.replica and not _is_read(file, state):
            copies.setdefault((file.replica, file.seq, file.token), []).append(file)
    return sorted(copies.values(), key=_reading_order)


def _reading_order(copies: Sequence[KnownFile]) -> tuple[bool, str, int, str]:
    file = copies[0]
    return file.kind is not FileKind.BASE, file.replica, file.seq, file.token


def _is_read(file: KnownFile, state: GroupState) -> bool:
    if file.kind in _NUMBERED:
        heard = state.machines.get(file.replica)
        return heard is not None and file.seq in heard.numbers
    return file.kind is not FileKind.YEAR or file.part in state.years


def _is_current(file: KnownFile, state: GroupState) -> bool:
    return file.group == state.group and file.epoch == state.epoch


def missing_own_files(state: GroupState, contents: SharedContents) -> set[str]:
    """Return the names of own files that are not in the folder, or not readable there, whatever they are called now."""
    there = {file_name(file) for file in contents.files if file.replica == state.replica}
    return set(state.files) - there


def other_groups(state: GroupState, contents: SharedContents) -> Iterator[SyncProblem]:
    """Yield one problem for each machine whose files are of a group that does not give way to this one."""
    machines = {file.replica: file for file in contents.files if file.group < state.group}
    for replica, file in machines.items():
        yield SyncProblem(SyncProblemKind.FOREIGN, replica, file.path)


def pasts_fit(state: GroupState, file: SyncFile) -> bool:
    """Take what a file of the current epoch says of the pasts of replicas; return whether none has two."""
    head = file.head
    fits = state.chain(head.replica).add_all(head.chain)
    return fits and all(state.chain(replica).add_past(past) for replica, past in head.heard.items())
