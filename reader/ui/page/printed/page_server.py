"""Ask the process that draws pages for what the view needs, and keep what came last.

PDFium never runs in the window's process. The pages that are asked for come first, in their order; what is no longer
asked for is dropped before it is begun.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter

from reader.core.errors import ReaderError
from reader.core.text.blocks import PageStart
from reader.core.text.printed_pages import PrintedPages
from reader.importers.pdf.printed.page_requests import (
    BYTES_PER_PIXEL,
    AlignedPage,
    AlignPage,
    DrawnPage,
    DrawPage,
    FilePages,
    OpenFile,
    PageWorker,
    page_worker,
)
from reader.ui.page.printed.character_boxes import CharacterBoxes
from reader.ui.shell.tasks import TaskRunner

MOST_PICTURES = 6
"""Pictures that are kept: at twice the scale, they take 40 to 80 MB."""

_MOST_WORDS = 20
"""Pages whose words are kept."""

_IDLE_MS = 60_000
"""After this time without a question the process ends."""

_A4 = (595.0, 842.0)

_Kept = TypeVar("_Kept", QImage, CharacterBoxes)


def _none(_ids: frozenset[str]) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A PDF and the text that was made of it.

    ``digest`` is the SHA-256 of the file, ``address`` the beginning of links to the text's notes, ``starts`` are the
    starts of its pages, ``words`` returns the text between two positions, and ``known`` those of some ids that are ids
    of its notes.
    """

    path: Path
    digest: str
    address: str
    starts: Sequence[PageStart]
    characters: int
    words: Callable[[int, int], str]
    known: Callable[[frozenset[str]], frozenset[str]] = _none


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page, counted from 0, and the size in pixels of the device in which it is to be drawn."""

    index: int
    width: int
    height: int


class PageServer(QObject):
    """The pictures and the words of the pages of one file after another, as far as they are there."""

    opened = Signal()
    """The sizes of the pages are known."""
    refused = Signal(object)
    """A `ReaderError`: the file cannot be shown: it is gone, is another one, or is damaged."""
    page_changed = Signal(int)
    """There is more to show of a page: its picture, its words, or why there are none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: PageWorker = page_worker()
        self._tasks = TaskRunner(self)
        self._memory: SharedMemory | None = None
        self._file: PrintedFile | None = None
        self._generation = 0
        self.is_busy = False
        """Whether an answer is awaited."""
        self._is_open = self._is_refused = False
        self._wanted: Sequence[PageRequest] = ()
        self._dark_paper = ""
        self._idle_timer = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle_timer.timeout.connect(self._on_idle_timer_timeout)
        self._forget()

    def _forget(self) -> None:
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._annotations: dict[int, frozenset[str]] = {}
        self._hidden: dict[int, frozenset[str]] = {}
        self._words: OrderedDict[int, CharacterBoxes] = OrderedDict()
        self._problems: dict[int, ReaderError] = {}
        self.sizes: Sequence[tuple[float, float]] = ()
        self.pages = PrintedPages((), (), 0)

    def show_file(self, file: PrintedFile | None) -> None:
        """Answer questions about another file from now on, or about none."""
        self._generation += 1
        self._file, self._wanted = file, ()
        self._is_open = self._is_refused = False
        self._forget()
        if file is not None:
            self.pages = PrintedPages(file.starts, (), file.characters)
            self.sizes = [_A4] * (self.pages.count or 1)
            self._proceed()

    def set_inverted(self, paper: str) -> None:
        """Draw pages light on dark from now on, on a paper of this colour; as they are printed if it is empty."""
        if paper != self._dark_paper:
            self._dark_paper = paper
            self._generation += 1
            self._pictures.clear()
            self._proceed()

    def take_notes(self) -> None:
        """Draw the pages anew whose own annotations have come in as notes, or are no longer among them."""
        file = self._file
        if file is None:
            return
        for index, ids in self._annotations.items():
            if ids and file.known(ids) != self._hidden.get(index, frozenset()):
                self._pictures.pop(index, None)
        self._proceed()

    def close(self) -> None:
        """End the process; what it is drawing is dropped."""
        self._generation += 1
        self._worker.cancel()
        self._tasks.close()
        self._worker.close()
        if self._memory is not None:
            self._memory.close()
            self._memory.unlink()
            self._memory = None

    # --- what is there -------------------------------------------------------------------------------------------

    def picture(self, index: int) -> QImage | None:
        """Return the picture of a page as it was drawn last, perhaps in another size than is asked for; or None."""
        return self._pictures.get(index)

    def words(self, index: int) -> CharacterBoxes | None:
        """Return the words of a page, None as long as they are not read."""
        return self._words.get(index)

    def problem(self, index: int) -> ReaderError | None:
        """Return why a page cannot be drawn, or None."""
        return self._problems.get(index)

    @property
    def pid(self) -> int | None:
        """Return the id of the process that draws; None while there is none."""
        return self._worker.pid

    # --- asking --------------------------------------------------------------------------------------------------

    def want(self, pages: Sequence[PageRequest]) -> None:
        """Ask for pages, the most urgent first; a page that failed is tried again when it is come back to."""
        self._wanted = pages
        kept = {page.index for page in pages}
        self._problems = {index: error for index, error in self._problems.items() if index in kept}
        self._proceed()

    def _proceed(self) -> None:
        """Begin the most urgent of what is asked for and not there."""
        if self.is_busy:
            return
        self._idle_timer.start()
        file = self._file
        if self._is_refused or file is None:
            return
        request = self._next_request(file)
        if request is None and self._is_open:
            return
        self._idle_timer.stop()
        self.is_busy = True
        work = partial(
            _answer,
            self._worker,
            OpenFile(file.path, file.digest, file.address),
            self._is_open,
            request,
            self._memory,
            self._dark_paper,
        )
        generation = self._generation
        index = 0 if request is None else request.index
        self._tasks.run(work, partial(self._on_answered, generation), partial(self._on_failed, generation, index))

    def _next_request(self, file: PrintedFile) -> DrawPage | AlignPage | None:
        if not self._is_open:
            return None
        for page in self._wanted:
            if page.index not in self._problems:
                if not self._has_picture(page):
                    hidden = file.known(self._annotations.get(page.index, frozenset()))
                    return DrawPage(page.index, page.width, page.height, self._shared_block(page), hidden)
                if page.index not in self._words:
                    start, end = self.pages.searched(page.index)
                    return AlignPage(page.index, start, file.words(start, end), self.pages.span(page.index))
        return None

    def _has_picture(self, page: PageRequest) -> bool:
        picture = self._pictures.get(page.index)
        return picture is not None and (picture.width(), picture.height()) == (page.width, page.height)

    def _shared_block(self, page: PageRequest) -> str:
        """Return the name of a block of memory that holds the picture of a page."""
        size = page.width * page.height * BYTES_PER_PIXEL
        if self._memory is None or self._memory.size < size:
            if self._memory is not None:
                self._memory.close()
                self._memory.unlink()
            self._memory = SharedMemory(create=True, size=size)
        return self._memory.name

    # --- answers -------------------------------------------------------------------------------------------------

    def _on_answered(self, generation: int, answer: _Answered) -> None:
        self.is_busy = False
        if generation == self._generation and self._file is not None:
            if answer.refusal is not None:
                self._is_refused = True
                self.refused.emit(answer.refusal)
            if answer.pages is not None and not self._is_open:
                self._is_open, self.sizes = True, answer.pages.sizes
                self.pages = PrintedPages(self._file.starts, answer.pages.labels, self._file.characters)
                self.opened.emit()
            if answer.aligned is not None:
                self._keep_words(self._file, answer.aligned)
            if answer.picture is not None:
                self._annotations[answer.index] = answer.annotations
                self._hidden[answer.index] = answer.hidden
                if self._file.known(answer.annotations) == answer.hidden:
                    self._keep_picture(answer.index, answer.picture)
        self._proceed()

    def _keep_picture(self, index: int, picture: QImage) -> None:
        self._pictures.pop(index, None)
        self._pictures[index] = picture
        self._trim(self._pictures, MOST_PICTURES)
        self.page_changed.emit(index)

    def _trim(self, pages: OrderedDict[int, _Kept], most: int) -> None:
        """Drop what came first where there is more than is kept, but nothing that is asked for."""
        wanted = {page.index for page in self._wanted}
        others = [index for index in pages if index not in wanted]
        for index in others[: max(0, len(pages) - most)]:
            del pages[index]

    def _keep_words(self, file: PrintedFile, aligned: AlignedPage) -> None:
        start, end = self.pages.span(aligned.index)
        printed = sum(not character.isspace() for character in file.words(start, end))
        found = sum(start <= position < end for position in aligned.positions)
        share = 1.0 if not printed else 0.0 if aligned.is_too_long else found / printed
        self._words[aligned.index] = CharacterBoxes(aligned.positions, aligned.boxes, share)
        self._trim(self._words, _MOST_WORDS)
        self.page_changed.emit(aligned.index)

    def _on_failed(self, generation: int, index: int, error: ReaderError) -> None:
        self.is_busy = False
        if generation == self._generation:
            self._problems[index] = error
            self.page_changed.emit(index)
        self._proceed()

    @Slot()
    def _on_idle_timer_timeout(self) -> None:
        if not self.is_busy:
            self._worker.close()


