"""Say how a file is to be read where its reader knows better than the guess."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Self

from reader.core.text.model import TextFormat


class LineBreaks(StrEnum):
    """Say what the line ends of a plain text mean; the value stands in the library and on the command line."""

    GUESSED = "guess"
    PARAGRAPHS = "paragraphs"
    """Every line is a paragraph."""
    WRAPPED = "wrapped"
    """Lines were broken to fit a width, and are joined."""
    GAPS = "gaps"
    """Empty lines part paragraphs; all other line ends are joined."""


class HeadingSource(StrEnum):
    """Say where a text's headings come from; the value stands in the library and on the command line."""

    GUESSED = "guess"
    CHAPTERS = "chapters"
    """Lines that begin with the number of a chapter, a volume, a section, and nothing else."""
    LIKE = "like"
    """Lines that begin like an example."""
    IN_TEXT = "text"
    """The headings in the text, whatever contents the book brings along."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Hold what the reader told of a file; what is at its default is guessed.

    ``heading_like`` is the beginning of a heading such as "第一章" or "1.1", its number standing for any; several,
    the larger part first, are parted by semicolons. ``whole_page`` takes all of a web page instead of its article.
    ``title`` is empty, ``author`` and ``language`` are None where the file tells them.
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
    def of_reading(self) -> ImportOptions:
        """Return those that decide which words and headings come out of the file."""
        return replace(self, title="", author=None, language=None)

    @property
    def of_another_file(self) -> ImportOptions:
        """Return those that hold for a changed file of the same work: its encoding is told by its own bytes."""
        return replace(self, encoding=None)

    def written(self) -> str:
        """Return what was told as JSON."""
        values = ((one.name, getattr(self, one.name), one.default) for one in fields(self))
        return json.dumps({name: value for name, value, default in values if value != default})

    @classmethod
    def read(cls, words: str) -> Self:
        """Take what was told out of JSON; what a newer program wrote into it is passed over."""
        try:
            told = json.loads(words)
        except (ValueError, RecursionError):
            return cls()
        return cls(**_known(told)) if isinstance(told, dict) else cls()


ALL_DETECTED = ImportOptions()
"""Nothing was told."""


def _known(told: dict[str, object]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for name, value in told.items():
        try:
            known[name] = _PARSERS[name](value)
        except (KeyError, TypeError, ValueError):
            continue
    return known


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_PARSERS: dict[str, Callable[[Any], object]] = {
    "encoding": _word,
    "lines": LineBreaks,
    "headings": HeadingSource,
    "heading_like": _word,
    "whole_page": _switch,
    "title": _word,
    "author": _word,
    "language": _word,
}

_ON_MARKUP = frozenset({"encoding"})
_OPEN = {
    TextFormat.PLAIN: frozenset({"encoding", "lines", "headings"}),
    TextFormat.MARKDOWN: _ON_MARKUP,
    TextFormat.HTML: _ON_MARKUP | {"whole_page"},
    TextFormat.WEB_ARCHIVE: _ON_MARKUP | {"whole_page"},
    TextFormat.EPUB: frozenset({"headings"}),
}
_HEADINGS = {
    TextFormat.PLAIN: (HeadingSource.GUESSED, HeadingSource.CHAPTERS, HeadingSource.LIKE, HeadingSource.NONE),
    TextFormat.EPUB: (HeadingSource.GUESSED, HeadingSource.IN_TEXT),
}


def available_options(text_format: TextFormat) -> frozenset[str]:
    """Name the choices of reading that a format leaves open."""
    return _OPEN.get(text_format, frozenset())


def available_heading_sources(text_format: TextFormat) -> tuple[HeadingSource, ...]:
    """Return the ways to find headings that a format leaves open."""
    return _HEADINGS.get(text_format, (HeadingSource.GUESSED,))
