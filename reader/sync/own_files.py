"""The files that this machine writes into the folder: what it changed, all that it knows, what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reader.core.sync.records import SyncRow
from reader.sync.chains import past_hash
from reader.sync.document import SyncDocument
from reader.sync.folder_reader import SharedContents
from reader.sync.folder_survey import missing_own_files
from reader.sync.lease import GroupState, LastBase, OwnFile, new_token
from reader.sync.machine_file import MachineFile
from reader.sync.machine_statuses import versions_text
from reader.sync.requests import SyncSettings
from reader.sync.shared_folder import PackedFile, packed_file
from reader.sync.sync_file import FileHead, FileKind, Line, Past, SyncFile
from reader.sync.year_files import rows_by_year

_MEGABYTE = 1024 * 1024
MOST_FILES = 200
MOST_BYTES = 4 * _MEGABYTE
MOST_DAYS = 30
"""How many files, of how many bytes, over how many days a machine writes before it writes all anew."""

_TOKEN = 8


@dataclass(frozen=True, slots=True)
class BaseFiles:
    """The files that make up a base, the last one the base itself, and the names of own files that they replace."""

    files: tuple[PackedFile, ...]
    replaced: tuple[str, ...]


class OwnFiles:
    """Make the next files of this machine; the state counts them as written."""

    def __init__(self, state: GroupState, settings: SyncSettings, now: datetime) -> None:
        self._state = state
        self._settings = settings
        self._now = now

    def update(self, update: bytes | None, rows: Iterable[SyncRow], lines: Iterable[Line]) -> PackedFile:
        """Return a file with what was changed."""
        head = self._numbered_head(FileKind.UPDATE)
        return self._own(packed_file(SyncFile(head, (update,) if update else (), tuple(rows), tuple(lines))))

    def base(self, document: SyncDocument, rows: Iterable[SyncRow], contents: SharedContents) -> BaseFiles:
        """Return a base and the files of closed years that nobody has written yet."""
        state = self._state
        rest, years = rows_by_year(rows, self._now)
        replaced = tuple(name for name, file in state.files.items() if file.seq or file.part not in years)
        written = {file.part for file in contents.files if file.group == state.group and file.kind is FileKind.YEAR}
        files = [self._year(part, found) for part, found in years.items() if part not in written]
        state.years |= years.keys()
        head = self._numbered_head(FileKind.BASE)
        updates = tuple(filter(None, (document.snapshot(), document.pending())))
        base = self._own(packed_file(SyncFile(head, updates, rest)))
        state.base = LastBase(state.seq, len(base.data), self._now.isoformat())
        return BaseFiles((*files, base), replaced)

    def _year(self, part: str, rows: tuple[SyncRow, ...]) -> PackedFile:
        head = self._head(FileKind.YEAR, 0, new_token())
        return self._own(packed_file(SyncFile(replace(head, part=part), (), rows)))

    def _numbered_head(self, kind: FileKind) -> FileHead:
        """Return the head of the next file that has a number."""
        self._state.seq += 1
        token = new_token()
        chain = self._state.chain(self._state.replica)
        chain.add(self._state.seq, token)
        head = self._head(kind, self._state.seq, token)
        return replace(head, chain=chain.tokens) if kind is FileKind.BASE else head

    def _head(self, kind: FileKind, seq: int, token: str) -> FileHead:
        state = self._state
        program, heard = self._settings.program, _pasts(state)
        return FileHead(state.group, state.epoch, state.replica, seq, token, self._now, kind, program, heard)

    def _own(self, file: PackedFile) -> PackedFile:
        self._state.files[file.name] = OwnFile(file.head.seq, len(file.data), file.digest, file.head.part)
        return file


def needs_base(state: GroupState, contents: SharedContents, now: datetime) -> bool:
    """Return whether a base is due: own files are missing or damaged, or so much was written since the last one.

    What is much grows with the size of the base, so that a large one is not written and carried over all the time.
    """
    if missing_own_files(state, contents):
        return True
    since = [file for file in state.files.values() if file.seq > state.base.seq]
    scale = max(1.0, state.base.size / _MEGABYTE)
    if len(since) >= MOST_FILES * scale or sum(file.size for file in since) >= max(MOST_BYTES, state.base.size // 4):
        return True
    last = datetime.fromisoformat(state.base.at) if state.base.at else now
    return bool(since) and now - last >= timedelta(days=MOST_DAYS) * max(1.0, scale / 4)


def own_machine_file(state: GroupState, settings: SyncSettings, now: datetime) -> MachineFile:
    """Return what this machine says of itself."""
    return MachineFile(
        group=state.group,
        epoch=state.epoch,
        replica=state.replica,
        name=settings.name,
        program=settings.program,
        at=now,
        seq=state.seq,
        heard={replica: machine.numbers.to for replica, machine in sorted(state.machines.items())},
        digest=state.shown,
        versions=versions_text(state.versions),
        files={name: (file.size, file.digest) for name, file in sorted(state.files.items())},
        former=state.former,
    )


def _pasts(state: GroupState) -> dict[str, Past]:
    """Return how far each replica was read, and what past that is."""
    read = {replica: machine.numbers.to for replica, machine in state.machines.items()} | {state.replica: state.seq}
    pasts = {}
    for replica, seq in sorted(read.items()):
        chain = state.chain(replica)
        known = min(seq, chain.length)
        pasts[replica] = Past(known, past_hash(chain.tokens[: known * _TOKEN]))
    return pasts
