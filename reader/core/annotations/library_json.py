"""Parse the JSON export of a whole library's notes, without loss and without trusting the file.

Limits follow reliability.md, "Exchange files"; our own whole-library files may be larger than a pack.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.annotations.annotation_json import Json, read_annotation_record
from reader.core.annotations.model import Annotation
from reader.core.errors import Problem, ReaderError

LARGEST = 200_000_000
"""Bytes."""

DEEPEST = 32
"""Maximum nesting depth of lists and objects."""

FORMAT = "onehour-library"
VERSION = 1


@dataclass(frozen=True, slots=True)
class LibraryJson:
    """The content of a file: titles of texts by id, the annotations, and the number of unreadable ones."""

    titles: dict[str, str]
    annotations: tuple[Annotation, ...]
    skipped: int = 0


def read_library_json(data: bytes) -> LibraryJson:
    """Parse a file of the library JSON export.

    Raises ReaderError FILE_TOO_LARGE, FILE_UNREADABLE for any other file, FORMAT_UNKNOWN for another version.
    """
    if len(data) > LARGEST:
        raise ReaderError(Problem.FILE_TOO_LARGE)
    values = parse_strict_json(data)
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise ReaderError(Problem.FILE_UNREADABLE, why="not-library-json")
    if values.get("version") != VERSION:
        raise ReaderError(Problem.FORMAT_UNKNOWN, version=str(values.get("version")))
    rows = _objects(values.get("annotations"))
    annotations = [read_annotation_record(row) for row in rows]
    parsed = tuple({annotation.id: annotation for annotation in annotations if annotation is not None}.values())
    titles = {str(row.get("id")): str(row.get("title")) for row in _objects(values.get("texts"))}
    return LibraryJson(titles, parsed, len(rows) - len(parsed))


def parse_strict_json(data: bytes) -> Json:
    """Parse JSON, refusing NaN, infinities, duplicate keys and deep nesting. Raises ReaderError FILE_UNREADABLE."""
    try:
        text = data.decode("utf-8-sig")
        if _depth(text) > DEEPEST:
            raise ReaderError(Problem.FILE_UNREADABLE, why="too-deep")
        values: Json = json.loads(
            text, object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise ReaderError(Problem.FILE_UNREADABLE, why="not-json") from error
    return values


def _depth(text: str) -> int:
    """Return the nesting depth of brackets outside of strings."""
    deepest = depth = 0
    for number, outside in enumerate(text.replace("\\\\", "").replace('\\"', "").split('"')):
        for character in outside if number % 2 == 0 else "":
            if character in "[{":
                depth += 1
                deepest = max(deepest, depth)
            elif character in "]}":
                depth -= 1
    return deepest


def _without_duplicates(pairs: Iterable[tuple[str, Json]]) -> dict[str, Json]:
    values: dict[str, Json] = {}
    for key, value in pairs:
        if key in values:
            message = f"{key} stands twice"
            raise ValueError(message)
        values[key] = value
    return values


def _refuse_constant(constant: str) -> Json:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(digits)
    return value


def _objects(values: Json) -> list[dict[str, Json]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
