"""Tell files of notes from texts by their names and, for plain text, by their beginning; no file is parsed here.

Of the formats that texts have as well, only Kindle's clippings are told: whoever chooses them means the notes.
"""

from __future__ import annotations

import re
from pathlib import Path

_SUFFIXES = frozenset((".annotation", ".ann", ".calibre_annotation_collection", ".calibre_highlights"))
_SIDECAR = re.compile(r"metadata\.\w+\.lua$", re.IGNORECASE)
_HEAD = 40_000
"""Bytes of a plain text that are examined."""


def is_notes_file(path: Path) -> bool:
    """Return whether a file has the notes of another program; False for one that cannot be read."""
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES or _SIDECAR.fullmatch(path.name):
        return path.is_file()
    return suffix == ".txt" and _has_clippings(path)


def _has_clippings(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if b"====" not in head.replace(b"\x00", b""):
        return False
    from reader.importers.annotations.kindle import is_kindle

    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    return is_kindle(head.decode(encoding, "replace"))
