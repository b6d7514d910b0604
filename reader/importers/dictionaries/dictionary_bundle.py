"""Collect the files of a dictionary: side by side in a folder, packed in an archive, or a single file.

Nothing is extracted to disk. Limits: reliability.md, "Hostile input".
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
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
"""The suffixes of each part of a StarDict dictionary."""

MDX_PART = "mdx"
MDX_SUFFIX = ".mdx"
RESOURCES_SUFFIX = ".mdd"
"""The suffix of the pictures and sounds of an MDict dictionary, which are not read."""

_TEXT_SUFFIXES = (".u8", ".txt", ".tsv", ".tab")
_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2", ".tar.xz", ".txz")
_ZIP, _GZIP, _BZIP, _XZ = b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class DictionaryBundle:
    """The files of one dictionary; ``parts`` are their decompressed bytes, by the names of `STARDICT_PARTS`.

    A dictionary in a single text file has the one part ``text``, an MDict dictionary the part `MDX_PART`. ``name`` is
    its name where the files state none.
    """

    path: Path
    name: str
    parts: dict[str, bytes]


def dictionary_bundles(path: Path) -> Iterator[DictionaryBundle]:
    """Yield each dictionary that a file contains or belongs to.

    Raises `ReaderError` FILE_*, ZIP_*, DICTIONARY_INCOMPLETE, DICTIONARY_DAMAGED, DICTIONARY_UNKNOWN or
    DICTIONARY_RESOURCES.
    """
    if path.suffix.lower() == RESOURCES_SUFFIX:
        raise ReaderError(Problem.DICTIONARY_RESOURCES, path)
    part, stem = _part_of(path.name)
    if part:
        yield _bundle_in_folder(path, stem)
        return
    data = read_source(path).data
    if path.suffix.lower() == MDX_SUFFIX:
        yield DictionaryBundle(path, path.stem, {MDX_PART: data})
        return
    members = _members(data, path)
    if members is None:
        yield DictionaryBundle(path, path.name.partition(".")[0], {"text": _unpacked(data, path)})
    else:
        yield from _bundles_in_archive(members, path)


def dictionary_parts(path: Path) -> list[Path]:
    """Return the paths that the parts of a dictionary may have, of which ``path`` is one; itself if it is whole."""
    part, stem = _part_of(path.name)
    suffixes = [suffix for endings in STARDICT_PARTS.values() for suffix in endings] if part else []
    return [path.with_name(stem + suffix) for suffix in suffixes] or [path]


def inflated(data: bytes, path: Path) -> bytes:
    """Decompress gzip, which includes dictzip; raises `ReaderError` DICTIONARY_DAMAGED or ZIP_BOMB."""
    chunks, size, rest = [], 0, data
    try:
        while rest:
            stream = zlib.decompressobj(wbits=31)
            while not stream.eof:
                chunk = stream.decompress(rest, _CHUNK)
                if not chunk and not stream.unconsumed_tail and not stream.eof:
                    raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="short")
                rest = stream.unconsumed_tail
                chunks.append(chunk)
                size += len(chunk)
                _refuse_bomb(size, len(data), path)
            rest = stream.unused_data.lstrip(b"\x00")
    except zlib.error as error:
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="packing") from error
    return b"".join(chunks)


def _refuse_bomb(size: int, packed: int, path: Path) -> None:
    if size > LARGEST_FILE or (size > RATIO_FREE and size > HIGHEST_RATIO * packed):
        raise ReaderError(Problem.ZIP_BOMB, path)


def _part_of(name: str) -> tuple[str, str]:
    """Return which part of a StarDict dictionary a file name names, and the name without its suffix; "" for none."""
    lower = name.lower()
    for part, endings in STARDICT_PARTS.items():
        for ending in endings:
            if lower.endswith(ending):
                return part, name[: -len(ending)]
    return "", ""


def _bundle_in_folder(path: Path, stem: str) -> DictionaryBundle:
    """Collect the parts that are in the same folder as a file."""

    def read(suffix: str) -> bytes | None:
        file = path.with_name(stem + suffix)
        return _unpacked(read_source(file).data, file) if file.is_file() else None

    return _bundle(path, stem, read)


def _bundle(path: Path, name: str, read: Callable[[str], bytes | None]) -> DictionaryBundle:
    """Collect the parts of a dictionary; ``read`` returns what is in the file with a suffix, None without one."""
    parts = {}
    for part, suffixes in STARDICT_PARTS.items():
        data = next((data for suffix in suffixes if (data := read(suffix)) is not None), None)
        if data is not None:
            parts[part] = data
        elif part != "syn":
            raise ReaderError(Problem.DICTIONARY_INCOMPLETE, path, part=f"{name}.{part}")
    return DictionaryBundle(path, name, parts)


def _unpacked(data: bytes, path: Path) -> bytes:
    return inflated(data, path) if data.startswith(_GZIP) else data


def _members(data: bytes, path: Path) -> dict[str, bytes] | None:
    """Return the files of an archive that can be parts of a dictionary; None where ``data`` is not an archive."""
    if data.startswith(_ZIP):
        archive = _archive(data, path)
        return {name: archive.read(name) or b"" for name in archive.names if _is_part(name)}
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


def _is_part(name: str) -> bool:
    base = PurePosixPath(name).name
    suffixes = (*_TEXT_SUFFIXES, MDX_SUFFIX)
    return not base.startswith(".") and (bool(_part_of(base)[0]) or base.lower().endswith(suffixes))


def _tar_members(data: bytes, path: Path) -> dict[str, bytes] | None:
    if data.startswith(_GZIP) and not path.name.lower().endswith(_TAR_SUFFIXES):
        return None
    try:
        with tarfile.open(fileobj=_stream(data), mode="r|") as tar:
            return _parts_of_tar(tar, len(data), path)
    except (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="packing") from error


def _stream(data: bytes) -> io.BufferedIOBase | gzip.GzipFile:
    """Decompress an archive; tarfile's own way takes one that breaks off for a whole one."""
    packed = io.BytesIO(data)
    if data.startswith(_GZIP):
        return gzip.GzipFile(fileobj=packed)
    if data.startswith(_BZIP):
        return bz2.BZ2File(packed)
    return lzma.LZMAFile(packed) if data.startswith(_XZ) else packed


