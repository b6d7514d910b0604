"""Define a page of a book: what both kinds of text, KF8 and that of Mobipocket, are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml.etree import _Element

from reader.core.text.import_events import ContentsEntry
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.style_sheet import StyleSheet
from reader.importers.source import SourceBytes

_HEADING = re.compile(rb"<h[1-6][\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page: its tree, None where it could not be parsed, its styles, and what resolves what it refers to."""

    name: str
    root: _Element | None
    styles: StyleSheet | None
    resolver: EmbeddedResources


class BookText(Protocol):
    """The text of a book in pages; ``encoding`` is that of its markup."""

    encoding: str

    def __len__(self) -> int:
        """Return the number of pages."""

    @property
    def headings(self) -> int:
        """Return how many headings are marked."""

    def contents(self) -> Iterator[ContentsEntry]:
        """Yield the contents of the book; each entry's target is the name of a place."""

    def pages(self, source: SourceBytes) -> Iterator[BookPage]:
        """Yield the pages in order."""


def count_headings(markup: bytes) -> int:
    """Return how many headings there are in markup."""
    return len(_HEADING.findall(markup))
