"""List the fields of an annotation in JSON, one row each, as they are written and as they are read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.strict_json import Json
from reader.core.tags import clean_tags


@dataclass(frozen=True, slots=True)
class JsonField:
    """How a field is written, and how it is read back unless it only repeats what another one says.

    Reading raises LookupError, TypeError or ValueError for an invalid value. A field that older files do not have is
    read as ``missing``.
    """

    write: Callable[[Annotation], object]
    read: Callable[[Json], Any] | None = None
    missing: Json = None


def annotation_record(annotation: Annotation) -> dict[str, object]:
    """Return an annotation's fields by their names in JSON; positions are code points."""
    return {name: field.write(annotation) for name, field in _FIELDS.items()}


def read_annotation_record(record: Mapping[str, Json]) -> Annotation | None:
    """Return the annotation of a record; None if the record is invalid."""
    missing = {name: field.missing for name, field in _FIELDS.items() if field.missing is not None}
    values = missing | dict(record)
    try:
        return Annotation(**{name: field.read(values[name]) for name, field in _FIELDS.items() if field.read})
    except (LookupError, TypeError, ValueError):
        return None


def _anchor(value: Json) -> Anchor | None:
    if not isinstance(value, dict):
        return None
    start, end = _number(value["start"]), _number(value["end"])
    if start >= end:
        raise ValueError(start)
    parts = (_string(value[name]) for name in ("exact", "prefix", "suffix", "section"))
    return Anchor(start, end, *parts)


def _string(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value.encode("utf-8", "replace").decode()


def _number(value: Json, most: int = 1 << 40) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError(value)
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _timestamp(value: Json) -> datetime:
    timestamp = datetime.fromisoformat(_string(value))
    if timestamp.utcoffset() is None:
        raise ValueError(value)
    return timestamp


def _tags(value: Json) -> tuple[str, ...]:
    return clean_tags(tuple(map(_string, _list(value))))


def _style(value: Json) -> AnnotationStyle:
    return AnnotationStyle(_string(value))


_FIELDS: Mapping[str, JsonField] = {
    "id": JsonField(lambda annotation: annotation.id, _string),
    "text": JsonField(lambda annotation: annotation.text, _string),
    "kind": JsonField(lambda annotation: annotation.kind.value, lambda value: AnnotationKind(_string(value))),
    "colour": JsonField(lambda annotation: annotation.colour, lambda value: _number(value, max(COLOURS))),
    "style": JsonField(lambda annotation: annotation.style.value, _style, missing=AnnotationStyle.HIGHLIGHT.value),
    "start": JsonField(lambda annotation: annotation.start),
    "end": JsonField(lambda annotation: annotation.end),
    "quote": JsonField(lambda annotation: annotation.quote),
    "body": JsonField(lambda annotation: annotation.body, _string),
    "tags": JsonField(lambda annotation: list(annotation.tags), _tags),
    "creator": JsonField(lambda annotation: annotation.creator, _string, missing=""),
    "created": JsonField(lambda annotation: annotation.created.isoformat(), _timestamp),
    "modified": JsonField(lambda annotation: annotation.modified.isoformat(), _timestamp),
    "orphan": JsonField(lambda annotation: annotation.orphan, lambda value: value is True),
    "anchor": JsonField(lambda annotation: asdict(annotation.anchor) if annotation.anchor else None, _anchor),
}
