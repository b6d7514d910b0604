"""Parse the text in a ZIP or gzip file, or its numbered chapters."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath

from reader.core.errors import Problem, ReaderError
from reader.core.study.bag_names import is_study_bag
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import CoverImage, SourceEvent, TableOfContents, TextHeader, first_events
from reader.core.text.model import TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.core.text.title_detection import title_of_stem
from reader.importers.archives.archive_contents import packed_texts
from reader.importers.formats import identify, parse_source
from reader.importers.source import SourceBytes, member_source
from reader.importers.zip_archive import HIGHEST_RATIO, LARGEST_ENTRY, RATIO_FREE, ZipArchive

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_PACKED_SUFFIXES = frozenset((".zip", ".gz", ".rar", ".7z", ".tar", ".bz2", ".xz", ".tgz"))
_NUMBER_ALONE = re.compile(r"[\W\d_]*$")
_HEADING_WITHIN = 3


@dataclass(frozen=True, slots=True)
class _Chapter:
    """One of several files: its header and its further events."""

    header: TextHeader
    events: Iterator[SourceEvent]


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of the packed text; raises `ReaderError` as the archive and the text's own format do.

    ZIP_NO_TEXT means that it contains no text, ZIP_NESTED that it contains only another packed file, BAG_NO_TEXT that
    it was handed over from One Hour.
    """
    if source.data.startswith(_GZIP):
        yield from _read(replace(source, path=_inner_path(source.path), data=_decompressed(source)), source.path)
        return
    archive = ZipArchive(source.data, source.path)
    if is_study_bag(archive.names):
        raise ReaderError(Problem.BAG_NO_TEXT, source.path)
    texts = packed_texts(archive.names, archive.size)
    if not texts.names:
        nested = any(PurePosixPath(name).suffix.lower() in _PACKED_SUFFIXES for name in archive.names)
        raise ReaderError(Problem.ZIP_NESTED if nested else Problem.ZIP_NO_TEXT, source.path)
    if len(texts.names) == 1 or not texts.are_chapters:
        yield from _read(_member(source, archive, texts.names[0]), source.path)
    else:
        yield from _read_chapters(source, archive, texts.names)


def _member(source: SourceBytes, archive: ZipArchive, name: str) -> SourceBytes:
    return replace(
        member_source(source.path, archive, name, source.options), path=source.path / name, renderer=source.renderer
    )


def _read(inner: SourceBytes, outer: Path) -> Iterator[SourceEvent]:
    """Parse an inner file in its own format; its errors are reported for the outer file."""
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
    """Parse numbered files as the chapters of one text, each under a heading; empty ones are told as left out."""
    header: TextHeader | None = None
    empty: list[str] = []
    for number, name in enumerate(names):
        chapter = _chapter(source, archive, name)
        source.fraction = (number + 1) / len(names)
        if chapter is None:
            empty.append(name)
            continue
        if header is None:
            title = title_of_stem(source.path.stem)
            header = replace(chapter.header, title=title, bibliography=UNKNOWN_BIBLIOGRAPHY)
            yield header
        yield from _with_heading(chapter, name)
    if header is None:
        raise ReaderError(Problem.NO_TEXT, source.path)
    yield from (Omission(OmissionKind.CHAPTER, names=(name,)) for name in empty)


def _chapter(source: SourceBytes, archive: ZipArchive, name: str) -> _Chapter | None:
    try:
        events = _read(_member(source, archive, name), source.path)
        header = next(events)
    except ReaderError as error:
        if error.problem in {Problem.NO_TEXT, Problem.FILE_EMPTY}:
            return None
        raise
    assert isinstance(header, TextHeader)
    return _Chapter(header, events)


def _with_heading(chapter: _Chapter, name: str) -> Iterator[SourceEvent]:
    """Put a chapter under a heading of level 1: its own, else one made of its file name."""
    events = (event for event in chapter.events if not isinstance(event, TableOfContents | CoverImage))
    first = first_events(events, _HEADING_WITHIN)
    if not any(isinstance(event, Block) and event.kind is BlockKind.HEADING for event in first):
        stem = PurePosixPath(name).stem
        yield Block(BlockKind.HEADING, stem if _NUMBER_ALONE.match(stem) else title_of_stem(stem), level=1)
    yield from chain(first, events)


def _inner_path(path: Path) -> Path:
    """Return the name of a gzipped file: the outer name without ".gz", else with ".txt"."""
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path.with_suffix(".txt")


def _decompressed(source: SourceBytes) -> bytes:
    """Decompress gzip (RFC 1952) within the limits of an archive's entry; a truncated file yields what it contains."""
    decompressor = zlib.decompressobj(_GZIP_WINDOW)
    try:
        data = decompressor.decompress(source.data, LARGEST_ENTRY + 1)
    except zlib.error as error:
        raise ReaderError(Problem.ZIP_DAMAGED, source.path) from error
    if len(data) > LARGEST_ENTRY or (len(data) > RATIO_FREE and len(data) > HIGHEST_RATIO * len(source.data)):
        raise ReaderError(Problem.ZIP_BOMB, source.path)
    if not data:
        raise ReaderError(Problem.FILE_EMPTY, source.path)
    return data
