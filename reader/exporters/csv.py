"""Export a text's annotations as CSV: one row each, in text order.

The digest is in the last heading, since a table has no other place for it.
"""

from __future__ import annotations

import csv
import io
import re

from reader.core.annotations.model import Annotation
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, citation, link

_LINE_ENDS = re.compile(r"\r\n?")
_FORMULA = re.compile(r"[\t\n]|[\s\0\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""The beginning of a cell that a spreadsheet may run: it trims blanks and knows full-width signs, too."""

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
        _cell(text.title),
        annotation.kind.value,
        annotation.colour,
        annotation.start,
        annotation.end,
    )
    texts = (annotation.quote, annotation.body, " ".join(annotation.tags), citation(data, annotation))
    return (*fields, *map(_cell, texts), annotation.created.isoformat(), link(annotation))


def _cell(text: str) -> str:
    """Escape text that a spreadsheet would run as a formula (OWASP, "CSV Injection").

    Line ends become LF, since Python's module does not quote a lone CR, which would end the row.
    """
    text = _LINE_ENDS.sub("\n", text)
    return "'" + text if _FORMULA.match(text) else text
