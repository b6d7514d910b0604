"""Store samples of the reader's own speed, by language and text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date, datetime

from reader.core.errors import Problem, ReaderError
from reader.storage.connection import Connection
from reader.storage.stored_values import parsed_time
from reader.storage.timestamps import format_timestamp


class SpeedSamples:
    """Samples of how many characters were read in how many seconds."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def add(self, text: str, language: str, characters: int, seconds: float, at: datetime) -> None:
        """Add a sample; one of zero seconds is ignored.

        Raises ReaderError TEXT_UNKNOWN for a text that no longer exists.
        """
        if seconds <= 0:
            return
        sql = "INSERT INTO speed (text, language, characters, seconds, at) VALUES (?, ?, ?, ?, ?)"
        values = (text, language, characters, float(seconds), format_timestamp(at))
        try:
            self._connection.write(lambda: self._connection.execute(sql, values))
        except sqlite3.IntegrityError as error:
            raise ReaderError(Problem.TEXT_UNKNOWN, id=text) from error

    def samples(self, language: str, text_id: str | None = None, last: int = 50) -> list[float]:
        """Return the last samples of a language, of one text or all, in characters per minute, newest last."""
        rows = self._connection.rows(
            "SELECT characters * 60.0 / seconds FROM speed WHERE language = ?1 AND (?2 IS NULL OR text = ?2) "
            "ORDER BY number DESC LIMIT ?3",
            (language, text_id, last),
        )
        return [row[0] for row in reversed(rows)]

    def between(self, first: date, last: date) -> list[tuple[datetime, str, float]]:
        """Return time in UTC, language, and characters per minute of the samples from one day to another, in UTC."""
        rows = self._connection.rows(
            "SELECT at, language, characters * 60.0 / seconds FROM speed WHERE at BETWEEN ? AND ? ORDER BY number",
            (first.isoformat(), last.isoformat()),
        )
        return [(at, row[1], row[2]) for row in rows if (at := parsed_time(row[0])) is not None]

    def own_samples(
        self, least: int, texts: Iterable[str] | None = None, last: int = 50
    ) -> dict[tuple[str, str], list[float]]:
        """Return the last samples of each text and language with at least ``least`` of them, or of these texts only.

        They are in characters per minute, newest last.
        """
        some = "WHERE text IN (SELECT value FROM json_each(?3))"
        rows = self._connection.rows(
            "SELECT s.text, s.language, (SELECT json_group_array(rate) FROM ("  # noqa: S608
            "SELECT characters * 60.0 / seconds AS rate FROM speed "
            "WHERE language = s.language AND text = s.text ORDER BY number DESC LIMIT ?2)) "
            f"FROM (SELECT language, text FROM speed {'' if texts is None else some} "
            "GROUP BY language, text HAVING count(*) >= ?1) s",
            (least, last) if texts is None else (least, last, json.dumps(list(texts))),
        )
        return {(row[0], row[1]): json.loads(row[2])[::-1] for row in rows}
