"""Read a dictionary file apart from the program, in batches of entries."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryEnd, DictionaryEntry, DictionaryHeader
from reader.core.text.sanitise import one_line
from reader.importers.dictionaries.dictionary_bundle import DictionaryBundle, dictionary_bundles
from reader.importers.dictionaries.stardict import is_stardict, read_stardict
from reader.importers.dictionaries.word_list import read_word_list
from reader.importers.worker import SILENCE_LIMIT
from reader.importers.worker_main import MEMORY_LIMIT, limit_memory

MOST_MISSING = 0.01
"""The share of entries that may be unreadable in a dictionary that is kept, with a word about them."""

_SUFFIXES = frozenset((".ifo", ".idx", ".dict", ".dz", ".syn", ".u8", ".mdx", ".tbz", ".tbz2", ".tgz", ".txz"))
_PACKED = (".tar.gz", ".tar.bz2", ".tar.xz", ".tar", ".u8.gz", ".idx.gz")
_LONGEST_NAME = 120
_TAIL = 64 * 1024
_BATCH = 400
_BATCH_CHARACTERS = 1024 * 1024

Piece = DictionaryHeader | DictionaryEntry | DictionaryEnd


@dataclass(frozen=True, slots=True)
class EntryBatch:
    """Hold what the child has read since the batch before, and the share of the file that it has come through."""

    pieces: list[Piece]
    fraction: float
    last: bool = False


class DictionaryProcess:
    """Read the dictionaries of one file apart from the program: a head, its entries and its end, one after another.

    It is a process of its own, with the limits of every import, and leaves none behind. ``poll`` raises `ReaderError`
    as `pieces` does, and IMPORT_TIMEOUT after a minute of silence, IMPORT_CRASHED when the child died, IMPORT_CANCELLED
    after `cancel`. To be used from one thread at a time; `cancel` may be called from another.
    """

    def __init__(
        self, path: Path, *, silence_limit: float = SILENCE_LIMIT, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Start reading ``path``."""
        self._path = path
        self._silence_limit = silence_limit
        self._monotonic = monotonic
        self._cancelled = False
        self.fraction = 0.0
        self.finished = False
        context = multiprocessing.get_context("spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=serve_dictionary, args=(sender, path), daemon=True)
        self._process.start()
        sender.close()
        self._heard = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Piece]:
        """Yield each piece as it comes, until the last."""
        while not self.finished:
            yield from self.poll(0.5) or ()

    def poll(self, timeout: float = 0.0) -> list[Piece] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has come, or when all have."""
        if self.finished:
            return None
        message = self._message(timeout)
        if isinstance(message, ReaderError):
            self.close()
            raise message
        if message is None:
            return None
        self.fraction = message.fraction
        if message.last:
            self.close()
        return message.pieces

    def cancel(self) -> None:
        """End the reading; the next call of `poll` raises IMPORT_CANCELLED."""
        self._cancelled = True

    def close(self) -> None:
        """End the child and free what it held; may be called again."""
        if not self.finished:
            self.finished = True
            self._process.kill()
            self._process.join()
            self._process.close()
            self._receiver.close()

    def _message(self, timeout: float) -> EntryBatch | ReaderError | None:
        if self._cancelled:
            return ReaderError(Problem.IMPORT_CANCELLED, self._path)
        try:
            if self._receiver.poll(timeout):
                message: EntryBatch | ReaderError = self._receiver.recv()
                self._heard = self._monotonic()
                return message
        except (EOFError, OSError):
            return ReaderError(Problem.IMPORT_CRASHED, self._path)
        if self._monotonic() - self._heard > self._silence_limit:
            return ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(self._silence_limit))
        return None


def serve_dictionary(sender: Connection, path: Path) -> None:
    """Read the file and send its batches: the child's whole life."""
    limit_memory()
    # The other end may be gone: then nobody waits for the rest.
    with suppress(BrokenPipeError, ConnectionResetError), sender:
        try:
            for batch in batches(path):
                sender.send(batch)
        except ReaderError as error:
            sender.send(error)
        except MemoryError:
            sender.send(ReaderError(Problem.FILE_TOO_LARGE, path, limit=MEMORY_LIMIT))


def is_dictionary_name(path: Path) -> bool:
    """Return whether a file is a dictionary by its name, or a ZIP whose directory names the parts of one."""
    name = path.name.lower()
    if path.suffix.lower() in _SUFFIXES or name.endswith(_PACKED) or ("cedict" in name and name.endswith(".gz")):
        return True
    return name.endswith(".zip") and _directory_names_one(path)


def batches(path: Path) -> Iterator[EntryBatch]:
    """Read a file in this process and give its pieces in batches."""
    batch: list[Piece] = []
    size, share = 0, 0.0
    for piece, share in pieces(path):
        batch.append(piece)
        size += len(piece.text) if isinstance(piece, DictionaryEntry) else 0
        if len(batch) >= _BATCH or size >= _BATCH_CHARACTERS or isinstance(piece, DictionaryHeader):
            yield EntryBatch(batch, share)
            batch, size = [], 0
    yield EntryBatch(batch, 1.0, last=True)


def pieces(path: Path) -> Iterator[tuple[Piece, float]]:
    """Yield what the dictionaries of a file hold, with the share that has been read.

    Raises `ReaderError` FILE_*, ZIP_*, DICTIONARY_UNKNOWN, DICTIONARY_INCOMPLETE, DICTIONARY_MDICT, DICTIONARY_EMPTY,
    or DICTIONARY_DAMAGED where more than one in a hundred entries cannot be read.
    """
    for parcel in dictionary_bundles(path):
        yield from _sound(parcel)


def _sound(parcel: DictionaryBundle) -> Iterator[tuple[Piece, float]]:
    count = 0
    read = read_stardict if is_stardict(parcel) else read_word_list
    for piece, share in read(parcel):
        count += isinstance(piece, DictionaryEntry)
        if isinstance(piece, DictionaryEnd):
            _refuse_unsound(count, piece.missing, parcel.path)
        yield replace(piece, name=_name(piece.name)) if isinstance(piece, DictionaryHeader) else piece, share


def _name(words: str) -> str:
    """Return a name that can stand in a list: sound, on one line, not too long, and in one direction."""
    return one_line(words)[:_LONGEST_NAME] or "?"


def _refuse_unsound(count: int, missing: int, path: Path) -> None:
    if not count and not missing:
        raise ReaderError(Problem.DICTIONARY_EMPTY, path)
    if missing > MOST_MISSING * (count + missing):
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="entries", missing=missing)


def _directory_names_one(path: Path) -> bool:
    """Look for the names of a dictionary's parts where a ZIP keeps its directory, at its end."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            tail = file.read(_TAIL).lower()
    except OSError:
        return False
    return any(name in tail for name in (b".ifo", b".u8"))
