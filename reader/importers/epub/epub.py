"""Parse an EPUB, chapter by chapter."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import chain

from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import CoverImage, SourceEvent, TableOfContents, TextHeader, first_events
from reader.core.text.language import language_of
from reader.core.text.language_tags import is_ideographic
from reader.core.text.model import Image, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.core.text.title_detection import title_of_stem
from reader.importers.epub.package import (
    EpubPackage,
    ManifestItem,
    is_markup,
    name_in_book,
    read_contents,
    read_package,
    read_page_list,
    resolve,
)
from reader.importers.markup.block_builder import NOTHING_PENDING, PendingMarks
from reader.importers.markup.chapter_styles import ChapterStyles
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.markup.drawings import parse_drawing
from reader.importers.markup.embedded_resources import KEPT_ADDRESSES, EmbeddedResources
from reader.importers.markup.images import cover_events, read_image
from reader.importers.markup.tree_parser import body_of, in_utf8, parse_xhtml
from reader.importers.markup.walker import walk
from reader.importers.source import SourceBytes
from reader.importers.web.page_resolver import data_of
from reader.importers.zip_archive import ZipArchive

_SAMPLE_EVENTS = 20
_NO_PAGES = frozenset(("application/x-dtbncx+xml", "text/css", "application/smil+xml"))
"""The types of files that some books list among their pages, but that are none."""


class ChapterResolver(EmbeddedResources):
    """Resolve the ids, links and pictures of one chapter within its book; nothing outside of it is ever read."""

    def __init__(self, archive: ZipArchive, name: str, renderer: DrawingRenderer | None = None) -> None:
        """Resolve relative to the chapter ``name``."""
        super().__init__(archive.read, renderer)
        self._archive = archive
        self._base = name
        self.targets: set[str] = set()
        """The files of the book that the chapter links to."""

    @override
    def name(self, identifier: str) -> str:
        """Return an id made unique in the book."""
        return name_in_book(self._base, identifier)

    @override
    def target(self, address: str) -> str:
        """Return a link into the book or to the web; "" for any other."""
        address = address.strip()
        if address.lower().startswith(KEPT_ADDRESSES):
            return address
        resolved = resolve(self._archive, self._base, address) if address else None
        if resolved is None or resolved[0] not in self._archive:
            return ""
        self.targets.add(resolved[0])
        return f"#{name_in_book(*resolved)}"

    @override
    def data(self, address: str) -> bytes | None:
        """Return the bytes of a picture or a drawing of the book, or None."""
        if address.startswith("data:"):
            return data_of(address)
        resolved = resolve(self._archive, self._base, address)
        return super().data(resolved[0]) if resolved is not None else None


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a book.

    Raises `ReaderError` ZIP_*, EPUB_*, or NO_TEXT when no chapter has any text.
    """
    archive = ZipArchive(source.data, source.path)
    package = read_package(archive, source.path)
    book = _Book(archive, package, source)
    events = book.events()
    first = first_events(events, _SAMPLE_EVENTS)
    if not any(isinstance(event, Block) for event in first):
        raise ReaderError(Problem.NO_TEXT, source.path)
    sample = " ".join(event.text for event in first if isinstance(event, Block))
    title = package.title or title_of_stem(source.path.stem)
    language = package.language or language_of(sample)
    vertical = package.is_vertical and is_ideographic(language)
    yield TextHeader(
        *(title, package.author, language, TextFormat.EPUB, "utf-8"),
        vertical=vertical,
        bibliography=package.bibliography,
    )
    yield from book.cover(first)
    yield from first
    yield from events
    yield TableOfContents(tuple(read_contents(archive, package)), tuple(read_page_list(archive, package)))


class _Book:
    """Read the pages of one book."""

    def __init__(self, archive: ZipArchive, package: EpubPackage, source: SourceBytes) -> None:
        self._archive = archive
        self._package = package
        self._source = source
        self._styles = ChapterStyles(self._sheet)
        self._targets: set[str] = set()

    def events(self) -> Iterator[SourceEvent]:
        """Yield the events of all chapters; one that is missing or damaged is told as an omission."""
        seen: set[str] = set()
        pending = NOTHING_PENDING
        for number, item in enumerate(chain(self._package.spine, self._linked_pages())):
            if item.media_type in _NO_PAGES:
                continue
            pending = yield from _without_repeated_images(self._page(item, pending.named(item.name)), seen)
            self._source.fraction = min(1.0, (number + 1) / len(self._package.spine))

    def _sheet(self, base: str, address: str) -> tuple[str, bytes] | None:
        resolved = resolve(self._archive, base, address)
        data = self._archive.read(resolved[0]) if resolved is not None else None
        return (resolved[0], data) if resolved is not None and data else None

    def _linked_pages(self) -> Iterator[ManifestItem]:
        """Yield the pages that chapters link to and that the order of reading lacks, as those of notes."""
        listed = {item.name for item in self._package.spine}
        for item in self._package.items.values():
            is_page = is_markup(item) and "nav" not in item.properties and item.media_type not in _NO_PAGES
            if is_page and item.name in self._targets and item.name not in listed:
                listed.add(item.name)
                yield item

    def cover(self, first: list[SourceEvent]) -> Iterator[SourceEvent]:
        """Yield the cover, and an image block of it unless the book begins with a picture anyway."""
        cover = self._package.cover
        data = self._archive.read(cover.name) if cover is not None else None
        image = read_image(data) if data else None
        if image is not None:
            yield from cover_events(image, first)
        elif (only := self._only_picture()) is not None:
            yield CoverImage(only)

    def _only_picture(self) -> Image | None:
        """Return the picture of a first page that is one upright picture without text; a broad one is a title."""
        page = next(iter(self._package.spine), None)
        events = list(self._page(page, NOTHING_PENDING)) if page is not None else []
        images = [event for event in events if isinstance(event, Image)]
        has_text = any(isinstance(event, Block) and event.kind is not BlockKind.IMAGE for event in events)
        is_cover = len(images) == 1 and not has_text and images[0].width <= images[0].height
        return images[0] if is_cover else None

    def _page(self, item: ManifestItem, pending: PendingMarks) -> Generator[SourceEvent, None, PendingMarks]:
        """Yield the events of a chapter, or of a picture or drawing in its place.

        Return the marks that are followed by no block.
        """
        data = self._archive.read(item.name) or b""
        resolver = ChapterResolver(self._archive, item.name, self._source.renderer)
        if is_markup(item):
            root = parse_xhtml(in_utf8(data, self._source.path, self._source.encoding)) if b"<" in data else None
            body = body_of(root) if root is not None else None
            if root is not None and body is not None:
                left = yield from walk(body, resolver, pending=pending, styles=self._styles.of(item.name, root))
                self._targets |= resolver.targets
                return left
        elif (image := read_image(data)) is not None:
            yield image
            yield Block(BlockKind.IMAGE, "", image=image.hash, names=pending.names, pages=pending.page_starts())
            return NOTHING_PENDING
        elif (drawing := parse_drawing(data)) is not None:
            return (yield from walk(drawing, resolver, pending=pending))
        yield Omission(OmissionKind.CHAPTER, names=(item.name,))
        return pending


def _without_repeated_images(
    events: Generator[SourceEvent, None, PendingMarks], seen: set[str]
) -> Generator[SourceEvent, None, PendingMarks]:
    """Yield the events, each picture only once."""
    while True:
        try:
            event = next(events)
        except StopIteration as end:
            pending: PendingMarks = end.value
            return pending
        if isinstance(event, Image):
            if event.hash in seen:
                continue
            seen.add(event.hash)
        yield event
