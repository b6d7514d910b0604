"""Generate file names that are safe on Linux, macOS and Windows (reliability.md, "Export names")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

STEM_CHARACTERS = 60
STEM_BYTES = 180
"""A name has at most 80 characters and 200 bytes; the rest is reserved for a number and a suffix."""

FALLBACK = "text"

PICTURE_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
)
"""The suffixes of pictures by media type."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]+')
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb]")
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])(?=$|[. ])", re.IGNORECASE)
_TRIMMED = ". \u3000\u00a0"


def safe_stem(title: str) -> str:
    """Return a safe stem of a file name for a title; the same title always gives the same stem."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", title))
    name = _FORBIDDEN.sub("-", " ".join(visible.split()))
    stem = _shortened(name.strip(_TRIMMED)).strip(_TRIMMED) or FALLBACK
    return f"_{_shortened(stem, 1)}" if _RESERVED.match(stem) else stem


def _shortened(name: str, reserve: int = 0) -> str:
    while len(name) > STEM_CHARACTERS - reserve or len(name.encode()) > STEM_BYTES - reserve:
        name = name[:-1]
        while name and (unicodedata.combining(name[-1]) or name[-1] == "\u200d"):
            name = name[:-1]
    return name
