"""Write the whole texts of a study pack batch by batch; they become complete with its step of undo."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.pack import PICTURE_FOLDER, PackText
from reader.core.text.blocks import LINE
from reader.core.text.import_events import TextHeader
from reader.core.text.leaves import Leaf
from reader.core.text.model import SectionIndex
from reader.importers.study.pack_texts import PackTextWorker
from reader.services.whole_texts import write_whole_text
from reader.storage.import_connection import ImportConnection
from reader.storage.repositories.packs import ArrivedText
from reader.storage.repositories.text_writer import TextWriter


class PackTextImport:
    """Write texts of one pack; `abandon` deletes all that were written, `cancel` may be called from another thread."""

    def __init__(self, connection: ImportConnection, file: ExchangeFile, now: datetime) -> None:
        """Prepare to write texts of the pack in a file."""
        self._library = connection
        self._file = file
        self._now = now
        self._writers: list[TextWriter] = []
        self._is_cancelled = False

    def cancel(self) -> None:
        """Let the next step raise IMPORT_CANCELLED."""
        self._is_cancelled = True

    def raise_if_cancelled(self) -> None:
        """Raise ReaderError IMPORT_CANCELLED after `cancel`."""
        if self._is_cancelled:
            raise ReaderError(Problem.IMPORT_CANCELLED)

    def abandon(self) -> None:
        """Delete what was written; where the library cannot be written, the next opening does it."""
        for writer in self._writers:
            with suppress(ReaderError):
                writer.abandon()
        self._writers = []

    def write(self, described: PackText, worker: PackTextWorker) -> tuple[ArrivedText, Edition]:
        """Write a text, and return it with its edition, in which notes can be placed.

        Raises ReaderError BAG_MISSING, BAG_JSON, BAG_DAMAGED (``file``), IMPORT_* and LIBRARY_*.
        """
        file = described.words_file
        data = self._file.files.get(file)
        if data is None:
            raise ReaderError(Problem.BAG_MISSING, file=file)
        worker.ask((file, data, self._pictures(data)), size=len(data))
        events = worker.result()
        header = next(event for event in events if isinstance(event, TextHeader))
        writer = self._library.texts.begin(header, "", "", self._now)
        self._writers.append(writer)
        ending = write_whole_text(writer, events, self.raise_if_cancelled)
        if ending.digest != described.digest:
            raise ReaderError(Problem.BAG_DAMAGED, file=file)
        whole = LINE.join(event.text for event in events if isinstance(event, Leaf))
        return ArrivedText(writer, ending), Edition(whole, SectionIndex(ending.sections).title_at)

    def _pictures(self, words: bytes) -> dict[str, bytes]:
        """Return the pictures of a text by their hashes, which stand among its words."""
        folder = f"{PICTURE_FOLDER}/"
        names = {name.removeprefix(folder).partition(".")[0]: name for name in self._file.files}
        return {
            image: self._file.files[name]
            for image, name in names.items()
            if name.startswith(folder) and image.encode() in words
        }
