"""Store placeholders for texts that imported notes belong to, until a text with such a title is imported.

A placeholder is a row in the table of texts that never gets any content: its notes therefore have a text to belong to,
are listed and found like all notes, and move over when the text is imported.
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
    """A title that ``notes`` annotations wait for."""

    id: str
    title: str
    author: str
    notes: int


class PlaceholderTexts:
    """List and create placeholder texts."""

    def __init__(self, connection: Connection, texts: Texts) -> None:
        """Set the connection."""
        self._connection = connection
        self._texts = texts

    def all(self) -> list[PlaceholderText]:
        """Return the placeholders that still have notes, by title."""
        rows = self._connection.rows(
            "SELECT t.id, t.title, t.author, count(*) FROM text t JOIN annotation a ON a.text = t.id "
            "WHERE t.format = ? AND a.deleted IS NULL GROUP BY t.id ORDER BY t.title, t.id",
            (TextFormat.AWAITED.value,),
        )
        return [PlaceholderText(*row) for row in rows]

    def has(self, text: str) -> bool:
        """Return whether this is the id of a placeholder."""
        sql = "SELECT 1 FROM text WHERE id = ? AND format = ?"
        return self._connection.value(sql, (text, TextFormat.AWAITED.value)) is not None

    def cards(self) -> list[Text]:
        """Return the placeholders that still have notes as texts without content."""
        return [card_of(self._connection, placeholder.id) for placeholder in self.all()]

    def id_for(self, title: str, author: str, now: datetime) -> str:
        """Return the id of the placeholder for a title and author, which is created if it is missing."""
        found = self._connection.value(
            "SELECT id FROM text WHERE format = ? AND title = ? AND author = ? ORDER BY added, id LIMIT 1",
            (TextFormat.AWAITED.value, title, author),
        )
        if isinstance(found, str):
            return found
        return self._texts.begin(TextHeader(title, author, "", TextFormat.AWAITED, ""), "", "", now).id
