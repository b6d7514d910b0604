"""What a file is restored into: a library that is open, or one that could not be opened any more."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.services.backups import preview_lost
from reader.services.restore_source import RestoreSource
from reader.storage.backup import back_up_ahead, replace_library
from reader.storage.library import Library
from reader.storage.restore import BEFORE_RESTORE
from reader.storage.restore_preview import RestorePreview


class RestoreTarget(ABC):
    """A library that a file is restored into; its methods may run in any thread."""

    is_open = False
    """Whether the library is open: it can also become as it was, and is only changed after all was prepared."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @abstractmethod
    def preview(self, source: RestoreSource, now: datetime, *, as_it_was: bool) -> RestorePreview:
        """Return what a restore would change."""

    @abstractmethod
    def prepare(self, source: RestoreSource, now: datetime) -> Path | None:
        """Do what takes long before the library is changed; return the copy of it that was made, if any."""


class OpenLibrary(RestoreTarget):
    """A library that is open: it is copied before; `restore_from` changes it, in its own thread."""

    is_open = True

    def __init__(self, library: Library) -> None:
        """Take a library that can be changed; raises ReaderError LIBRARY_READ_ONLY or, in memory, FOLDER_UNWRITABLE."""
        if library.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, library.path)
        if library.path is None:
            raise ReaderError(Problem.FOLDER_UNWRITABLE, reason="memory")
        super().__init__(library.path)
        self._library = library

    @override
    def preview(self, source: RestoreSource, now: datetime, *, as_it_was: bool) -> RestorePreview:
        return self._library.preview_restore(source.current, as_it_was=as_it_was, separate=True)

    @override
    def prepare(self, source: RestoreSource, now: datetime) -> Path:
        return back_up_ahead(self.path, BEFORE_RESTORE, now).path


class LostLibrary(RestoreTarget):
    """A library that is damaged or missing: the file is put in its place, and the library is then opened."""

    @override
    def preview(self, source: RestoreSource, now: datetime, *, as_it_was: bool) -> RestorePreview:
        return preview_lost(source, now)

    @override
    def prepare(self, source: RestoreSource, now: datetime) -> None:
        replace_library(source.readable, self.path, now)
