"""Find the files in a folder that can be imported."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.importers.formats import named_format


@dataclass(frozen=True, slots=True)
class FolderContents:
    """The files with a known suffix in a folder, sorted, and the errors of its subfolders that cannot be opened."""

    files: tuple[Path, ...]
    refused: tuple[ReaderError, ...] = ()


def scan_folder(folder: Path) -> FolderContents:
    """Find the files with a known suffix below a folder; hidden ones and links to folders are skipped."""
    files: list[Path] = []
    refused: list[ReaderError] = []

    def refuse(error: OSError) -> None:
        refused.append(ReaderError(Problem.FOLDER_UNREADABLE, Path(error.filename or folder), reason=str(error)))

    for root, folders, names in os.walk(folder, onerror=refuse, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(root, name) for name in names if _is_known(name))
    return FolderContents(tuple(sorted(files)), tuple(refused))


def known_files(folder: Path) -> list[Path]:
    """Return the files with a known suffix below a folder, sorted."""
    return list(scan_folder(folder).files)


def _is_known(name: str) -> bool:
    return not name.startswith(".") and named_format(name) is not None
