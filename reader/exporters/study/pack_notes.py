"""Write the notes of a study pack: one W3C AnnotationSet for each text, and the same as Markdown for people.

Source: W3C Web Annotation Data Model, and W3C EPUB Annotations 1.0, "Annotation set".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from reader.core.annotations.model import Annotation
from reader.core.study.exchange import PersonReference
from reader.core.study.pack import PackText
from reader.exporters.export_data import one_line
from reader.exporters.markdown.escaping import escaped, normalised_lines
from reader.exporters.markdown.quotation import quotation
from reader.exporters.web_annotation import CONTEXT, GENERATOR, MOTIVATIONS, bodies_of, selectors_of, stylesheet_of


def pack_note_set(text: PackText, notes: Sequence[Annotation], person: PersonReference) -> bytes:
    """Return the notes on a text as JSON-LD; they are all that the person shows of it in this pack."""
    source = f"urn:sha256:{text.digest}"
    about: dict[str, object] = {"dc:identifier": [source], "dc:title": text.title}
    if text.author:
        about["dc:creator"] = [text.author]
    values = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{person.id}#{text.digest}",
        "type": "AnnotationSet",
        "title": text.title,
        "generator": GENERATOR,
        "creator": {"id": f"urn:uuid:{person.id}", "type": "Person", "name": person.name},
        "complete": True,
        "about": about,
        "items": [_item(note, source) for note in notes],
    }
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()


def pack_note_markdown(text: PackText, notes: Sequence[Annotation], person: PersonReference) -> bytes:
    """Return the notes on a text for people."""
    parts = [f"# {escaped(one_line(text.title))}", escaped(one_line(person.name))]
    section = ""
    for note in notes:
        own = note.anchor.section if note.anchor else ""
        if own and own != section:
            parts.append(f"## {escaped(one_line(own))}")
        section = own
        parts.extend(_note_parts(note))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _note_parts(note: Annotation) -> Iterator[str]:
    if note.quote:
        yield quotation(note.quote)
    if note.body:
        yield normalised_lines(note.body)
    if note.tags:
        yield " ".join(f"#{tag}" for tag in note.tags)


def _item(note: Annotation, source: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[note.kind],
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
        "target": _target(note, source),
    } | stylesheet_of(note)
    if bodies := bodies_of(note):
        item["body"] = bodies[0] if len(bodies) == 1 else bodies
    return item


def _target(note: Annotation, source: str) -> dict[str, object]:
    target: dict[str, object] = {"source": source} | selectors_of(note)
    if note.anchor is not None and note.anchor.section:
        target["meta"] = {"headings": [{"level": 1, "txt": note.anchor.section}]}
    return target
