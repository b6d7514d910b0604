"""Exchange what a library holds with the other machines of its reader, pass by pass.

A pass has four phases: the library says what has changed (in its thread), a process writes that into the folder and
reads what is new there (in any thread), the library takes that in as one step (in its thread), and the process keeps
what it did (in any thread). A program that is killed between two of them loses nothing and takes nothing in twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from reader.core.activity.span import SpanDoubt
from reader.core.errors import Problem, ReaderError
from reader.core.sync.joining import Precedence
from reader.core.sync.library_state import SyncState, Taken, TextChoice
from reader.core.sync.membership import Membership, MembershipState
from reader.core.sync.records import IncomingChanges, OutgoingChanges
from reader.core.sync.status import MachineStatus, SyncProblemKind
from reader.services.sync.outcome import SentCounts, SyncOutcome, TakenCounts, outcome_problems
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_SYNC
from reader.storage.library import Library
from reader.sync.lease import membership_state
from reader.sync.requests import (
    BaseRequest,
    BaseWritten,
    Confirmed,
    ConfirmRequest,
    Exchanged,
    ExchangeRequest,
    InitRequest,
    JoinRequest,
    SyncRequest,
    SyncSettings,
)
from reader.sync.sync_worker import SyncWorker

MANY_REMOVALS = 50
"""Records that may be removed by other machines before the library is backed up first."""

Answer = TypeVar("Answer")


def ask(worker: SyncWorker, request: SyncRequest, kind: type[Answer]) -> Answer:
    """Return the answer to a request; raises ReaderError SYNC_… and IMPORT_…."""
    worker.ask(request)
    answer = worker.result()
    assert isinstance(answer, kind)
    return answer


class RestoredChoice(StrEnum):
    """What becomes of a library that was restored from a backup; the value is used on the command line."""

    UPDATE = "update"
    """It is brought up to date with the other machines."""
    KEEP = "keep"
    """What was restored holds on all machines."""


@dataclass(frozen=True, slots=True)
class SyncStart:
    """How a library begins to exchange: ``founds`` a group, or joins the one in the folder."""

    folder: Path
    name: str
    texts: TextChoice
    founds: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of the program: its version, and an id that no other opening has."""

    program: str
    session: str


@dataclass(frozen=True, slots=True)
class PassRequest:
    """What is asked of the process, and which changes of the library are in it; ``state`` that of the library then."""

    request: SyncRequest
    state: SyncState
    now: datetime
    mark: int = 0


@dataclass(frozen=True, slots=True)
class PassReply:
    """The answer to a request, and the copy of the library that was made before it is taken in, if any."""

    request: PassRequest
    answer: Exchanged | BaseWritten
    backup: Path | None = None


@dataclass(slots=True)
class _Progress:
    """How far an exchange is: what is asked next, and what the process is still to be told."""

    is_open: bool = False
    joins: Precedence | None = None
    writes_base: bool = False
    unconfirmed: SyncState | None = None
    choice: RestoredChoice | None = None
    begins_anew: bool = False


