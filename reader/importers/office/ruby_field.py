"""Parse EQ fields of word processors: ruby, with the reading above its base, and enclosed characters."""

from __future__ import annotations

import re

_RUBY = re.compile(r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\(([^()]*)\)\s*[,;]([^()]*)\)")
_ENCLOSED = re.compile(r"\\o\s*\\a[a-z]\s*\(\s*([○◯〇□△◇])\s*[,;]([^()]*)\)")
_HIGHEST_CIRCLED = 20


def ruby_of_field(instruction: str) -> tuple[str, str] | None:
    """Return the base and the reading of a ruby in a field instruction; None where it is no ruby."""
    found = _RUBY.search(instruction) if "EQ" in instruction[:40].upper() else None
    return (found.group(2).strip(), found.group(1).strip()) if found is not None else None


def circled_of_field(instruction: str) -> str:
    """Return the enclosed character of a field, in brackets where Unicode has no circled form; "" for none."""
    found = _ENCLOSED.search(instruction) if "EQ" in instruction[:40].upper() else None
    inner = found.group(2).strip() if found is not None else ""
    if found is not None and found.group(1) in "○◯〇" and re.fullmatch("[1-9][0-9]?", inner):
        number = int(inner)
        return chr(ord("①") + number - 1) if number <= _HIGHEST_CIRCLED else f"({inner})"
    return f"({inner})" if inner else ""
