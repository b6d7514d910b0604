"""Take one file's text into the library batch by batch, so that it can be read while it comes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import CoverImage, ImportEvent, OriginalFile, TextEnd, TextHeader
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Text
from reader.core.text.sanitise import one_line, sanitise

_TARGETS_AT_ONCE = 2_000
"""So many are committed within some milliseconds; a book can have a hundred thousand."""


class TextSink(Protocol):
    """Take in one new text: the library's ``TextWriter``."""

    id: str

    def add(self, leaves: Sequence[Leaf], images: Sequence[Image] = ()) -> None:
        """Commit a batch."""
        ...

    def keep_source(self, packed: bytes) -> None:
        """Keep the file itself, packed by zlib."""
        ...

    def set_cover(self, image: Image) -> None:
        """Keep the picture that stands for the text on the shelf."""
        ...

    def add_targets(self, targets: Sequence[tuple[str, int]]) -> None:
        """Commit a batch of link targets, each with its position."""
        ...

    def finish(self, ending: TextEnd) -> tuple[Text, bool]:
        """Close the text and give its card, and whether it is new."""
        ...

    def abandon(self) -> None:
        """Take away all that came in."""
        ...


class TextShelf(Protocol):
    """Begin a text: the library's ``texts``."""

    def begin(self, header: TextHeader, source: str, file_digest: str, now: datetime) -> TextSink:
        """Take in a new text batch by batch."""
        ...

    def transaction(self, work: Callable[[], None]) -> None:
        """Commit all that ``work`` does at once."""
        ...


class EventSource(Protocol):
    """Give what has been read of a file so far: the importers' ``ImportProcess``.

    ``digest`` is the SHA-256 of the bytes that were read, known when the header comes.
    """

    digest: str

    def poll(self, timeout: float = 0.0) -> list[ImportEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has come."""
        ...


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Say where a text comes from: the path (a hint only), and the SHA-256 of the file."""

    path: str
    digest: str


class TextImport:
    """Pass the drafts of one file on to the library; either all of it stays, or nothing.

    ``text_id`` is the id of the text that is coming in, empty before its header; ``arrived`` is the text and whether
    it is new, once all has come.
    """

    def __init__(self, drafts: EventSource, shelf: TextShelf, file: SourceFile, now: datetime) -> None:
        """Prepare to take in one file."""
        self._drafts = drafts
        self._shelf = shelf
        self._file = file
        self._now = now
        self._writer: TextSink | None = None
        self._ending: TextEnd | None = None
        self.text_id = ""
        self.arrived: tuple[Text, bool] | None = None

    def step(self, timeout: float = 0.0) -> bool:
        """Commit the next batch, waiting up to ``timeout`` seconds for it, and say whether all has come.

        Raises ReaderError as the reading and the library do, and FILE_CHANGED if other bytes were read than those the
        file was known by; nothing of the text is left then.
        """
        try:
            if self._ending is None:
                self._receive(self._drafts.poll(timeout) or ())
            else:
                self._end(self._ending)
        except BaseException:
            self.abandon()
            raise
        return self.arrived is not None

    @property
    def is_closing(self) -> bool:
        """Return whether all has been read and `step` only has to be called until all is committed."""
        return self._ending is not None and self.arrived is None

    @property
    def arrived_as(self) -> tuple[str, Text, bool]:
        """Return the id under which the text came in, the text, and whether it is new; once all has come."""
        assert self.arrived is not None
        return self.text_id, *self.arrived

    def abandon(self) -> None:
        """Leave nothing of the text in the library; where it cannot be written, that is done at the next opening."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            with suppress(ReaderError):
                writer.abandon()

    def _receive(self, batch: Sequence[ImportEvent]) -> None:
        """Commit a batch; a text that came whole in it costs one commit."""
        if batch and self._writer is None and isinstance(batch[-1], TextEnd):
            self._shelf.transaction(lambda: self._take(batch))
        else:
            self._take(batch)

    def _take(self, batch: Sequence[ImportEvent]) -> None:
        for draft in batch:
            if isinstance(draft, TextHeader):
                self._begin(draft)
        leaves = [draft for draft in batch if isinstance(draft, Leaf)]
        images = [draft for draft in batch if isinstance(draft, Image)]
        if self._writer is not None and (leaves or images):
            self._writer.add(leaves, images)
        for draft in batch:
            if isinstance(draft, CoverImage) and self._writer is not None:
                self._writer.set_cover(draft.image)
            elif isinstance(draft, OriginalFile) and self._writer is not None:
                self._writer.keep_source(draft.packed)
            elif isinstance(draft, TextEnd):
                self._end(draft)

    def _begin(self, header: TextHeader) -> None:
        if self._drafts.digest != self._file.digest:
            raise ReaderError(Problem.FILE_CHANGED, Path(self._file.path))
        title = one_line(header.title) or one_line(Path(self._file.path).stem)
        named = replace(header, title=title, author=one_line(header.author))
        self._writer = self._shelf.begin(named, sanitise(self._file.path), self._file.digest, self._now)
        self.text_id = self._writer.id

    def _end(self, ending: TextEnd) -> None:
        """Close the text, step by step where there is much to close."""
        if self._writer is None:
            return
        if len(ending.targets) > _TARGETS_AT_ONCE:
            first = dict(islice(ending.targets.items(), _TARGETS_AT_ONCE))
            self._writer.add_targets(list(first.items()))
            rest = dict(islice(ending.targets.items(), _TARGETS_AT_ONCE, None))
            self._ending = replace(ending, targets=rest)
        else:
            self.arrived = self._writer.finish(ending)
            self._writer = None
