"""List the export formats; a new format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.anki import anki, anki_cards
from reader.exporters.anki_cards import anki_record, package_of, record_in, record_notes
from reader.exporters.csv import csv_blocks, csv_table
from reader.exporters.export_data import ExportData
from reader.exporters.html import html_blocks, html_page
from reader.exporters.json import library_blocks, library_json
from reader.exporters.notes_docx import docx_notes, docx_record, notes_docx, record_in_docx
from reader.exporters.org import org, org_entries
from reader.exporters.web_annotation import annotation_set, set_items


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format's label, its file suffix, how a file is rendered, and how it is split into blocks by annotation id.

    ``encode`` returns the bytes of a file, ``decode`` what was rendered from its bytes; for a file that is none of
    ours, it raises UnicodeDecodeError or returns an empty string.
    """

    label: str
    suffix: str
    render: Callable[[ExportData], str]
    blocks: Callable[[str], dict[str, str]]
    encode: Callable[[str], bytes] = str.encode
    decode: Callable[[bytes], str] = bytes.decode


WHOLE = "json"
"""The format that puts all texts into one file, which has the name below."""

WHOLE_NAME = "onehour-library.json"

PACKAGE = "apkg"
"""The format that has the cards of the self-test."""

DOCX = "docx"
"""The format that needs a package of its own (`exporters.docx`)."""

ORG = "org"
"""The format of an outline with the properties of its text."""

FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "html": ExportFormat(QT_TRANSLATE_NOOP("ExportFormat", "Web page (HTML)"), ".html", html_page, html_blocks),
        DOCX: ExportFormat(
            QT_TRANSLATE_NOOP("ExportFormat", "Word document"),
            ".docx",
            docx_record,
            docx_notes,
            notes_docx,
            record_in_docx,
        ),
        ORG: ExportFormat(QT_TRANSLATE_NOOP("ExportFormat", "Org mode outline"), ".org", org, org_entries),
        "csv": ExportFormat(QT_TRANSLATE_NOOP("ExportFormat", "Table (CSV)"), ".csv", csv_table, csv_blocks),
        WHOLE: ExportFormat(
            QT_TRANSLATE_NOOP("ExportFormat", "All notes in one file (JSON)"),
            ".json",
            lambda data: library_json((data,)),
            library_blocks,
        ),
        "jsonld": ExportFormat(
            QT_TRANSLATE_NOOP("ExportFormat", "Web annotations (JSON-LD)"), ".jsonld", annotation_set, set_items
        ),
        "anki": ExportFormat(QT_TRANSLATE_NOOP("ExportFormat", "Anki cards"), ".txt", anki, anki_cards),
        PACKAGE: ExportFormat(
            QT_TRANSLATE_NOOP("ExportFormat", "Anki deck, with self-test cards (.apkg)"),
            ".apkg",
            anki_record,
            record_notes,
            package_of,
            record_in,
        ),
    }
)

MARKDOWN = "markdown"
"""The format that is merged with the reader's edits in the files (`exporters.markdown.folder_merge`)."""

COPY = "copy"
"""The format that puts the notes into a copy of the file that a text was made of (`services.exporting.file_copies`)."""

COPY_SUFFIXES = (".pdf", ".epub")

LABELS: Mapping[str, str] = MappingProxyType(
    {MARKDOWN: QT_TRANSLATE_NOOP("ExportFormat", "Markdown, merged with your edits")}
    | {name: form.label for name, form in FORMATS.items()}
    | {COPY: QT_TRANSLATE_NOOP("ExportFormat", "Copy of the PDF or EPUB, with notes in it")}
)
"""The labels of all formats in the source language, in the order in which they are offered."""