class Synchronisation:
    """Exchange with the other machines, for as long as the program is open."""

    def __init__(self, library: Library, worker: SyncWorker, opening: Opening, start: SyncStart | None = None) -> None:
        """Set the library; ``start`` begins to exchange, without it the library is in a group already.

        Raises ReaderError SYNC_JOINED, SYNC_OFF accordingly.
        """
        state = library.sync.state
        if (state is None) != (start is not None):
            raise ReaderError(Problem.SYNC_JOINED, state.folder) if state else ReaderError(Problem.SYNC_OFF)
        self._library = library
        self._worker = worker
        self._opening = opening
        self._start = start
        self._progress = _Progress()

    # --- the four phases -----------------------------------------------------------------------------------------

    def prepare(self, now: datetime, restored: RestoredChoice | None = None) -> PassRequest:
        """Return what is asked next, in the library's thread; ``restored`` answers the question that a restore asks.

        Raises ReaderError SYNC_RESTORED until it is answered.
        """
        progress = self._progress
        progress.choice = restored or progress.choice
        state = self._state()
        settings = self._settings(state)
        if self._start is not None and not progress.is_open:
            return self._beginning(state, settings, now, founds=self._start.founds)
        if not progress.is_open:
            progress.joins = self._precedence(self._membership_state(state))
            progress.is_open = True
        if progress.writes_base:
            rows = self._library.sync.everything().changes.rows
            return PassRequest(BaseRequest(settings, state.membership, now, rows), state, now)
        if progress.joins is not None:
            return self._joining(state, settings, now, progress.joins)
        outgoing = self._library.sync.outgoing()
        request = ExchangeRequest(settings, state.membership, now, outgoing.changes)
        return PassRequest(request, state, now, outgoing.mark)

    def exchange(self, request: PassRequest) -> PassReply:
        """Ask the process, in any thread; the library is backed up before what changes much is taken in.

        Raises ReaderError SYNC_…, IMPORT_…, LIBRARY_FULL and LIBRARY_IO, with nothing changed.
        """
        if isinstance(request.request, BaseRequest):
            return PassReply(request, ask(self._worker, request.request, BaseWritten))
        answer = ask(self._worker, request.request, Exchanged)
        return PassReply(request, answer, self._back_up(request, answer.incoming))

    def take(self, reply: PassReply, now: datetime) -> SyncOutcome:
        """Take in what has come, as one step below those of the reader, in the library's thread."""
        progress, answer = self._progress, reply.answer
        progress.writes_base = False
        if (stored := self._library.sync.state) is not None and stored.membership != reply.request.state.membership:
            # another program, or the command line, exchanged in between: what was prepared for this is dropped
            return SyncOutcome(again=True)
        if isinstance(answer, BaseWritten):
            return SyncOutcome(SentCounts(files=answer.sent.files, bytes=answer.sent.bytes))
        if answer.state is MembershipState.OVERTAKEN:
            return self._renamed(reply.request, answer.membership, now)
        if answer.state is not MembershipState.HELD:
            progress.joins = self._precedence(answer.state)
            progress.begins_anew = False
            return SyncOutcome(problems=answer.problems, again=True)
        progress.is_open = True
        return self._taken(reply, answer, now)

    def confirm(self, now: datetime) -> None:
        """Let the process keep what it did, in any thread; where it is not told, it finds out by itself later."""
        state, self._progress.unconfirmed = self._progress.unconfirmed, None
        if state is not None:
            ask(self._worker, ConfirmRequest(self._settings(state), state.membership, now), Confirmed)

    # --- what is asked -------------------------------------------------------------------------------------------

    def _state(self) -> SyncState:
        """Return the state of the library; of one that begins, what it is to be."""
        stored = self._library.sync.state
        if stored is not None:
            return stored
        assert self._start is not None
        return SyncState(self._start.folder, self._start.name, self._start.texts, Membership("", "", 0, ""))

    def _settings(self, state: SyncState) -> SyncSettings:
        return SyncSettings(state.folder, state.name, self._opening.program, self._opening.session)

    def _beginning(self, state: SyncState, settings: SyncSettings, now: datetime, *, founds: bool) -> PassRequest:
        everything = self._library.sync.everything()
        begin = InitRequest if founds else JoinRequest
        return PassRequest(begin(settings, now, everything.changes), state, now, everything.mark)

    def _joining(self, state: SyncState, settings: SyncSettings, now: datetime, precedence: Precedence) -> PassRequest:
        edited = self._library.sync.edited()
        everything = self._library.sync.everything()
        request = JoinRequest(
            settings, now, everything.changes, precedence, edited, begins_anew=self._progress.begins_anew
        )
        return PassRequest(request, state, now, everything.mark)

    def _membership_state(self, state: SyncState) -> MembershipState:
        """Return whether the library was restored or copied; raises SYNC_RESTORED until that is answered."""
        assert self._library.path is not None
        found = membership_state(self._library.path, state.membership)
        if found is MembershipState.RESTORED and self._progress.choice is None:
            raise ReaderError(Problem.SYNC_RESTORED)
        return found

    def _precedence(self, state: MembershipState) -> Precedence | None:
        """Return what holds where the library joins again; None where it need not."""
        if state is MembershipState.HELD:
            return None
        if state is not MembershipState.RESTORED:
            return Precedence.BOTH
        return Precedence.LIBRARY if self._progress.choice is RestoredChoice.KEEP else Precedence.GROUP

    def _back_up(self, request: PassRequest, incoming: IncomingChanges) -> Path | None:
        removals = sum(1 for one in incoming.records if one.after.removed and one.before and not one.before.removed)
        if self._library.path is None or not (isinstance(request.request, JoinRequest) or removals > MANY_REMOVALS):
            return None
        return back_up_ahead(self._library.path, BEFORE_SYNC, request.now).path

    # --- what has come -------------------------------------------------------------------------------------------

    def _renamed(self, request: PassRequest, membership: Membership, now: datetime) -> SyncOutcome:
        """Go on under another replica id, which the process has taken: the whole machine was restored."""
        state = replace(request.state, membership=membership)
        self._library.sync.take(IncomingChanges(), state, 0, now, {})
        self._progress.unconfirmed = state
        return SyncOutcome(again=True)

    def _taken(self, reply: PassReply, answer: Exchanged, now: datetime) -> SyncOutcome:
        progress, request, incoming = self._progress, reply.request, answer.incoming
        state = replace(request.state, membership=answer.membership)
        taken = Taken()
        incoming = _with_doubt(incoming, answer.machines)
        if answer.membership != request.state.membership or request.mark:
            # what had changed here may be what the others have already: then nothing was sent, and it is settled
            names = _names_of_heard(answer.machines, request.now)
            taken = self._library.sync.take(incoming, state, request.mark, now, names)
        if answer.membership != request.state.membership:
            progress.unconfirmed = state
        progress.joins = Precedence.BOTH if self._is_to_begin_anew(request, answer) else None
        progress.choice = None
        progress.writes_base = answer.needs_base and progress.joins is None
        waiting, problems = outcome_problems(answer.problems)
        both = tuple(dict.fromkeys(one.id for one in incoming.both))
        counts = (taken.notes, taken.entries, taken.seconds, taken.texts, taken.removed)
        return SyncOutcome(
            sent=_sent(request.request, answer),
            taken=TakenCounts(*counts, kept=len(incoming.kept), both=both),
            waiting=waiting,
            problems=problems,
            machines=answer.machines,
            agrees=answer.agrees,
            changes=taken.changes,
            places=taken.places,
            backup=reply.backup,
            again=progress.writes_base or progress.joins is not None,
        )

    def _is_to_begin_anew(self, request: PassRequest, answer: Exchanged) -> bool:
        """Return whether the group needs a new document: another machine has read the same and shows something else.

        Of the two, the one with the smaller replica id begins it, once while the program is open.
        """
        if self._progress.begins_anew or not isinstance(request.request, ExchangeRequest):
            return False
        own = answer.membership.replica
        self._progress.begins_anew = any(
            problem.kind is SyncProblemKind.DIFFERS and own < problem.machine for problem in answer.problems
        )
        return self._progress.begins_anew


