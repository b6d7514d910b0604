"""Become a member of a group: found one, join one, join again after the library or the group's document was lost."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.joining import Key, changes_between, joined_changes
from reader.core.sync.records import ChangedOrder, ChangedRecord, IncomingChanges, OutgoingChanges, SyncOrder, SyncRow
from reader.core.sync.status import SyncProblem, SyncProblemKind
from reader.sync.document import SyncDocument
from reader.sync.document_session import snapshot_files
from reader.sync.folder_intake import FolderIntake, distinct_rows
from reader.sync.folder_reader import SharedContents
from reader.sync.folder_survey import latest_epoch
from reader.sync.lease import GroupState, copied_state, new_nonce, new_replica
from reader.sync.machine_file import GroupFile
from reader.sync.machine_statuses import machine_statuses
from reader.sync.member_files import MemberFiles
from reader.sync.own_files import OwnFiles
from reader.sync.own_ids import named_changes, named_keys, own_rows
from reader.sync.requests import Exchanged, GroupPreview, InitRequest, JoinRequest, PreviewRequest, Sent
from reader.sync.sync_file import Epoch


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The state and the document that this machine had before it joined."""

    state: GroupState
    document: SyncDocument


class GroupJoining:
    """Answer the requests of a library that is to become a member of a group."""

    def __init__(self, files: MemberFiles) -> None:
        self._files = files
        self._settings = files.settings

    def init(self, request: InitRequest) -> Exchanged:
        """Found a group."""
        self._files.folder.check()
        contents = self._files.reader.contents()
        if self._files.reader.group() or contents.files or contents.machines:
            raise ReaderError(Problem.SYNC_GROUP_THERE, self._settings.folder)
        replica = new_replica()
        state = GroupState(new_id(request.now), Epoch(1, replica), replica, new_nonce())
        document = SyncDocument(int(replica, 16), self._settings.session)
        everything = named_changes(request.everything, replica)
        document.put(everything)
        answer = self._begun(state, document, everything.rows, contents, request.now)
        return replace(answer, sent=replace(answer.sent, records=len(everything.records)))

    def join(self, request: JoinRequest) -> Exchanged:
        """Join the group in the folder under a new replica id, with all that the library holds."""
        contents, earlier = self._look()
        state = self._new_state(contents, earlier, begins_anew=request.begins_anew)
        intake = FolderIntake(self._files.reader, contents, state)
        document, taken = intake.merge(self._files.document(state), lambda: self._files.document_again(state))
        state.is_forked = not intake.pasts_fit
        intake.count(state, request.now)
        if state.epoch.founder != state.replica and not (earlier and earlier.state.epoch == state.epoch):
            self._require_beginnings(state, contents)
        everything = named_changes(request.everything, state.replica)
        edited = named_keys(request.edited, state.replica)
        own = everything
        if earlier and earlier.state.epoch != state.epoch:
            own = self._shown_before(earlier, contents, everything, edited)
        shown = document.shown()
        wanted = joined_changes(shown, own, request.precedence, edited)
        shown = _with_unknown(_written_over(shown, document.put(wanted), wanted.orders), wanted)
        incoming = replace(changes_between(everything, shown), both=taken.both, kept=taken.kept)
        rows = distinct_rows((*everything.rows, *intake.rows))
        answer = self._begun(state, document, rows, contents, request.now)
        return replace(
            answer,
            sent=replace(answer.sent, records=len(shown.records)),
            incoming=replace(incoming, rows=own_rows(intake.rows, state.replica, state.former)),
            files_read=len(intake.files),
            problems=(*answer.problems, *intake.problems),
        )

    def preview(self, request: PreviewRequest) -> GroupPreview:
        """Return all that the group in the folder holds."""
        del request
        contents, _earlier = self._look()
        state = self._new_state(contents, None, begins_anew=False)
        intake = FolderIntake(self._files.reader, contents, state)
        document, _taken = intake.merge(self._files.document(state), lambda: self._files.document_again(state))
        shown = document.shown()
        changes = IncomingChanges(
            tuple(ChangedRecord(None, record) for record in shown.records if not record.removed),
            tuple(ChangedOrder((), order) for order in shown.orders),
            intake.rows,
        )
        return GroupPreview(changes, machine_statuses(state, contents.machines), (*contents.problems, *intake.problems))

    def _look(self) -> tuple[SharedContents, _Earlier | None]:
        self._files.folder.check()
        found = self._files.earlier()
        return self._files.reader.contents(), _Earlier(*found) if found else None

    def _new_state(self, contents: SharedContents, earlier: _Earlier | None, *, begins_anew: bool) -> GroupState:
        """Return a state with a new replica id, of the group and the epoch that are to be joined."""
        replica = new_replica()
        group = self._group(contents, earlier)
        is_same_group = earlier is not None and earlier.state.group == group
        known = earlier.state.epoch if earlier and is_same_group else None
        epoch = latest_epoch(group, contents, known) or Epoch(1, replica)
        if begins_anew or (earlier and earlier.state.is_forked and epoch == known):
            epoch = Epoch(epoch.number + 1, replica)
        state = GroupState(group, epoch, replica, new_nonce())
        if earlier and epoch == known:
            state = _continued(earlier.state, state)
        if earlier:
            state.former = (*earlier.state.former, earlier.state.replica)
        return state

    def _group(self, contents: SharedContents, earlier: _Earlier | None) -> str:
        """Return the group to be joined: of several that with the smallest id."""
        named = self._files.reader.group()
        groups = {machine.group for machine in contents.machines.values()} | {file.group for file in contents.files}
        groups |= {named.group} if named else set()
        groups |= {earlier.state.group} if earlier else set()
        if groups:
            return min(groups)
        newer = any(problem.kind is SyncProblemKind.NEWER for problem in contents.problems)
        raise ReaderError(Problem.SYNC_NEWER if newer else Problem.SYNC_GROUP_NONE, self._settings.folder)

    def _require_beginnings(self, state: GroupState, contents: SharedContents) -> None:
        """Raise ReaderError SYNC_GROUP_NONE unless the first files of all machines were read.

        Words that this library holds, too, would else be written twice: here, and in what is still on its way.
        """
        machines = {
            machine.replica for machine in contents.machines.values() if machine.epoch == state.epoch and machine.seq
        }
        machines |= {file.replica for file in contents.files if file.epoch == state.epoch and file.seq}
        begun = {replica for replica, machine in state.machines.items() if machine.numbers.to}
        if not begun or machines - begun - {state.replica}:
            raise ReaderError(Problem.SYNC_GROUP_NONE, self._settings.folder)

    def _shown_before(
        self, earlier: _Earlier, contents: SharedContents, everything: OutgoingChanges, edited: frozenset[Key]
    ) -> OutgoingChanges:
        """Return what the earlier document shows with the last files of its epoch and the last edits of the library."""
        intake = FolderIntake(self._files.reader, contents, copied_state(earlier.state))
        document, _taken = intake.merge(earlier.document, lambda: self._files.document_again(earlier.state))
        document.put(
            OutgoingChanges(
                tuple(record for record in everything.records if (record.kind, record.id) in edited),
                tuple(order for order in everything.orders if (order.kind, order.id) in edited),
            )
        )
        return _with_unknown(document.shown(), everything)

    def _begun(
        self,
        state: GroupState,
        document: SyncDocument,
        rows: tuple[SyncRow, ...],
        contents: SharedContents,
        now: datetime,
    ) -> Exchanged:
        """Write the first base of this replica, and prepare its state."""
        document.own_update()
        self._files.folder.write_group(GroupFile(state.group, now))
        base = OwnFiles(state, self._settings, now).base(document, rows, contents)
        for file in base.files:
            self._files.folder.write(file)
        state.document = snapshot_files(self._files.documents, state, document)
        self._files.prepare(state, document)
        size = sum(len(file.data) for file in base.files)
        sent = Sent(len(base.files), size, rows=len(rows))
        machines = machine_statuses(state, contents.machines)
        problems: tuple[SyncProblem, ...] = tuple(contents.problems)
        return Exchanged(state.membership, IncomingChanges(), sent, problems=problems, machines=machines)


def _continued(earlier: GroupState, state: GroupState) -> GroupState:
    """Return a new state of the same epoch with the document of the earlier one.

    All files count as unread: the library may be older than the document, and their rows stand nowhere else.
    """
    return replace(state, document=earlier.document, chains=deepcopy(earlier.chains))


def _written_over(
    shown: OutgoingChanges, authored: Iterable[AuthoredRecord], orders: Iterable[SyncOrder]
) -> OutgoingChanges:
    """Return what a document shows after records and orders were written into it."""
    records = {(record.kind, record.id): record for record in shown.records}
    records |= {(one.record.kind, one.record.id): one.record for one in authored}
    known = {(order.kind, order.id): order for order in shown.orders}
    known |= {(order.kind, order.id): order for order in orders}
    return replace(shown, records=tuple(records.values()), orders=tuple(known.values()))


def _with_unknown(shown: OutgoingChanges, others: OutgoingChanges) -> OutgoingChanges:
    """Return what is shown, and of the others the records that it does not know, as what was removed long ago."""
    known = {(record.kind, record.id) for record in shown.records}
    unknown = (record for record in others.records if (record.kind, record.id) not in known)
    return replace(shown, records=(*shown.records, *unknown))
