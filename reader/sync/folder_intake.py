"""Read the files of the folder that were not read yet, and merge them into the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reader.core.errors import Problem, ReaderError
from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.records import IncomingChanges, SyncRow
from reader.core.sync.status import SyncProblem, SyncProblemKind
from reader.sync.document import SyncDocument
from reader.sync.file_cache import KnownFile
from reader.sync.folder_reader import FolderReader, SharedContents
from reader.sync.folder_survey import pasts_fit, unread_files
from reader.sync.lease import GroupState
from reader.sync.sync_file import FileHead, FileKind, SyncFile, SyncFileError

SKEW = timedelta(seconds=120)
"""How far ahead of our clock a file may have been written before the clock of its machine counts as being ahead."""

_RECORD = "record"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of which all parts are sound but, perhaps, its updates."""

    known: KnownFile
    file: SyncFile
    authored: tuple[AuthoredRecord, ...]
    copies: tuple[KnownFile, ...] = ()
    """Other copies of it, which were not read."""


class FolderIntake:
    """The files that are new for a state: those of its epoch, and those of an earlier one that came late."""

    def __init__(self, reader: FolderReader, contents: SharedContents, state: GroupState) -> None:
        """Read them; the chains of the state learn what they say of the pasts of replicas."""
        self._reader = reader
        self.problems: list[SyncProblem] = []
        found = [self._first_sound(copies) for copies in unread_files(state, contents)]
        files = [read for read in found if read]
        self.current = [read for read in files if read.known.epoch == state.epoch]
        self.late = [read for read in files if read.known.epoch != state.epoch]
        self.pasts_fit = all(pasts_fit(state, read.file) for read in self.current)

    @property
    def late_records(self) -> tuple[AuthoredRecord, ...]:
        """Return the records of files of an earlier epoch, as their authors saw them."""
        return tuple(record for read in self.late for record in read.authored)

    @property
    def files(self) -> list[ReadFile]:
        """Return all files that were read and not refused."""
        return [*self.current, *self.late]

    @property
    def updates(self) -> list[bytes]:
        """Return the updates of the current files."""
        return [update for read in self.current for update in read.file.updates]

    @property
    def rows(self) -> tuple[SyncRow, ...]:
        """Return the rows of all files, each once."""
        return distinct_rows(row for read in self.files for row in read.file.rows)

    def merge(self, document: SyncDocument, again: Callable[[], SyncDocument]) -> tuple[SyncDocument, IncomingChanges]:
        """Merge the current files into the document; those that it refuses become problems.

        ``again`` makes the document anew: after a refusal all is merged once more, so that what the files changed is
        told from before to after, and nothing remains of what the engine could not survive.
        """
        while self.current:
            try:
                taken = document.take(self.updates, [record for read in self.current for record in read.authored])
            except ReaderError as error:
                refused = {self._place_of_update(error)}
            else:
                refused = {self._owners()[number] for number in taken.refused}
                if not refused:
                    return document, taken.changes
            for place in sorted(refused, reverse=True):
                self._refuse(place)
            document = again()
        return document, IncomingChanges()

    def count(self, state: GroupState, now: datetime) -> None:
        """Let a state count the files as read."""
        for read in self.files:
            _count_numbers(state, read.file.head)
            if read.file.head.kind is not FileKind.YEAR:
                _hear(state, read.file.head, now)

    def _first_sound(self, copies: Sequence[KnownFile]) -> ReadFile | None:
        problem = None
        for number, known in enumerate(copies, 1):
            try:
                file = self._reader.read(known)
                return ReadFile(known, file, _authored(file), tuple(copies[number:]))
            except SyncFileError as error:
                problem = problem or SyncProblem(error.kind, known.replica, known.path, error.program)
        if problem:
            self.problems.append(problem)
        return None

    def _refuse(self, place: int) -> None:
        """Put another copy in the place of a file, or leave it out."""
        refused = self.current.pop(place)
        other = self._first_sound(refused.copies) if refused.copies else None
        if other:
            self.current.insert(place, other)
        else:
            known = refused.known
            self.problems.append(SyncProblem(SyncProblemKind.DAMAGED, known.replica, known.path))

    def _owners(self) -> list[int]:
        """Return the place of its file for each update."""
        return [place for place, read in enumerate(self.current) for _update in read.file.updates]

    def _place_of_update(self, error: ReaderError) -> int:
        """Return the place of the file whose update the engine could not survive; raises the error if it is unknown."""
        update = error.detail.get("update")
        if error.problem is not Problem.SYNC_DOCUMENT_DAMAGED or not isinstance(update, int):
            raise error
        return self._owners()[update]


def distinct_rows(rows: Iterable[SyncRow]) -> tuple[SyncRow, ...]:
    """Return the first row of each kind and id."""
    found: dict[tuple[str, str], SyncRow] = {}
    for row in rows:
        found.setdefault((row.kind, row.id), row)
    return tuple(found.values())


def _count_numbers(state: GroupState, head: FileHead) -> None:
    if head.kind is FileKind.YEAR:
        state.years.add(head.part)
    elif head.kind is FileKind.UPDATE:
        state.machine(head.replica).numbers.add(head.seq)
    else:
        state.machine(head.replica).numbers.add_up_to(head.seq)
        for replica, past in head.heard.items():
            if replica != state.replica:
                state.machine(replica).numbers.add_up_to(past.seq)


def _hear(state: GroupState, head: FileHead, now: datetime) -> None:
    machine = state.machine(head.replica)
    if machine.sent and datetime.fromisoformat(machine.sent) > head.at:
        return
    ahead = head.at - now
    machine.sent, machine.heard = head.at.isoformat(), now.isoformat()
    machine.ahead = int(ahead.total_seconds()) if ahead > SKEW else 0


def _authored(file: SyncFile) -> tuple[AuthoredRecord, ...]:
    """Return what a file says of records; raises SyncFileError."""
    try:
        return tuple(AuthoredRecord.of_line(line) for line in file.lines if _RECORD in line)
    except ValueError as error:
        raise SyncFileError(SyncProblemKind.DAMAGED) from error
