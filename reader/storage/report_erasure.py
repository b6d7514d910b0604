"""Erase what reports say, for good: from the rows, and from the bytes of the file.

SQLite leaves the bytes of what is deleted in the file until their place is needed. With ``secure_delete`` it writes
zeros over them (source: SQLite manual, "PRAGMA secure_delete"). It is on whenever the content of a report is written,
not only when it is erased: otherwise a copy stays behind where a full page of the table is divided, as was measured of
48 of 2,905 reports, and of none with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from reader.storage.connection import Connection, Value

_ERASE = "UPDATE report SET content = '', digest = '', erased = coalesce(erased, ?), withdrawn = max(withdrawn, ?) "
_SETTINGS = {1: "ON", 2: "FAST"}
"""What SQLite was built to do where it is not ``OFF``."""

_EXPIRED = "erased IS NULL AND keep_until < ?"


def erase_reports(connection: Connection, reports: Sequence[str], day: date, *, withdrawn: bool) -> None:
    """Erase the content of reports, by their ids, on a study day."""
    with overwriting(connection):
        values: list[tuple[Value, ...]] = [(day.isoformat(), int(withdrawn), identifier) for identifier in reports]
        connection.execute_many(f"{_ERASE} WHERE id = ?", values)


def erase_expired(connection: Connection, today: date) -> int:
    """Erase the reports whose last day is over, and return how many they were.

    This costs one look into an index where there are none.
    """
    wanted = (today.isoformat(),)
    if connection.read_only or connection.value(f"SELECT 1 FROM report WHERE {_EXPIRED} LIMIT 1", wanted) is None:  # noqa: S608
        return 0

    def work() -> int:
        with overwriting(connection):
            return connection.execute(f"{_ERASE} WHERE {_EXPIRED}", (today.isoformat(), 0, today.isoformat()))

    return connection.write(work)


@contextmanager
def overwriting(connection: Connection) -> Iterator[None]:
    """Let SQLite write zeros over all that is deleted within this."""
    usual = _SETTINGS.get(connection.number("PRAGMA secure_delete"), "OFF")
    connection.value("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        connection.value(f"PRAGMA secure_delete = {usual}")
