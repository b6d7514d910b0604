"""List the export formats; a new format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.exporters.anki import anki, anki_cards
from reader.exporters.csv import csv_blocks, csv_table
from reader.exporters.export_data import ExportData
from reader.exporters.html import html_blocks, html_page
from reader.exporters.json import library_blocks, library_json
from reader.exporters.web_annotation import annotation_set, set_items


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format's file suffix, how a file is rendered, and how it is split into blocks by annotation id."""

    suffix: str
    render: Callable[[ExportData], str]
    blocks: Callable[[str], dict[str, str]]


WHOLE = "json"
"""The format that puts all texts into one file, which has the name below."""

WHOLE_NAME = "onehour-library.json"

FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "html": ExportFormat(".html", html_page, html_blocks),
        "csv": ExportFormat(".csv", csv_table, csv_blocks),
        WHOLE: ExportFormat(".json", lambda data: library_json((data,)), library_blocks),
        "jsonld": ExportFormat(".jsonld", annotation_set, set_items),
        "anki": ExportFormat(".txt", anki, anki_cards),
    }
)

MARKDOWN = "markdown"
"""The format that is merged with the reader's edits in the files (`exporters.markdown.folder_merge`)."""

ALL_FORMATS = (MARKDOWN, *FORMATS)
