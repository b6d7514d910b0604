"""Write the notes of texts into a folder, in the background."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.errors import ReaderError
from reader.exporters.material import Labels, Material
from reader.storage.library import Library
from reader.ui.background import Background
from reader.ui.export_material import export_material
from reader.ui.late import Late
from reader.ui.moment import Moment

if TYPE_CHECKING:
    from reader.exporters.folder import Exported, Folder

_FOLDER: Late[type[Folder]] = Late("reader.exporters.folder", "Folder")


class Exporting(QObject):
    """Gather the notes here and write the files there; ``finished`` carries the list of `Exported`."""

    finished = Signal(list)
    failed = Signal(object)

    def __init__(self, library: Library, moment: Moment, background: Background) -> None:
        super().__init__(background)
        self._library = library
        self._moment = moment
        self._background = background

    def export(self, texts: Sequence[str], folder: Path) -> None:
        """Write one Markdown file for each text into the folder."""
        seconds = self._library.ledger.seconds_by_text()
        now, labels = self._moment.now(), self._labels()
        cards = [self._library.texts.get(text) for text in texts]
        materials = [export_material(self._library, one, seconds.get(one.id, 0.0), now, labels) for one in cards]
        self._background.run(partial(_write, materials, folder), self.finished.emit, self._on_failed)

    def with_notes(self) -> list[str]:
        """Give the ids of the texts that have notes."""
        counts = self._library.annotations.counts()
        return [text.id for text in self._library.texts.all() if counts.get(text.id)]

    def _labels(self) -> Labels:
        return Labels(
            open=self.tr("open"),
            question=self.tr("question"),
            bookmark=self.tr("bookmark"),
            orphans=self.tr("Passages that are not in this edition"),
        )

    def _on_failed(self, error: ReaderError) -> None:
        self.failed.emit(error)


def _write(materials: Sequence[Material], folder: Path) -> list[Exported]:
    files = _FOLDER()(folder, "markdown")
    return [files.export(material) for material in materials]
