"""Export the notes of the whole library as JSON, from which every one of them can be restored as it was."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reader.core.annotations.annotation_json import annotation_record
from reader.core.annotations.library_json import FORMAT
from reader.core.text.citation_properties import citation_properties
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, citation, file_name, link

VERSION = 1


def library_json(all_data: Sequence[ExportData]) -> str:
    """Return the whole file, with a blank in place of its digest."""
    values = {
        "format": FORMAT,
        "version": VERSION,
        KEY: BLANK,
        "texts": [_text_record(data) for data in all_data],
        "annotations": [
            annotation_record(annotation) | {"link": link(annotation), "place": citation(data, annotation)}
            for data in all_data
            for annotation in data.annotations
        ],
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def library_blocks(content: str) -> dict[str, str]:
    """Return each annotation of such a file, by id; a file that is no longer valid JSON has none."""
    try:
        annotations = json.loads(content)["annotations"]
        return {annotation["id"]: json.dumps(annotation, sort_keys=True) for annotation in annotations}
    except (ValueError, TypeError, LookupError, RecursionError):
        return {}


def _text_record(data: ExportData) -> dict[str, object]:
    text, known = data.text, citation_properties(data.bibliography)
    return {
        "id": text.id,
        "title": text.title,
        "author": text.author,
        "language": text.language,
        "source": file_name(text.source),
        "characters": text.characters,
        "progress": data.progress,
        "minutes": data.minutes,
        "added": text.added.isoformat(),
        "track": text.filing.track.value,
        "required": text.filing.required,
        "tags": list(text.filing.tags),
        "archived": text.filing.archived.isoformat() if text.filing.archived else None,
    } | ({"bibliography": known} if known else {})
