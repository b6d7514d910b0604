"""Read a dictionary file in a child process, in batches of entries."""

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
"""The largest share of unreadable entries in a dictionary that is kept, with a warning."""

_SUFFIXES = frozenset((".ifo", ".idx", ".dict", ".dz", ".syn", ".u8", ".mdx", ".tbz", ".tbz2", ".tgz", ".txz"))
_PACKED = (".tar.gz", ".tar.bz2", ".tar.xz", ".tar", ".u8.gz", ".idx.gz")
_LONGEST_NAME = 120
_TAIL_BYTES = 64 * 1024
_BATCH = 400
_BATCH_CHARACTERS = 1024 * 1024

Piece = DictionaryHeader | DictionaryEntry | DictionaryEnd


@dataclass(frozen=True, slots=True)
class EntryBatch:
    """The header, entries and end read since the previous batch, and the fraction of the file that has been read."""

    events: list[Piece]
    fraction: float
    last: bool = False


class DictionaryProcess:
    """Read the dictionaries of one file in a child process: for each its header, its entries and its end.

    The child has the limits of every import. ``poll`` raises `ReaderError` as `dictionary_events` does, and
    IMPORT_TIMEOUT after a minute of silence, IMPORT_CRASHED when the child died, IMPORT_CANCELLED after `cancel`. Use
    it from one thread at a time; `cancel` may be called from another.
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
        self._last_heard = monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Piece]:
        """Yield each header, entry and end as it arrives."""
        while not self.finished:
            yield from self.poll(0.5) or ()

    def poll(self, timeout: float = 0.0) -> list[Piece] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has arrived, or when all have."""
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
        return message.events

    def cancel(self) -> None:
        """Cancel the import; the next call of `poll` raises IMPORT_CANCELLED."""
        self._cancelled = True

    def close(self) -> None:
        """Kill the child and free its resources; may be called again."""
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
                self._last_heard = self._monotonic()
                return message
        except (EOFError, OSError):
            return ReaderError(Problem.IMPORT_CRASHED, self._path)
        if self._monotonic() - self._last_heard > self._silence_limit:
            return ReaderError(Problem.IMPORT_TIMEOUT, self._path, seconds=int(self._silence_limit))
        return None


def serve_dictionary(sender: Connection, path: Path) -> None:
    """Read the file and send its batches: the main function of the child."""
    limit_memory()
    # The other end may be closed: then nobody waits for the rest.
    with suppress(BrokenPipeError, ConnectionResetError), sender:
        try:
            for batch in batches(path):
                sender.send(batch)
        except ReaderError as error:
            sender.send(error)
        except MemoryError:
            sender.send(ReaderError(Problem.FILE_TOO_LARGE, path, limit=MEMORY_LIMIT))


def is_dictionary_name(path: Path) -> bool:
    """Return whether a file is a dictionary by its name, or a ZIP whose directory lists the parts of one."""
    name = path.name.lower()
    if path.suffix.lower() in _SUFFIXES or name.endswith(_PACKED) or ("cedict" in name and name.endswith(".gz")):
        return True
    return name.endswith(".zip") and _lists_dictionary_part(path)


def batches(path: Path) -> Iterator[EntryBatch]:
    """Yield the batches of a file that is read in this process."""
    batch: list[Piece] = []
    size, fraction = 0, 0.0
    for item, fraction in dictionary_events(path):
        batch.append(item)
        size += len(item.text) if isinstance(item, DictionaryEntry) else 0
        if len(batch) >= _BATCH or size >= _BATCH_CHARACTERS or isinstance(item, DictionaryHeader):
            yield EntryBatch(batch, fraction)
            batch, size = [], 0
    yield EntryBatch(batch, 1.0, last=True)


def dictionary_events(path: Path) -> Iterator[tuple[Piece, float]]:
    """Yield the headers, entries and ends of the dictionaries in a file, each with the fraction that has been read.

    Raises `ReaderError` FILE_*, ZIP_*, DICTIONARY_UNKNOWN, DICTIONARY_INCOMPLETE, DICTIONARY_MDICT, DICTIONARY_EMPTY,
    or DICTIONARY_DAMAGED where more than one in a hundred entries cannot be read.
    """
    for bundle in dictionary_bundles(path):
        yield from _read_bundle(bundle)


def _read_bundle(bundle: DictionaryBundle) -> Iterator[tuple[Piece, float]]:
    count = 0
    read = read_stardict if is_stardict(bundle) else read_word_list
    for item, fraction in read(bundle):
        count += isinstance(item, DictionaryEntry)
        if isinstance(item, DictionaryEnd):
            _refuse_damaged(count, item.missing, bundle.path)
        yield replace(item, name=_name(item.name)) if isinstance(item, DictionaryHeader) else item, fraction


def _name(text: str) -> str:
    """Return a name fit for a list: valid, on one line, not too long, and without changes of direction."""
    return one_line(text)[:_LONGEST_NAME] or "?"


def _refuse_damaged(count: int, missing: int, path: Path) -> None:
    if not count and not missing:
        raise ReaderError(Problem.DICTIONARY_EMPTY, path)
    if missing > MOST_MISSING * (count + missing):
        raise ReaderError(Problem.DICTIONARY_DAMAGED, path, why="entries", missing=missing)


def _lists_dictionary_part(path: Path) -> bool:
    """Return whether the central directory at the end of a ZIP lists a part of a dictionary."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
            tail = file.read(_TAIL_BYTES).lower()
    except OSError:
        return False
    return any(name in tail for name in (b".ifo", b".u8"))
