"""Write sheets as Word documents, if the package python-docx is installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import write_whole
from reader.exporters.sheet import SheetDocument


def has_docx() -> bool:
    """Return whether the package that writes Word documents is installed."""
    return importlib.util.find_spec("docx") is not None


def docx_bytes(sheet: SheetDocument, at: datetime, records: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """Return a sheet as a Word document; ``at`` is the aware time at which it is made.

    ``records`` are put beside the document by name, each with the SHA-256 of the document below ``<name>.sha256``.
    Raises ReaderError DOCX_MISSING.
    """
    if not has_docx():
        raise ReaderError(Problem.DOCX_MISSING)
    from reader.exporters.docx_writer import DocxWriter

    return DocxWriter(sheet, at).written(records)


def write_docx(sheet: SheetDocument, path: Path, at: datetime) -> None:
    """Write a sheet to a Word document, replacing it.

    Raises ReaderError DOCX_MISSING, FOLDER_UNWRITABLE, EXPORT_FAILED.
    """
    write_whole(path, docx_bytes(sheet, at))
