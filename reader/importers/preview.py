"""Show how a file would read under other choices, in a process of its own that stays for one choice after another.

A first glimpse comes from the first part of the file alone, so that it follows a choice within a blink; the survey
with all headings comes after, and is given up when the next choice is made. The limits are those of `worker`.
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
"""Bytes of a plain file, or code points of any other, that a survey goes through."""

_HEAD = 96 * 1024
_FIRST_LEAVES = 6
_SHOWN_LEAVES = 8
_PATIENCE = 20.0
"""Seconds without an answer after which the child is ended."""

_CUT_ANYWHERE = frozenset({TextFormat.PLAIN, TextFormat.MARKDOWN})
_WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """Ask how the file reads under these choices."""

    number: int
    choices: ImportOptions


@dataclass(frozen=True, slots=True)
class LeavesRequest:
    """Ask for the leaves from a position on, of what was surveyed last."""

    position: int


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Show how the file begins; ``header`` says what would be guessed of it, ``encoding`` what its bytes speak for."""

    number: int
    header: TextHeader
    encoding: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class PreviewSummary:
    """Say what was found in the file; ``whole`` is false where it was so long that only its first part was read.

    ``damaged`` counts the characters that could not be read.
    """

    number: int
    sections: tuple[Section, ...]
    characters: int
    damaged: int
    whole: bool


@dataclass(frozen=True, slots=True)
class PreviewLeaves:
    """Show the leaves from the one that holds ``position`` on."""

    position: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class PreviewRefused:
    """Say why the file cannot be read so."""

    number: int
    error: ReaderError


Report = FirstLook | PreviewSummary | PreviewLeaves | PreviewRefused


class PreviewProcess:
    """Ask a child how one file would read; a context manager that leaves no process behind. For one thread."""

    def __init__(self, path: Path, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Start the child, which reads the file at the first question."""
        self._path = path
        self._monotonic = monotonic
        self._number = 0
        self._asked: float | None = None
        self.finished = False
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=serve_preview, args=(other, path), daemon=True)
        self._process.start()
        other.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, choices: ImportOptions) -> int:
        """Ask how the file reads under these choices; gives the number that the answers will carry."""
        self._number += 1
        self._send(PreviewRequest(self._number, choices))
        return self._number

    def turn_to(self, position: int) -> None:
        """Ask for the leaves from a position on."""
        self._send(LeavesRequest(position))

    def poll(self, timeout: float = 0.0) -> Report | None:
        """Return the next report on the last question; None when there is none yet.

        Raises ReaderError IMPORT_CRASHED when the child died, IMPORT_TIMEOUT when it did not answer for too long.
        """
        if self.finished:
            return None
        try:
            while self._connection.poll(timeout):
                report: Report = self._connection.recv()
                self._asked = None
                if isinstance(report, PreviewLeaves) or report.number == self._number:
                    return report
        except (EOFError, OSError) as error:
            self.close()
            raise ReaderError(Problem.IMPORT_CRASHED, self._path) from error
        if self._asked is not None and self._monotonic() - self._asked > _PATIENCE:
            self.close()
            raise ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(_PATIENCE))
        return None

    def close(self) -> None:
        """End the child and free what it held; may be called again."""
        if not self.finished:
            self.finished = True
            self._process.kill()
            self._process.join()
            self._process.close()
            self._connection.close()

    def _send(self, question: PreviewRequest | LeavesRequest) -> None:
        self._asked = self._monotonic()
        # A child that died is told of by `poll`.
        with suppress(BrokenPipeError, OSError):
            self._connection.send(question)


def serve_preview(connection: Connection, path: Path) -> None:
    """Answer questions until nobody asks any more: the child's whole life."""
    limit_memory()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError), connection:
        previewer = Previewer(path)
        while True:
            question = connection.recv()
            for report in previewer.answer(question):
                if report is not None:
                    connection.send(report)
                if connection.poll():
                    break


