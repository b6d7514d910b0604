"""Decide which original files are kept in the library beside the text that was read from them."""

from __future__ import annotations

from reader.core.text.import_events import TextHeader
from reader.core.text.model import TextFormat

SURE_ENCODINGS = frozenset({"", "utf-8", "utf-8-sig", "ascii"})
"""Encodings that are told beyond doubt."""

_KEPT_FORMATS = frozenset({TextFormat.PLAIN, TextFormat.MARKDOWN})


def keeps_original(header: TextHeader) -> bool:
    """Return whether a file is kept, so that it can be read again wherever it has gone.

    Where most of it was guessed.
    """
    return header.format in _KEPT_FORMATS or header.encoding.lower() not in SURE_ENCODINGS
