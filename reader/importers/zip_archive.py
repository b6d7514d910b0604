"""Read the members of an untrusted ZIP archive; nothing is ever extracted to disk.

Limits: reliability.md, "Hostile input".
"""

from __future__ import annotations

import io
import posixpath
import re
import stat
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from reader.core.errors import Problem, ReaderError
from reader.core.zip_errors import ZIP_ERRORS

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 64 * 1024 * 1024
"""Bytes."""
LARGEST_ARCHIVE = 512 * 1024 * 1024
"""Bytes of all entries together."""
HIGHEST_RATIO = 200
"""The highest compression ratio of an entry above `RATIO_FREE` bytes that is read."""
RATIO_FREE = 1024 * 1024

_DRIVE = re.compile(r"^[A-Za-z]:")
_LOCAL_HEADER = 30
_UTF8_NAME = 0x800


class ZipArchive:
    """A ZIP archive in memory, whose members are read by their exact names; `find` tells those of similar ones."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Check the central directory; raises `ReaderError` ZIP_DAMAGED, ZIP_ENCRYPTED, ZIP_UNSAFE or ZIP_BOMB."""
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_ERRORS as error:
            raise ReaderError(Problem.ZIP_DAMAGED, path) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            raise ReaderError(Problem.ZIP_BOMB, path, entries=len(entries))
        _check_names(entries, path)
        _check_sizes(entries, path)
        _check_overlaps(entries, path)
        self._entries = {name_of(entry): entry for entry in entries}
        self._folded: dict[str, str] | None = None
        self._bytes_left = LARGEST_ARCHIVE

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all members."""
        return tuple(self._entries)

    def find(self, name: str) -> str | None:
        """Return the member with a name, else the one whose name is the same when both are folded; None without one.

        Folded names have no difference of case, of composed and separate accents, of escapes, or of slashes.
        """
        if name in self._entries:
            return name
        if self._folded is None:
            self._folded = {_folded(member): member for member in reversed(self._entries)}
        return self._folded.get(_folded(name))

    def size(self, name: str) -> int:
        """Return the size in bytes that the directory states for a member."""
        return self._entries[name].file_size

    def read(self, name: str) -> bytes | None:
        """Return a member's bytes; None when it is missing or damaged; raises `ReaderError` ZIP_BOMB."""
        entry = self._entries.get(name)
        if entry is None or entry.is_dir():
            return None
        try:
            with self._zip.open(entry) as member:
                data = member.read(LARGEST_ENTRY + 1)
        except ZIP_ERRORS:
            return None
        self._bytes_left -= len(data)
        if len(data) > LARGEST_ENTRY or self._bytes_left < 0 or _is_bomb(len(data), entry.compress_size):
            raise ReaderError(Problem.ZIP_BOMB, self._path, entry=name)
        return data

    def read_beside(self, name: str, address: str) -> bytes | None:
        """Return the bytes of a member by its path relative to another one; None when it is missing."""
        plain = unquote(address.partition("?")[0].partition("#")[0])
        return self.read(posixpath.normpath(posixpath.join(posixpath.dirname(name), plain)))


def _folded(name: str) -> str:
    """Return a name without the differences that programs make in writing it."""
    parts = unquote(name).replace("\\", "/").split("/")
    path = posixpath.normpath("/" + "/".join(part.strip() for part in parts)).lstrip("/")
    return unicodedata.normalize("NFC", path).casefold()


def member_of(path: Path) -> tuple[Path, str] | None:
    """Split the path of a member, written as if its ZIP were a folder, into the ZIP's path and the member's name."""
    for above in path.parents:
        if above.suffix.lower() == ".zip" and above.is_file():
            return above, path.relative_to(above).as_posix()
    return None


def name_of(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry; one not flagged as UTF-8 is decoded as UTF-8 or GBK where its bytes are valid."""
    name = entry.orig_filename
    if entry.flag_bits & _UTF8_NAME or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _check_names(entries: Sequence[zipfile.ZipInfo], path: Path) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = name_of(entry)
        if entry.flag_bits & 0x1:
            raise ReaderError(Problem.ZIP_ENCRYPTED, path, entry=name)
        folded = unicodedata.normalize("NFC", name).casefold()
        if _is_unsafe(name) or stat.S_ISLNK(entry.external_attr >> 16) or folded in seen:
            raise ReaderError(Problem.ZIP_UNSAFE, path, entry=name)
        seen.add(folded)


def _is_unsafe(name: str) -> bool:
    return (
        not name
        or name.startswith("/")
        or "\\" in name
        or "\x00" in name
        or _DRIVE.match(name) is not None
        or ".." in name.split("/")
    )


def _check_sizes(entries: Sequence[zipfile.ZipInfo], path: Path) -> None:
    for entry in entries:
        if entry.file_size > LARGEST_ENTRY:
            raise ReaderError(Problem.ZIP_BOMB, path, entry=entry.filename)
    if sum(entry.file_size for entry in entries) > LARGEST_ARCHIVE:
        raise ReaderError(Problem.ZIP_BOMB, path)


def _is_bomb(size: int, packed: int) -> bool:
    return size > RATIO_FREE and size > HIGHEST_RATIO * max(1, packed)


def _check_overlaps(entries: Sequence[zipfile.ZipInfo], path: Path) -> None:
    """Refuse members that overlap, as in the densest ZIP bombs."""
    spans = sorted((entry.header_offset, entry.compress_size + len(entry.orig_filename)) for entry in entries)
    end = 0
    for start, length in spans:
        if start < end:
            raise ReaderError(Problem.ZIP_UNSAFE, path)
        end = start + _LOCAL_HEADER + length
