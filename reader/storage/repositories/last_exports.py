"""Keep what was last exported to each file, so that the next export can merge (notes.md, "Export to Markdown")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.storage.connection import Connection
from reader.storage.timestamps import format_timestamp

_KEPT = 2
"""How many exports are kept of each file: the last one, and one more should the last not have reached the disk."""


class LastExports:
    """Give and keep the last exports."""

    def __init__(self, connection: Connection) -> None:
        """Work on one connection."""
        self._connection = connection

    def of(self, scopes: Iterable[str]) -> list[LastExport]:
        """Return what was exported about each of these, the newest first."""
        found: list[LastExport] = []
        sql = "SELECT file, scope, digest, content FROM exported WHERE scope = ? ORDER BY number DESC"
        for scope in scopes:
            found += [LastExport(*row) for row in self._connection.rows(sql, (scope,))]
        return found

    def keep(self, exports: Iterable[LastExport], now: datetime) -> None:
        """Keep exports that reached their files; in a library that can only be read nothing is kept."""
        chosen = list(exports)
        if chosen and not self._connection.read_only:
            self._connection.write(lambda: self._keep(chosen, now))

    def _keep(self, exports: list[LastExport], now: datetime) -> None:
        for one in exports:
            self._connection.execute("DELETE FROM exported WHERE file = ? AND digest = ?", (one.file, one.digest))
            self._connection.execute(
                "INSERT INTO exported (file, scope, digest, content, at) VALUES (?, ?, ?, ?, ?)",
                (one.file, one.scope, one.digest, one.content, format_timestamp(now)),
            )
            self._connection.execute(
                "DELETE FROM exported WHERE file = ?1 AND number NOT IN "
                "(SELECT number FROM exported WHERE file = ?1 ORDER BY number DESC LIMIT ?2)",
                (one.file, _KEPT),
            )
