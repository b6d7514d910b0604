"""Make the JSON file of the whole library's notes, from which every one of them can be made again as it was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from reader.core.annotations.model import Annotation
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, file_name, link

FORMAT = "onehour-library"
VERSION = 1


def library_json(materials: Sequence[ExportData]) -> str:
    """Make the whole file, with a blank in the place of its digest."""
    values = {
        "format": FORMAT,
        "version": VERSION,
        KEY: BLANK,
        "texts": [_text_record(material) for material in materials],
        "annotations": [
            annotation_record(one) | {"place": material.place(one)}
            for material in materials
            for one in material.annotations
        ],
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def annotation_record(annotation: Annotation) -> dict[str, object]:
    """Return an annotation's fields by the names that stand in JSON; positions are code points."""
    return {
        "id": annotation.id,
        "text": annotation.text,
        "kind": annotation.kind.value,
        "colour": annotation.colour,
        "start": annotation.start,
        "end": annotation.end,
        "quote": annotation.quote,
        "body": annotation.body,
        "tags": list(annotation.tags),
        "creator": annotation.creator,
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
        "orphan": annotation.orphan,
        "anchor": asdict(annotation.anchor) if annotation.anchor else None,
        "link": link(annotation),
    }


def library_blocks(content: str) -> dict[str, str]:
    """Return each annotation of such a file, by its id; a file that is no longer JSON has none."""
    try:
        annotations = json.loads(content)["annotations"]
        return {one["id"]: json.dumps(one, sort_keys=True) for one in annotations}
    except (ValueError, TypeError, LookupError, RecursionError):
        return {}


def _text_record(material: ExportData) -> dict[str, object]:
    text = material.text
    return {
        "id": text.id,
        "title": text.title,
        "author": text.author,
        "language": text.language,
        "source": file_name(text.source),
        "characters": text.characters,
        "progress": material.progress,
        "minutes": material.minutes,
        "added": text.added.isoformat(),
        "track": text.filing.track.value,
        "required": text.filing.required,
        "tags": list(text.filing.tags),
        "archived": text.filing.archived.isoformat() if text.filing.archived else None,
    }
