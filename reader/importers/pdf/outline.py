"""Match the entries of a file's outline to the lines of its pages, by their text first and their height second."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.text.import_events import ContentsEntry, TableOfContents
from reader.importers.pdf.document import OutlineEntry
from reader.importers.pdf.lines import PdfLine, Region

_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class OutlineTarget:
    """An entry of the outline with the name that its target has in the text."""

    name: str
    title: str
    level: int

    def names(self, text: str) -> bool:
        """Return whether a text is the title of the entry, apart from a number before it."""
        letters, title = squeezed(text), squeezed(self.title)
        return letters == title or (letters.endswith(title) and len(letters) - len(title) <= 8)


class Outline:
    """The outline entries and the lines that they refer to."""

    def __init__(self, entries: Sequence[OutlineEntry]) -> None:
        """Set the entries, in order."""
        self._entries = entries
        self._by_page: dict[int, list[tuple[OutlineEntry, OutlineTarget]]] = {}
        self._by_line: dict[int, list[OutlineTarget]] = {}
        self._unplaced: list[OutlineTarget] = []
        for number, entry in enumerate(entries):
            target = OutlineTarget(f"outline-{number}", entry.title, entry.level)
            self._by_page.setdefault(entry.page, []).append((entry, target))

    def contents(self) -> TableOfContents:
        """Return the table of contents; its names are those of the targets."""
        return TableOfContents(
            tuple(
                ContentsEntry(entry.title, entry.level, f"outline-{number}")
                for number, entry in enumerate(self._entries)
            )
        )

    def place(self, page: int, regions: Sequence[Region]) -> None:
        """Find the lines of a page that entries refer to."""
        self._by_line, self._unplaced = {}, []
        lines = [line for region in regions for line in region]
        for entry, target in self._by_page.get(page, []):
            line = _line_of(entry, lines)
            if line is None:
                self._unplaced.append(target)
            else:
                self._by_line.setdefault(id(line), []).append(target)

    def targets_at(self, line: PdfLine) -> list[OutlineTarget]:
        """Return the targets at a line, and remove them."""
        return self._by_line.pop(id(line), [])

    def leads_to(self, line: PdfLine) -> bool:
        """Return whether the title of an entry at a line is its text."""
        return any(_matches_title(line, target.title) for target in self._by_line.get(id(line), ()))

    def left_over(self, page: int) -> list[OutlineTarget]:
        """Return the targets of a page without a line, or whose line is in no block of the text."""
        rest = [target for targets in self._by_line.values() for target in targets]
        self._by_line = {}
        return self._unplaced + rest if page in self._by_page else []


def _line_of(entry: OutlineEntry, lines: Sequence[PdfLine]) -> PdfLine | None:
    by_words = [line for line in lines if _matches_title(line, entry.title)]
    if by_words:
        height = entry.y
        return min(by_words, key=lambda line: abs(line.base - height)) if height is not None else by_words[0]
    if entry.y is None:
        return lines[0] if lines else None
    return next((line for line in lines if line.base <= entry.y and line.right > (entry.x or 0)), None)


def _matches_title(line: PdfLine, title: str) -> bool:
    """Return whether a line begins a title, or ends with all of it."""
    letters, title_letters = squeezed(line.text), squeezed(title)
    if not title_letters or not letters:
        return False
    if title_letters.startswith(letters):
        return len(letters) >= min(_FEWEST_LETTERS, len(title_letters))
    return letters.endswith(title_letters) and len(letters) - len(title_letters) <= 8


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, case-folded."""
    return "".join(character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum())
