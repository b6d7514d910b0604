"""Read the bibliographic data of texts; they are written with the text, and corrected with its title."""

from __future__ import annotations

from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.storage.connection import Connection


class Bibliographies:
    """The bibliographic data of the texts of a library."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def of(self, text: str) -> Bibliography:
        """Return the data of a text, or of an edition; empty for an unknown one."""
        stored = self._connection.value("SELECT bibliography FROM text WHERE id = ?", (text,))
        return Bibliography.from_json(str(stored or "{}"))

    def all(self) -> dict[str, Bibliography]:
        """Return the data of the texts that have any and are not removed, by id."""
        rows = self._connection.rows("SELECT id, bibliography FROM text WHERE removed IS NULL AND bibliography <> '{}'")
        return {row[0]: Bibliography.from_json(row[1]) for row in rows}

    def set(self, text: str, data: Bibliography) -> None:
        """Write the data of a text, within a transaction that records it."""
        self._connection.execute("UPDATE text SET bibliography = ? WHERE id = ?", (data.to_json(), text))

    def complete(self, text: str, identifier: str, *, is_same_file: bool) -> None:
        """Add to the data of a text what an edition of it knows, within a transaction that records it.

        Those of another file are taken whole, and only by a text without any, so that no two publications are mixed.
        """
        known = self.of(text)
        if is_same_file or known == UNKNOWN_BIBLIOGRAPHY:
            self.set(text, known.completed_by(self.of(identifier)))
