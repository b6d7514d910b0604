"""Keep the titles that imported notes wait for, until a text with such a title comes in.

A title is a row among the texts that never gets any words: so its notes have a text to belong to, are listed and
found as all notes are, and move over when the text is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.core.text.import_events import TextHeader
from reader.core.text.model import Text, TextFormat
from reader.storage.connection import Connection
from reader.storage.repositories.texts import Texts, card_of


@dataclass(frozen=True, slots=True)
class PlaceholderText:
    """Hold a title that ``notes`` annotations wait for."""

    id: str
    title: str
    author: str
    notes: int


class PlaceholderTexts:
    """Give the titles that notes wait for, and make new ones."""

    def __init__(self, connection: Connection, texts: Texts) -> None:
        """Work on one connection."""
        self._connection = connection
        self._texts = texts

    def all(self) -> list[PlaceholderText]:
        """Return the titles that still have notes, by title."""
        rows = self._connection.rows(
            "SELECT t.id, t.title, t.author, count(*) FROM text t JOIN annotation a ON a.text = t.id "
            "WHERE t.format = ? AND a.deleted IS NULL GROUP BY t.id ORDER BY t.title, t.id",
            (TextFormat.AWAITED.value,),
        )
        return [PlaceholderText(*row) for row in rows]

    def cards(self) -> list[Text]:
        """Return the titles that still have notes as the texts that they stand for, without a word in them."""
        return [card_of(self._connection, one.id) for one in self.all()]

    def of(self, title: str, author: str, now: datetime) -> str:
        """Return the id under which notes wait for a text, the same for the same title and author."""
        found = self._connection.value(
            "SELECT id FROM text WHERE format = ? AND title = ? AND author = ? ORDER BY added, id LIMIT 1",
            (TextFormat.AWAITED.value, title, author),
        )
        if isinstance(found, str):
            return found
        return self._texts.begin(TextHeader(title, author, "", TextFormat.AWAITED, ""), "", "", now).id
