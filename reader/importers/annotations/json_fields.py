"""Read values of the expected type from JSON and Lua tables."""

from __future__ import annotations

from collections.abc import Mapping

Fields = Mapping[str, object]


def text_field(fields: object, *names: str) -> str:
    """Return the first of these fields that has text, stripped, or a number as text; else an empty string."""
    if not isinstance(fields, Mapping):
        return ""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return replace_invalid(value.strip())
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f"{value:g}"
    return ""


def inner(fields: object, *names: str) -> object:
    """Return the value at a path of nested names; None where there is none."""
    value = fields
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def list_items(value: object) -> list[object]:
    """Return the items of a list, or of a Lua table in the order of its numeric keys; else an empty list."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        keys = [key for key in value if isinstance(key, int | float) and not isinstance(key, bool)]
        return [value[key] for key in sorted(keys)]
    return []


def number(value: object) -> float | None:
    """Return a number as float; None for anything else."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def replace_invalid(value: str) -> str:
    """Replace NUL and lone surrogates by U+FFFD, and all line ends by LF."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(value: str) -> str:
    """Return a text on one line, its white space folded."""
    return " ".join(value.split())
