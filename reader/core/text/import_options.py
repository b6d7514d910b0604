"""Define the options by which the reader overrides what an importer would guess about a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from reader.core.field_json import Parsers, fields_from_json, fields_to_json
from reader.core.text.model import TextFormat


class LineBreaks(StrEnum):
    """The meaning of line ends in a plain text; the value is stored in the library and used on the command line."""

    GUESSED = "guess"
    PARAGRAPHS = "paragraphs"
    """Every line is a paragraph."""
    WRAPPED = "wrapped"
    """Lines were wrapped to a width, and are joined."""
    GAPS = "gaps"
    """Empty lines separate paragraphs; all other line ends are joined."""


class HeadingSource(StrEnum):
    """The source of a text's headings; the value is stored in the library and used on the command line."""

    GUESSED = "guess"
    CHAPTERS = "chapters"
    """Only lines that begin with the number of a chapter, a volume or a section."""
    LIKE = "like"
    """Lines that begin like an example."""
    IN_TEXT = "text"
    """The headings in the text, ignoring the book's own table of contents."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The reader's options for importing a file; an option at its default is guessed.

    ``heading_like`` is the beginning of a heading such as "第一章" or "1.1", where the number matches any number;
    several examples, the highest level first, are separated by semicolons. ``whole_page`` imports all of a web page
    instead of its article. An empty ``title``, and None for ``author`` and ``language``, leave them as the file has
    them.
    """

    encoding: str | None = None
    lines: LineBreaks = LineBreaks.GUESSED
    headings: HeadingSource = HeadingSource.GUESSED
    heading_like: str = ""
    whole_page: bool = False
    title: str = ""
    author: str | None = None
    language: str | None = None

    @property
    def reading_options(self) -> ImportOptions:
        """Return only the options that affect the text and headings read from the file."""
        return replace(self, title="", author=None, language=None)

    @property
    def without_encoding(self) -> ImportOptions:
        """Return the options that also apply to a changed file of the same work, without the encoding."""
        return replace(self, encoding=None)

    def to_json(self) -> str:
        """Return the options that are not at their default, as JSON."""
        return fields_to_json(self)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Parse options from JSON; values unknown to this version are skipped."""
        return cls(**fields_from_json(text, _PARSERS))


DEFAULT_OPTIONS = ImportOptions()
"""Default options: everything is guessed."""


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_PARSERS: Parsers = {
    "encoding": _string,
    "lines": LineBreaks,
    "headings": HeadingSource,
    "heading_like": _string,
    "whole_page": _boolean,
    "title": _string,
    "author": _string,
    "language": _string,
}

_ON_MARKUP = frozenset({"encoding"})
_AVAILABLE = {
    TextFormat.PLAIN: frozenset({"encoding", "lines", "headings"}),
    TextFormat.MARKDOWN: _ON_MARKUP,
    TextFormat.HTML: _ON_MARKUP | {"whole_page"},
    TextFormat.WEB_ARCHIVE: _ON_MARKUP | {"whole_page"},
    TextFormat.EPUB: frozenset({"headings"}),
    TextFormat.MOBI: _ON_MARKUP | {"headings"},
}
_HEADING_SOURCES = {
    TextFormat.PLAIN: (HeadingSource.GUESSED, HeadingSource.CHAPTERS, HeadingSource.LIKE, HeadingSource.NONE),
    **dict.fromkeys((TextFormat.EPUB, TextFormat.MOBI), (HeadingSource.GUESSED, HeadingSource.IN_TEXT)),
}


def available_options(text_format: TextFormat) -> frozenset[str]:
    """Return the names of the options that apply to a format."""
    return _AVAILABLE.get(text_format, frozenset())


def available_heading_sources(text_format: TextFormat) -> tuple[HeadingSource, ...]:
    """Return the heading sources that apply to a format."""
    return _HEADING_SOURCES.get(text_format, (HeadingSource.GUESSED,))
