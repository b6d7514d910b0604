"""Define sheets: headings, paragraphs, items and tables, to be read on paper, in a browser and in other programs.

A part that has a key is a block of its own when the sheet is merged into a Markdown file that somebody wrote in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class SheetHeading:
    """A heading below the title; ``level`` is 1 for the highest."""

    words: str
    level: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetParagraph:
    """A paragraph; what ``is_note`` was written by a person, in Markdown and with its own lines."""

    words: str
    key: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class SheetItem:
    """An item of a list, with lines below it and the address of what it is about.

    ``number`` is 0 in a list without numbers.
    """

    words: str
    details: tuple[str, ...] = ()
    link: str = ""
    number: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetQuotation:
    """A passage, with the line that says where it is from, the address that opens it, and notes of the reader's."""

    words: str
    source: str = ""
    link: str = ""
    notes: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table with a heading for each column."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetBreak:
    """The end of a page on paper, and a rule everywhere else."""

    key: str = ""


SheetPart = SheetHeading | SheetParagraph | SheetItem | SheetQuotation | SheetTable | SheetBreak


@dataclass(frozen=True, slots=True)
class SheetLabels:
    """The words that are added to every sheet, in the reader's language; the defaults are the source language.

    ``language`` is the tag of that language.
    """

    open: str = QT_TRANSLATE_NOOP("Sheet", "open")
    language: str = QT_TRANSLATE_NOOP("Sheet", "en")


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """A sheet; ``language`` is the tag of the language that it is mostly written in, empty if that is unknown."""

    title: str
    parts: tuple[SheetPart, ...]
    language: str = ""
    labels: SheetLabels = SheetLabels()

    def keyed_parts(self) -> Iterator[tuple[str, SheetPart]]:
        """Yield the parts, each with a key of its own: those without one have a number."""
        for number, part in enumerate(self.parts, 1):
            yield part.key or str(number), part
