"""Carry the words of texts between a library and the shared folder: the job of a process of its own.

It reads the library, which the window has open, through a connection that can only read, and the folder, which may
keep a file waiting; whatever it reads there has been written by another machine and is trusted as little as any file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.sync.status import SyncProblemKind
from reader.core.sync.text_files import TravellingText
from reader.core.text.import_events import ImportEvent, TextEnd
from reader.exporters.study.pack_texts import whole_text_lines
from reader.importers.study.pack_texts import read_pack_text
from reader.services.sync.text_requests import (
    Absent,
    FetchedEvents,
    FetchOriginals,
    FetchText,
    SendTexts,
    SentText,
    TextRequest,
)
from reader.services.whole_texts import whole_text
from reader.storage.library import Library
from reader.sync.sync_file import SyncFileError
from reader.sync.text_folder import TextFile, TextFolder
from reader.sync.timed_reader import TimedReader
from reader.workers.limits import MEMORY_FOR_ONE, peak_memory
from reader.workers.main import Reply

_EVENTS_AT_ONCE = 200


class TextTransferJob:
    """Send and fetch words and originals."""

    def __init__(self) -> None:
        self._reader = TimedReader()

    @property
    def is_worn_out(self) -> bool:
        """Return whether a fresh process is better for the next request: after a large text, or a file that blocks."""
        return self._reader.blocked > 0 or peak_memory() >= MEMORY_FOR_ONE

    def answer(self, request: TextRequest) -> Iterator[Reply | None]:
        """Yield what was sent, or what was fetched."""
        folder = TextFolder(request.folder, self._reader)
        match request:
            case SendTexts():
                yield from self._send(request, folder)
            case FetchText():
                yield from self._fetch(request, folder)
            case FetchOriginals():
                yield from _fetch_originals(request, folder)

    def _send(self, request: SendTexts, folder: TextFolder) -> Iterator[Reply | None]:
        missing = [text for text in request.texts if not folder.has(text.digest)]
        if missing:
            with Library.open(request.library, request.now, read_only=True) as library:
                for number, text in enumerate(missing, start=1):
                    file = _text_file(library, text)
                    size = 0 if file is None else folder.write(text.digest, file)
                    yield Reply(SentText(text.digest, size), number / len(missing), last=False)
        for digest, path in request.originals:
            yield Reply(SentText(digest, folder.write_original(digest, path), is_original=True), last=False)
        yield Reply(Absent(None))

    def _fetch(self, request: FetchText, folder: TextFolder) -> Iterator[Reply | None]:
        events = _events(request.digest, folder)
        if isinstance(events, Absent):
            yield Reply(events)
            return
        for start in range(0, len(events), _EVENTS_AT_ONCE):
            some = tuple(events[start : start + _EVENTS_AT_ONCE])
            yield Reply(FetchedEvents(some), start / len(events), last=False)
        yield Reply(Absent(None))


def _text_file(library: Library, text: TravellingText) -> TextFile | None:
    """Return the words of a text; None if it was removed or replaced since it was asked for."""
    try:
        words = whole_text(library, library.texts.get(text.text))
    except (ReaderError, LookupError):
        return None
    if words.digest != text.digest:
        return None
    pictures = {name: image.data for name, image in words.images.items()}
    return TextFile(whole_text_lines(words), pictures)


def _events(digest: str, folder: TextFolder) -> list[ImportEvent] | Absent:
    try:
        file = folder.read(digest)
        events = read_pack_text(digest, file.words, file.pictures)
    except SyncFileError as error:
        return Absent(error.kind)
    except ReaderError as error:
        if error.problem not in {Problem.BAG_JSON, Problem.BAG_DAMAGED}:
            raise
        return Absent(SyncProblemKind.DAMAGED)
    ending = events[-1]
    is_right = isinstance(ending, TextEnd) and ending.digest == digest
    return events if is_right else Absent(SyncProblemKind.DAMAGED)


def _fetch_originals(request: FetchOriginals, folder: TextFolder) -> Iterator[Reply | None]:
    for digest, target in request.originals:
        # what has not come, or is damaged, is asked for again
        with suppress(SyncFileError):
            _fetch_original(folder, digest, target)
        yield None
    yield Reply(Absent(None))


def _fetch_original(folder: TextFolder, digest: str, target: Path) -> None:
    try:
        folder.fetch_original(digest, target)
    except OSError as error:
        raise ReaderError(Problem.ORIGINAL_NOT_KEPT, target, reason=error.strerror or str(error)) from error
