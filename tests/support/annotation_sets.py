"""Write annotation sets as readers hand them over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

BO = "b0b0b0b0-0000-4000-8000-000000000001"
DAN = "da0da0da-0000-4000-8000-000000000001"


@dataclass(frozen=True)
class SetNote:
    """A note in a set."""

    quote: str
    body: str = "好"
    number: int = 1
    modified: str = "2026-03-01T10:00:00+08:00"
    tags: tuple[str, ...] = ()
    answers: str = ""
    creator: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """Return its id in the library of its author."""
        return f"0190aaaa-0000-7000-8000-{self.number:012}"


def set_value(
    *notes: SetNote,
    title: str,
    creator: tuple[str, str] | None = (BO, "博"),
    complete: bool | None = None,
    program: str = "One Hour",
    digest: str = "",
) -> dict[str, Any]:
    """Return an annotation set of notes on one text, by ``creator``, the id and the name of a person."""
    value: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:0190bbbb-0000-7000-8000-000000000001",
        "type": "AnnotationSet",
        "generator": {"id": "onehour" if program == "One Hour" else program, "type": "Software", "name": program},
        "about": {"dc:title": title} | ({"dc:identifier": [f"urn:sha256:{digest}"]} if digest else {}),
        "items": [_item(note) for note in notes],
    }
    if creator is not None:
        value["creator"] = _person(creator)
    if complete is not None:
        value["complete"] = complete
    return value


def set_bytes(*notes: SetNote, **options: Any) -> bytes:
    """Return an annotation set as a file."""
    return json.dumps(set_value(*notes, **options), ensure_ascii=False).encode()


def _person(creator: tuple[str, str]) -> dict[str, str]:
    named = {"id": f"urn:uuid:{creator[0]}"} if creator[0] else {}
    return named | {"type": "Person", "name": creator[1]}


def _item(note: SetNote) -> dict[str, Any]:
    bodies: Sequence[dict[str, str]] = [
        {"type": "TextualBody", "value": note.body, "format": "text/markdown"},
        *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags),
    ]
    selector = {"type": "TextQuoteSelector", "exact": note.quote, "prefix": "", "suffix": ""}
    target: dict[str, Any] = {"source": "urn:uuid:0190bbbb-0000-7000-8000-000000000001", "selector": [selector]}
    item: dict[str, Any] = {
        "id": f"urn:uuid:{note.id}",
        "type": "Annotation",
        "motivation": "commenting",
        "created": "2026-03-01T10:00:00+08:00",
        "modified": note.modified,
        "target": [target, f"urn:uuid:{note.answers}"] if note.answers else target,
        "body": bodies,
    }
    if note.creator is not None:
        item["creator"] = _person(note.creator)
    return item
