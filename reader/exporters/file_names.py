"""Make file names that are safe on Linux, macOS and Windows (reliability.md, "Export names")."""

from __future__ import annotations

import re
import unicodedata

STEM_CHARACTERS = 60
STEM_BYTES = 180
"""A name has at most 80 characters and 200 bytes; what is not the stem's is left for a number and an ending."""

FALLBACK = "text"

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]+')
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb]")
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])(?=$|[. ])", re.IGNORECASE)
_OUTER = ". \u3000\u00a0"


def safe_stem(title: str) -> str:
    """Turn a title into the stem of a file name; the same title always gives the same stem."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", title))
    words = _FORBIDDEN.sub("-", " ".join(visible.split()))
    stem = _shortened(words.strip(_OUTER)).strip(_OUTER) or FALLBACK
    return f"_{_shortened(stem, 1)}" if _RESERVED.match(stem) else stem


def _shortened(words: str, reserve: int = 0) -> str:
    while len(words) > STEM_CHARACTERS - reserve or len(words.encode()) > STEM_BYTES - reserve:
        words = words[:-1]
        while words and (unicodedata.combining(words[-1]) or words[-1] == "\u200d"):
            words = words[:-1]
    return words
