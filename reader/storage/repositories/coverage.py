"""Store which ranges of each text were read (hour.md, "Progress in a text")."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.core.errors import Problem, ReaderError

if TYPE_CHECKING:
    from reader.storage.connection import Connection


class Coverage:
    """The union of the ranges that were read, as ranges that neither touch nor overlap.

    Each edition of a text has its own, so that returning to an edition restores what was read of it.
    """

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def add(self, text: str, start: int, end: int) -> None:
        """Mark the code points from ``start`` up to ``end`` as read; an empty range changes nothing.

        Raises ReaderError TEXT_UNKNOWN for a text that no longer exists.
        """
        if start >= end:
            return
        self._connection.write(lambda: self._add(text, start, end))

    def ranges(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the ranges that were read, in text order."""
        sql = 'SELECT start, "end" FROM coverage WHERE text = (SELECT content FROM text WHERE id = ?) ORDER BY start'
        rows = self._connection.rows(sql, (text,))
        return tuple((start, end) for start, end in rows)

    def covered(self, text: str) -> int:
        """Return the number of code points of a text that were read."""
        sql = 'SELECT sum("end" - start) FROM coverage WHERE text = (SELECT content FROM text WHERE id = ?)'
        return self._connection.number(sql, (text,))

    def totals(self, texts: Iterable[str] | None = None) -> dict[str, int]:
        """Return the number of code points read of each text, or of these texts only, by text id."""
        some = "AND t.id IN (SELECT value FROM json_each(?))"
        rows = self._connection.rows(
            'SELECT t.id, sum(c."end" - c.start) FROM text t JOIN coverage c ON c.text = t.content '  # noqa: S608
            f"WHERE t.edition_of IS NULL {'' if texts is None else some} GROUP BY t.id",
            () if texts is None else (json.dumps(list(texts)),),
        )
        return {row[0]: row[1] for row in rows}

    def unite(self, edition: str, start: int, end: int) -> bool:
        """Mark a range of an edition as read, within a transaction; return whether it was not read as a whole before.

        ``edition`` is the id under which its leaves are kept.
        """
        touching = 'text = ?1 AND start <= ?3 AND "end" >= ?2'
        rows = self._connection.rows(f'SELECT start, "end" FROM coverage WHERE {touching}', (edition, start, end))  # noqa: S608
        if any(first <= start and end <= last for first, last in rows):
            return False
        if rows:
            self._connection.execute(f"DELETE FROM coverage WHERE {touching}", (edition, start, end))  # noqa: S608
            start, end = min(start, *(row[0] for row in rows)), max(end, *(row[1] for row in rows))
        self._connection.execute('INSERT INTO coverage (text, start, "end") VALUES (?, ?, ?)', (edition, start, end))
        return True

    def _add(self, text: str, start: int, end: int) -> None:
        edition = self._connection.value("SELECT content FROM text WHERE id = ?", (text,))
        if edition is None:
            raise ReaderError(Problem.TEXT_UNKNOWN, id=text)
        self.unite(str(edition), start, end)
