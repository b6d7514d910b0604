"""Preview how a file would read with other options, in a child process that serves one request after another.

The first look is made from the first part of the file alone, so that it follows a change at once; the summary with all
headings comes after it, and is dropped when the next request arrives. The limits are those of `worker`.
"""

from __future__ import annotations

import multiprocessing
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import ImportEvent, TextEnd, TextHeader, assemble
from reader.core.text.import_options import ImportOptions
from reader.core.text.leaves import Leaf
from reader.core.text.model import Section, TextFormat
from reader.core.text.normalise import REPLACEMENT
from reader.importers.encoding import decode
from reader.importers.formats import identify, parse_source
from reader.importers.source import SourceBytes, read_source
from reader.importers.worker_main import limit_memory

SURVEYED = 4 * 1024 * 1024
"""Bytes of a plain file, or code points of any other, that a summary covers."""

_HEAD_BYTES = 96 * 1024
_FIRST_LEAVES = 6
_SHOWN_LEAVES = 8
_SILENCE_LIMIT = 20.0
"""Seconds without an answer after which the child is killed."""

_TEXT_FORMATS = frozenset({TextFormat.PLAIN, TextFormat.MARKDOWN})
_WIDE_ENCODINGS = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """A request for a preview with these options."""

    number: int
    options: ImportOptions


@dataclass(frozen=True, slots=True)
class LeavesRequest:
    """A request for the leaves from a position on, of the last summary."""

    position: int


@dataclass(frozen=True, slots=True)
class FirstLook:
    """How the file begins; ``header`` holds the detected metadata, ``encoding`` the detected encoding."""

    number: int
    header: TextHeader
    encoding: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class PreviewSummary:
    """The sections and counts of the file; ``whole`` is false where only the first part of a long file was read.

    ``damaged`` counts the characters that could not be decoded.
    """

    number: int
    sections: tuple[Section, ...]
    characters: int
    damaged: int
    whole: bool


@dataclass(frozen=True, slots=True)
class PreviewLeaves:
    """The leaves from the one that contains ``position`` on."""

    position: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class PreviewRefused:
    """The reason why the file cannot be read with these options."""

    number: int
    error: ReaderError


Report = FirstLook | PreviewSummary | PreviewLeaves | PreviewRefused


class PreviewProcess:
    """Preview one file in a child process; a context manager that leaves no process behind. For use in one thread."""

    def __init__(self, path: Path, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Start the child, which reads the file at the first request."""
        self._path = path
        self._monotonic = monotonic
        self._number = 0
        self._asked_at: float | None = None
        self.finished = False
        context = multiprocessing.get_context("spawn")
        self._connection, child_end = context.Pipe()
        self._process = context.Process(target=serve_preview, args=(child_end, path), daemon=True)
        self._process.start()
        child_end.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def request_preview(self, choices: ImportOptions) -> int:
        """Request a preview with these options; return the number that its reports will carry."""
        self._number += 1
        self._send(PreviewRequest(self._number, choices))
        return self._number

    def request_leaves(self, position: int) -> None:
        """Request the leaves from a position on."""
        self._send(LeavesRequest(position))

    def poll(self, timeout: float = 0.0) -> Report | None:
        """Return the next report on the last request; None when none has arrived.

        Raises ReaderError IMPORT_CRASHED when the child died, IMPORT_TIMEOUT when it has not answered for too long.
        """
        if self.finished:
            return None
        try:
            while self._connection.poll(timeout):
                report: Report = self._connection.recv()
                self._asked_at = None
                if isinstance(report, PreviewLeaves) or report.number == self._number:
                    return report
        except (EOFError, OSError) as error:
            self.close()
            raise ReaderError(Problem.IMPORT_CRASHED, self._path) from error
        if self._asked_at is not None and self._monotonic() - self._asked_at > _SILENCE_LIMIT:
            self.close()
            raise ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(_SILENCE_LIMIT))
        return None

    def close(self) -> None:
        """Kill the child and free its resources; may be called again."""
        if not self.finished:
            self.finished = True
            self._process.kill()
            self._process.join()
            self._process.close()
            self._connection.close()

    def _send(self, request: PreviewRequest | LeavesRequest) -> None:
        self._asked_at = self._monotonic()
        # `poll` reports a child that died.
        with suppress(BrokenPipeError, OSError):
            self._connection.send(request)


def serve_preview(connection: Connection, path: Path) -> None:
    """Answer requests until the other end is closed: the main loop of the child."""
    limit_memory()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError), connection:
        previewer = Previewer(path)
        while True:
            request = connection.recv()
            for report in previewer.answer(request):
                if report is not None:
                    connection.send(report)
                if connection.poll():
                    break


class Previewer:
    """Read one file with one set of options after another."""

    def __init__(self, path: Path) -> None:
        """Prepare for the file at ``path``, which is read at the first request."""
        self._path = path
        self._file: tuple[TextFormat, bytes, str] | None = None
        self._leaves: list[Leaf] = []

    def answer(self, question: PreviewRequest | LeavesRequest) -> Iterator[Report | None]:
        """Yield the reports on a request one by one; None where the caller may check for another request."""
        if isinstance(question, LeavesRequest):
            yield self._leaves_from(question.position)
            return
        choices = question.options.reading_options
        try:
            yield self._first_look(question.number, choices)
            yield from self._summary(question.number, choices)
        except ReaderError as error:
            yield PreviewRefused(question.number, error)
        except MemoryError:
            yield PreviewRefused(question.number, ReaderError(Problem.FILE_TOO_LARGE, self._path, limit=SURVEYED))
        except RecursionError:
            yield PreviewRefused(question.number, ReaderError(Problem.MARKUP_DAMAGED, self._path))

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

    def _first_look(self, number: int, choices: ImportOptions) -> FirstLook:
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
        return FirstLook(number, replace(header, options=choices), detected, leaves)

    def _summary(self, number: int, choices: ImportOptions) -> Iterator[PreviewSummary | None]:
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
                yield PreviewSummary(number, event.sections, event.characters, damaged, is_whole)

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
