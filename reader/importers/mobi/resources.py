"""Read the pictures of a book from its records."""

from __future__ import annotations

from reader.core.text.model import Image
from reader.importers.markup.images import read_image
from reader.importers.mobi.book_header import BookHeader
from reader.importers.mobi.palm_database import PalmDatabase


class BookResources:
    """The records with the pictures of a book."""

    def __init__(self, database: PalmDatabase, header: BookHeader) -> None:
        """Set the file, and the header that says where they are."""
        self._database = database
        self._header = header

    def data(self, number: int) -> bytes | None:
        """Return a record by its number, from 1; None where there is none."""
        records = self._header.resources
        return self._database.record(records[number - 1]) if 0 < number <= len(records) else None

    def cover(self) -> Image | None:
        """Return the picture that the book names as its cover."""
        number = self._header.cover
        data = self.data(number + 1) if number is not None else None
        return read_image(data) if data else None
