"""Export the entries of the ledger as JSON, for programs, and as CSV, for calculations; both can be imported again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from reader.core.activity.ledger_record import FIELDS, Record
from reader.core.spreadsheet_cells import spreadsheet_cell


def ledger_json(records: Sequence[Record]) -> str:
    """Return a JSON list with an object of each entry on its line."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    return "[" + ",".join(f"\n{line}" for line in lines) + "\n]\n"


def ledger_csv(records: Sequence[Record]) -> str:
    """Return a table with a row of each entry; what a spreadsheet would run as a formula is escaped."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(FIELDS)
    rows.writerows([_cell(record[name]) for name in FIELDS] for record in records)
    return out.getvalue()


def _cell(value: object) -> object:
    return spreadsheet_cell(value) if isinstance(value, str) else "" if value is None else value
