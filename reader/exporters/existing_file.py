"""Merge into a text file that may change in the meantime, and keep its line ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import ChangedMeanwhileError, file_bytes, write_whole

Report = TypeVar("Report")

_ATTEMPTS = 3
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class ExistingFile:
    """A file: its bytes, its text with LF line ends, and its own line ends and BOM."""

    data: bytes
    text: str
    line_end: str
    bom: str

    def encoded(self, text: str) -> bytes:
        """Encode another text with the line ends and BOM of this file."""
        return (self.bom + text.replace("\n", self.line_end)).encode()


def read_existing(path: Path) -> ExistingFile | None:
    """Read a file; None if it is missing or empty. Raises ReaderError EXPORT_FAILED."""
    data = file_bytes(path)
    if not data or not data.strip():
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReaderError(Problem.EXPORT_FAILED, path, why="not-text") from error
    bom = _BOM if text.startswith(_BOM) else ""
    crlf = data.count(b"\r\n")
    line_end = "\r\n" if crlf * 2 > data.count(b"\n") else "\n"
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    return ExistingFile(data, plain, line_end, bom)


def merge_into(
    path: Path, merged: Callable[[ExistingFile | None], tuple[Report, bytes]], *, dry_run: bool = False
) -> Report:
    """Write what ``merged`` makes of the present file, again if that changes meanwhile; return its report.

    Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED (``why``: changing, read-only, full, not-text).
    """
    for _ in range(_ATTEMPTS):
        present = read_existing(path)
        report, data = merged(present)
        before = present.data if present else file_bytes(path)
        if dry_run or data == before:
            return report
        try:
            write_whole(path, data, before)
        except ChangedMeanwhileError:
            continue
        return report
    raise ReaderError(Problem.EXPORT_FAILED, path, why="changing")
