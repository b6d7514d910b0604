"""Take values out of JSON and Lua tables as what they have to be, or as nothing."""

from __future__ import annotations

from collections.abc import Mapping

Fields = Mapping[str, object]


def words(fields: object, *names: str) -> str:
    """Return the first of these fields that holds words, without white space around them; else nothing."""
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
    """Return what stands under these names, one in another; None where there is nothing."""
    value = fields
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def listed(value: object) -> list[object]:
    """Return the items of a list, or of a Lua table by its numbers."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        keys = [key for key in value if isinstance(key, int | float) and not isinstance(key, bool)]
        return [value[key] for key in sorted(keys)]
    return []


def number(value: object) -> float | None:
    """Return a number; None for what is none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def replace_invalid(value: str) -> str:
    """Put U+FFFD in the place of what is no character: NUL and halves of surrogate pairs; bring line ends to LF."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(value: str) -> str:
    """Bring words onto one line."""
    return " ".join(value.split())
