"""Define the stream of events by which a text goes from its file to the library, in reading order.

An importer yields a header, then blocks and images as it reads them, then the table of contents; anywhere in between,
an `Omission` says what it leaves out. `assemble` turns them into the events that the library stores: the header, leaves
in reading order with the images they need, and at the end the sections, the link targets and what was left out, once
all of it is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.core.text.blocks import LINE, Block, BlockKind, PageStart, title_of
from reader.core.text.import_options import DEFAULT_OPTIONS, HeadingSource, ImportOptions
from reader.core.text.leaves import Leaf, split_into_leaves
from reader.core.text.model import Image, Section, TextFormat
from reader.core.text.normalise import without_break_signs
from reader.core.text.omissions import Omission, OmissionCounter


@dataclass(frozen=True, slots=True)
class TextHeader:
    """The metadata of a text, from its first pages or as the reader specified; the title is never empty.

    A ``vertical`` one was published in lines from top to bottom.
    """

    title: str
    author: str
    language: str
    format: TextFormat
    encoding: str
    options: ImportOptions = DEFAULT_OPTIONS
    vertical: bool = False
    bibliography: Bibliography = UNKNOWN_BIBLIOGRAPHY


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """An entry of a book's own table of contents; ``target`` is the name of the block it leads to."""

    title: str
    level: int
    target: str


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """A book's own table of contents, in reading order; without one, the headings are used.

    ``pages`` is its list of the pages of the printed edition, used only if no block carries page starts.
    """

    entries: tuple[ContentsEntry, ...]
    pages: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class TextEnd:
    """The last event: what is known only when the whole text has been read.

    ``digest`` is the SHA-256 of the canonical text as UTF-8, in hexadecimal; ``targets`` maps each name that a link can
    lead to to its position. ``pages`` are those of the printed edition, in text order; ``omissions`` what the importer
    left out, one of each kind.
    """

    characters: int
    blocks: int
    digest: str
    sections: tuple[Section, ...]
    targets: dict[str, int] = field(default_factory=dict)
    pages: tuple[PageStart, ...] = ()
    omissions: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverImage:
    """The cover picture of the text; it comes after the header."""

    image: Image


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """The file that a text was read from, compressed by zlib; it comes before the `TextEnd`."""

    packed: bytes


SourceEvent = TextHeader | Block | Image | CoverImage | TableOfContents | Omission
ImportEvent = TextHeader | Leaf | Image | CoverImage | OriginalFile | TextEnd


def first_events(events: Iterator[SourceEvent], count: int) -> list[SourceEvent]:
    """Take the first ``count`` events from a stream, and the omissions before and among them."""
    first: list[SourceEvent] = []
    for event in events:
        first.append(event)
        count -= not isinstance(event, Omission)
        if count <= 0:
            break
    return first


def with_options(events: Iterable[SourceEvent], options: ImportOptions) -> Iterator[SourceEvent]:
    """Apply the reader's import options to the header, and drop the table of contents if they exclude it."""
    for event in events:
        if isinstance(event, TextHeader):
            yield _specified_header(event, options)
        elif not (isinstance(event, TableOfContents) and options.headings is HeadingSource.IN_TEXT):
            yield event


def _specified_header(header: TextHeader, options: ImportOptions) -> TextHeader:
    author, language = options.author, options.language
    return replace(
        header,
        title=options.title or header.title,
        author=header.author if author is None else author,
        language=header.language if language is None else language,
        options=options,
    )


def _plainly_named(header: TextHeader) -> TextHeader:
    title, author = without_break_signs(header.title), without_break_signs(header.author)
    return replace(header, title=title or header.title, author=author)


def assemble(events: Iterable[SourceEvent]) -> Iterator[ImportEvent]:
    """Turn the events of an importer into those that the library stores, in one pass."""
    return _Assembly(events).run()


class _Assembly:
    def __init__(self, events: Iterable[SourceEvent]) -> None:
        self._events = events
        self._ready: list[TextHeader | Image | CoverImage] = []
        self._headings: list[tuple[str, int, int]] = []
        self._targets: dict[str, int] = {}
        self._pages: list[PageStart] = []
        self._contents: TableOfContents | None = None
        self._omissions = OmissionCounter()
        self._position = 0
        self._blocks = 0
        self._digest = hashlib.sha256()

    def run(self) -> Iterator[ImportEvent]:
        for leaf in split_into_leaves(self._blocks_of_events()):
            yield from self._flush()
            self._digest.update(((LINE if leaf.number else "") + leaf.text).encode())
            yield leaf
        yield from self._flush()
        yield self._end()

    def _flush(self) -> list[TextHeader | Image | CoverImage]:
        ready, self._ready = self._ready, []
        return ready

    def _blocks_of_events(self) -> Iterator[Block]:
        for event in self._events:
            if isinstance(event, Block):
                self._record(event)
                yield event
            elif isinstance(event, TableOfContents):
                self._contents = event
            elif isinstance(event, Omission):
                self._omissions.add(event)
            else:
                self._ready.append(_plainly_named(event) if isinstance(event, TextHeader) else event)

    def _record(self, block: Block) -> None:
        if block.kind is BlockKind.HEADING and block.text:
            self._headings.append((title_of(block), block.level, self._position))
        for name in block.names:
            self._targets.setdefault(name, self._position)
        self._pages.extend(PageStart(page.label, self._position + page.start) for page in block.pages)
        self._blocks += 1
        self._position += len(block.text) + len(LINE)

    def _end(self) -> TextEnd:
        characters = max(0, self._position - len(LINE))
        marks = self._headings
        if self._contents is not None and self._contents.entries:
            entries = self._contents.entries
            marks = [(e.title, e.level, self._targets[e.target]) for e in entries if e.target in self._targets]
        sections = _sections(sorted(marks, key=lambda mark: mark[2]), characters)
        digest = self._digest.hexdigest()
        return TextEnd(
            characters, self._blocks, digest, sections, self._targets, self._all_pages(), self._omissions.totals()
        )

    def _all_pages(self) -> tuple[PageStart, ...]:
        if self._pages or self._contents is None:
            return tuple(self._pages)
        listed = self._contents.pages
        found = [PageStart(page.title, self._targets[page.target]) for page in listed if page.target in self._targets]
        return tuple(sorted(found, key=lambda page: page.start))


def _sections(marks: list[tuple[str, int, int]], characters: int) -> tuple[Section, ...]:
    """Return the sections; each extends to the next one at the same or a higher level."""
    ends = [characters] * len(marks)
    open_marks: list[int] = []
    for index, (_title, level, start) in enumerate(marks):
        while open_marks and marks[open_marks[-1]][1] >= level:
            ends[open_marks.pop()] = start
        open_marks.append(index)
    return tuple(
        Section(without_break_signs(title), level, start, end)
        for (title, level, start), end in zip(marks, ends, strict=True)
    )
