"""Machines of one reader that share folders, each with a library in memory in place of a real one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.sync.joining import Key, Precedence
from reader.core.sync.membership import Membership, MembershipState
from reader.core.sync.records import IncomingChanges, OutgoingChanges, SyncOrder, SyncRecord, SyncRow
from reader.core.sync.status import SyncProblemKind
from reader.sync.lease import StateStore
from reader.sync.requests import (
    BaseRequest,
    ConfirmRequest,
    Exchanged,
    ExchangeRequest,
    InitRequest,
    JoinRequest,
    LeaveRequest,
    Left,
    Opened,
    OpenRequest,
    StatusRequest,
    SyncAnswer,
    SyncRequest,
    SyncSettings,
    SyncStatus,
)
from reader.sync.sync_job import SyncJob

START = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)


@dataclass
class LibraryContents:
    """What a library holds and has not sent yet."""

    records: dict[Key, SyncRecord] = field(default_factory=dict)
    orders: dict[Key, SyncOrder] = field(default_factory=dict)
    rows: dict[Key, SyncRow] = field(default_factory=dict)
    dirty: set[Key] = field(default_factory=set)
    membership: Membership | None = None

    def copy(self) -> LibraryContents:
        """Return a copy: a backup, a cloned disk."""
        return LibraryContents(dict(self.records), dict(self.orders), dict(self.rows), set(self.dirty), self.membership)

    def changes(self, keys: Iterable[Key] | None = None) -> OutgoingChanges:
        """Return all, or what is of these keys."""
        chosen = None if keys is None else set(keys)
        return OutgoingChanges(
            tuple(one for key, one in self.records.items() if chosen is None or key in chosen),
            tuple(one for key, one in self.orders.items() if chosen is None or key in chosen),
            tuple(one for key, one in self.rows.items() if chosen is None or key in chosen),
        )

    def take(self, incoming: IncomingChanges, own: str) -> None:
        """Take in what others changed, but not over what was changed meanwhile."""
        for record in incoming.records:
            key = (record.after.kind, record.after.id)
            if key not in self.dirty:
                self.records[key] = record.after
        for order in incoming.orders:
            self.orders[order.after.kind, order.after.id] = order.after
        for row in incoming.rows:
            machine = "" if row.machine == own else row.machine
            self.rows.setdefault((row.kind, row.id), replace(row, machine=machine))


class Machine:
    """A machine with a library, a folder, and the job that exchanges; what it does takes a minute each."""

    def __init__(self, place: Path, name: str, *, clock: timedelta = timedelta()) -> None:
        self.name = name
        self.home = place / name
        self.library = self.home / "library" / "library.db"
        self.library.parent.mkdir(parents=True, exist_ok=True)
        self.folder = self.home / "Sync"
        self.folder.mkdir(exist_ok=True)
        self.holds = LibraryContents()
        self.clock = clock
        self.minutes = 0
        self.session = 0
        self.reopen()

    def reopen(self, program: str = "2.1") -> None:
        """Open the program anew."""
        self.session += 1
        self.job = SyncJob(self.library)
        self.settings = SyncSettings(self.folder, self.name, program, f"{self.name}{self.session}")

    @property
    def now(self) -> datetime:
        """Return the time by the clock of this machine."""
        return START + self.clock + timedelta(minutes=self.minutes)

    @property
    def membership(self) -> Membership:
        """Return the membership of the library."""
        assert self.holds.membership is not None
        return self.holds.membership

    @property
    def own_files(self) -> list[Path]:
        """Return the files of this machine in its folder."""
        folder = self.folder / "onehour" / "machines" / self.membership.replica
        return sorted(folder.glob("*.ohs")) if folder.exists() else []

    def ask(self, request: SyncRequest) -> SyncAnswer:
        """Return the answer of the job."""
        (reply,) = self.job.answer(request)
        assert isinstance(reply.value, SyncAnswer)
        return reply.value

    def write(self, name: str, body: str = "", *, kind: str = "annotation", **fields: str | int) -> None:
        """Make or edit a record."""
        key = (kind, name)
        before = self.holds.records.get(key, SyncRecord(kind, name))
        words = {"body": body} if body else before.words
        self.holds.records[key] = replace(before, words=words, fields={**before.fields, **fields}, removed=False)
        self.holds.dirty.add(key)

    def remove(self, name: str, kind: str = "annotation") -> None:
        """Remove a record."""
        self.holds.records[kind, name] = replace(self.holds.records[kind, name], removed=True)
        self.holds.dirty.add((kind, name))

    def log(self, name: str, seconds: int = 60) -> None:
        """Add a row."""
        self.holds.rows["entry", name] = SyncRow("entry", name, "", {"seconds": seconds})
        self.holds.dirty.add(("entry", name))

    def body(self, name: str) -> str:
        """Return the words of a note."""
        return self.holds.records["annotation", name].words["body"]

    def kept_membership(self) -> Membership | None:
        """Return the membership that the state beside the library knows."""
        state = StateStore(self.library).load()
        return state.membership if state else None

    def init(self) -> Exchanged:
        """Found a group."""
        self.minutes += 1
        return self._commit(self.ask(InitRequest(self.settings, self.now, self.holds.changes())), self.holds.dirty)

    def join(self, precedence: Precedence = Precedence.BOTH, *, begins_anew: bool = False) -> Exchanged:
        """Join, also again."""
        self.minutes += 1
        edited = frozenset(self.holds.dirty)
        request = JoinRequest(self.settings, self.now, self.holds.changes(), precedence, edited, begins_anew)
        return self._commit(self.ask(request), edited)

    def sync(self) -> Exchanged:
        """Exchange, join again where the group began anew, and write a base where one is due."""
        answer = self.exchange()
        if answer.state is MembershipState.OVERTAKEN:
            answer = self.exchange()
        if answer.state is MembershipState.SUPERSEDED:
            return replace(self.join(), problems=answer.problems)
        if answer.needs_base:
            rows = tuple(self.holds.rows.values())
            self.ask(BaseRequest(self.settings, self.membership, self.now, rows))
        return answer

    def exchange(self) -> Exchanged:
        """Exchange once, take in what came, and confirm."""
        return self._commit(*self.exchange_only())

    def exchange_only(self) -> tuple[SyncAnswer, frozenset[Key]]:
        """Exchange, and do nothing with the answer."""
        self.minutes += 1
        sent = frozenset(self.holds.dirty)
        request = ExchangeRequest(self.settings, self.membership, self.now, self.holds.changes(sent))
        return self.ask(request), sent

    def store(self, answer: SyncAnswer, sent: Iterable[Key]) -> Exchanged:
        """Store an answer in the library."""
        assert isinstance(answer, Exchanged)
        if answer.state is MembershipState.HELD:
            self.holds.dirty -= set(sent)
        self.holds.membership = answer.membership
        self.holds.take(answer.incoming, answer.membership.replica)
        return answer

    def confirm(self) -> None:
        """Tell that the library has stored it."""
        self.ask(ConfirmRequest(self.settings, self.membership, self.now))

    def status(self) -> SyncStatus:
        """Return what is known of the group."""
        answer = self.ask(StatusRequest(self.settings, self.membership, self.now))
        assert isinstance(answer, SyncStatus)
        return answer

    def opened(self) -> Opened:
        """Ask whether the library may go on."""
        answer = self.ask(OpenRequest(self.settings, self.membership, self.now))
        assert isinstance(answer, Opened)
        return answer

    def leave(self, *, erases: bool = False) -> int:
        """Leave the group; return how many files were deleted."""
        answer = self.ask(LeaveRequest(self.settings, self.membership, erases))
        assert isinstance(answer, Left)
        self.holds.membership = None
        return answer.erased

    def _commit(self, answer: SyncAnswer, sent: Iterable[Key]) -> Exchanged:
        before = self.holds.membership
        stored = self.store(answer, tuple(sent))
        if self.holds.membership != before:
            self.confirm()
        return stored


def carry(*machines: Machine) -> None:
    """Carry what is in the folder of each machine over to all others, as programs do that share a folder."""
    for one in machines:
        for other in machines:
            if one is not other:
                copy_folder(one.folder, other.folder)


def copy_folder(source: Path, target: Path) -> None:
    """Copy what is missing or older in a folder; what was deleted by its machine is deleted."""
    for path in sorted(source.rglob("*")):
        to = target / path.relative_to(source)
        if path.is_dir():
            to.mkdir(exist_ok=True)
        elif not to.exists() or is_behind(to, path):
            shutil.copy2(path, to)


def is_behind(to: Path, path: Path) -> bool:
    """Return whether a file is older than the other, or was carried over in part."""
    has, wanted = to.stat(), path.stat()
    return has.st_mtime_ns < wanted.st_mtime_ns or (path.suffix == ".ohs" and has.st_size < wanted.st_size)


def rounds(*machines: Machine, times: int = 3) -> None:
    """Let all machines exchange in turn, and carry their folders over after each."""
    for _ in range(times):
        for machine in machines:
            machine.sync()
            carry(*machines)


def shown(machine: Machine) -> tuple[dict[Key, SyncRecord], dict[Key, tuple[str, ...]], set[Key]]:
    """Return what a library shows: what is there, and which rows."""
    records = {key: one for key, one in machine.holds.records.items() if not one.removed}
    return records, {key: one.items for key, one in machine.holds.orders.items()}, set(machine.holds.rows)


def problem_kinds(answer: Exchanged | SyncStatus) -> set[SyncProblemKind]:
    """Return the kinds of problems of an answer."""
    return {problem.kind for problem in answer.problems}


def refused(machine: Machine) -> str | None:
    """Return why an exchange is refused."""
    try:
        machine.exchange_only()
    except ReaderError as error:
        return error.problem
    return None
