"""Store what was last exported to each file, so that the next export can merge (notes.md, "Export to Markdown")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from reader.storage.connection import Connection
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.annotations.markdown_merge.last_export import LastExport

_KEPT = 2
"""How many exports are kept of each file: the last one, and one more in case the last did not reach the disk."""


class LastExports:
    """The last exports to each file."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def of(self, scopes: Iterable[str]) -> list[LastExport]:
        """Return what was exported for each of these scopes, newest first."""
        from reader.core.annotations.markdown_merge.last_export import LastExport

        found: list[LastExport] = []
        sql = "SELECT file, scope, digest, content FROM exported WHERE scope = ? ORDER BY number DESC"
        for scope in scopes:
            found += [LastExport(*row) for row in self._connection.rows(sql, (scope,))]
        return found

    def keep(self, exports: Iterable[LastExport], now: datetime) -> None:
        """Store exports that reached their files; does nothing in a read-only library."""
        chosen = list(exports)
        if chosen and not self._connection.read_only:
            self._connection.write(lambda: self._keep(chosen, now))

    def _keep(self, exports: list[LastExport], now: datetime) -> None:
        for export in exports:
            self._connection.execute("DELETE FROM exported WHERE file = ? AND digest = ?", (export.file, export.digest))
            self._connection.execute(
                "INSERT INTO exported (file, scope, digest, content, at) VALUES (?, ?, ?, ?, ?)",
                (export.file, export.scope, export.digest, export.content, format_timestamp(now)),
            )
            self._connection.execute(
                "DELETE FROM exported WHERE file = ?1 AND number NOT IN "
                "(SELECT number FROM exported WHERE file = ?1 ORDER BY number DESC LIMIT ?2)",
                (export.file, _KEPT),
            )