def _parts_of_tar(tar: tarfile.TarFile, packed: int, path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    size = 0
    for number, member in enumerate(tar):
        size += max(0, member.size)
        if number >= MOST_ENTRIES:
            raise ReaderError(Problem.ZIP_BOMB, path, entries=number)
        _refuse_bomb(size, packed, path)
        file = tar.extractfile(member) if member.isfile() and _is_part(member.name) else None
        if file is not None:
            found[member.name] = file.read(member.size)
    return found


def _bundles_in_archive(members: dict[str, bytes], path: Path) -> Iterator[DictionaryBundle]:
    """Yield each dictionary of an archive: one for each .ifo or .mdx file, else one for each text file."""
    ifo_files = [name for name in members if name.lower().endswith(".ifo")]
    for ifo_file in ifo_files:
        yield _stardict_bundle(ifo_file[: -len(".ifo")], members, path)
    mdx_files = [name for name in members if name.lower().endswith(MDX_SUFFIX)]
    for name in mdx_files:
        yield DictionaryBundle(path, PurePosixPath(name).stem, {MDX_PART: members[name]})
    if ifo_files or mdx_files:
        return
    texts = [name for name in members if name.lower().endswith(_TEXT_SUFFIXES)]
    if not texts:
        raise ReaderError(Problem.DICTIONARY_UNKNOWN, path)
    for name in texts:
        yield DictionaryBundle(path, PurePosixPath(name).stem, {"text": members[name]})


def _stardict_bundle(stem: str, members: dict[str, bytes], path: Path) -> DictionaryBundle:
    lower = {name.lower(): data for name, data in members.items()}

    def read(suffix: str) -> bytes | None:
        data = lower.get((stem + suffix).lower())
        return None if data is None else _unpacked(data, path)

    return _bundle(path, PurePosixPath(stem).name, read)
