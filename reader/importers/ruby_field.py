"""Read the ruby that word processors write as a formula, base and reading one above the other."""

from __future__ import annotations

import re

_RUBY = re.compile(r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\(([^()]*)\)\s*[,;]([^()]*)\)")


def ruby_of_field(words: str) -> tuple[str, str] | None:
    """Give the base and the reading that the words of a field spell; None where they spell no ruby."""
    found = _RUBY.search(words) if "EQ" in words[:40].upper() else None
    return (found.group(2).strip(), found.group(1).strip()) if found is not None else None
