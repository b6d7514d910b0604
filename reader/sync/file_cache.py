"""What the files of the folder were when they were last read, so that only those that changed are read again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.sync.status import SyncProblemKind
from reader.sync.sync_file import Epoch, FileHead, FileKind, SyncFileError

FileStamp = tuple[int, int, int]
"""The size of a file in bytes, and its times of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A whole file of the folder: its path below the folders of the machines, and what its head says of it."""

    path: str
    size: int
    group: str
    epoch: Epoch
    replica: str
    seq: int
    token: str
    at: datetime
    kind: FileKind
    part: str

    @property
    def name(self) -> str:
        """Return the last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file of the folder that cannot be read, and why."""

    kind: SyncProblemKind
    program: str = ""
    replica: str = ""


def known_file(path: str, size: int, head: FileHead) -> KnownFile:
    """Return what is remembered of a file."""
    return KnownFile(
        path, size, head.group, head.epoch, head.replica, head.seq, head.token, head.at, head.kind, head.part
    )


def unreadable_file(error: SyncFileError) -> UnreadableFile:
    """Return what is remembered of a file that cannot be read."""
    return UnreadableFile(error.kind, error.program, error.replica)


class FileCache:
    """What is known of files by path, kept in a file that may be deleted; what is waited for is not kept."""

    def __init__(self, path: Path | None, program: str) -> None:
        """Load the cache, if it is to be kept; what another version of the program knew is forgotten."""
        self._path = path
        self._program = program
        self._files: dict[str, tuple[FileStamp, KnownFile | UnreadableFile]] = {}
        self._is_changed = False
        if path:
            with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
                self._load(path)

    def get(self, path: str, stamp: FileStamp) -> KnownFile | UnreadableFile | None:
        """Return what is known of a file; None if it is unknown or has changed."""
        known = self._files.get(path)
        return known[1] if known and known[0] == stamp else None

    def put(self, path: str, stamp: FileStamp, file: KnownFile | UnreadableFile) -> None:
        """Remember a file."""
        if isinstance(file, KnownFile) or file.kind is not SyncProblemKind.WAITING:
            self._files[path] = (stamp, file)
            self._is_changed = True

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget the files that are gone."""
        gone = self._files.keys() - set(paths)
        self._is_changed = self._is_changed or bool(gone)
        for path in gone:
            del self._files[path]

    def save(self) -> None:
        """Write the cache if it has changed; a power cut may lose it."""
        if self._path is None or not self._is_changed:
            return
        rows = [[path, list(stamp), _row(file)] for path, (stamp, file) in self._files.items()]
        temporary = self._path.with_suffix(".part")
        temporary.write_text(json.dumps({"program": self._program, "files": rows}), "utf-8")
        temporary.replace(self._path)
        self._is_changed = False

    def _load(self, path: Path) -> None:
        values = json.loads(path.read_bytes())
        if values["program"] == self._program:
            for name, (size, changed, created), row in values["files"]:
                self._files[name] = ((size, changed, created), _file(name, size, row))


def _row(file: KnownFile | UnreadableFile) -> list[str | int]:
    if isinstance(file, UnreadableFile):
        return [file.kind, file.program, file.replica]
    epoch, at = file.epoch, file.at.isoformat()
    return [file.group, epoch.number, epoch.founder, file.replica, file.seq, file.token, at, file.kind, file.part]


def _file(path: str, size: int, row: list[str | int]) -> KnownFile | UnreadableFile:
    if len(row) == 3:
        return UnreadableFile(SyncProblemKind(str(row[0])), str(row[1]), str(row[2]))
    group, number, founder, replica, seq, token, at, kind, part = row
    return KnownFile(
        path=path,
        size=size,
        group=str(group),
        epoch=Epoch(int(number), str(founder)),
        replica=str(replica),
        seq=int(seq),
        token=str(token),
        at=datetime.fromisoformat(str(at)),
        kind=FileKind(str(kind)),
        part=str(part),
    )
