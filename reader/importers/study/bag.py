"""Read a BagIt bag in a ZIP, and refuse one in which anything is not as its manifest says.

Source: RFC 8493, The BagIt File Packaging Format 1.0. Nothing is extracted to disk.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.study.bag_names import (
    BAG_INFO,
    DECLARATION_FILE,
    MANIFEST,
    PAYLOAD,
    TAG_MANIFEST,
    is_unsafe_payload_name,
)
from reader.core.text.sanitise import one_line
from reader.importers.zip_archive import ZipArchive

_ENTRY = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(\S.*)")
_VERSION = re.compile(r"BagIt-Version: (\d+\.\d+)")
_VERSIONS = frozenset(("1.0", "0.97"))
_TAG_FILES = frozenset((DECLARATION_FILE, BAG_INFO, MANIFEST))
_FORKS = "__MACOSX/"
_FOLDER_VIEW = ".DS_Store"
_LONGEST_SHOWN = 120


def bag_payload(archive: ZipArchive, path: Path, changeable: str) -> tuple[dict[str, bytes], bool]:
    """Return the files below ``data/`` by their names there, and whether the one that is ``changeable`` was changed.

    ``path`` is the file that errors name. Raises ReaderError BAG_UNKNOWN, BAG_MANIFEST, BAG_DAMAGED, BAG_MISSING,
    BAG_EXTRA, BAG_UNSAFE; ZIP_BOMB as `ZipArchive` does.
    """
    bag = _Bag(archive, path)
    tag_digests = bag.digests(TAG_MANIFEST)
    if not tag_digests.keys() <= _TAG_FILES or not {DECLARATION_FILE, MANIFEST} <= tag_digests.keys():
        raise ReaderError(Problem.BAG_MANIFEST, path, file=TAG_MANIFEST)
    for name, digest in tag_digests.items():
        if bag.digest(name) != digest:
            raise _error(Problem.BAG_DAMAGED, path, name)
    digests = bag.digests(MANIFEST)
    bag.compare_names({*digests, *tag_digests, TAG_MANIFEST})
    payload: dict[str, bytes] = {}
    is_changed = False
    for name, digest in digests.items():
        data = bag.read(name)
        if hashlib.sha256(data).hexdigest() != digest:
            if name != f"{PAYLOAD}{changeable}":
                raise _error(Problem.BAG_DAMAGED, path, name)
            is_changed = True
        payload[name.removeprefix(PAYLOAD)] = data
    return payload, is_changed


class _Bag:
    """The files in the one top folder of a ZIP, by their names in it in NFC."""

    def __init__(self, archive: ZipArchive, path: Path) -> None:
        self._archive = archive
        self._path = path
        names = [name for name in archive.names if not _is_passed_over(name)]
        folders = {name.partition("/")[0] for name in names}
        if len(folders) != 1 or not all("/" in name for name in names):
            raise ReaderError(Problem.BAG_UNKNOWN, path)
        self._members = {_inner_name(name): name for name in names if not name.endswith("/")}
        if DECLARATION_FILE not in self._members:
            raise ReaderError(Problem.BAG_UNKNOWN, path)
        declared = _VERSION.match(self.read(DECLARATION_FILE).decode("utf-8", "replace"))
        if declared is None or declared[1] not in _VERSIONS:
            raise ReaderError(Problem.BAG_MANIFEST, path, file=DECLARATION_FILE)

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        if name not in self._members:
            raise _error(Problem.BAG_MISSING, self._path, name)
        data = self._archive.read(self._members[name])
        if data is None:
            raise _error(Problem.BAG_DAMAGED, self._path, name)
        return data

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a file, in hexadecimal."""
        return hashlib.sha256(self.read(name)).hexdigest()

    def digests(self, manifest: str) -> Mapping[str, str]:
        """Return the digests that a manifest lists, by the names of the files."""
        try:
            lines = self.read(manifest).decode("utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise ReaderError(Problem.BAG_MANIFEST, self._path, file=manifest) from error
        digests: dict[str, str] = {}
        for line in filter(str.strip, lines):
            entry = _ENTRY.fullmatch(line)
            name = unicodedata.normalize("NFC", entry[2].removeprefix("./")) if entry else ""
            is_wrong_place = manifest == MANIFEST and not name.startswith(PAYLOAD)
            if entry is None or name in digests or is_wrong_place:
                raise ReaderError(Problem.BAG_MANIFEST, self._path, file=manifest)
            digests[name] = entry[1].lower()
        return digests

    def compare_names(self, listed: Iterable[str]) -> None:
        """Refuse files that no manifest lists, names that are not safe, and a list with files that are not there."""
        for name in self._members:
            if is_unsafe_payload_name(name.removeprefix(PAYLOAD)):
                raise _error(Problem.BAG_UNSAFE, self._path, name)
        names = frozenset(listed)
        for problem, others in ((Problem.BAG_EXTRA, self._members.keys() - names), (Problem.BAG_MISSING, names)):
            for name in sorted(others):
                if problem is Problem.BAG_EXTRA or name not in self._members:
                    raise _error(problem, self._path, name)


def shown_name(name: str) -> str:
    """Return the name of a file in a bag as a message shows it."""
    return one_line(name.removeprefix(PAYLOAD))[:_LONGEST_SHOWN]


def _error(problem: Problem, path: Path, name: str) -> ReaderError:
    return ReaderError(problem, path, file=shown_name(name))


def _inner_name(name: str) -> str:
    return unicodedata.normalize("NFC", name.partition("/")[2])


def _is_passed_over(name: str) -> bool:
    return name.startswith(_FORKS) or name.rpartition("/")[2] == _FOLDER_VIEW