class Previewer:
    """Read one file under choice after choice."""

    def __init__(self, path: Path) -> None:
        """Take the file at ``path``, which is read at the first question."""
        self._path = path
        self._file: tuple[TextFormat, bytes, str] | None = None
        self._leaves: list[Leaf] = []

    def answer(self, question: PreviewRequest | LeavesRequest) -> Iterator[Report | None]:
        """Yield what is to be said to a question, bit by bit; None where another question may be looked for."""
        if isinstance(question, LeavesRequest):
            yield self._stretch(question.position)
            return
        choices = question.choices.reading_options
        try:
            yield self._glimpse(question.number, choices)
            yield from self._survey(question.number, choices)
        except ReaderError as error:
            yield PreviewRefused(question.number, error)
        except MemoryError:
            yield PreviewRefused(question.number, ReaderError(Problem.FILE_TOO_LARGE, self._path, limit=SURVEYED))
        except RecursionError:
            yield PreviewRefused(question.number, ReaderError(Problem.MARKUP_DAMAGED, self._path))

    def _opened(self) -> tuple[TextFormat, bytes, str]:
        """Return the file's format, its bytes, and the encoding that they speak for."""
        if self._file is None:
            text_format = identify(self._path)
            data = read_source(self._path).data
            self._file = (text_format, data, self._evident_encoding(text_format, data))
        return self._file

    def _evident_encoding(self, text_format: TextFormat, data: bytes) -> str:
        if text_format in _CUT_ANYWHERE:
            return decode(data, self._path)[1]
        header = next(iter(parse_source(text_format, SourceBytes(self._path, data))))
        return header.encoding if isinstance(header, TextHeader) else ""

    def _glimpse(self, number: int, choices: ImportOptions) -> FirstLook:
        text_format, data, evident = self._opened()
        drafts = self._drafts(choices, _HEAD)
        try:
            header = next(drafts)
        except ReaderError:
            if text_format not in _CUT_ANYWHERE or len(data) <= _HEAD:
                raise
            drafts = self._drafts(choices, len(data))
            header = next(drafts)
        assert isinstance(header, TextHeader)
        leaves = tuple(islice((one for one in drafts if isinstance(one, Leaf)), _FIRST_LEAVES))
        return FirstLook(number, replace(header, options=choices), evident, leaves)

    def _survey(self, number: int, choices: ImportOptions) -> Iterator[PreviewSummary | None]:
        text_format, data, _evident = self._opened()
        whole = text_format not in _CUT_ANYWHERE or len(data) <= SURVEYED
        self._leaves = []
        damaged = 0
        for draft in self._drafts(choices, SURVEYED):
            if isinstance(draft, Leaf):
                damaged += draft.text.count(REPLACEMENT)
                if draft.start < SURVEYED:
                    self._leaves.append(draft)
                yield None
            elif isinstance(draft, TextEnd):
                yield PreviewSummary(number, draft.sections, draft.characters, damaged, whole)

    def _drafts(self, choices: ImportOptions, most: int) -> Iterator[ImportEvent]:
        """Read the file, or its first part where that can be cut off anywhere."""
        text_format, data, evident = self._opened()
        if text_format in _CUT_ANYWHERE and len(data) > most:
            data = _head(data, most, evident)
            choices = replace(choices, encoding=choices.encoding or evident)
        return assemble(parse_source(text_format, SourceBytes(self._path, data, choices)))

    def _stretch(self, position: int) -> PreviewLeaves:
        first = max(0, bisect_right(self._leaves, position, key=_start) - 1)
        return PreviewLeaves(position, tuple(self._leaves[first : first + _SHOWN_LEAVES]))


def _head(data: bytes, most: int, encoding: str) -> bytes:
    """Cut after a line end, where one byte is one; else at whole units of the wide encodings."""
    end = 0 if encoding.startswith(_WIDE) else data.rfind(b"\n", 0, most) + 1
    return data[: end or most & ~3]


def _start(leaf: Leaf) -> int:
    return leaf.start
