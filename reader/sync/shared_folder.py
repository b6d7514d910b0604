"""Write into the folder that the machines of a group share.

Each machine writes only below ``onehour/machines/<its replica id>``. No file is ever written by two machines, and
that a file is missing never means that something was deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.sync.durable_write import is_temporary, make_folder, write_durably
from reader.sync.file_cache import KnownFile
from reader.sync.folder_checks import check_shared_folder, folder_error
from reader.sync.folder_reader import MACHINES, ROOT
from reader.sync.machine_file import GroupFile, MachineFile, group_bytes, machine_bytes
from reader.sync.sync_file import FileHead, FileKind, SyncFile, packed

GROUP_FILE = "group.json"
MACHINE_FILE = "machine.json"
SUFFIX = ".ohs"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of this machine, ready to be written: its head, its name and its bytes."""

    head: FileHead
    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """Return the SHA-256 of its bytes."""
        return sha256(self.data).hexdigest()


class SharedFolder:
    """Write into one shared folder; an error of the system is raised as a ReaderError SYNC_…."""

    def __init__(self, folder: Path, library: Path) -> None:
        self._folder = folder
        self._library = library
        self._root = folder / ROOT
        self._machines = self._root / MACHINES

    def check(self) -> None:
        """Raise ReaderError if the folder may not be used: see `check_shared_folder`."""
        check_shared_folder(self._folder, self._library)
        for inner in (self._root, self._machines):
            if inner.is_symlink():
                raise ReaderError(Problem.SYNC_SYMLINK, inner)

    def write_group(self, group: GroupFile) -> None:
        """Name the group of the folder."""
        self._write(self._root / GROUP_FILE, group_bytes(group))

    def write(self, file: PackedFile) -> None:
        """Write a file of this machine, under a name that no file ever had before, and read it back."""
        self._write(self._machines / file.head.replica / file.name, file.data)

    def write_machine(self, machine: MachineFile) -> None:
        """Replace what this machine says of itself."""
        self._write(self._machines / machine.replica / MACHINE_FILE, machine_bytes(machine))

    def delete(self, replica: str, names: Iterable[str]) -> int:
        """Delete files of this machine; return how many there were."""
        deleted = 0
        for name in names:
            with suppress(OSError):
                (self._machines / replica / name).unlink()
                deleted += 1
        return deleted

    def erase(self, replica: str, names: Iterable[str]) -> int:
        """Delete files of this machine and, if nothing else is there, its folder; return how many files there were."""
        deleted = self.delete(replica, (*names, MACHINE_FILE))
        with suppress(OSError):
            _clear_temporary(self._machines / replica)
            (self._machines / replica).rmdir()
        return deleted

    def _write(self, path: Path, data: bytes) -> None:
        if not self._folder.is_dir():
            raise ReaderError(Problem.SYNC_FOLDER_GONE, self._folder)
        if path.parent.is_symlink():
            raise ReaderError(Problem.SYNC_SYMLINK, path.parent)
        try:
            make_folder(path.parent)
            _clear_temporary(path.parent)
            write_durably(path, data)
            is_written = path.read_bytes() == data
        except OSError as error:
            raise folder_error(error, self._folder) from error
        if not is_written:
            raise ReaderError(Problem.SYNC_IO, self._folder)


def packed_file(file: SyncFile) -> PackedFile:
    """Return a file, ready to be written."""
    return PackedFile(file.head, file_name(file.head), packed(file))


def file_name(head: FileHead | KnownFile) -> str:
    """Return the name of a file: lower-case ASCII, and nothing that lists of files to be ignored name."""
    if head.kind is FileKind.YEAR:
        return f"rows-{head.part.partition('-')[0]}-{head.token}{SUFFIX}"
    start = "base" if head.kind is FileKind.BASE else "u"
    return f"{start}-{head.seq:06}-{head.token}{SUFFIX}"


def _clear_temporary(folder: Path) -> None:
    """Delete what a program that was killed left of ours; raises OSError."""
    for path in folder.iterdir():
        if is_temporary(path.name):
            path.unlink(missing_ok=True)
