"""Find the Markdown files that we exported to a folder, wherever the reader has moved or renamed them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reader.exporters.markdown.front_matter import FENCE, read_front_matter, split_front_matter

_HEAD = 16_384
"""The front matter is within this many bytes of the start of a file."""

_MAX_FILES = 50_000
"""How many files are examined."""

SCOPE = "id"
"""The front matter key of a file's scope."""


def scope_of(path: Path) -> str | None:
    """Return the scope of an exported file; None for any other file, and for symbolic links."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return _scope(head.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))


def scopes_in(folder: Path) -> dict[str, Path]:
    """Return the exported files in a folder and its subfolders, by scope; hidden ones are ignored."""
    found: dict[str, Path] = {}
    for path in islice(_markdown_files(folder), _MAX_FILES):
        scope = scope_of(path)
        if scope is not None:
            found.setdefault(scope, path)
    return found


def _scope(head: str) -> str | None:
    front, _rest = split_front_matter(head)
    if front is None or "onehour" not in head:
        return None
    value = read_front_matter(f"{FENCE}{front}{FENCE}").get(SCOPE)
    return None if value is None else str(value)


def _markdown_files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(".md") and not name.startswith("."):
                yield Path(root, name)
