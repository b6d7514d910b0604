"""Export a text's annotations as CSV: one row each, in text order.

The digest is in the last heading, since a table has no other place for it.
"""

from __future__ import annotations

import csv
import io

from reader.core.annotations.model import Annotation
from reader.core.spreadsheet_cells import spreadsheet_cell
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, citation, link

HEADINGS = (
    "id",
    "text",
    "title",
    "kind",
    "colour",
    "start",
    "end",
    "quote",
    "body",
    "tags",
    "place",
    "created",
    "link",
    "style",
)


def csv_table(data: ExportData) -> str:
    """Return the whole file, with a blank in place of its digest."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow((*HEADINGS, f"{KEY}: {BLANK}"))
    rows.writerows(_row(data, annotation) for annotation in data.annotations)
    return out.getvalue()


def csv_blocks(content: str) -> dict[str, str]:
    """Return the rows of such a file, by annotation id."""
    rows = csv.reader(io.StringIO(content, newline=""), strict=False)
    try:
        return {row[0]: repr(row) for row in list(rows)[1:] if row}
    except csv.Error:
        return {}


def _row(data: ExportData, annotation: Annotation) -> tuple[str | int, ...]:
    text = data.text
    fields = (
        annotation.id,
        annotation.text,
        spreadsheet_cell(text.title),
        annotation.kind.value,
        annotation.colour,
        annotation.start,
        annotation.end,
    )
    texts = (annotation.quote, annotation.body, " ".join(annotation.tags), citation(data, annotation))
    made = annotation.created.isoformat()
    return (*fields, *map(spreadsheet_cell, texts), made, link(annotation), annotation.style.value)
