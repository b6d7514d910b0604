"""Lead the lines of a file's outline to the lines of its pages, by their words first and their height second."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.text.import_events import ContentsEntry, TableOfContents
from reader.importers.pdf.document import OutlineEntry
from reader.importers.pdf.lines import PdfLine, Region

_LEAST = 4


@dataclass(frozen=True, slots=True)
class OutlineTarget:
    """Hold a line of the outline with the name that its place gets in the text."""

    name: str
    title: str
    level: int

    def names(self, text: str) -> bool:
        """Return whether these are the words of the entry, but for a number before them."""
        words, wanted = squeezed(text), squeezed(self.title)
        return words == wanted or (words.endswith(wanted) and len(words) - len(wanted) <= 8)


class Outline:
    """Know which entries lead to a page, and to which line of it."""

    def __init__(self, entries: Sequence[OutlineEntry]) -> None:
        """Take the entries in order."""
        self._entries = entries
        self._by_page: dict[int, list[tuple[OutlineEntry, OutlineTarget]]] = {}
        self._by_line: dict[int, list[OutlineTarget]] = {}
        self._left: list[OutlineTarget] = []
        for number, entry in enumerate(entries):
            goal = OutlineTarget(f"outline-{number}", entry.title, entry.level)
            self._by_page.setdefault(entry.page, []).append((entry, goal))

    def contents(self) -> TableOfContents:
        """Return the contents; the names are those of the goals."""
        return TableOfContents(
            tuple(
                ContentsEntry(entry.title, entry.level, f"outline-{number}")
                for number, entry in enumerate(self._entries)
            )
        )

    def place(self, page: int, regions: Sequence[Region]) -> None:
        """Find the lines of a page that entries lead to."""
        self._by_line, self._left = {}, []
        lines = [line for region in regions for line in region]
        for entry, goal in self._by_page.get(page, []):
            line = _line_of(entry, lines)
            if line is None:
                self._left.append(goal)
            else:
                self._by_line.setdefault(id(line), []).append(goal)

    def goals_at(self, line: PdfLine) -> list[OutlineTarget]:
        """Return the entries that lead to a line, once."""
        return self._by_line.pop(id(line), [])

    def leads_to(self, line: PdfLine) -> bool:
        """Return whether an entry that leads to a line has its words."""
        return any(_begins(line, goal.title) for goal in self._by_line.get(id(line), ()))

    def left_over(self, page: int) -> list[OutlineTarget]:
        """Return the entries of a page that no line was found for, or whose line is in no block of the text."""
        rest = [goal for goals in self._by_line.values() for goal in goals]
        self._by_line = {}
        return self._left + rest if page in self._by_page else []


def _line_of(entry: OutlineEntry, lines: Sequence[PdfLine]) -> PdfLine | None:
    by_words = [line for line in lines if _begins(line, entry.title)]
    if by_words:
        height = entry.y
        return min(by_words, key=lambda line: abs(line.base - height)) if height is not None else by_words[0]
    if entry.y is None:
        return lines[0] if lines else None
    return next((line for line in lines if line.base <= entry.y and line.right > (entry.x or 0)), None)


def _begins(line: PdfLine, title: str) -> bool:
    """Return whether a line has the words that a title begins with, or the first of them."""
    words, wanted = squeezed(line.text), squeezed(title)
    if not wanted or not words:
        return False
    if wanted.startswith(words):
        return len(words) >= min(_LEAST, len(wanted))
    return words.endswith(wanted) and len(words) - len(wanted) <= 8


def squeezed(words: str) -> str:
    """Return the letters and digits of words alone."""
    return "".join(one for one in unicodedata.normalize("NFKC", words).casefold() if one.isalnum())
