"""Decide which original files are stored in the library with the text that was read from them."""

from __future__ import annotations

from reader.core.text.import_events import TextHeader
from reader.core.text.model import TextFormat

SURE_ENCODINGS = frozenset({"", "utf-8", "utf-8-sig", "ascii"})
"""Encodings that are detected without doubt."""

_KEPT_FORMATS = frozenset({TextFormat.PLAIN, TextFormat.MARKDOWN})


def keeps_original(header: TextHeader) -> bool:
    """Return whether to store the file, so that it can be read again: if its structure or encoding was guessed."""
    return header.format in _KEPT_FORMATS or header.encoding.lower() not in SURE_ENCODINGS
