"""Write the days of a rota as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from reader.core.spreadsheet_cells import spreadsheet_cell
from reader.core.study.rota import RotaDay

HEADINGS = ("day", "host", "away")


def rota_csv(days: Iterable[RotaDay]) -> str:
    """Return the days as CSV, one row each."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADINGS)
    rows.writerows(
        (day.day.isoformat(), spreadsheet_cell(day.host), spreadsheet_cell(" ".join(day.away))) for day in days
    )
    return out.getvalue()
