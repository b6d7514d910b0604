"""Read a ledger that One Hour wrote, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.core.activity.foreign_time import OWN, ForeignTime
from reader.core.activity.ledger_record import FIELDS, is_ledger_record, read_ledger_record
from reader.core.errors import Problem, ReaderError
from reader.core.spreadsheet_cells import plain_cell
from reader.core.strict_json import Json

_HEADING = ",".join(FIELDS[:4]).encode()
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def is_own_json(value: Json) -> bool:
    """Return whether this is such a file."""
    return isinstance(value, list) and any(isinstance(row, dict) and is_ledger_record(row) for row in value)


def read_own_json(value: Json) -> ForeignTime:
    """Return the entries."""
    return _entries(value if isinstance(value, list) else [])


def is_own_csv(data: bytes) -> bool:
    """Return whether this is such a file; a spreadsheet that saved it may have added quotation marks."""
    head = data.removeprefix(_BYTE_ORDER_MARK)[:400].partition(b"\n")[0]
    return head.replace(b'"', b"").startswith(_HEADING)


def read_own_csv(data: bytes, path: Path) -> ForeignTime:
    """Return the entries; raises ReaderError TIME_DAMAGED."""
    try:
        text = data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReaderError(Problem.TIME_DAMAGED, path, why="csv") from error
    return _entries([_plain(row) for row in rows])


def _plain(row: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: plain_cell(value) for name, value in row.items() if name in FIELDS and value}


def _entries(rows: Iterable[object]) -> ForeignTime:
    read = [read_ledger_record(row) if isinstance(row, Mapping) else None for row in rows]
    found = {one.entry.id: one for one in read if one is not None}
    return ForeignTime(OWN, entries=tuple(found.values()), unreadable=read.count(None))
