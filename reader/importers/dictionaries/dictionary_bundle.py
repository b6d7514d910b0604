"""Gather the files that a dictionary is made of: lying side by side, packed together, or one alone.

Nothing is unpacked to disk. Limits: reliability.md, "Hostile input".
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reader.core.errors import Problem, ReaderError
from reader.importers.source import LARGEST_FILE, read_source
from reader.importers.zip_archive import HIGHEST_RATIO, MOST_ENTRIES, RATIO_FREE, ZipArchive

STARDICT_PARTS = {
    "ifo": (".ifo",),
    "idx": (".idx", ".idx.gz", ".idx.dz"),
    "dict": (".dict", ".dict.dz", ".dict.gz"),
    "syn": (".syn", ".syn.gz", ".syn.dz"),
}
"""The endings that each part of a StarDict dictionary may have."""

_TEXTS = (".u8", ".txt", ".tsv", ".tab")
_TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2", ".tar.xz", ".txz")
_ZIP, _GZIP, _BZIP, _XZ = b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
_STEP = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DictionaryBundle:
    """Hold what one dictionary is read from; ``parts`` are its bytes, unpacked, by the names of `STARDICT_PARTS`.

    A dictionary in a single text has the one part ``text``. ``name`` is what it is called where it does not say.
    """

    path: Path
    name: str
    parts: dict[str, bytes]


def dictionary_bundles(path: Path) -> Iterator[DictionaryBundle]:
    """Yield each dictionary that a file holds or belongs to.

    Raises `ReaderError` FILE_*, ZIP_*, DICTIONARY_INCOMPLETE, DICTIONARY_DAMAGED or DICTIONARY_UNKNOWN.
    """
    if path.suffix.lower() in {".mdx", ".mdd"}:
        raise ReaderError(Problem.DICTIONARY_MDICT, path)
    part, stem = _part_of(path.name)
    if part:
        yield _beside(path, stem)
        return
    data = read_source(path).data
    members = _members(data, path)
    if members is None:
        text = inflated(data, path) if data.startswith(_GZIP) else data
        yield DictionaryBundle(path, path.name.partition(".")[0], {"text": text})
    else:
        yield from _packed(members, path)


def inflated(data: bytes, path: Path) -> bytes:
    """Unpack gzip, which dictzip is too; raises `ReaderError` DICTIONARY_DAMAGED or ZIP_BOMB."""
    pieces, size, rest = [], 0, data
    try:
        while rest:
            stream = zlib.decompressobj(wbits=31)
            while not stream.eof:
                piece = stream.decompress(rest, _STEP)
                if not piece and not stream.unconsumed_tail and not stream.eof:
                    raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="short")
                rest = stream.unconsumed_tail
                pieces.append(piece)
                size += len(piece)
                _refuse_bomb(size, len(data), path)
            rest = stream.unused_data.lstrip(b"\x00")
    except zlib.error as error:
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="packing") from error
    return b"".join(pieces)


def _refuse_bomb(size: int, packed: int, path: Path) -> None:
    if size > LARGEST_FILE or (size > RATIO_FREE and size > HIGHEST_RATIO * packed):
        raise ReaderError(Problem.ZIP_BOMB, path)


def _part_of(name: str) -> tuple[str, str]:
    """Return which part of a StarDict dictionary a file name is, and the name without the ending."""
    lower = name.lower()
    for part, endings in STARDICT_PARTS.items():
        for ending in endings:
            if lower.endswith(ending):
                return part, name[: -len(ending)]
    return "", ""


def _beside(path: Path, stem: str) -> DictionaryBundle:
    """Gather the parts that lie beside a file in its folder."""
    parts = {}
    for part, endings in STARDICT_PARTS.items():
        found = next((one for ending in endings if (one := path.with_name(stem + ending)).is_file()), None)
        if found is not None:
            data = read_source(found).data
            parts[part] = inflated(data, found) if data.startswith(_GZIP) else data
    _refuse_incomplete(parts, path, stem)
    return DictionaryBundle(path, stem, parts)


def _refuse_incomplete(parts: dict[str, bytes], path: Path, stem: str) -> None:
    for part in ("ifo", "idx", "dict"):
        if part not in parts:
            raise ReaderError(Problem.DICTIONARY_INCOMPLETE, path, part=f"{stem}.{part}")


def _members(data: bytes, path: Path) -> dict[str, bytes] | None:
    """Return the files of an archive that can be parts of a dictionary; None for what is no archive."""
    if data.startswith(_ZIP):
        archive = _archive(data, path)
        return {name: archive.read(name) or b"" for name in archive.names if _is_wanted(name)}
    if data.startswith((_GZIP, _BZIP, _XZ)) or path.name.lower().endswith(".tar"):
        return _tar_members(data, path)
    return None


def _archive(data: bytes, path: Path) -> ZipArchive:
    try:
        return ZipArchive(data, path)
    except ReaderError as error:
        if error.problem is not Problem.ZIP_DAMAGED:
            raise
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="packing") from error


def _is_wanted(name: str) -> bool:
    base = PurePosixPath(name).name
    return not base.startswith(".") and (bool(_part_of(base)[0]) or base.lower().endswith(_TEXTS))


def _tar_members(data: bytes, path: Path) -> dict[str, bytes] | None:
    if data.startswith(_GZIP) and not path.name.lower().endswith(_TARS):
        return None
    try:
        with tarfile.open(fileobj=_stream(data), mode="r|") as tar:
            return _wanted_of(tar, len(data), path)
    except (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="packing") from error


def _stream(data: bytes) -> io.BufferedIOBase | gzip.GzipFile:
    packed = io.BytesIO(data)
    if data.startswith(_GZIP):
        return gzip.GzipFile(fileobj=packed)
    if data.startswith(_BZIP):
        return bz2.BZ2File(packed)
    return lzma.LZMAFile(packed) if data.startswith(_XZ) else packed


def _wanted_of(tar: tarfile.TarFile, packed: int, path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    size = 0
    for number, member in enumerate(tar):
        size += max(0, member.size)
        if number >= MOST_ENTRIES:
            raise ReaderError(Problem.ZIP_BOMB, path, entries=number)
        _refuse_bomb(size, packed, path)
        file = tar.extractfile(member) if member.isfile() and _is_wanted(member.name) else None
        if file is not None:
            found[member.name] = file.read(member.size)
    return found


def _packed(members: dict[str, bytes], path: Path) -> Iterator[DictionaryBundle]:
    """Yield each dictionary among the members of an archive: by the names of the .ifo files, else the texts."""
    heads = [name for name in members if name.lower().endswith(".ifo")]
    for head in heads:
        yield _parcel_of(head[: -len(".ifo")], members, path)
    if heads:
        return
    texts = [name for name in members if name.lower().endswith(_TEXTS)]
    if not texts:
        raise ReaderError(Problem.DICTIONARY_UNKNOWN, path)
    for name in texts:
        yield DictionaryBundle(path, PurePosixPath(name).stem, {"text": members[name]})


def _parcel_of(stem: str, members: dict[str, bytes], path: Path) -> DictionaryBundle:
    lower = {name.lower(): data for name, data in members.items()}
    parts = {}
    for part, endings in STARDICT_PARTS.items():
        data = next((lower[name] for ending in endings if (name := (stem + ending).lower()) in lower), None)
        if data is not None:
            parts[part] = inflated(data, path) if data.startswith(_GZIP) else data
    _refuse_incomplete(parts, path, PurePosixPath(stem).name)
    return DictionaryBundle(path, PurePosixPath(stem).name, parts)
