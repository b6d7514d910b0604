"""Export a text's annotations as a Word document.

In the package there is, beside the document, a record of the notes, as in packages for Anki (`anki_cards`), and the
digest of the document: by them a file that is unchanged since its export is told. Word drops both when it saves.
Source: Open Packaging Conventions, ISO/IEC 29500-2 (a part has a content type and is the target of a relationship).
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime

from reader.core.annotations.model import Annotation
from reader.core.zip_errors import ZIP_ERRORS
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.docx import docx_bytes
from reader.exporters.export_data import ExportData, citation, link, plain_line
from reader.exporters.sheet import SheetDocument, SheetHeading, SheetLabels, SheetPart, SheetQuotation

_RECORD = "onehour/notes.json"
_DOCUMENT = "word/document.xml"
_LARGEST = 64_000_000


def docx_record(data: ExportData) -> str:
    """Return the record of the notes of a text, with a blank in place of its digest."""
    made = max((note.modified for note in data.annotations), default=data.text.added)
    record = {
        KEY: BLANK,
        "text": data.text.id,
        "title": plain_line(data.text.title),
        "language": data.text.language,
        "open": data.labels.open,
        "made": made.isoformat(),
        "parts": list(_parts(data)),
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def docx_notes(content: str) -> dict[str, str]:
    """Return the notes of a record by annotation id; of one that is damaged, none."""
    try:
        parts = json.loads(content)["parts"]
        return {part["id"]: json.dumps(part, sort_keys=True) for part in parts if "id" in part}
    except (ValueError, TypeError, LookupError, RecursionError):
        return {}


def notes_docx(content: str) -> bytes:
    """Return the Word document of a record. Raises ReaderError DOCX_MISSING."""
    record = json.loads(content)
    parts = tuple(map(_sheet_part, record["parts"]))
    labels = SheetLabels(open=record["open"])
    sheet = SheetDocument(record["title"], parts, record["language"], labels)
    return docx_bytes(sheet, datetime.fromisoformat(record["made"]), {_RECORD: content})


def record_in_docx(package: bytes) -> str:
    """Return the record in a Word document; an empty string if it is none of ours, or was edited since."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            content, digest = _read(archive, _RECORD).decode(), _read(archive, f"{_RECORD}.sha256").decode()
            return content if digest == hashlib.sha256(_read(archive, _DOCUMENT)).hexdigest() else ""
    except (*ZIP_ERRORS, KeyError):
        return ""


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(_LARGEST)


def _parts(data: ExportData) -> Iterator[dict[str, object]]:
    for annotation in data.whole:
        yield _note(data, annotation)
    for headings, annotation in data.placed_under_headings():
        for path in headings:
            yield {"heading": plain_line(path[-1].title), "level": len(path)}
        yield _note(data, annotation)
    if data.orphans:
        yield {"heading": data.labels.orphans, "level": 1}
    for annotation in data.orphans:
        yield _note(data, annotation)


def _note(data: ExportData, annotation: Annotation) -> dict[str, object]:
    passage = data.passages.get(annotation.id, ())
    quote = "\n".join(f"{block.label} {block.text}".strip() for block in passage) or annotation.quote
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    source = " · ".join(filter(None, (tags, data.kind_word(annotation), citation(data, annotation))))
    return {"id": annotation.id, "quote": quote, "source": source, "link": link(annotation), "note": annotation.body}


def _sheet_part(part: dict[str, str | int]) -> SheetPart:
    if "heading" in part:
        return SheetHeading(str(part["heading"]), int(part["level"]))
    notes = (str(part["note"]),) if part["note"] else ()
    return SheetQuotation(str(part["quote"]), str(part["source"]), str(part["link"]), notes)
