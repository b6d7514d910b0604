"""Read the JSON file of a whole library's notes back, without loss and without trust.

Limits follow reliability.md, "Exchange files"; our own whole-library files may be larger than a pack.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.core.tags import clean_tags

LARGEST = 200_000_000
"""Bytes."""

DEEPEST = 32
"""How deep lists and objects may stand in each other."""

FORMAT = "onehour-library"
VERSION = 1

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class LibraryJson:
    """Hold what a file gives: titles of texts by id, the annotations, and how many could not be read."""

    titles: dict[str, str]
    annotations: tuple[Annotation, ...]
    skipped: int = 0


def read_library_json(data: bytes) -> LibraryJson:
    """Read a file that `library_record` made.

    Raises ReaderError FILE_TOO_LARGE, FILE_UNREADABLE for what is not such a file, FORMAT_UNKNOWN for a newer one.
    """
    if len(data) > LARGEST:
        raise ReaderError(Problem.FILE_TOO_LARGE)
    values = sound_json(data)
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise ReaderError(Problem.FILE_UNREADABLE, why="not-library-json")
    if values.get("version") != VERSION:
        raise ReaderError(Problem.FORMAT_UNKNOWN, version=str(values.get("version")))
    rows = _objects(values.get("annotations"))
    annotations = [_annotation(row) for row in rows]
    read = tuple({one.id: one for one in annotations if one is not None}.values())
    titles = {str(row.get("id")): str(row.get("title")) for row in _objects(values.get("texts"))}
    return LibraryJson(titles, read, len(rows) - len(read))


def sound_json(data: bytes) -> Json:
    """Read JSON without NaN or infinities, no key twice, not too deep. Raises ReaderError FILE_UNREADABLE."""
    try:
        text = data.decode("utf-8-sig")
        if _depth(text) > DEEPEST:
            raise ReaderError(Problem.FILE_UNREADABLE, why="too-deep")
        values: Json = json.loads(text, object_pairs_hook=_once, parse_constant=_refused, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise ReaderError(Problem.FILE_UNREADABLE, why="not-json") from error
    return values


def _depth(text: str) -> int:
    """Count how deep brackets stand in each other, outside of strings."""
    deepest = depth = 0
    for number, outside in enumerate(text.replace("\\\\", "").replace('\\"', "").split('"')):
        for sign in outside if number % 2 == 0 else "":
            if sign in "[{":
                depth += 1
                deepest = max(deepest, depth)
            elif sign in "]}":
                depth -= 1
    return deepest


def _once(pairs: Iterable[tuple[str, Json]]) -> dict[str, Json]:
    values: dict[str, Json] = {}
    for key, value in pairs:
        if key in values:
            message = f"{key} stands twice"
            raise ValueError(message)
        values[key] = value
    return values


def _refused(constant: str) -> Json:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(digits)
    return value


def _objects(values: Json) -> list[dict[str, Json]]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _annotation(row: dict[str, Json]) -> Annotation | None:
    """Make an annotation of its row; None where the row is not one."""
    try:
        anchor = row["anchor"]
        return Annotation(
            id=_words(row["id"]),
            text=_words(row["text"]),
            kind=AnnotationKind(_words(row["kind"])),
            created=_moment(row["created"]),
            modified=_moment(row["modified"]),
            anchor=_anchor(anchor) if isinstance(anchor, dict) else None,
            colour=_number(row["colour"], 5),
            body=_words(row["body"]),
            tags=clean_tags(tuple(map(_words, _list(row["tags"])))),
            creator=_words(row.get("creator", "")),
            orphan=row["orphan"] is True,
        )
    except (LookupError, TypeError, ValueError):
        return None


def _anchor(row: dict[str, Json]) -> Anchor:
    start, end = _number(row["start"]), _number(row["end"])
    if start >= end:
        raise ValueError(start)
    parts = (_words(row[name]) for name in ("exact", "prefix", "suffix", "section"))
    return Anchor(start, end, *parts)


def _words(value: Json) -> str:
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


def _moment(value: Json) -> datetime:
    moment = datetime.fromisoformat(_words(value))
    if moment.utcoffset() is None:
        raise ValueError(value)
    return moment
