"""Import the text of one file batch by batch, so that it can be read while it is coming in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import CoverImage, ImportEvent, OriginalFile, TextEnd, TextHeader
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, SourceFile, Text
from reader.core.text.omissions import Omission
from reader.core.text.sanitise import one_line, sanitise
from reader.storage.repositories.editions import EditionStore
from reader.storage.repositories.text_writer import TextWriter
from reader.storage.repositories.texts import Texts

_TARGETS_AT_ONCE = 2_000
"""Link targets committed together, within some milliseconds; a book can have a hundred thousand."""


class EventSource(Protocol):
    """Deliver what has been read of a file so far: the importers' ``TextReader``.

    ``digest`` is the SHA-256 of the bytes that were read, known when the header comes.
    """

    digest: str

    def poll(self, timeout: float = 0.0) -> list[ImportEvent] | None:
        """Return the next batch, waiting up to ``timeout`` seconds; None when none has come."""
        ...


class TextImport:
    """Pass the import events of one file to the library; either all of the text stays, or nothing.

    ``text_id`` is the id of the text that is coming in, empty before its header; ``arrived`` is the text and whether
    it is new, once it is complete; ``omissions`` are then what was left out of it.
    """

    def __init__(self, source: EventSource, shelf: Texts | EditionStore, file: SourceFile, now: datetime) -> None:
        """Prepare to import one file."""
        self._source = source
        self._shelf = shelf
        self._file = file
        self._now = now
        self._writer: TextWriter | None = None
        self._ending: TextEnd | None = None
        self.text_id = ""
        self.omissions: tuple[Omission, ...] = ()
        self.arrived: tuple[Text, bool] | None = None

    def step(self, timeout: float = 0.0) -> bool:
        """Commit the next batch, waiting up to ``timeout`` seconds for it, and return whether the text is complete.

        Raises the ReaderErrors of the reading and of the library, and FILE_CHANGED if the bytes that were read have
        another digest than the file; nothing of the text is left then.
        """
        try:
            if self._ending is None:
                self._receive(self._source.poll(timeout) or ())
            else:
                self._end(self._ending)
        except BaseException:
            self.abandon()
            raise
        return self.arrived is not None

    @property
    def arrived_as(self) -> tuple[str, Text, bool]:
        """Return the id under which the text came in, the text, and whether it is new, once it is complete."""
        assert self.arrived is not None
        return self.text_id, *self.arrived

    def abandon(self) -> None:
        """Remove the text from the library; where that cannot be written, the next opening does it."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            with suppress(ReaderError):
                writer.abandon()

    def _receive(self, batch: Sequence[ImportEvent]) -> None:
        """Commit a batch; a text that arrives in a single batch costs one commit."""
        if batch and self._writer is None and isinstance(batch[-1], TextEnd):
            self._shelf.transaction(lambda: self._store(batch))
        else:
            self._store(batch)

    def _store(self, batch: Sequence[ImportEvent]) -> None:
        for event in batch:
            if isinstance(event, TextHeader):
                self._begin(event)
        leaves = [event for event in batch if isinstance(event, Leaf)]
        images = [event for event in batch if isinstance(event, Image)]
        if self._writer is not None and (leaves or images):
            self._writer.add(leaves, images)
        for event in batch:
            if isinstance(event, CoverImage) and self._writer is not None:
                self._writer.set_cover(event.image)
            elif isinstance(event, OriginalFile) and self._writer is not None:
                self._writer.keep_source(event.packed)
            elif isinstance(event, TextEnd):
                self._end(event)

    def _begin(self, header: TextHeader) -> None:
        if self._source.digest != self._file.digest:
            raise ReaderError(Problem.FILE_CHANGED, Path(self._file.path))
        title = one_line(header.title) or one_line(Path(self._file.path).stem)
        named = replace(header, title=title, author=one_line(header.author))
        self._writer = self._shelf.begin(named, sanitise(self._file.path), self._file.digest, self._now)
        self.text_id = self._writer.id

    def _end(self, ending: TextEnd) -> None:
        """Close the text, in several steps where it has many link targets."""
        if self._writer is None:
            return
        if len(ending.targets) > _TARGETS_AT_ONCE:
            first = dict(islice(ending.targets.items(), _TARGETS_AT_ONCE))
            self._writer.add_targets(list(first.items()))
            rest = dict(islice(ending.targets.items(), _TARGETS_AT_ONCE, None))
            self._ending = replace(ending, targets=rest)
        else:
            self.omissions = ending.omissions
            self.arrived = self._writer.finish(ending)
            self._writer = None
