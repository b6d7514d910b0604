"""Hold what the library knows of a text: its card, its sections, its leaves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.core.text.blocks import PageStart
from reader.core.text.filing import UNFILED, Filing


class TextFormat(StrEnum):
    """Name the formats that texts come in; the value stands in the library and in JSON."""

    PLAIN = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    EPUB = "epub"
    PDF = "pdf"
    WEB_ARCHIVE = "web-archive"
    ZIP = "zip"
    """Texts in a format of their own, packed; what comes out of it has that format."""
    DOCX = "docx"
    ODT = "odt"
    FB2 = "fb2"
    RTF = "rtf"
    AWAITED = "awaited"
    """No text yet: a title that imported notes wait for."""


@dataclass(frozen=True, slots=True)
class Text:
    """Describe one text of the library.

    ``characters`` counts code points of the canonical text, ``place`` is the position the reader was at, ``language``
    is a BCP 47 tag ("zh", "en", "ja") or empty where it is not known. ``source`` is where the file was: a hint only.
    ``complete`` is false while the text is still coming in.
    """

    id: str
    title: str
    author: str
    language: str
    format: TextFormat
    encoding: str
    source: str
    characters: int
    sections: int
    blocks: int
    added: datetime
    place: int = 0
    opened: datetime | None = None
    complete: bool = True
    filing: Filing = UNFILED


@dataclass(frozen=True, slots=True)
class TextNames:
    """Say what a text is called, who wrote it, and in which language it is."""

    title: str
    author: str
    language: str


@dataclass(frozen=True, slots=True)
class Section:
    """Name a stretch of the canonical text, from ``start`` up to ``end``, in the contents; ``level`` counts from 1."""

    title: str
    level: int
    start: int
    end: int


class SectionIndex:
    """Tell the innermost section at a position."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Take the sections in text order, each after those that hold it."""
        self._sections = sections
        self._starts = [section.start for section in sections]

    def title_at(self, position: int) -> str:
        """Return the title of the innermost section that holds a position, or nothing."""
        before = reversed(self._sections[: bisect_right(self._starts, position)])
        return next((section.title for section in before if section.end > position), "")


class PageIndex:
    """Tell the page of the printed edition at a position, and where a page begins."""

    def __init__(self, pages: Sequence[PageStart] = ()) -> None:
        """Take the pages in text order."""
        self._pages = pages
        self._starts = [page.start for page in pages]

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._pages)

    def label_at(self, position: int) -> str:
        """Return the label of the page that a position lies on; nothing before the first page, and without pages."""
        place = bisect_right(self._starts, position)
        return self._pages[place - 1].label if place else ""

    def start_of(self, label: str) -> int | None:
        """Return where the page with a label begins, in whatever case it is written; None where there is none."""
        wanted = label.strip().casefold()
        return next((page.start for page in self._pages if wanted and page.label.casefold() == wanted), None)


@dataclass(frozen=True, slots=True)
class Image:
    """Hold a picture of a text; ``hash`` is the SHA-256 of ``data`` in hexadecimal, the size is in pixels."""

    hash: str
    media_type: str
    data: bytes
    width: int
    height: int
