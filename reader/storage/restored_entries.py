"""Take the entries of the ledger that a library lacks from an attached copy: the minutes of both are united."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reader.storage.connection import Connection
from reader.storage.restore_preview import Row


class RestoredEntries:
    """The entries of the copy that the library lacks, as they are to be inserted."""

    def __init__(self, connection: Connection, own_texts: Mapping[str, str], texts: Collection[str]) -> None:
        """Read them; ``own_texts`` are the texts of the copy by their ids in the library, ``texts`` those it will have.

        What the copy counted itself is of its machine, unless it is a copy of this library. A correction is always of
        another machine, since the entry that it corrects may have been corrected here, too.
        """
        self._connection = connection
        own, other = self._library_id("main"), self._library_id("copy")
        sql = "SELECT * FROM copy.entry WHERE id NOT IN (SELECT id FROM main.entry) ORDER BY id"
        self.rows: list[Row] = [dict(zip(row.keys(), row, strict=True)) for row in connection.rows(sql)]
        for row in self.rows:
            text = own_texts.get(str(row["text"]), row["text"])
            machine = other if own != other or row["refers_to"] is not None else ""
            row.update(text=text if text in texts else None, running=0, device=row["device"] or machine)

    @property
    def counted(self) -> Sequence[Row]:
        """Return the entries that were not withdrawn."""
        return [row for row in self.rows if row["withdrawn"] is None]

    def placed(self, row: Row) -> Row:
        """Return an entry as it is inserted: one whose time is in the library, too, is taken in as of another machine.

        The union of both counts: no minute counts twice, and none is lost.
        """
        sql = 'SELECT 1 FROM main.entry WHERE device = ? AND "end" > ? AND start < ? AND refers_to IS NULL'
        is_overlapping = self._connection.value(sql, (row["device"], row["start"], row["end"]))
        return row | {"device": row["id"]} if row["refers_to"] is None and is_overlapping else row

    def _library_id(self, schema: str) -> str:
        return str(self._connection.value(f"SELECT value FROM {schema}.property WHERE name = 'id'") or "")  # noqa: S608
