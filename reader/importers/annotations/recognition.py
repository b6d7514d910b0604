"""Tell files of notes from texts by their names and, for plain text, by their beginning; no file is parsed here.

Of the formats that texts have as well, only clippings of Kindle and lists of 微信读书 and Boox are told: whoever
chooses them means the notes.
"""

from __future__ import annotations

import re
from pathlib import Path

_SUFFIXES = frozenset((".annotation", ".ann", ".calibre_annotation_collection", ".calibre_highlights", ".mrexpt"))
_DATABASE = re.compile(r"koboreader\.sqlite|(?:aeannotation|bklibrary).*\.sqlite|app_database\.db", re.IGNORECASE)
_ANX_BACKUP = re.compile(r"anx.*\.zip", re.IGNORECASE)
_SIDECAR = re.compile(r"metadata\.\w+\.lua$", re.IGNORECASE)
_HEAD = 40_000
"""Bytes of a plain text that are examined."""

_LISTED = ("====", "个笔记", "<<")
_COPIED = ("个笔记", "“", '"', "「")
"""What stands in any such list; nothing is loaded for a text without it."""


def is_notes_file(path: Path) -> bool:
    """Return whether a file has the notes of another program; False for one that cannot be read."""
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES or any(pattern.fullmatch(path.name) for pattern in (_SIDECAR, _DATABASE, _ANX_BACKUP)):
        return path.is_file()
    return suffix == ".txt" and _has_list_of_notes(path)


def is_copied_notes(text: str) -> bool:
    """Return whether a text that was copied is a list of notes, as 微信读书 and Apple Books copy them."""
    if not any(sign in text for sign in _COPIED):
        return False
    from reader.importers.annotations.apple_books import is_apple_books
    from reader.importers.annotations.weread import is_weread

    return is_weread(text) or is_apple_books(text)


def _has_list_of_notes(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = head.decode(encoding, "replace")
    if not any(sign in text for sign in _LISTED):
        return False
    from reader.importers.annotations.boox import is_boox
    from reader.importers.annotations.kindle import is_kindle
    from reader.importers.annotations.weread import is_weread

    return is_kindle(text) or is_weread(text) or is_boox(text)
