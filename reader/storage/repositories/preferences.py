"""Store the reader's preferences as JSON values by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from reader.storage.stored_values import parsed_json

if TYPE_CHECKING:
    from reader.storage.connection import Connection

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class StoredPreferences:
    """Read and write values by name."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def get(self, key: str) -> Json:
        """Return the value stored under a name, or None."""
        found = self._connection.value("SELECT value FROM preference WHERE name = ?", (key,))
        value: Json = cast("Json", parsed_json(found)) if isinstance(found, str) else None
        return value

    def set(self, key: str, value: Json) -> None:
        """Store a value under a name at once; does nothing in a read-only library."""
        if self._connection.read_only or self.get(key) == value:
            return
        sql = "INSERT OR REPLACE INTO preference (name, value) VALUES (?, ?)"
        value_json = json.dumps(value, ensure_ascii=False)
        self._connection.write(lambda: self._connection.execute(sql, (key, value_json)))
