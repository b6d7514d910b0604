"""Write text that comes without a file, from the clipboard or standard input, to a file that can be imported."""

from __future__ import annotations

from pathlib import Path

from reader.core.text.pasted_text import name_of

REPLACEMENT = "\ufffd"


def write_pasted_file(folder: Path, data: bytes, text: str, *, markup: bool, unnamed: str = "text") -> Path:
    """Write ``data`` to a file in ``folder`` that is named after the first line of ``text``; raises OSError.

    ``unnamed`` is the name where the text has none.
    """
    name = name_of(text, markup=markup).replace(REPLACEMENT, "") or unnamed
    path = folder / f"{name}{'.html' if markup else '.txt'}"
    path.write_bytes(data)
    return path
