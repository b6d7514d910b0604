"""Read a text file that a merge is to change, and keep its line ends."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import file_bytes

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