def _with_doubt(incoming: IncomingChanges, machines: tuple[MachineStatus, ...]) -> IncomingChanges:
    """Return what has come with the entries of machines flagged whose clocks and ours do not agree."""
    ahead = {machine.id for machine in machines if machine.clock_ahead}
    rows = tuple(
        replace(row, values={**row.values, "flag": row.values.get("flag") or SpanDoubt.FORWARD.value})
        if row.kind == "entry" and row.machine in ahead
        else row
        for row in incoming.rows
    )
    return replace(incoming, rows=rows) if ahead else incoming


def _names_of_heard(machines: tuple[MachineStatus, ...], now: datetime) -> Mapping[str, str]:
    """Return the names of the machines of which something was read just now, by their replica ids."""
    return {machine.id: machine.name for machine in machines if machine.heard == now}


def _sent(request: SyncRequest, answer: Exchanged) -> SentCounts:
    """Count what was sent; where nothing differed from what the others have, nothing was."""
    sent = answer.sent
    changes = _outgoing(request)
    kinds = [record.kind for record in changes.records] if sent.records else []
    entries = sum(1 for row in changes.rows if row.kind == "entry") if sent.rows else 0
    return SentCounts(kinds.count("annotation"), entries, kinds.count("text"), sent.files, sent.bytes)


def _outgoing(request: SyncRequest) -> OutgoingChanges:
    match request:
        case ExchangeRequest():
            return request.outgoing
        case InitRequest() | JoinRequest():
            return request.everything
    return OutgoingChanges()
