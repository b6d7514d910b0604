"""Define the records that describe a text: its metadata, sections, pages and images."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.text.filing import UNFILED, Filing

if TYPE_CHECKING:
    from reader.core.text.blocks import PageStart


class TextFormat(StrEnum):
    """The formats of texts; the value is stored in the library and used in JSON."""

    PLAIN = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    EPUB = "epub"
    PDF = "pdf"
    WEB_ARCHIVE = "web-archive"
    ZIP = "zip"
    """An archive of texts; each text has the format of its own file."""
    DOCX = "docx"
    ODT = "odt"
    FB2 = "fb2"
    RTF = "rtf"
    MOBI = "mobi"
    """A book of Mobipocket or Kindle, or a text in PalmDOC."""
    AWAITED = "awaited"
    """A placeholder for imported notes whose text is not in the library yet."""


@dataclass(frozen=True, slots=True)
class Text:
    """The metadata of one text of the library.

    ``characters`` is the number of code points of the canonical text, ``place`` the reader's last position,
    ``language`` a BCP 47 tag ("zh", "en", "ja") or empty if unknown. ``source`` is the path or URL of the file, a hint
    only. ``complete`` is false while the text is still being imported.
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
class SourceFile:
    """The origin of a text: the path (a hint only), and the SHA-256 of the file."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class TextDetails:
    """The title, author and language of a text."""

    title: str
    author: str
    language: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the canonical text, from ``start`` up to ``end``; ``level`` counts from 1."""

    title: str
    level: int
    start: int
    end: int


class SectionIndex:
    """Look up the innermost section at a position."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Index the sections, given in text order, each after the sections that contain it."""
        self._sections = sections
        self._starts = [section.start for section in sections]

    def title_at(self, position: int) -> str:
        """Return the title of the innermost section that contains a position, or an empty string."""
        before = reversed(self._sections[: bisect_right(self._starts, position)])
        return next((section.title for section in before if section.end > position), "")


class PageIndex:
    """Look up the start of a page of the printed edition."""

    def __init__(self, pages: Sequence[PageStart] = ()) -> None:
        """Index the pages, given in text order."""
        self._pages = pages

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pages)

    @property
    def starts(self) -> Sequence[PageStart]:
        """Return the pages in text order."""
        return self._pages

    def start_of(self, label: str) -> int | None:
        """Return the start of the page with a label, ignoring case; None if there is none."""
        folded = label.strip().casefold()
        return next((page.start for page in self._pages if folded and page.label.casefold() == folded), None)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a text; ``hash`` is the SHA-256 of ``data`` in hexadecimal, the size is in pixels."""

    hash: str
    media_type: str
    data: bytes
    width: int
    height: int
