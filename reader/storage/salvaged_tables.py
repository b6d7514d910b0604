"""Tell to which table of a library a stored row may belong, by the number and the types of its values."""

from __future__ import annotations

from dataclasses import dataclass

from reader.storage.connection import Connection
from reader.storage.database_pages import Content, StoredPage, StoredRow
from reader.storage.schema import MIGRATIONS
from reader.storage.stored_values import parsed_day, parsed_time

_STATEMENTS = tuple(" ".join(statement.split()) for _name, statements in MIGRATIONS for statement in statements)
_TIMES = ("created", "modified", "added", "made", "shown", "at", "day")
"""Columns with a time or a day."""

_TYPES: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (int, float), "BLOB": (bytes,)}

Row = dict[str, Content]
Key = tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class SalvagedTable:
    """The columns of a table by their types; ``alias`` is the column that is the rowid, -1 if there is none.

    ``fewest`` is how many values its first rows have, which were stored before a migration added columns.
    """

    name: str
    root: int
    columns: tuple[str, ...]
    types: tuple[str, ...]
    needed: tuple[bool, ...]
    defaults: tuple[Content, ...]
    key: tuple[str, ...]
    alias: int
    fewest: int
    has_rowids: bool

    def row(self, stored: StoredRow) -> Row | None:
        """Return a stored row by its columns; None if it cannot be one of this table."""
        if (stored.rowid is None) == self.has_rowids or not self.fewest <= len(stored.values) <= len(self.columns):
            return None
        values = list(stored.values)
        missing = len(self.columns) - len(values)
        if missing:
            values += self.defaults[-missing:]
        if self.alias >= 0:
            if values[self.alias] is not None:
                return None
            values[self.alias] = stored.rowid
        for place, value in enumerate(values):
            if not _fits(value, self.types[place], is_needed=self.needed[place]):
                return None
            if self.types[place] == "REAL" and isinstance(value, int):
                values[place] = float(value)
        return dict(zip(self.columns, values, strict=True))

    def rows(self, page: StoredPage) -> list[Row]:
        """Return the rows of a page that are of this table."""
        return [row for row in map(self.row, page.rows) if row is not None]


def _fits(value: Content, kind: str, *, is_needed: bool) -> bool:
    if value is None:
        return not is_needed
    return isinstance(value, _TYPES[kind])


def salvaged_table(connection: Connection, name: str, root: int) -> SalvagedTable:
    """Return a table of a new library, which begins at the page ``root``."""
    sql = str(connection.value("SELECT sql FROM sqlite_schema WHERE name = ? AND type = 'table'", (name,)))
    has_rowids = "WITHOUT ROWID" not in sql
    rows = connection.rows(f"PRAGMA table_info({name})")
    keys = sorted((row["pk"], row["name"]) for row in rows if row["pk"])
    is_alias = has_rowids and len(keys) == 1
    alias = next((place for place, row in enumerate(rows) if is_alias and row["pk"] and row["type"] == "INTEGER"), -1)
    return SalvagedTable(
        name,
        root,
        tuple(row["name"] for row in rows),
        tuple(row["type"] for row in rows),
        tuple(bool(row["notnull"] or row["pk"]) and place != alias for place, row in enumerate(rows)),
        tuple(_default(row["dflt_value"]) for row in rows),
        tuple(column for _place, column in keys),
        alias,
        len(rows) - sum(statement.startswith(f"ALTER TABLE {name} ADD COLUMN") for statement in _STATEMENTS),
        has_rowids,
    )


def has_sound_times(row: Row) -> bool:
    """Return whether the times of a row are such: rows of other tables may have as many values of the same types."""
    times = [row[column] for column in _TIMES if row.get(column) is not None]
    return all(parsed_time(time) is not None or parsed_day(time) is not None for time in times)


def _default(sql: str | None) -> Content:
    if sql is None:
        return None
    return sql[1:-1] if sql.startswith("'") else int(sql)
