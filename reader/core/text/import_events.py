"""Carry a text from its file to the library, piece by piece, in the order in which it can be read.

An importer yields a header, then blocks and images as it comes to them, then the contents. `assemble`
turns that into what the library takes: the header, leaves in reading order with the images they need, and at the end
the sections and the link targets, now that every position is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reader.core.text.blocks import LINE, Block, BlockKind, PageStart, title_of
from reader.core.text.import_options import ALL_DETECTED, HeadingSource, ImportOptions
from reader.core.text.leaves import Leaf, cut_leaves
from reader.core.text.model import Image, Section, TextFormat


@dataclass(frozen=True, slots=True)
class TextHeader:
    """Say what a text is, as far as its first pages or its reader tell; the title is never empty."""

    title: str
    author: str
    language: str
    format: TextFormat
    encoding: str
    choices: ImportOptions = ALL_DETECTED


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """Name one line of a book's own contents; ``target`` is the name of the block it leads to."""

    title: str
    level: int
    target: str


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """Hold a book's own contents, in reading order; without one, the headings make the contents.

    ``pages`` is its list of the pages of the printed edition, which counts where no block says that one begins in it.
    """

    entries: tuple[ContentsEntry, ...]
    pages: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class TextEnd:
    """Close a draft: what is known only when the whole text has gone by.

    ``digest`` is the SHA-256 of the canonical text as UTF-8, in hexadecimal; ``targets`` gives the position of each
    name that a link can lead to. ``pages`` are those of the printed edition, in text order.
    """

    characters: int
    blocks: int
    digest: str
    sections: tuple[Section, ...]
    targets: dict[str, int] = field(default_factory=dict)
    pages: tuple[PageStart, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverImage:
    """Hold the picture that stands for the whole text on the shelf; it comes after the header."""

    image: Image


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """Hold the file that a text was read from, packed by zlib; it comes before the ending."""

    packed: bytes


SourceEvent = TextHeader | Block | Image | CoverImage | TableOfContents
ImportEvent = TextHeader | Leaf | Image | CoverImage | OriginalFile | TextEnd


def with_options(pieces: Iterable[SourceEvent], choices: ImportOptions) -> Iterator[SourceEvent]:
    """Head the pieces by what the reader told of the text, and leave out contents that are not wanted."""
    for piece in pieces:
        if isinstance(piece, TextHeader):
            yield _told_header(piece, choices)
        elif not (isinstance(piece, TableOfContents) and choices.headings is HeadingSource.IN_TEXT):
            yield piece


def _told_header(header: TextHeader, choices: ImportOptions) -> TextHeader:
    author, language = choices.author, choices.language
    return replace(
        header,
        title=choices.title or header.title,
        author=header.author if author is None else author,
        language=header.language if language is None else language,
        choices=choices,
    )


def assemble(pieces: Iterable[SourceEvent]) -> Iterator[ImportEvent]:
    """Turn what an importer yields into what the library takes, in one pass."""
    return _Assembly(pieces).run()


class _Assembly:
    def __init__(self, pieces: Iterable[SourceEvent]) -> None:
        self._pieces = pieces
        self._ready: list[TextHeader | Image | CoverImage] = []
        self._headings: list[tuple[str, int, int]] = []
        self._targets: dict[str, int] = {}
        self._pages: list[PageStart] = []
        self._contents: TableOfContents | None = None
        self._position = 0
        self._blocks = 0
        self._digest = hashlib.sha256()

    def run(self) -> Iterator[ImportEvent]:
        for leaf in cut_leaves(self._passing_blocks()):
            yield from self._take_ready()
            self._digest.update(((LINE if leaf.number else "") + leaf.text).encode())
            yield leaf
        yield from self._take_ready()
        yield self._ending()

    def _take_ready(self) -> list[TextHeader | Image | CoverImage]:
        ready, self._ready = self._ready, []
        return ready

    def _passing_blocks(self) -> Iterator[Block]:
        for piece in self._pieces:
            if isinstance(piece, Block):
                self._note(piece)
                yield piece
            elif isinstance(piece, TableOfContents):
                self._contents = piece
            else:
                self._ready.append(piece)

    def _note(self, block: Block) -> None:
        if block.kind is BlockKind.HEADING and block.text:
            self._headings.append((title_of(block), block.level, self._position))
        for name in block.names:
            self._targets.setdefault(name, self._position)
        self._pages.extend(PageStart(page.label, self._position + page.start) for page in block.pages)
        self._blocks += 1
        self._position += len(block.text) + len(LINE)

    def _ending(self) -> TextEnd:
        characters = max(0, self._position - len(LINE))
        marks = self._headings
        if self._contents is not None and self._contents.entries:
            entries = self._contents.entries
            marks = [(e.title, e.level, self._targets[e.target]) for e in entries if e.target in self._targets]
        sections = _sections(sorted(marks, key=_position), characters)
        digest = self._digest.hexdigest()
        return TextEnd(characters, self._blocks, digest, sections, self._targets, self._all_pages())

    def _all_pages(self) -> tuple[PageStart, ...]:
        if self._pages or self._contents is None:
            return tuple(self._pages)
        listed = self._contents.pages
        found = [PageStart(one.title, self._targets[one.target]) for one in listed if one.target in self._targets]
        return tuple(sorted(found, key=_start))


def _start(page: PageStart) -> int:
    return page.start


def _position(mark: tuple[str, int, int]) -> int:
    return mark[2]


def _sections(marks: list[tuple[str, int, int]], characters: int) -> tuple[Section, ...]:
    """Let each section reach to the next one that is not deeper than itself."""
    ends = [characters] * len(marks)
    open_marks: list[int] = []
    for index, (_title, level, start) in enumerate(marks):
        while open_marks and marks[open_marks[-1]][1] >= level:
            ends[open_marks.pop()] = start
        open_marks.append(index)
    return tuple(Section(title, level, start, end) for (title, level, start), end in zip(marks, ends, strict=True))
