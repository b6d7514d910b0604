"""Parse a PDF that has a text layer.

Pages are read one after the other, some of them ahead of the events that are yielded: running heads can only be
recognised by comparing several pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block
from reader.core.text.import_events import CoverImage, SourceEvent, TextHeader
from reader.core.text.language import language_of
from reader.core.text.model import TextFormat
from reader.core.text.omissions import Omission, OmissionCounter, OmissionKind
from reader.core.text.title_detection import main_heading, title_of_stem
from reader.importers.pdf.block_composer import BlockComposer, PageContent
from reader.importers.pdf.document import (
    open_document,
    open_page,
    own_author,
    own_language,
    own_title,
    page_label,
    read_outline,
)
from reader.importers.pdf.figures import PageFigure, figures_of
from reader.importers.pdf.font_survey import SAMPLE, FontSurvey, survey
from reader.importers.pdf.form_fields import left_out_of
from reader.importers.pdf.lines import regions_of, word_runs
from reader.importers.pdf.links import with_links
from reader.importers.pdf.outline import Outline
from reader.importers.pdf.page_objects import page_objects
from reader.importers.pdf.page_words import PageWords, read_words
from reader.importers.pdf.pictures import PagePicture, cover_of, pictures_of
from reader.importers.pdf.printout import without_site
from reader.importers.pdf.publication import bibliography_of_pdf
from reader.importers.pdf.running_heads import ClearedPage, PageRows, RunningHeadFilter, page_rows, value_of
from reader.importers.source import SourceBytes

_SAMPLE_EVENTS = 12
_MOST_SAMPLE_EVENTS = 100
_FEWEST_LETTERS = 20
_MOST_LETTERS_OF_PICTURE = 80
"""A page with more letters than a line or two is text, and a picture behind it is its scan."""

_MOST_PASSAGES = 10_000
"""Passages that are left out and told apart; a hostile file could have any number."""

_NUMBER = re.compile(r"\d+")
_MOST_UNREADABLE = 0.3
_LONGEST_TITLE = 200


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a PDF.

    Raises `ReaderError` PDF_ENCRYPTED, PDF_DAMAGED, PDF_TOO_LONG, PDF_SCAN (it has only pictures of pages),
    PDF_NO_UNICODE (its fonts do not map their glyphs to Unicode), NO_TEXT.
    """
    document = open_document(source.data, source.path)
    try:
        yield from _read(document, source)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument, source: SourceBytes) -> Iterator[SourceEvent]:
    reader = _PdfReader(document, source)
    events = reader.events()
    first = _first_events(events)
    blocks = [event for event in first if isinstance(event, Block)]
    if len(first) < _MOST_SAMPLE_EVENTS and not any(block.text for block in blocks):
        raise ReaderError(Problem.PDF_SCAN, source.path)
    title = _title(document, _main_heading(blocks), is_printout=reader.is_printout) or title_of_stem(source.path.stem)
    sample = " ".join(block.text for block in blocks)
    language = language_of(sample, own_language(document))
    data = bibliography_of_pdf(document, source.data)
    yield TextHeader(title, own_author(document), language, TextFormat.PDF, "", bibliography=data)
    yield from _cover(document)
    yield from chain(first, events)
    yield from reader.omissions()
    yield reader.outline.contents()


def _first_events(events: Iterator[SourceEvent]) -> list[SourceEvent]:
    """Return the first events, as many as needed to detect the title; pictures may precede the first text."""
    first: list[SourceEvent] = []
    has_text = False
    while (
        len(first) < (_SAMPLE_EVENTS if has_text else _MOST_SAMPLE_EVENTS) and (event := next(events, None)) is not None
    ):
        first.append(event)
        has_text = has_text or (isinstance(event, Block) and bool(event.text))
    return first


def _title(document: pdfium.PdfDocument, heading: str, *, is_printout: bool) -> str:
    """Return the file's own title, else the heading; strip the site's name from the title of a printed web page."""
    own = own_title(document)
    return without_site(own, heading) if own and is_printout else own or heading


def _main_heading(blocks: list[Block]) -> str:
    """Return the main heading among the first blocks, if it is of level 1 and not too long; else an empty string."""
    best = main_heading(blocks[:6])
    return best.text if best is not None and best.level == 1 and len(best.text) <= _LONGEST_TITLE else ""


def _cover(document: pdfium.PdfDocument) -> Iterator[CoverImage]:
    page = open_page(document, 0)
    if page is None:
        return
    image = cover_of(page)
    page.close()
    if image is not None:
        yield CoverImage(image)


