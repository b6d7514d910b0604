"""Export the cards of the self-test as a package for Anki, and the marks of which there are none.

In the package there is, beside Anki's collection, a record of the notes with a digest, as in all other exported files:
by it a package that is unchanged since its export is told, and the notes in it. Anki takes no notice of it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from reader.core.annotations.model import Annotation
from reader.core.study.card_info import CardInfo
from reader.core.study.card_sides import card_sides
from reader.core.zip_errors import ZIP_ERRORS
from reader.exporters.anki import mark_sides, mark_source
from reader.exporters.anki_package import AnkiNote, NoteType, anki_package, cloze_field, html_field
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, one_line
from reader.exporters.questions.anki_notes import question_note

_RECORD = "onehour.json"
_LARGEST_RECORD = 64_000_000


def anki_record(data: ExportData) -> str:
    """Return the record of the notes of a text, with a blank in place of its digest."""
    notes = [_record(note) for note in text_notes(data)]
    record = {KEY: BLANK, "text": data.text.id, "notes": notes}
    return json.dumps(record, ensure_ascii=False) + "\n"


def record_notes(content: str) -> dict[str, str]:
    """Return the notes of a record, by their guids; of one that is damaged, none."""
    try:
        return {note["guid"]: json.dumps(note, sort_keys=True) for note in json.loads(content)["notes"]}
    except (ValueError, TypeError, LookupError, RecursionError):
        return {}


def package_of(content: str) -> bytes:
    """Return the package of a record."""
    notes = [
        AnkiNote(
            guid=note["guid"],
            type=NoteType(note["type"]),
            fields=tuple(note["fields"]),
            created=datetime.fromisoformat(note["created"]),
            modified=datetime.fromisoformat(note["modified"]),
            tags=tuple(note["tags"]),
            deck=note["deck"],
        )
        for note in json.loads(content)["notes"]
    ]
    return anki_package(notes, {_RECORD: content.encode()})


def record_in(package: bytes) -> str:
    """Return the record in a package; an empty string if it is none of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive, archive.open(_RECORD) as member:
            content = member.read(_LARGEST_RECORD + 1)
        return content.decode() if len(content) <= _LARGEST_RECORD else ""
    except (*ZIP_ERRORS, KeyError):
        return ""


def text_notes(data: ExportData) -> Iterator[AnkiNote]:
    """Yield a note for each card of a text, for each mark without one, and for its questions of the bank."""
    annotations = {annotation.id: annotation for annotation in data.annotations}
    asked = set()
    for info in data.cards:
        annotation = annotations.get(info.card.annotation or "")
        if annotation is not None:
            asked.add(annotation.id)
            yield _card_note(data, info, annotation)
    for annotation in data.annotations:
        if annotation.id not in asked and (annotation.quote or annotation.body):
            yield _mark_note(data, annotation)
    for question in data.questions:
        yield question_note(question)


def _card_note(data: ExportData, info: CardInfo, annotation: Annotation) -> AnkiNote:
    sides = card_sides(info.card, info.source)
    front, back = html_field(sides.front), sides.back
    if sides.gaps:
        front = cloze_field(sides.passage, [(gap.start, gap.end) for gap in sides.gaps])
        back = annotation.body if sides.passage == annotation.quote else ""
    return AnkiNote(
        info.card.id,
        NoteType.CLOZE if sides.gaps else NoteType.BASIC,
        (front, html_field(back), mark_source(data, annotation)),
        created=info.card.made,
        modified=max(info.card.made, annotation.modified),
        tags=annotation.tags,
        deck=one_line(data.text.title),
    )


def _mark_note(data: ExportData, annotation: Annotation) -> AnkiNote:
    front, back = mark_sides(data, annotation)
    return AnkiNote(
        annotation.id,
        NoteType.BASIC,
        (front, back, mark_source(data, annotation)),
        created=annotation.created,
        modified=annotation.modified,
        tags=annotation.tags,
        deck=one_line(data.text.title),
    )


def _record(note: AnkiNote) -> dict[str, object]:
    return {
        "guid": note.guid,
        "type": note.type.value,
        "fields": note.fields,
        "created": note.created.astimezone(UTC).isoformat(),
        "modified": note.modified.astimezone(UTC).isoformat(),
        "tags": note.tags,
        "deck": note.deck,
    }
