"""Preview how a file would read with other options, in a child process that serves one request after another.

The first look is made from the first part of the file alone, so that it follows a change at once; the summary with all
headings comes after it, and is dropped when the next request arrives.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.text.import_events import ImportEvent, TextEnd, TextHeader, assemble
from reader.core.text.import_options import ImportOptions
from reader.core.text.leaves import Leaf
from reader.core.text.model import Section, TextFormat
from reader.core.text.normalise import REPLACEMENT
from reader.importers.encoding import decode
from reader.importers.formats import identify, parse_source
from reader.importers.source import SourceBytes, read_source
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits
from reader.workers.main import Reply

SURVEYED = 4 * 1024 * 1024
"""Bytes of a plain file, or code points of any other, that a summary covers."""

_HEAD_BYTES = 96 * 1024
_FIRST_LEAVES = 6
_SHOWN_LEAVES = 8
_LIMITS = WorkerLimits(silence=20.0)

_TEXT_FORMATS = frozenset({TextFormat.PLAIN, TextFormat.MARKDOWN})
_WIDE_ENCODINGS = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class LeavesRequest:
    """A request for the leaves from a position on, of the last summary."""

    position: int


@dataclass(frozen=True, slots=True)
class FirstLook:
    """How the file begins; ``header`` holds the detected metadata, ``encoding`` the detected encoding."""

    header: TextHeader
    encoding: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class PreviewSummary:
    """The sections and counts of the file; ``whole`` is false where only the first part of a long file was read.

    ``damaged`` counts the characters that could not be decoded.
    """

    sections: tuple[Section, ...]
    characters: int
    damaged: int
    whole: bool


@dataclass(frozen=True, slots=True)
class PreviewLeaves:
    """The leaves from the one that contains ``position`` on."""

    position: int
    leaves: tuple[Leaf, ...]


Report = FirstLook | PreviewSummary | PreviewLeaves

PreviewWorker = Worker[ImportOptions | LeavesRequest, Report]
"""Returns a first look and a summary for options, and leaves for a `LeavesRequest` after these."""


def preview_worker(path: Path, *, monotonic: Callable[[], float] = time.monotonic) -> PreviewWorker:
    """Return a worker that previews one file, which it reads at the first request."""
    return Worker("reader.importers.preview:PreviewJob", path, limits=_LIMITS, monotonic=monotonic)


class PreviewJob:
    """Read one file with one set of options after another."""

    is_worn_out = False

    def __init__(self, path: Path) -> None:
        """Prepare for the file at ``path``, which is read at the first request."""
        self._path = path
        self._file: tuple[TextFormat, bytes, str] | None = None
        self._leaves: list[Leaf] = []

    def answer(self, request: ImportOptions | LeavesRequest) -> Iterator[Reply | None]:
        """Yield the reports on a request one by one; None where the rest may be dropped for another request."""
        if isinstance(request, LeavesRequest):
            yield Reply(self._leaves_from(request.position))
            return
        choices = request.reading_options
        yield Reply(self._first_look(choices), last=False)
        yield from self._summary(choices)

    def _opened(self) -> tuple[TextFormat, bytes, str]:
        """Return the file's format, its bytes, and the detected encoding."""
        if self._file is None:
            text_format = identify(self._path)
            data = read_source(self._path).data
            self._file = (text_format, data, self._detected_encoding(text_format, data))
        return self._file

    def _detected_encoding(self, text_format: TextFormat, data: bytes) -> str:
        if text_format in _TEXT_FORMATS:
            return decode(data, self._path)[1]
        header = next(iter(parse_source(text_format, SourceBytes(self._path, data))))
        return header.encoding if isinstance(header, TextHeader) else ""

    def _first_look(self, choices: ImportOptions) -> FirstLook:
        text_format, data, detected = self._opened()
        events = self._events(choices, _HEAD_BYTES)
        try:
            header = next(events)
        except ReaderError:
            if text_format not in _TEXT_FORMATS or len(data) <= _HEAD_BYTES:
                raise
            events = self._events(choices, len(data))
            header = next(events)
        assert isinstance(header, TextHeader)
        leaves = tuple(islice((leaf for leaf in events if isinstance(leaf, Leaf)), _FIRST_LEAVES))
        return FirstLook(replace(header, options=choices), detected, leaves)

    def _summary(self, choices: ImportOptions) -> Iterator[Reply | None]:
        text_format, data, _evident = self._opened()
        is_whole = text_format not in _TEXT_FORMATS or len(data) <= SURVEYED
        self._leaves = []
        damaged = 0
        for event in self._events(choices, SURVEYED):
            if isinstance(event, Leaf):
                damaged += event.text.count(REPLACEMENT)
                if event.start < SURVEYED:
                    self._leaves.append(event)
                yield None
            elif isinstance(event, TextEnd):
                yield Reply(PreviewSummary(event.sections, event.characters, damaged, is_whole))

    def _events(self, choices: ImportOptions, limit: int) -> Iterator[ImportEvent]:
        """Return the events of the file, or of its first part where the format can be cut anywhere."""
        text_format, data, detected = self._opened()
        if text_format in _TEXT_FORMATS and len(data) > limit:
            data = _head(data, limit, detected)
            choices = replace(choices, encoding=choices.encoding or detected)
        return assemble(parse_source(text_format, SourceBytes(self._path, data, choices)))

    def _leaves_from(self, position: int) -> PreviewLeaves:
        first = max(0, bisect_right(self._leaves, position, key=_start) - 1)
        return PreviewLeaves(position, tuple(self._leaves[first : first + _SHOWN_LEAVES]))


def _head(data: bytes, limit: int, encoding: str) -> bytes:
    """Cut after a line end; in UTF-16 and UTF-32, where a line end is no single byte, at a whole unit."""
    end = 0 if encoding.startswith(_WIDE_ENCODINGS) else data.rfind(b"\n", 0, limit) + 1
    return data[: end or limit & ~3]


def _start(leaf: Leaf) -> int:
    return leaf.start
