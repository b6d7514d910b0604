"""Define what the import process is asked and what it answers; loads no importer, as the window waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.text.import_events import ImportEvent
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions


@dataclass(frozen=True, slots=True)
class FolderContents:
    """The files with a known suffix in a folder, sorted, and the errors of its subfolders that cannot be opened."""

    files: tuple[Path, ...]
    refused: tuple[ReaderError, ...] = ()


TextReply = str | FolderContents | list[ImportEvent]
"""The SHA-256 of the bytes that will be parsed, the contents of a folder, or the events of a batch."""


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A request to open a file that will be read with these options, or to list a folder or an archive of texts.

    ``is_awaited`` says that a reader waits for the first page: the child parses up to it before it is asked to.
    """

    path: Path
    options: ImportOptions = DEFAULT_OPTIONS
    is_awaited: bool = False


@dataclass(frozen=True, slots=True)
class ParseRequest:
    """A request to parse the file that was opened last."""
