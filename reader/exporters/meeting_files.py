"""Write the sheet of a meeting into a folder, in a format of its own, without losing what somebody wrote in it.

Markdown is merged. A Word document or a page that was changed since it was written stays, and the new one stands next
to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from reader.core.annotations.markdown_merge.block_parser import without_id
from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.annotations.markdown_merge.markdown_guard import unescape_note
from reader.core.annotations.markdown_merge.merge import MergeLabels
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.atomic_write import file_bytes, write_whole
from reader.exporters.docx import docx_bytes
from reader.exporters.export_folder import name_key, numbered, present_names
from reader.exporters.file_names import safe_stem
from reader.exporters.icalendar import icalendar
from reader.exporters.markdown.page_merge import PageExport, merge_page
from reader.exporters.markdown.sheet_page import sheet_page
from reader.exporters.meeting_sheet import MeetingSheet, meeting_document, meeting_event, record_key, sheet_name
from reader.exporters.sheet_html import sheet_html

MARKDOWN, DOCX, HTML, ICS = "markdown", "docx", "html", "ics"

LABELS: Mapping[str, str] = MappingProxyType(
    {
        MARKDOWN: QT_TRANSLATE_NOOP("Meeting", "Markdown, merged with your edits"),
        DOCX: QT_TRANSLATE_NOOP("Meeting", "Word document (DOCX)"),
        HTML: QT_TRANSLATE_NOOP("Meeting", "Web page (HTML)"),
        ICS: QT_TRANSLATE_NOOP("Meeting", "Calendar (iCalendar)"),
    }
)
"""The name of each format."""

_SUFFIXES = {MARKDOWN: ".md", DOCX: ".docx", HTML: ".html", ICS: ".ics"}


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """A file that was written: how many blocks were kept as they were edited or changed on both sides.

    ``record`` are the minutes as they stand in the file, None unless they were edited there. ``last`` is what the
    library has to store.
    """

    path: Path
    last: LastExport
    kept: int = 0
    conflicts: int = 0
    record: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingExport:
    """A sheet to be written in a format of `LABELS`; ``bases`` are the last exports of its scope, the newest first.

    ``at`` is the aware time at which it is written.
    """

    sheet: MeetingSheet
    form: str
    bases: Sequence[LastExport]
    labels: MergeLabels
    at: datetime


def meeting_scope(meeting: str) -> str:
    """Return the scope of the sheets of a meeting among the last exports."""
    return f"meeting {meeting}"


def export_meeting(folder: Path, export: MeetingExport) -> MeetingFile:
    """Write the sheet into a folder.

    Raises ReaderError DOCX_MISSING, FOLDER_UNWRITABLE, EXPORT_FAILED (``why``: changing, read-only, full, not-text).
    """
    folder = folder.expanduser().resolve()
    if export.form == MARKDOWN:
        return _merged(folder, export)
    data = _content(export)
    path = _file(folder, export)
    write_whole(path, data)
    return MeetingFile(path, LastExport(str(path), _scope(export), hashlib.sha256(data).hexdigest(), ""))


def _merged(folder: Path, export: MeetingExport) -> MeetingFile:
    page = sheet_page(meeting_document(export.sheet, as_table=False))
    path = _file(folder, export)
    report = merge_page(path, PageExport(_scope(export), page, export.bases, export.labels))
    merged = report.merged
    edited = merged.edited.get(record_key(export.sheet.meeting))
    record = None if edited is None else unescape_note("\n".join(without_id(edited.split("\n"))).strip())
    return MeetingFile(report.path, report.last, len(merged.kept), len(merged.conflicts), record)


def _content(export: MeetingExport) -> bytes:
    match export.form:
        case "docx":
            return docx_bytes(meeting_document(export.sheet), export.at)
        case "html":
            return sheet_html(meeting_document(export.sheet)).encode("utf-8", "replace")
    event = meeting_event(export.sheet)
    return icalendar([event], event.summary, export.at).encode("utf-8", "replace")


def _file(folder: Path, export: MeetingExport) -> Path:
    """Return the file that was written last, if it is still ours, else the first free name."""
    suffix = _SUFFIXES[export.form]
    for base in export.bases:
        path = Path(base.file)
        if path.parent == folder and path.suffix == suffix and _is_ours(path, export):
            return path
    stem = safe_stem(sheet_name(export.sheet.meeting))
    taken = present_names(folder, stem)
    names = islice(numbered(stem, suffix), len(taken) + 1)
    return next(path for name in names if name_key(path := folder / name) not in taken)


def _is_ours(path: Path, export: MeetingExport) -> bool:
    """Return whether a file is as it was written; one that is merged only has to be there."""
    if path.is_symlink() or not path.is_file():
        return False
    if export.form == MARKDOWN:
        return True
    digests = {base.digest for base in export.bases if base.file == str(path)}
    data = file_bytes(path)
    return data is not None and hashlib.sha256(data).hexdigest() in digests


def _scope(export: MeetingExport) -> str:
    return meeting_scope(export.sheet.meeting.id)
