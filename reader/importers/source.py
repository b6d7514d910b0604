"""Hold a file while it is being read, and how far the reading has come."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import Problem, ReaderError

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes that a file may have (reliability.md: all entries of an archive together have no more)."""


@dataclass(slots=True)
class Source:
    """Hold a file's bytes; ``encoding`` is the user's choice or None, ``fraction`` grows from 0 to 1 while reading."""

    path: Path
    data: bytes
    encoding: str | None = None
    fraction: float = 0.0


def read_source(path: Path, encoding: str | None = None) -> Source:
    """Read a file whole; raises `ReaderError` when it is missing, unreadable, empty or too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ReaderError(Problem.FILE_TOO_LARGE, path, size=size, limit=LARGEST_FILE)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except (OSError, ValueError) as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path, reason=str(error)) from error
    if not data:
        raise ReaderError(Problem.FILE_EMPTY, path)
    return Source(path, data, encoding)


def file_digest(path: Path) -> str:
    """Give the SHA-256 of a file's bytes, in hexadecimal; raises `ReaderError` when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except (OSError, ValueError) as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path, reason=str(error)) from error
