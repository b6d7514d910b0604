"""Tell whether values from another machine can stand in a table: foreign input, as that of a file is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.storage.damaged_rows import is_sound_row
from reader.storage.sync_rows.waiting_rows import NotWritableError

if TYPE_CHECKING:
    from reader.storage.connection import Connection, Value

_INTEGERS = range(-(1 << 63), 1 << 63)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its type, whether it is never empty, and what it holds where nothing was written."""

    type: str
    is_needed: bool
    default: Value


class SoundValues:
    """The columns of the tables of a library."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection
        self._tables: dict[str, dict[str, TableColumn]] = {}

    def columns(self, table: str) -> Mapping[str, TableColumn]:
        """Return the columns of a table by name."""
        if table not in self._tables:
            rows = self._connection.rows(f"PRAGMA table_info({table})")
            self._tables[table] = {
                row["name"]: TableColumn(row["type"], bool(row["notnull"]), _default(row["dflt_value"])) for row in rows
            }
        return self._tables[table]

    def checked(self, table: str, column: str, value: object) -> Value:
        """Return a value as it is stored in a column; raises NotWritableError for one that cannot stand there."""
        known = self.columns(table)[column]
        if value is None:
            if known.is_needed:
                raise NotWritableError
            return None
        if known.type == "TEXT" and isinstance(value, str) and _is_unicode(value):
            return value
        if known.type == "INTEGER" and type(value) is int and value in _INTEGERS:
            return value
        if known.type == "REAL" and type(value) in {int, float} and math.isfinite(value):  # type: ignore[arg-type]
            return float(value)  # type: ignore[arg-type]
        raise NotWritableError

    def new_row(self, table: str, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return a new row with these values; raises NotWritableError if one is missing."""
        row: dict[str, Value] = {}
        for name, column in self.columns(table).items():
            row[name] = values.get(name, column.default)
            if row[name] is None and column.is_needed:
                raise NotWritableError
        return row

    def check_row(self, table: str, row: Mapping[str, Value]) -> None:
        """Raise NotWritableError for a row that the check of the library would find damaged."""
        try:
            is_sound = is_sound_row(table, row)
        except (ValueError, TypeError, OverflowError, RecursionError):
            is_sound = False
        if not is_sound:
            raise NotWritableError


@cache
def _default(sql: str | None) -> Value:
    if sql is None:
        return None
    return sql[1:-1] if sql.startswith("'") else int(sql)


def _is_unicode(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
