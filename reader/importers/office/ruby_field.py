"""Read what word processors write as a formula: ruby, base and reading one above the other, and signs in circles."""

from __future__ import annotations

import re

_RUBY = re.compile(r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\(([^()]*)\)\s*[,;]([^()]*)\)")
_CIRCLED = re.compile(r"\\o\s*\\a[a-z]\s*\(\s*([○◯〇□△◇])\s*[,;]([^()]*)\)")
_NUMBERS_IN_CIRCLES = 20


def ruby_of_field(words: str) -> tuple[str, str] | None:
    """Return the base and the reading that the words of a field spell; None where they spell no ruby."""
    found = _RUBY.search(words) if "EQ" in words[:40].upper() else None
    return (found.group(2).strip(), found.group(1).strip()) if found is not None else None


def circled_of_field(words: str) -> str:
    """Return the sign that the words of a field put into a circle, or in brackets where it has no form in a circle."""
    found = _CIRCLED.search(words) if "EQ" in words[:40].upper() else None
    inner = found.group(2).strip() if found is not None else ""
    if found is not None and found.group(1) in "○◯〇" and re.fullmatch("[1-9][0-9]?", inner):
        number = int(inner)
        return chr(ord("①") + number - 1) if number <= _NUMBERS_IN_CIRCLES else f"({inner})"
    return f"({inner})" if inner else ""
