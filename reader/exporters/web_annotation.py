"""Make the JSON-LD file of a text's annotations, an AnnotationSet that other readers of books take in.

Source: W3C Web Annotation Data Model, and W3C EPUB Annotations 1.0, "Annotation set".
"""

from __future__ import annotations

import json

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, link

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATIONS = {
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
    AnnotationKind.QUESTION: "questioning",
    AnnotationKind.BOOKMARK: "bookmarking",
}
_COLOURS = ("", "yellow", "green", "blue", "purple", "red")


def annotation_set(material: ExportData) -> str:
    """Make the whole file, with a blank in the place of its digest."""
    text = material.text
    about = {
        "dc:identifier": [f"urn:uuid:{text.id}"],
        "dc:title": text.title,
        "dc:creator": [text.author] if text.author else [],
        "dc:language": text.language,
    }
    values = {
        "@context": _CONTEXT,
        "id": f"urn:uuid:{text.id}",
        "type": "AnnotationSet",
        "title": text.title,
        "generator": {"id": "onehour", "type": "Software", "name": "One Hour"},
        KEY: BLANK,
        "about": {name: value for name, value in about.items() if value},
        "items": [_item(material, one) for one in material.annotations],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def set_items(content: str) -> dict[str, str]:
    """Return each annotation of such a file, by its id; a file that is no longer JSON has none."""
    try:
        items = json.loads(content)["items"]
        return {one["id"].removeprefix("urn:uuid:"): json.dumps(one, sort_keys=True) for one in items}
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}


def _item(material: ExportData, one: Annotation) -> dict[str, object]:
    item: dict[str, object] = {
        "id": f"urn:uuid:{one.id}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[one.kind],
        "created": one.created.isoformat(),
        "modified": one.modified.isoformat(),
        "target": _target(material, one),
        "via": link(one),
    }
    if one.creator:
        item["creator"] = {"type": "Person", "name": one.creator}
    if bodies := list(_bodies(one)):
        item["body"] = bodies[0] if len(bodies) == 1 else bodies
    return item


def _bodies(one: Annotation) -> list[dict[str, str]]:
    words: dict[str, str] = {"type": "TextualBody", "value": one.body, "format": "text/markdown"}
    if one.colour:
        words["color"] = _COLOURS[one.colour]
    tags = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in one.tags]
    return [*([words] if one.body or one.colour else []), *tags]


def _target(material: ExportData, one: Annotation) -> dict[str, object]:
    target: dict[str, object] = {"source": f"urn:uuid:{material.text.id}"}
    if one.anchor is None:
        return target
    quote = {"type": "TextQuoteSelector", "exact": one.anchor.exact}
    quote |= {"prefix": one.anchor.prefix, "suffix": one.anchor.suffix}
    place = {"type": "TextPositionSelector", "start": one.anchor.start, "end": one.anchor.end}
    target["selector"] = [quote, place]
    if section := material.place(one):
        target["meta"] = {"headings": [{"level": 1, "txt": section}]}
    return target
