"""List the columns of annotations, and convert annotations to rows and back.

Each field of an annotation is a column of the same name, and each field of its anchor is another. A new field that
holds a number or a string needs nothing here but the migration that adds its column; any other also needs a row in
`_CONVERSIONS`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.storage.stored_values import UNKNOWN_TIME, parsed_kind, stored_optional_time, stored_tags, stored_time
from reader.storage.timestamps import format_optional_timestamp, format_timestamp

if TYPE_CHECKING:
    from reader.storage.connection import Value

_NAMES = [field.name for field in fields(Annotation) if field.name not in {"page", "damaged"}]
"""The fields in their order; the page and the damage are no columns, the library finds them."""

_ANCHOR_PLACE = _NAMES.index("anchor")
_FIELDS = tuple(name for name in _NAMES if name != "anchor")
_KIND, _CREATED, _MODIFIED, _TAGS, _STYLE = map(_FIELDS.index, ("kind", "created", "modified", "tags", "style"))
_ANCHOR_FIELDS = tuple(field.name for field in fields(Anchor))
COLUMNS = _FIELDS + _ANCHOR_FIELDS
"""The columns, in the order in which `read_annotation` expects them."""


def values_of(annotation: Annotation) -> dict[str, Value]:
    """Return the stored values of an annotation by column."""
    anchor = annotation.anchor
    values: dict[str, Value] = {name: getattr(annotation, name) for name in _FIELDS}
    for name, (write, _read) in _CONVERSIONS.items():
        values[name] = write(values[name])
    return values | {name: getattr(anchor, name) if anchor else None for name in _ANCHOR_FIELDS}


def read_annotation(row: Sequence[Any], page: str) -> Annotation:
    """Build an annotation from the values of its columns; ``page`` is the label of the page on which it begins."""
    stored, anchored = row[: len(_FIELDS)], row[len(_FIELDS) :]
    values: list[Any] = [value if read is None else read(value) for value, read in zip(stored, _READERS, strict=True)]
    values.insert(_ANCHOR_PLACE, None if anchored[0] is None else Anchor(*anchored))
    values += [page, _is_damaged(stored, values)]
    return Annotation(*values)


def field_value(field: str, stored: Value) -> object:
    """Return the value of a field of an annotation as it is stored."""
    return _CONVERSIONS[field][1](stored) if field in _CONVERSIONS else stored


def column_value(field: str, value: object) -> Value:
    """Return how a value of a field of an annotation is stored."""
    if field in _CONVERSIONS:
        return _CONVERSIONS[field][0](value)
    assert value is None or isinstance(value, str | int)
    return value


def _is_damaged(stored: Sequence[Any], values: Sequence[Any]) -> bool:
    """Return whether a value was read as a stand-in for what is stored."""
    if values[_KIND] != stored[_KIND] or values[_STYLE + 1] != stored[_STYLE]:
        return True
    if UNKNOWN_TIME in {values[_CREATED], values[_MODIFIED]}:
        return True
    return not values[_TAGS + 1] and stored[_TAGS] != "[]"


def replace_surrogates(text: str) -> str:
    """Replace lone surrogates, which an input method may leave and UTF-8 cannot encode, with U+FFFD."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _dump_tags(tags: tuple[str, ...]) -> str:
    return json.dumps([replace_surrogates(tag) for tag in tags], ensure_ascii=False)


def _load_kind(kind: str) -> AnnotationKind:
    """Return the kind; a note for one that cannot be read, so that what is written on it is shown."""
    return parsed_kind(AnnotationKind, kind) or AnnotationKind.NOTE


def _load_style(style: str) -> AnnotationStyle:
    return parsed_kind(AnnotationStyle, style) or AnnotationStyle.HIGHLIGHT


_CONVERSIONS: dict[str, tuple[Callable[[Any], Value], Callable[[Any], object]]] = {
    "kind": (str, _load_kind),
    "created": (format_timestamp, stored_time),
    "modified": (format_timestamp, stored_time),
    "body": (replace_surrogates, str),
    "tags": (_dump_tags, stored_tags),
    "orphan": (int, bool),
    "deleted": (format_optional_timestamp, stored_optional_time),
    "style": (str, _load_style),
}
"""How the fields that are not stored as they are are written and read."""

_READERS = [_CONVERSIONS[name][1] if name in _CONVERSIONS else None for name in _FIELDS]
