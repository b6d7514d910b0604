"""Make the CSV file of a text's annotations: one row each, in text order.

The digest stands in the last heading, since a table has no other place for it.
"""

from __future__ import annotations

import csv
import io
import re

from reader.core.annotations.model import Annotation
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, link

_FORMULA = re.compile(r"^[=+\-@\t\r]")

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
)


def csv_table(material: ExportData) -> str:
    """Make the whole file, with a blank in the place of its digest."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow((*HEADINGS, f"{KEY}: {BLANK}"))
    rows.writerows(_row(material, one) for one in material.annotations)
    return out.getvalue()


def csv_blocks(content: str) -> dict[str, str]:
    """Return each row of such a file, by the annotation's id."""
    rows = csv.reader(io.StringIO(content, newline=""), strict=False)
    try:
        return {row[0]: repr(row) for row in list(rows)[1:] if row}
    except csv.Error:
        return {}


def _row(material: ExportData, one: Annotation) -> tuple[str | int, ...]:
    text = material.text
    card = (one.id, one.text, _cell(text.title), one.kind.value, one.colour, one.start, one.end)
    words = (one.quote, one.body, " ".join(one.tags), material.place(one))
    return (*card, *map(_cell, words), one.created.isoformat(), link(one))


def _cell(words: str) -> str:
    """Keep a spreadsheet from running words as a formula (OWASP, "CSV Injection")."""
    return "'" + words if _FORMULA.match(words) else words
