"""Take part in a group as one of its machines: send what changed, read what is new, and tell how the group is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from reader.core.errors import ReaderError
from reader.core.sync.joining import joined_record
from reader.core.sync.membership import MembershipState
from reader.core.sync.records import ChangedRecord, IncomingChanges, OutgoingChanges, SyncRecord
from reader.core.sync.status import SyncProblem, SyncProblemKind
from reader.sync.folder_intake import FolderIntake
from reader.sync.folder_reader import SharedContents
from reader.sync.folder_survey import membership_in_folder, other_groups
from reader.sync.lease import GroupState, copied_state, new_nonce, new_replica
from reader.sync.machine_file import GroupFile
from reader.sync.machine_statuses import machine_problems, machine_statuses
from reader.sync.member_files import MemberFiles
from reader.sync.own_files import OwnFiles, needs_base, own_machine_file
from reader.sync.own_ids import named_changes, named_rows, own_rows
from reader.sync.requests import (
    BaseRequest,
    BaseWritten,
    Confirmed,
    ConfirmRequest,
    Exchanged,
    ExchangeRequest,
    LeaveRequest,
    Left,
    Opened,
    OpenRequest,
    Sent,
    StatusRequest,
    SyncStatus,
)

_NOTHING = IncomingChanges()
_NOT_SENT = Sent()


class GroupMember:
    """Answer the requests of a library that is a member of a group."""

    def __init__(self, files: MemberFiles) -> None:
        self._files = files
        self._settings = files.settings

    def open(self, request: OpenRequest) -> Opened:
        """Return whether the library may go on; of a folder that is not there nothing is known."""
        state = self._files.state(request.membership)
        _contents, found = self._look(state)
        if found is MembershipState.OVERTAKEN:
            return Opened(found, self._renewed(state).membership)
        return Opened(found, request.membership)

    def exchange(self, request: ExchangeRequest) -> Exchanged:
        """Write what changed, then merge what is new."""
        state = self._files.state(request.membership)
        contents, found = self._look(state)
        intake = FolderIntake(self._files.reader, contents, state)
        if found is MembershipState.HELD and not intake.pasts_fit:
            state.is_forked, found = True, MembershipState.SUPERSEDED
            self._files.states.write(state)
        if found is not MembershipState.HELD:
            state = self._renewed(state) if found is MembershipState.OVERTAKEN else state
            return self._answer(state, contents, found=found)
        self._name_group(state, request.now)
        is_base_due = needs_base(state, contents, request.now)
        late = self._late_records(state, intake)
        outgoing = named_changes(request.outgoing, state.replica)
        sent_state, sent = self._send(state, _with_records(outgoing, late), request.now)
        prepared, incoming = self._merge(sent_state, intake, sent, request.now)
        if not sent.files and not intake.files:
            self._write_machine(state, contents, request.now)
            return self._answer(state, contents, intake, needs_base=is_base_due)
        if late:
            incoming = replace(incoming, records=(*incoming.records, *self._now_shown(prepared, late)))
        return self._answer(prepared, contents, intake, incoming=incoming, sent=sent, needs_base=is_base_due)

    def confirm(self, request: ConfirmRequest) -> Confirmed:
        """Keep what was prepared, and say in the folder what was read; that may fail, and is made good later."""
        state = self._files.state(request.membership)
        self._files.keep_snapshot(state)
        with suppress(ReaderError):
            self._files.folder.write_machine(own_machine_file(state, self._settings, request.now))
        return Confirmed()

    def write_base(self, request: BaseRequest) -> BaseWritten:
        """Write all that is known, then delete the own files that it replaces."""
        state = self._files.state(request.membership)
        contents, found = self._look(state)
        if found is not MembershipState.HELD:
            return BaseWritten(Sent(), 0)
        self._name_group(state, request.now)
        document = self._files.document(state)
        rows = named_rows(request.rows, state.replica)
        base = OwnFiles(state, self._settings, request.now).base(document, rows, contents)
        self._files.states.write(state)
        for file in base.files:
            self._files.folder.write(file)
        deleted = self._files.folder.delete(state.replica, base.replaced)
        for name in base.replaced:
            del state.files[name]
        self._files.states.write(state)
        self._files.folder.write_machine(own_machine_file(state, self._settings, request.now))
        size = sum(len(file.data) for file in base.files)
        return BaseWritten(Sent(len(base.files), size, rows=len(rows)), deleted)

    def status(self, request: StatusRequest) -> SyncStatus:
        """Return what is known of the group."""
        state = self._files.state(request.membership)
        contents, found = self._look(state)
        machines = machine_statuses(state, contents.machines)
        return SyncStatus(found, state.membership, machines, self._problems(state, contents), contents.bytes)

    def leave(self, request: LeaveRequest) -> Left:
        """Forget the group; in the folder, delete what this machine says of itself, and its other files if wanted."""
        state = self._files.states.load_for(request.membership)
        erased = 0
        if state:
            with suppress(ReaderError):
                self._files.folder.check()
                names = tuple(state.files) if request.erases else ()
                erased = self._files.folder.erase(state.replica, names)
        self._files.states.delete()
        return Left(erased if request.erases else 0)

    def _look(self, state: GroupState) -> tuple[SharedContents, MembershipState]:
        """Look into the folder; a state that has two pasts is kept as that."""
        self._files.folder.check()
        group = self._files.reader.group()
        contents = self._files.reader.contents()
        was_forked = state.is_forked
        found = membership_in_folder(state, contents, group.group if group else None)
        if state.is_forked and not was_forked:
            self._files.states.write(state)
        return contents, found

    def _name_group(self, state: GroupState, now: datetime) -> None:
        """Name the group in the folder if it is not named there, or a group that gives way to it is."""
        group = self._files.reader.group()
        if group is None or group.group > state.group:
            self._files.folder.write_group(GroupFile(state.group, now))

    def _renewed(self, state: GroupState) -> GroupState:
        """Prepare a state with another replica id, because of the earlier one more is known elsewhere."""
        renewed = copied_state(state)
        renewed.replica, renewed.nonce = new_replica(), new_nonce()
        renewed.former = (*state.former, state.replica)
        renewed.machine(state.replica).numbers.add_up_to(state.seq)
        renewed.seq, renewed.files, renewed.base = 0, {}, replace(state.base, seq=0)
        self._files.states.prepare(renewed)
        return renewed

    def _late_records(self, state: GroupState, intake: FolderIntake) -> tuple[SyncRecord, ...]:
        """Return records of an earlier epoch, joined with those of the document: only the founder does so."""
        if state.epoch.founder != state.replica or not intake.late_records:
            return ()
        known = {(record.kind, record.id): record for record in self._files.document(state).records()}
        for late in intake.late_records:
            key = (late.record.kind, late.record.id)
            known[key] = joined_record(known[key], late.record) if key in known else late.record
        return tuple(known[key] for key in {(late.record.kind, late.record.id): 0 for late in intake.late_records})

    def _now_shown(self, state: GroupState, late: Iterable[SyncRecord]) -> Iterator[ChangedRecord]:
        """Yield what the document shows of the records that came late, now that all is merged."""
        keys = {(record.kind, record.id) for record in late}
        for record in self._files.document(state).records():
            if (record.kind, record.id) in keys:
                yield ChangedRecord(None, record)

    def _send(self, state: GroupState, changes: OutgoingChanges, now: datetime) -> tuple[GroupState, Sent]:
        """Write what changed into the document and into the folder; the state that holds is written before the file."""
        if not (changes.records or changes.orders or changes.rows):
            return state, Sent()
        document = self._files.document(state)
        authored = document.put(changes)
        update = document.own_update()
        if update is None and not changes.rows:
            return state, Sent()
        after = copied_state(state)
        lines = [one.as_line() for one in authored]
        file = OwnFiles(after, self._settings, now).update(update, changes.rows, lines)
        after.document = self._files.documents.append(state.document, [update] if update else [])
        self._files.states.write(after)
        self._files.session.keep(after, self._settings.session, document)
        self._files.folder.write(file)
        return after, Sent(1, len(file.data), len(authored), len(changes.rows))

    def _merge(
        self, state: GroupState, intake: FolderIntake, sent: Sent, now: datetime
    ) -> tuple[GroupState, IncomingChanges]:
        """Merge what is new, and prepare the state that knows it and what was sent."""
        incoming = IncomingChanges()
        if intake.current:
            document = self._files.document(state)
            document, incoming = intake.merge(document, lambda: self._files.document_again(state))
        prepared = copied_state(state)
        intake.count(prepared, now)
        if intake.files or sent.files:
            prepared.nonce = new_nonce()
            prepared.document = self._files.documents.append(state.document, intake.updates)
            self._files.prepare(prepared, self._files.document(state))
        return prepared, incoming

    def _write_machine(self, state: GroupState, contents: SharedContents, now: datetime) -> None:
        """Write what this machine says of itself unless that stands in the folder."""
        said = contents.machines.get(state.replica)
        wanted = own_machine_file(state, self._settings, now)
        if said is None or replace(said, at=now) != wanted:
            self._files.folder.write_machine(wanted)

    def _answer(
        self,
        state: GroupState,
        contents: SharedContents,
        intake: FolderIntake | None = None,
        *,
        incoming: IncomingChanges = _NOTHING,
        sent: Sent = _NOT_SENT,
        needs_base: bool = False,
        found: MembershipState = MembershipState.HELD,
    ) -> Exchanged:
        rows = own_rows(intake.rows, state.replica, state.former) if intake else ()
        return Exchanged(
            state.membership,
            replace(incoming, rows=rows),
            sent,
            len(intake.files) if intake else 0,
            (*self._problems(state, contents), *(intake.problems if intake else ())),
            machine_statuses(state, contents.machines),
            found,
            needs_base,
        )

    def _problems(self, state: GroupState, contents: SharedContents) -> tuple[SyncProblem, ...]:
        forked = [SyncProblem(SyncProblemKind.WROTE_AS_ONE)] if state.is_forked else []
        machines = machine_statuses(state, contents.machines)
        return (*contents.problems, *other_groups(state, contents), *machine_problems(machines), *forked)


def _with_records(changes: OutgoingChanges, records: Iterable[SyncRecord]) -> OutgoingChanges:
    return replace(changes, records=(*records, *changes.records))