@dataclass(frozen=True, slots=True)
class _Answered:
    """What came of a question: the pages of the file or why it was not opened, the picture of a page, or its words.

    ``annotations`` are the ids that annotations of the file on the page have as notes, ``hidden`` those left out of it.
    """

    refusal: ReaderError | None = None
    pages: FilePages | None = None
    index: int = 0
    picture: QImage | None = None
    annotations: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    aligned: AlignedPage | None = None


def _answer(  # noqa: PLR0917
    worker: PageWorker,
    file: OpenFile,
    is_known: bool,
    request: DrawPage | AlignPage | None,
    memory: SharedMemory | None,
    dark_paper: str,
) -> _Answered:
    """Ask the process, and start it and open the file first where it is not running."""
    if worker.pid is None or not is_known:
        worker.ask(file, file.path)
        try:
            pages = cast("FilePages", worker.result())
        except ReaderError as error:
            return _Answered(refusal=error)
        if request is None:
            return _Answered(pages=pages)
    if request is None:
        return _Answered()
    worker.ask(request, file.path, continues=True)
    answer = worker.result()
    if isinstance(answer, AlignedPage):
        return _Answered(aligned=answer)
    drawn = cast("DrawnPage", answer)
    assert memory is not None
    assert memory.buf is not None
    stride = drawn.width * BYTES_PER_PIXEL
    picture = QImage(memory.buf, drawn.width, drawn.height, stride, QImage.Format.Format_RGB32).copy()
    if dark_paper:
        _invert(picture, dark_paper)
    assert isinstance(request, DrawPage)
    return _Answered(
        index=drawn.index, picture=picture, annotations=drawn.annotations, hidden=request.notes & drawn.annotations
    )


def _invert(picture: QImage, paper: str) -> None:
    """Turn black on white into white on a dark paper."""
    picture.invertPixels()
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.fillRect(picture.rect(), QColor(paper))
    painter.end()
