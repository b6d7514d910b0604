"""Change the filing of texts: their track, tags, whether they are required or archived; many in one undo step."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from reader.core.changes import Changes
from reader.core.text.filing import Filing, FilingChange
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.texts import Texts
from reader.storage.timestamps import format_timestamp

_SET = "UPDATE text SET track = ?, required = ?, tags = ?, archived = ? WHERE id = ?"


class TextFiling:
    """Change how texts are filed, and list their tags."""

    def __init__(self, connection: Connection, journal: Journal, texts: Texts) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._texts = texts

    def file(self, texts: Iterable[str], refiling: FilingChange, now: datetime) -> Changes:
        """Change the filing of texts as one undo step; those that would not change are not touched.

        If none is touched there is no step. Raises ReaderError TEXT_UNKNOWN.
        """
        cards = self._texts.each(texts)
        rows = [(card.id, refiling.applied(card.filing, now)) for card in cards]
        changing = [(text, filing) for (text, filing), card in zip(rows, cards, strict=True) if filing != card.filing]
        if not changing:
            return Changes(refiling.name)
        touched = [TouchedRow("text", text) for text, _filing in changing]
        values = [_values(text, filing) for text, filing in changing]
        return self._journal.record(refiling.name, now, touched, lambda: self._connection.execute_many(_SET, values))

    def tags(self) -> list[tuple[str, int]]:
        """Return each tag with the number of texts that have it, the most frequent first."""
        rows = self._connection.rows(
            "SELECT e.value, count(*) FROM text t, json_each(t.tags) e "
            "WHERE t.removed IS NULL AND t.tags <> '[]' AND json_valid(t.tags) GROUP BY e.value "
            "ORDER BY count(*) DESC, e.value"
        )
        return [(str(row[0]), row[1]) for row in rows]


def _values(text: str, filing: Filing) -> tuple[Value, ...]:
    tags = json.dumps(filing.tags, ensure_ascii=False)
    archived = None if filing.archived is None else format_timestamp(filing.archived)
    return filing.track.value, int(filing.required), tags, archived, text