class _PdfReader:
    """Read the pages of one file and yield their events."""

    def __init__(self, document: pdfium.PdfDocument, source: SourceBytes) -> None:
        self.outline = Outline(read_outline(document))
        self._omissions = OmissionCounter()
        self._passages: dict[OmissionKind, set[str]] = {OmissionKind.TURNED: set(), OmissionKind.HIDDEN: set()}
        self._document = document
        self._source = source
        self._pages = len(document)
        self._pictures: dict[int, list[PagePicture]] = {}
        self._figures: dict[int, list[PageFigure]] = {}
        self._captioned: set[int] = set()
        self._surveyed: dict[int, PageWords] = {}
        self._offset: int | None = None
        self._running_heads = RunningHeadFilter(self._pages, own_title(document))

    @property
    def is_printout(self) -> bool:
        """Return whether the pages read so far were printed by a browser."""
        return self._running_heads.is_printout

    def events(self) -> Iterator[SourceEvent]:
        """Yield the blocks and pictures of all pages in order."""
        yield from self._running_heads.heads.counted(self._composed())

    def omissions(self) -> tuple[Omission, ...]:
        """Return what was left out of the file; a passage that is printed on several pages counts once."""
        self._omissions.add(Omission(OmissionKind.EMBEDDED, max(0, raw.FPDFDoc_GetAttachmentCount(self._document))))
        for kind, passages in self._passages.items():
            self._omissions.add(Omission(kind, len(passages)))
        return self._omissions.totals()

    def _composed(self) -> Iterator[SourceEvent]:
        composer = BlockComposer(self._survey(), self.outline)
        for cleared in self._running_heads.clear_pages(self._page_rows()):
            regions = regions_of(cleared.stretches, cleared.index)
            pictures, figures = self._pictures_on(cleared), self._figures.pop(cleared.index, [])
            content = PageContent(self._label(cleared), regions, pictures, figures)
            yield from composer.add(cleared.index, content)
        yield from composer.close()

    def _pictures_on(self, page: ClearedPage) -> list[PagePicture]:
        """Return the pictures of a page; a scan on which only a running head is text has none."""
        pictures = self._pictures.pop(page.index, [])
        is_scan = page.index in self._captioned and not page.stretches
        return [picture for picture in pictures if not (is_scan and picture.covers_page)]

    def _survey(self) -> FontSurvey:
        """Survey the fonts of sample pages from the whole file; refuse a file that cannot be read."""
        step = max(1, self._pages / SAMPLE)
        indexes = sorted({int(number * step) for number in range(min(SAMPLE, self._pages))})
        self._surveyed = {index: page for index in indexes if (page := self._words(index)) is not None}
        pages = list(self._surveyed.values())
        letters, strange = sum(page.letters for page in pages), sum(page.strange for page in pages)
        if not pages:
            raise ReaderError(Problem.PDF_DAMAGED, self._source.path)
        if strange > _MOST_UNREADABLE * max(1, letters + strange):
            raise ReaderError(Problem.PDF_NO_UNICODE, self._source.path)
        if letters < _FEWEST_LETTERS and not self._has_text_elsewhere():
            raise ReaderError(Problem.PDF_SCAN if self._has_pictures() else Problem.NO_TEXT, self._source.path)
        return survey([regions_of(word_runs(page.words), 0) for page in pages])

    def _has_text_elsewhere(self) -> bool:
        pages = (self._words(index) for index in range(self._pages))
        return any(page is not None and page.letters for page in pages)

    def _has_pictures(self) -> bool:
        page = open_page(self._document, 0)
        if page is None:
            return False
        pictures, _missing = pictures_of(page, page_objects(page), has_text=False)
        page.close()
        return bool(pictures)

    def _words(self, index: int) -> PageWords | None:
        page = open_page(self._document, index)
        if page is None:
            return None
        try:
            return read_words(page)
        finally:
            page.close()

    def _page_rows(self) -> Iterator[PageRows]:
        for index in range(self._pages):
            self._source.fraction = index / self._pages
            label = page_label(self._document, index)
            page = open_page(self._document, index)
            if page is None:
                self._leave_out_page(index, label)
                yield page_rows(index, label, ())
                continue
            try:
                read = self._surveyed.pop(index, None) or read_words(page)
                if not read.is_whole:
                    self._leave_out_page(index, label)
                self._read_objects(index, page, read)
                words = with_links(self._document, page, read)
            finally:
                page.close()
            yield page_rows(index, label, word_runs(words))

    def _leave_out_page(self, index: int, label: str) -> None:
        """Record that a page, or a part of it, could not be read."""
        self._omissions.add(Omission(OmissionKind.CHAPTER, names=(label or str(index + 1),)))

    def _read_objects(self, index: int, page: pdfium.PdfPage, read: PageWords) -> None:
        """Read the pictures and the figures of a page, and count what cannot be shown."""
        if 0 < read.letters <= _MOST_LETTERS_OF_PICTURE:
            self._captioned.add(index)
        objects = page_objects(page)
        pictures, missing = pictures_of(page, objects, has_text=read.letters > _MOST_LETTERS_OF_PICTURE)
        figures = list(figures_of(page, objects))
        self._pictures[index] = [picture.in_frame(read.frame) for picture in pictures]
        self._figures[index] = [figure.in_frame(read.frame) for figure in figures]
        self._omissions.add(Omission(OmissionKind.PICTURE, missing))
        self._omissions.add(Omission(OmissionKind.DRAWING, sum(figure.is_drawing for figure in figures)))
        for omission in left_out_of(page):
            self._omissions.add(omission)
        for kind, passages in ((OmissionKind.TURNED, read.turned), (OmissionKind.HIDDEN, read.unseen)):
            if len(self._passages[kind]) < _MOST_PASSAGES:
                self._passages[kind].update(_NUMBER.sub("#", passage) for passage in passages)

    def _label(self, page: ClearedPage) -> str:
        """Return a page's label: the file's own, else the number printed on it, else its number."""
        if page.label:
            return page.label
        if page.printed:
            if page.printed.isdecimal():
                self._offset = value_of(page.printed) - page.index
            return page.printed
        number = page.index + (1 if self._offset is None else self._offset)
        return str(number) if number > 0 else ""
