"""Import one file and wait for it; text that comes without a file is written to one first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.text.model import Text
from reader.core.text.normalise import REPLACEMENT
from reader.core.text.omissions import Omission
from reader.core.text.pasted_text import name_of
from reader.services.clock import FixedClock
from reader.services.importing.import_run import ImportRequest, ImportRun
from reader.storage.library import Library

Progress = Callable[[str, float], None]
"""Receives the name of the file that is being read and the fraction of it that has been read."""


def import_file(library: Library, request: ImportRequest, now: datetime, progress: Progress | None = None) -> Text:
    """Import a file and return its text or edition, known or new; raises the ReaderError of the file."""
    observer = _SingleFileObserver(progress)
    with closing(ImportRun(observer, FixedClock(now))) as run:
        observer.run = run
        run.waiting.append(request)
        run.run(lambda: library.import_connection(separate=False))
    if observer.error is not None:
        raise observer.error
    assert observer.text is not None
    return observer.text


class _SingleFileObserver:
    """An observer that keeps the text of the file, or the error."""

    def __init__(self, progress: Progress | None) -> None:
        self.run: ImportRun | None = None
        self.text: Text | None = None
        self.error: ReaderError | None = None
        self._progress = progress

    def text_grew(self, _text_id: str) -> None:
        position = self.run.position if self.run else None
        if position is not None and self._progress is not None:
            self._progress(position.path.name, position.fraction)

    def text_abandoned(self, text_id: str) -> None:
        """Do nothing: the error says why."""

    def file_imported(
        self,
        _request: ImportRequest,
        _imported_id: str,
        text: Text,
        _omissions: tuple[Omission, ...],
        *,
        is_new: bool,
    ) -> None:
        del is_new
        self.text = text

    def file_known(self, _request: ImportRequest, text: Text) -> None:
        self.text = text

    def file_changed(self, _request: ImportRequest, text: Text) -> None:
        self.text = text

    def original_not_kept(self, error: ReaderError) -> None:
        """Do nothing: the text is there."""

    def file_failed(self, error: ReaderError) -> None:
        self.error = self.error or error


def write_pasted_file(folder: Path, data: bytes, text: str, *, markup: bool, unnamed: str = "text") -> Path:
    """Write ``data`` to a file in ``folder`` that is named after the first line of ``text``; raises OSError.

    ``unnamed`` is the name where the text has none.
    """
    name = name_of(text, markup=markup).replace(REPLACEMENT, "") or unnamed
    path = folder / f"{name}{'.html' if markup else '.txt'}"
    path.write_bytes(data)
    return path
