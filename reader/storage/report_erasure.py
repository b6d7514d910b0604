"""Erase what reports say, for good: from the rows, and from the bytes of the file.

SQLite leaves the bytes of what is deleted in the file until their place is needed. With ``secure_delete``, which is on
for every connection that writes, it puts zeros over them (source: SQLite manual, "PRAGMA secure_delete"). On for the
erasing update alone it would not do: a copy stays behind where a full page of the table is divided, or where an undo
marks a row, as was measured of 48 of 2,905 reports, and of none with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.storage.connection import Connection, Value

_ERASE = "UPDATE report SET content = '', digest = '', erased = coalesce(erased, ?), withdrawn = max(withdrawn, ?) "
_EXPIRED = "erased IS NULL AND keep_until < ?"

_WITHDRAWN = """
    SELECT DISTINCT said.id, gone.erased FROM
    (SELECT * FROM main.report WHERE withdrawn = 1 UNION ALL SELECT * FROM copy.report WHERE withdrawn = 1) AS gone
    CROSS JOIN main.report AS said
    ON said.study_group = gone.study_group AND said.last_day = gone.last_day AND said.first_day = gone.first_day
    AND said.person = gone.person AND said.number <= gone.number WHERE said.content <> ''
    ORDER BY gone.erased
"""
"""The reports of the library that say something, and were withdrawn in it or in a copy that is attached."""


def erase_reports(connection: Connection, reports: Sequence[str], day: date, *, withdrawn: bool) -> None:
    """Erase the content of reports, by their ids, on a study day."""
    values: list[tuple[Value, ...]] = [(day.isoformat(), int(withdrawn), identifier) for identifier in reports]
    connection.execute_many(f"{_ERASE} WHERE id = ?", values)


def erase_expired(connection: Connection, today: date) -> int:
    """Erase the reports whose last day is over, and return how many they were.

    This costs one look into an index where there are none.
    """
    wanted = (today.isoformat(),)
    if connection.read_only or connection.value(f"SELECT 1 FROM report WHERE {_EXPIRED} LIMIT 1", wanted) is None:  # noqa: S608
        return 0
    values = (today.isoformat(), 0, today.isoformat())
    return connection.write(lambda: connection.execute(f"{_ERASE} WHERE {_EXPIRED}", values))


def erase_withdrawn_in_copy(connection: Connection) -> None:
    """Erase the reports that were withdrawn in the library or in the attached copy, on the day of their withdrawal."""
    values: list[tuple[Value, ...]] = [(row["erased"], 1, row["id"]) for row in connection.rows(_WITHDRAWN)]
    connection.execute_many(f"{_ERASE} WHERE id = ?", values)


def has_withdrawn_in_copy(connection: Connection) -> bool:
    """Return whether `erase_withdrawn_in_copy` has something to erase."""
    return bool(connection.rows(_WITHDRAWN))
