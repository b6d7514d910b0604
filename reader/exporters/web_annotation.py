"""Export a text's annotations as JSON-LD: an AnnotationSet that other reading systems can import.

Source: W3C Web Annotation Data Model, and W3C EPUB Annotations 1.0, "Annotation set".
"""

from __future__ import annotations

import json

from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.annotations.styles import STYLES
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, citation, link

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
GENERATOR = {"id": "onehour", "type": "Software", "name": "One Hour"}
MOTIVATIONS = {
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
    AnnotationKind.QUESTION: "questioning",
    AnnotationKind.BOOKMARK: "bookmarking",
}


def annotation_set(data: ExportData) -> str:
    """Return the whole file, with a blank in place of its digest."""
    text = data.text
    about = {
        "dc:identifier": [f"urn:uuid:{text.id}"],
        "dc:title": text.title,
        "dc:creator": [text.author] if text.author else [],
        "dc:language": text.language,
    }
    values = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{text.id}",
        "type": "AnnotationSet",
        "title": text.title,
        "generator": GENERATOR,
        KEY: BLANK,
        "about": {name: value for name, value in about.items() if value},
        "items": [_item(data, annotation) for annotation in data.annotations],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def set_items(content: str) -> dict[str, str]:
    """Return each annotation of such a file, by id; a file that is no longer valid JSON has none."""
    try:
        items = json.loads(content)["items"]
        return {
            annotation["id"].removeprefix("urn:uuid:"): json.dumps(annotation, sort_keys=True) for annotation in items
        }
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}


def _item(data: ExportData, annotation: Annotation) -> dict[str, object]:
    item: dict[str, object] = {
        "id": f"urn:uuid:{annotation.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
        "target": _target(data, annotation),
        "via": link(annotation),
    } | stylesheet_of(annotation)
    if annotation.creator:
        item["creator"] = {"type": "Person", "name": annotation.creator}
    if bodies := list(bodies_of(annotation)):
        item["body"] = bodies[0] if len(bodies) == 1 else bodies
    return item


def bodies_of(annotation: Annotation) -> list[dict[str, str]]:
    """Return the words of an annotation with its colour and what EPUB Annotations call its style, and its tags."""
    look = {}
    if annotation.colour:
        look["color"] = COLOURS[annotation.colour].css_name
    if annotation.style is not AnnotationStyle.HIGHLIGHT:
        look["highlight"] = STYLES[annotation.style].epub_name
    body = {"type": "TextualBody", "value": annotation.body, "format": "text/markdown"} | look
    tags = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in annotation.tags]
    return [*([body] if annotation.body or look else []), *tags]


def stylesheet_of(annotation: Annotation) -> dict[str, object]:
    """Return the stylesheet with the class of the target of an annotation (W3C, section 4.3); nothing for highlights.

    A highlight is shown by its colour alone.
    """
    style = annotation.style
    if style is AnnotationStyle.HIGHLIGHT:
        return {}
    return {"stylesheet": {"type": "CssStylesheet", "value": f".{style} {{ {STYLES[style].css} }}"}}


def selectors_of(annotation: Annotation) -> dict[str, object]:
    """Return how the passage of an annotation is found and styled; nothing for one on the text as a whole."""
    if annotation.anchor is None:
        return {}
    quote = {"type": "TextQuoteSelector", "exact": annotation.anchor.exact}
    quote |= {"prefix": annotation.anchor.prefix, "suffix": annotation.anchor.suffix}
    place = {"type": "TextPositionSelector", "start": annotation.anchor.start, "end": annotation.anchor.end}
    is_highlight = annotation.style is AnnotationStyle.HIGHLIGHT
    return {"selector": [quote, place]} | ({} if is_highlight else {"styleClass": annotation.style.value})


def _target(data: ExportData, annotation: Annotation) -> dict[str, object]:
    target: dict[str, object] = {"source": f"urn:uuid:{data.text.id}"} | selectors_of(annotation)
    section = citation(data, annotation)
    if section:
        target["meta"] = {"headings": [{"level": 1, "txt": section}]}
    return target
