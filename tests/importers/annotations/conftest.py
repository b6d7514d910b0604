from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.importers.annotations.formats import read_notes

CHINA = timezone(timedelta(hours=8))
Read = Callable[..., ForeignNotes]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file with this text, or these bytes."""

    def read_file(content: str | bytes, name: str = "notes") -> ForeignNotes:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_notes(path, CHINA)

    return read_file
