"""Read what the machines of a group left in the folder that they share.

What is read is told by its content and never by its name, so that what a program that carries the folder over calls a
conflicted copy is a file like any other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.sync.status import SyncProblem, SyncProblemKind
from reader.sync.file_cache import FileCache, FileStamp, KnownFile, UnreadableFile, known_file, unreadable_file
from reader.sync.folder_checks import folder_error
from reader.sync.machine_file import GroupFile, MachineFile, group_of, machine_of
from reader.sync.sync_file import FORMAT, LARGEST_FILE, SyncFile, SyncFileError, unpacked
from reader.sync.timed_reader import TimedReader

ROOT = "onehour"
MACHINES = "machines"

_LARGEST_JSON = 16 * 1024 * 1024
_LARGEST_KEPT = 32 * 1024 * 1024
"""Bytes of files that are kept from listing the folder to reading them."""

_PLACEHOLDER = re.compile(r"\.(.+)\.icloud")


@dataclass(slots=True)
class SharedContents:
    """What was found in the folder: whole files, what machines say of themselves, what cannot be read, and its size."""

    files: list[KnownFile] = field(default_factory=list)
    machines: dict[str, MachineFile] = field(default_factory=dict)
    problems: list[SyncProblem] = field(default_factory=list)
    bytes: int = 0


class FolderReader:
    """Look into one shared folder; an error of the system is raised as a ReaderError SYNC_…."""

    def __init__(self, folder: Path, cache: FileCache, reader: TimedReader) -> None:
        self._folder = folder
        self._root = folder / ROOT
        self._machines = self._root / MACHINES
        self._cache = cache
        self._reader = reader
        self._kept: dict[str, SyncFile] = {}
        self._room = 0

    def group(self) -> GroupFile | None:
        """Return the group of the folder; of several, as after two beginnings, that with the smallest id.

        Raises ReaderError SYNC_NEWER if it takes a later version of the program.
        """
        try:
            named = [group_of(data) for data in self._json_files()]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise folder_error(error, self._folder) from error
        group = min((group for group in named if group), key=lambda group: group.group, default=None)
        if group and group.needs > FORMAT:
            raise ReaderError(Problem.SYNC_NEWER, self._folder)
        return group

    def contents(self) -> SharedContents:
        """Return what is in the folder; only files that changed since the last look are read again."""
        self._kept, self._room = {}, _LARGEST_KEPT
        found, paths = SharedContents(), set()
        try:
            for machine, entry in self._entries():
                path = f"{machine}/{entry.name}"
                paths.add(path)
                found.bytes += entry.stat(follow_symlinks=False).st_size
                self._look_at(machine, path, entry, found)
        except OSError as error:
            raise folder_error(error, self._folder) from error
        self._cache.keep_only(paths)
        return found

    def read(self, file: KnownFile) -> SyncFile:
        """Return the content of a file; raises SyncFileError."""
        return self._kept.get(file.path) or self._unpacked(file.path)

    def _json_files(self) -> Iterator[bytes]:
        """Yield the contents of the plain files beside the folder of the machines; raises OSError."""
        for entry in _sorted(self._root):
            if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    yield self._reader.read(Path(entry.path), _LARGEST_JSON)

    def _entries(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Yield what is in the folders of the machines, with the names of these folders; raises OSError."""
        if self._machines.is_dir():
            for folder in _sorted(self._machines):
                if folder.is_dir(follow_symlinks=False):
                    yield from ((folder.name, entry) for entry in _sorted(Path(folder.path)))

    def _look_at(self, machine: str, path: str, entry: os.DirEntry[str], found: SharedContents) -> None:
        if placeholder := _PLACEHOLDER.fullmatch(entry.name):
            found.problems.append(SyncProblem(SyncProblemKind.WAITING, machine, f"{machine}/{placeholder[1]}"))
        elif entry.name.startswith("."):
            return  # temporary files of ours and of others
        elif entry.name.endswith(".json"):
            self._look_at_machine(Path(entry.path), found)
        elif entry.is_file(follow_symlinks=False):
            self._look_at_file(machine, path, _stamp(entry), found)
        elif entry.is_symlink():
            found.problems.append(SyncProblem(SyncProblemKind.FOREIGN, machine, path))

    def _look_at_machine(self, path: Path, found: SharedContents) -> None:
        with suppress(OSError):
            told = machine_of(self._reader.read(path, _LARGEST_JSON))
            known = found.machines.get(told.replica) if told else None
            if told and (known is None or (known.seq, known.at) < (told.seq, told.at)):
                found.machines[told.replica] = told

    def _look_at_file(self, machine: str, path: str, stamp: FileStamp, found: SharedContents) -> None:
        file = self._cache.get(path, stamp)
        if file is None:
            file = self._told(path, stamp[0])
            self._cache.put(path, stamp, file)
        if isinstance(file, KnownFile):
            found.files.append(file)
        else:
            found.problems.append(SyncProblem(file.kind, file.replica or machine, path, file.program))

    def _told(self, path: str, size: int) -> KnownFile | UnreadableFile:
        """Read a file and return what it is."""
        try:
            file = self._unpacked(path)
        except SyncFileError as error:
            return unreadable_file(error)
        if size < self._room:
            self._kept[path] = file
            self._room -= size
        return known_file(path, size, file.head)

    def _unpacked(self, path: str) -> SyncFile:
        try:
            data = self._reader.read(self._machines / path, LARGEST_FILE + 1)
        except OSError as error:
            raise SyncFileError(SyncProblemKind.WAITING) from error
        if len(data) > LARGEST_FILE:
            raise SyncFileError(SyncProblemKind.DAMAGED)
        return unpacked(data)


def _sorted(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _stamp(entry: os.DirEntry[str]) -> FileStamp:
    told = entry.stat(follow_symlinks=False)
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns
