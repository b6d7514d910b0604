"""Parse JSON that somebody else wrote, without trusting it (reliability.md, "Exchange files")."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable

from reader.core.errors import Problem, ReaderError

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

DEEPEST = 32
"""Maximum nesting depth of lists and objects."""

_QUOTES_PER_VALUE = 4
"""Quotation marks of a string that has a name."""

_NO_BRACKET = re.compile(r"[^][{}]+")
_ROUND = str.maketrans("[{]}", "(())")


def parse_strict_json(data: bytes, *, most_values: int | None = None) -> Json:
    """Parse JSON, refusing NaN, infinities, duplicate keys, deep nesting, and more than ``most_values`` values.

    Raises ReaderError FILE_UNREADABLE, which says why.
    """
    try:
        text = data.decode("utf-8-sig")
        plain = text.replace("\\\\", "").replace('\\"', "")
        if most_values is not None and plain.count('"') > _QUOTES_PER_VALUE * most_values:
            raise ReaderError(Problem.FILE_UNREADABLE, why="too-many")
        outside = "".join(plain.split('"')[::2])
        if most_values is not None and outside.count(",") + outside.count("[") + outside.count("{") > most_values:
            raise ReaderError(Problem.FILE_UNREADABLE, why="too-many")
        if _is_deeper(outside, DEEPEST):
            raise ReaderError(Problem.FILE_UNREADABLE, why="too-deep")
        values: Json = json.loads(
            text, object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise ReaderError(Problem.FILE_UNREADABLE, why="not-json") from error
    return values


def _is_deeper(outside: str, depth: int) -> bool:
    """Return whether brackets are nested deeper than ``depth``: each pass takes the innermost pairs away.

    Brackets that have no other half count as too deep; that is no JSON anyway.
    """
    brackets = _NO_BRACKET.sub("", outside).translate(_ROUND)
    for _level in range(depth):
        if not brackets:
            return False
        brackets = brackets.replace("()", "")
    return bool(brackets)


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
