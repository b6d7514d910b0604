"""Parse the JSON export of a whole library's notes, without loss and without trusting the file.

Limits follow reliability.md, "Exchange files"; our own whole-library files may be larger than a pack.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.annotations.annotation_json import read_annotation_record
from reader.core.annotations.model import Annotation
from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import Json, parse_strict_json

LARGEST = 200_000_000
"""Bytes."""

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


def _objects(values: Json) -> list[dict[str, Json]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
