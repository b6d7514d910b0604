"""Read the text that is packed in a ZIP or gzip file, or the numbered chapters of one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import CoverImage, SourceEvent, TableOfContents, TextHeader
from reader.core.text.model import TextFormat
from reader.core.text.title_detection import title_of_stem
from reader.importers.archives.archive_contents import packed_texts
from reader.importers.formats import identify, parse_source
from reader.importers.source import SourceBytes, packed_source
from reader.importers.zip_archive import HIGHEST_RATIO, LARGEST_ENTRY, RATIO_FREE, ZipArchive

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_PACKED = frozenset((".zip", ".gz", ".rar", ".7z", ".tar", ".bz2", ".xz", ".tgz"))
_NUMBER_ALONE = re.compile(r"[\W\d_]*$")
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class _Chapter:
    """Hold what was read of one of several files: its header and its pieces."""

    header: TextHeader
    pieces: Iterator[SourceEvent]


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the pieces of the packed text; raises `ReaderError` as the archive and the text's own format do.

    ZIP_NO_TEXT says that no text is in it, ZIP_NESTED that there is only another packed file.
    """
    if source.data.startswith(_GZIP):
        yield from _read(SourceBytes(_inner_path(source.path), _unpacked(source), source.choices), source.path)
        return
    archive = ZipArchive(source.data, source.path)
    texts = packed_texts(archive.names, archive.size)
    if not texts.names:
        nested = any(PurePosixPath(name).suffix.lower() in _PACKED for name in archive.names)
        raise ReaderError(Problem.ZIP_NESTED if nested else Problem.ZIP_NO_TEXT, source.path)
    if len(texts.names) == 1 or not texts.are_chapters:
        yield from _read(_packed(source, archive, texts.names[0]), source.path)
    else:
        yield from _read_chapters(source, archive, texts.names)


def _packed(source: SourceBytes, archive: ZipArchive, name: str) -> SourceBytes:
    return replace(packed_source(source.path, archive, name, source.choices), path=source.path / name)


def _read(inner: SourceBytes, outer: Path) -> Iterator[SourceEvent]:
    """Read an inner file in its own format; the trouble that it gives is that of the outer one."""
    try:
        yield from parse_source(_format_of(inner), inner)
    except ReaderError as error:
        raise ReaderError(error.problem, outer, **error.detail) from error


def _format_of(inner: SourceBytes) -> TextFormat:
    text_format = identify(inner.path, inner.data)
    if text_format is TextFormat.ZIP:
        raise ReaderError(Problem.ZIP_NESTED, inner.path)
    return text_format


def _read_chapters(source: SourceBytes, archive: ZipArchive, names: Sequence[str]) -> Iterator[SourceEvent]:
    """Read numbered files as the chapters of one text, each under a heading; empty ones are passed over."""
    head: TextHeader | None = None
    for number, name in enumerate(names):
        chapter = _chapter(source, archive, name)
        source.fraction = (number + 1) / len(names)
        if chapter is None:
            continue
        if head is None:
            head = replace(chapter.header, title=title_of_stem(source.path.stem))
            yield head
        yield from _under_heading(chapter, name)
    if head is None:
        raise ReaderError(Problem.NO_TEXT, source.path)


def _chapter(source: SourceBytes, archive: ZipArchive, name: str) -> _Chapter | None:
    try:
        pieces = _read(_packed(source, archive, name), source.path)
        header = next(pieces)
    except ReaderError as error:
        if error.problem in {Problem.NO_TEXT, Problem.FILE_EMPTY}:
            return None
        raise
    assert isinstance(header, TextHeader)
    return _Chapter(header, pieces)


def _under_heading(chapter: _Chapter, name: str) -> Iterator[SourceEvent]:
    """Set a chapter under a heading of level 1: its own, else its title or what its file is called."""
    pieces = (piece for piece in chapter.pieces if not isinstance(piece, TableOfContents | CoverImage))
    first = list(islice(pieces, _AHEAD))
    if not any(isinstance(piece, Block) and piece.kind is BlockKind.HEADING for piece in first):
        stem = PurePosixPath(name).stem
        yield Block(BlockKind.HEADING, stem if _NUMBER_ALONE.match(stem) else title_of_stem(stem), level=1)
    yield from chain(first, pieces)


def _inner_path(path: Path) -> Path:
    """Name what is packed alone as its file is named, without the last suffix."""
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path.with_suffix(".txt")


def _unpacked(source: SourceBytes) -> bytes:
    """Unpack gzip (RFC 1952) within the limits of an archive's entry; one cut short gives what is there."""
    unpacking = zlib.decompressobj(_GZIP_WINDOW)
    try:
        data = unpacking.decompress(source.data, LARGEST_ENTRY + 1)
    except zlib.error as error:
        raise ReaderError(Problem.ZIP_DAMAGED, source.path) from error
    if len(data) > LARGEST_ENTRY or (len(data) > RATIO_FREE and len(data) > HIGHEST_RATIO * len(source.data)):
        raise ReaderError(Problem.ZIP_BOMB, source.path)
    if not data:
        raise ReaderError(Problem.FILE_EMPTY, source.path)
    return data
