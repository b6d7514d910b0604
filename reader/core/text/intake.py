"""Take one file's text into the library batch by batch, so that it can be read while it comes in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from reader.core.text.draft import Draft, Ending, Header
from reader.core.text.leaves import Leaf
from reader.core.text.text import Image, Text

SURE_ENCODINGS = frozenset({"", "utf-8", "utf-8-sig", "ascii"})
"""Encodings that are told beyond doubt; a file in any other is kept, so that it can be read again."""


class Writer(Protocol):
    """Take in one new text: the library's ``TextWriter``."""

    id: str

    def add(self, leaves: Sequence[Leaf], images: Sequence[Image] = ()) -> None:
        """Commit a batch."""
        ...

    def keep_source(self, data: bytes) -> None:
        """Keep the file itself."""
        ...

    def finish(self, ending: Ending) -> tuple[Text, bool]:
        """Close the text and give its card, and whether it is new."""
        ...

    def abandon(self) -> None:
        """Take away all that came in."""
        ...


class Shelf(Protocol):
    """Begin a text: the library's ``texts``."""

    def begin(self, header: Header, source: str, file_digest: str, now: datetime) -> Writer:
        """Take in a new text batch by batch."""
        ...


class Intake:
    """Pass the drafts of one file on to the library; either all of it stays, or after `abandon` nothing."""

    def __init__(self, shelf: Shelf, source: str, data: bytes, file_digest: str, now: datetime) -> None:
        """Prepare for the file at the path ``source`` with the bytes ``data`` and their SHA-256."""
        self._shelf = shelf
        self._source = source
        self._data = data
        self._file_digest = file_digest
        self._now = now
        self._writer: Writer | None = None

    @property
    def text_id(self) -> str:
        """Give the id of the text that is coming in; empty before its header."""
        return self._writer.id if self._writer else ""

    def take(self, drafts: Sequence[Draft]) -> tuple[Text, bool] | None:
        """Commit a batch; with the ending give the text and whether it is new, else None.

        Raises ReaderError as the library does; what came in before stays until `abandon`.
        """
        for draft in drafts:
            if isinstance(draft, Header):
                self._begin(draft)
        leaves = [draft for draft in drafts if isinstance(draft, Leaf)]
        images = [draft for draft in drafts if isinstance(draft, Image)]
        if self._writer is not None and (leaves or images):
            self._writer.add(leaves, images)
        ending = next((draft for draft in drafts if isinstance(draft, Ending)), None)
        return None if ending is None or self._writer is None else self._finish(self._writer, ending)

    def abandon(self) -> None:
        """Leave nothing of the text in the library."""
        if self._writer is not None:
            self._writer.abandon()
            self._writer = None

    def _begin(self, header: Header) -> None:
        self._writer = self._shelf.begin(header, self._source, self._file_digest, self._now)
        if header.encoding.lower() not in SURE_ENCODINGS:
            self._writer.keep_source(self._data)

    def _finish(self, writer: Writer, ending: Ending) -> tuple[Text, bool]:
        taken = writer.finish(ending)
        self._writer = None
        return taken
