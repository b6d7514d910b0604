"""Read what others handed over in the background: files, chat logs, and pasted text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.importers.study.exchange_worker import given_worker
from reader.ui.importing.file_queue import Steps, WorkerFileQueue
from reader.ui.shell.context import AppContext


class GivenFileQueue(WorkerFileQueue):
    """Read files; what was read of them are values of `ExchangeFile`, and what cannot be read are failures."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(given_worker(), context.clock, parent)
        self._texts: dict[Path, str] = {}
        self._places: dict[int, Path] = {}

    def place_of(self, file: ExchangeFile) -> Path | None:
        """Return where a file that was read comes from: the path that was queued, or the name of the pasted text."""
        return self._places.get(id(file))

    def add_text(self, text: str) -> None:
        """Queue a pasted text."""
        place = Path(self.tr("Pasted text"))
        self._texts[place] = text
        self.add([place])

    @override
    def _import(self, path: Path) -> Steps:
        text = self._texts.pop(path, None)
        self._worker.ask((path if text is None else text,), path if text is None else None)
        found = yield self._worker.result
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED, path)
        for one in found:
            if isinstance(one, ExchangeFile):
                self._places[id(one)] = path
                self._outcome.imported.append(one)
            else:
                self._outcome.failures.append(one.with_path(path))
