"""Write the notes of texts into a folder, in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import ReaderError
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.shell.tasks import TaskRunner
from reader.ui.translation.labels import page_label

if TYPE_CHECKING:
    from reader.exporters.export import ExportOptions
    from reader.exporters.export_data import ExportLabels
    from reader.exporters.folder import ExportReport

_WHOLE = "json"
"""The form that holds the notes that wait for their texts as well."""


class ExportRunner(QObject):
    """Gather the notes here and write the files there.

    ``finished`` carries the list of `ExportReport`, ``rehearsed`` that of a dry run, ``failed`` each `ReaderError`.
    """

    finished = Signal(list)
    rehearsed = Signal(list)
    failed = Signal(object)

    def __init__(self, library: Library, clock: Clock, tasks: TaskRunner) -> None:
        super().__init__(tasks)
        self._library = library
        self._clock = clock
        self._tasks = tasks

    def export(self, texts: Sequence[str], wish: ExportOptions) -> None:
        """Write what is wished for of the texts."""
        self._begin(texts, wish, self._on_written)

    def rehearse(self, texts: Sequence[str], wish: ExportOptions) -> None:
        """Find out what exporting would change, touching nothing."""
        self._begin(texts, replace(wish, dry_run=True), self._on_rehearsed)

    def with_notes(self) -> list[str]:
        """Return the ids of the texts that have notes."""
        counts = self._library.annotations.counts()
        return [text.id for text in self._library.texts.all() if counts.get(text.id)]

    def _begin(
        self, texts: Sequence[str], wish: ExportOptions, done: Callable[[list[ExportReport | ReaderError]], None]
    ) -> None:
        from reader.exporters.export import export_all
        from reader.services.exporting.export_data import export_data_of, last_exports

        seconds = self._library.ledger.seconds_by_text()
        now, labels, gather = self._clock.now(), self._labels(), export_data_of
        cards = [card for card in self._library.texts.all() if card.id in set(texts)]
        cards += self._library.placeholders.cards() if wish.form == _WHOLE else []
        materials = [gather(self._library, one, seconds.get(one.id, 0.0), now, labels) for one in cards]
        bases = last_exports(self._library, materials, wish)
        self._tasks.run(partial(export_all, wish, materials, bases), done, self._on_failed)

    def _labels(self) -> ExportLabels:
        from reader.exporters.export_data import ExportLabels

        return ExportLabels(
            open=self.tr("open"),
            question=self.tr("question"),
            bookmark=self.tr("bookmark"),
            orphans=self.tr("Passages that are not in this edition"),
            removed=self.tr("Removed"),
            conflict=self.tr("Changed here and in the library. Above stands this file’s version, below the library’s."),
            all_notes=self.tr("Notes"),
            untagged=self.tr("Without a tag"),
            page=page_label("{page}"),
        )

    def _on_written(self, done: list[ExportReport | ReaderError]) -> None:
        written = [one for one in done if not isinstance(one, ReaderError)]
        try:
            self._library.exports.keep([one.last for one in written if one.last], self._clock.now())
        except ReaderError as error:
            self._on_failed(error)
        self._tell_failures(done)
        if written or not done:
            self.finished.emit(written)

    def _on_rehearsed(self, done: list[ExportReport | ReaderError]) -> None:
        self._tell_failures(done)
        self.rehearsed.emit([one for one in done if not isinstance(one, ReaderError)])

    def _tell_failures(self, done: Sequence[ExportReport | ReaderError]) -> None:
        for one in done:
            if isinstance(one, ReaderError):
                self._on_failed(one)

    def _on_failed(self, error: ReaderError) -> None:
        self.failed.emit(error)
