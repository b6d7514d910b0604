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
from reader.core.text.choices import ALL_GUESSED, Choices, Headings
from reader.core.text.leaves import Leaf, cut_leaves
from reader.core.text.text import Image, Section, TextFormat


@dataclass(frozen=True, slots=True)
class Header:
    """Say what a text is, as far as its first pages or its reader tell; the title is never empty."""

    title: str
    author: str
    language: str
    format: TextFormat
    encoding: str
    choices: Choices = ALL_GUESSED


@dataclass(frozen=True, slots=True)
class Entry:
    """Name one line of a book's own contents; ``target`` is the name of the block it leads to."""

    title: str
    level: int
    target: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold a book's own contents, in reading order; without one, the headings make the contents.

    ``pages`` is its list of the pages of the printed edition, which counts where no block says that one begins in it.
    """

    entries: tuple[Entry, ...]
    pages: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
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
class Cover:
    """Hold the picture that stands for the whole text on the shelf; it comes after the header."""

    image: Image


@dataclass(frozen=True, slots=True)
class Original:
    """Hold the file that a text was read from, packed by zlib; it comes before the ending."""

    packed: bytes


Piece = Header | Block | Image | Cover | Contents
Draft = Header | Leaf | Image | Cover | Original | Ending


def as_told(pieces: Iterable[Piece], choices: Choices) -> Iterator[Piece]:
    """Head the pieces by what the reader told of the text, and leave out contents that are not wanted."""
    for piece in pieces:
        if isinstance(piece, Header):
            yield _told_header(piece, choices)
        elif not (isinstance(piece, Contents) and choices.headings is Headings.IN_TEXT):
            yield piece


def _told_header(header: Header, choices: Choices) -> Header:
    author, language = choices.author, choices.language
    return replace(
        header,
        title=choices.title or header.title,
        author=header.author if author is None else author,
        language=header.language if language is None else language,
        choices=choices,
    )


def assemble(pieces: Iterable[Piece]) -> Iterator[Draft]:
    """Turn what an importer yields into what the library takes, in one pass."""
    return _Assembly(pieces).run()


class _Assembly:
    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = pieces
        self._ready: list[Header | Image | Cover] = []
        self._headings: list[tuple[str, int, int]] = []
        self._targets: dict[str, int] = {}
        self._pages: list[PageStart] = []
        self._contents: Contents | None = None
        self._position = 0
        self._blocks = 0
        self._digest = hashlib.sha256()

    def run(self) -> Iterator[Draft]:
        for leaf in cut_leaves(self._passing_blocks()):
            yield from self._take_ready()
            self._digest.update(((LINE if leaf.number else "") + leaf.text).encode())
            yield leaf
        yield from self._take_ready()
        yield self._ending()

    def _take_ready(self) -> list[Header | Image | Cover]:
        ready, self._ready = self._ready, []
        return ready

    def _passing_blocks(self) -> Iterator[Block]:
        for piece in self._pieces:
            if isinstance(piece, Block):
                self._note(piece)
                yield piece
            elif isinstance(piece, Contents):
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

    def _ending(self) -> Ending:
        characters = max(0, self._position - len(LINE))
        marks = self._headings
        if self._contents is not None and self._contents.entries:
            entries = self._contents.entries
            marks = [(e.title, e.level, self._targets[e.target]) for e in entries if e.target in self._targets]
        sections = _sections(sorted(marks, key=_position), characters)
        digest = self._digest.hexdigest()
        return Ending(characters, self._blocks, digest, sections, self._targets, self._all_pages())

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
