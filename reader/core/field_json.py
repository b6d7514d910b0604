"""Write the fields of a value that are not at their default as JSON, and read them again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Parsers = Mapping[str, Callable[[Any], object]]
"""What parses the value of each field; it raises TypeError or ValueError for one that is none."""


def fields_to_json(value: DataclassInstance) -> str:
    """Return the fields of a dataclass that are not at their default, as a JSON object."""
    values = ((one.name, getattr(value, one.name), one.default) for one in fields(value))
    return json.dumps({name: given for name, given, default in values if given != default})


def fields_from_json(text: str, parsers: Parsers) -> dict[str, Any]:
    """Return the fields in a JSON object, parsed; those that are unknown to this version, or no values, are skipped."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    parsed: dict[str, Any] = {}
    for name, value in row.items() if isinstance(row, dict) else ():
        try:
            parsed[name] = parsers[name](value)
        except (KeyError, TypeError, ValueError):
            continue
    return parsed
