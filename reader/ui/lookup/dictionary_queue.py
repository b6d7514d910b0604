"""Import dictionary files in the background."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from reader.core.lookup.headword_keys import HeadwordKeys
from reader.importers.dictionaries.dictionary_job import dictionary_size, dictionary_worker
from reader.resources import character_variants
from reader.services.clock import Clock
from reader.services.dictionaries.dictionary_import import DictionaryImport
from reader.storage.library import Library
from reader.ui.importing.file_queue import Steps, WorkerFileQueue

_STEP_SECONDS = 0.2
_NUMBERED_RESOURCES = re.compile(r"\.\d+\.mdd$")


class DictionaryImportQueue(WorkerFileQueue):
    """Import dictionary files one after the other; what is imported of them are values of `DictionaryInfo`."""

    def __init__(self, library: Library, clock: Clock, parent: QObject) -> None:
        super().__init__(dictionary_worker(), clock, parent)
        self._library = library

    @override
    def add(self, paths: Iterable[Path]) -> None:
        """Queue dictionary files; several files of one dictionary are queued once."""
        for path in paths:
            if _stem(path) not in {_stem(queued) for queued in self._waiting}:
                self._waiting.append(path)
        self._begin()

    @override
    def _import(self, path: Path) -> Steps:
        shelf = self._library.dictionaries.shelf(HeadwordKeys(character_variants()), self._clock.now())
        self._worker.ask(path, path, size=dictionary_size(path))
        dictionary_import = DictionaryImport(self._worker, shelf.begin)
        try:
            while not (yield partial(dictionary_import.step, _STEP_SECONDS)):
                pass
        finally:
            dictionary_import.abandon()
            self._outcome.imported += dictionary_import.added
            self._library.dictionaries.store_order()


def _stem(path: Path) -> str:
    """Return the path without the extensions that the files of one dictionary differ in; other paths unchanged."""
    name = _NUMBERED_RESOURCES.sub(".mdd", path.name.lower())
    for ending in (".dz", ".gz", ".ifo", ".idx", ".dict", ".syn"):
        name = name.removesuffix(ending)
    is_part = path.suffix.lower() in {".ifo", ".idx", ".dict", ".syn", ".dz", ".mdd"}
    return str(path.with_name(name)) if is_part else str(path)
