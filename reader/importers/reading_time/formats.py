"""Identify by its content which program a file of reading time comes from, and parse it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from posixpath import basename

from reader.core.activity.foreign_time import ForeignTime
from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import parse_strict_json
from reader.importers.foreign_database import SQLITE_MAGIC
from reader.importers.reading_time.koreader import read_koreader
from reader.importers.reading_time.own_ledger import is_own_csv, is_own_json, read_own_csv, read_own_json
from reader.importers.reading_time.readest import is_readest, read_readest
from reader.importers.reading_time.ttu import is_ttu, read_ttu
from reader.importers.source import read_source
from reader.importers.zip_archive import ZipArchive

LARGEST = 200_000_000
"""Bytes: ten years of pages in a database, or a ledger of a hundred years."""

_ZIP_MAGIC = b"PK"
_STATISTICS = "statistics"


def read_time(path: Path) -> ForeignTime:
    """Parse the reading time in a file.

    Raises ReaderError FILE_*, ZIP_*, TIME_UNKNOWN for a file of no known program, TIME_DAMAGED for one that cannot be
    parsed in its own format, TIME_EMPTY.
    """
    data = read_source(path).data
    if len(data) > LARGEST:
        raise ReaderError(Problem.FILE_TOO_LARGE, path, size=len(data), limit=LARGEST)
    found = _read_archive(data, path) if data.startswith(_ZIP_MAGIC) else _read(data, path)
    if found.is_empty and not found.unreadable:
        raise ReaderError(Problem.TIME_EMPTY, path)
    return found


def _read(data: bytes, path: Path) -> ForeignTime:
    if data.startswith(SQLITE_MAGIC):
        return read_koreader(data, path)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}:
        return _read_json(data, path)
    if is_own_csv(data):
        return read_own_csv(data, path)
    raise ReaderError(Problem.TIME_UNKNOWN, path)


def _read_json(data: bytes, path: Path) -> ForeignTime:
    try:
        value = parse_strict_json(data)
    except ReaderError as error:
        raise ReaderError(Problem.TIME_DAMAGED, path, why=str(error.detail.get("why", "not-json"))) from error
    if value == []:
        raise ReaderError(Problem.TIME_EMPTY, path)
    if is_own_json(value):
        return read_own_json(value)
    if is_readest(value):
        return read_readest(value)
    if is_ttu(value):
        return read_ttu(value)
    raise ReaderError(Problem.TIME_UNKNOWN, path)


def _read_archive(data: bytes, path: Path) -> ForeignTime:
    """Parse the statistics in a ZIP: Readest keeps one file, ttu one in the folder of each book."""
    found = list(_members(ZipArchive(data, path), path))
    if not found:
        raise ReaderError(Problem.TIME_UNKNOWN, path)
    return replace(
        found[0],
        spans=tuple(span for one in found for span in one.spans),
        days=tuple(day for one in found for day in one.days),
        unreadable=sum(one.unreadable for one in found),
    )


def _members(archive: ZipArchive, path: Path) -> Iterator[ForeignTime]:
    for name in sorted(archive.names):
        if not (basename(name).startswith(_STATISTICS) and name.endswith(".json")):
            continue
        member = archive.read(name)
        if member is None:
            raise ReaderError(Problem.TIME_DAMAGED, path, why="not-json")
        if member.strip() != b"[]":
            yield _read_json(member, path)
