"""Tell the annotations that One Hour wrote into a copy of a PDF from all others, and take them away.

Source: ISO 32000-2, 12.5.2 (annotation dictionaries).
"""

from __future__ import annotations

import ctypes
from collections.abc import Container

import pypdfium2 as pdfium
from pypdfium2 import raw

ADDRESS = "OneHour"
"""The key of an annotation of ours that has the link to its note in the library."""

ID = "NM"
"""The key that has the id of the note."""

STATE = "OneHourState"
"""The key that has the digests of the mark, of its words as they were written, and of the file of the text."""


def remove_own(page: pdfium.PdfPage, address: str, kept: Container[str] = frozenset()) -> None:
    """Remove our annotations of a page whose links begin with an address, but for those with the ids that are kept."""
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        is_removed = is_own(annotation, address) and string_value(annotation, ID) not in kept
        raw.FPDFPage_CloseAnnot(annotation)
        if is_removed:
            raw.FPDFPage_RemoveAnnot(page, number)


def is_own(annotation: object, address: str) -> bool:
    """Return whether an annotation is one of ours whose link begins with an address."""
    return string_value(annotation, ADDRESS).startswith(address)


def string_value(annotation: object, key: str) -> str:
    """Return the words under a key of an annotation; empty without it."""
    length = raw.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    buffer = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(annotation, key.encode(), pointer, length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")
