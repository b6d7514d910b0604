"""Remove what is printed on every page and is not part of the text: running heads, running feet, page numbers.

A row at an edge is removed only on evidence from other pages: the same text, or a number that grows with the pages.
What a browser prints around a page is recognised on its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.core.text.numerals import roman_number
from reader.importers.pdf.lines import WordRun, rows_of
from reader.importers.pdf.printout import Printout
from reader.importers.running_head_counter import RunningHeadCounter

AROUND = 4
"""The number of pages before and after a page that it is compared with."""

_EDGE_ROWS = 2
_SAME_HEIGHT = 4.0
_SLOT_COUNT = 3
_NUMBER = re.compile(r"\d{1,5}|(?<![a-z])[ivxlc]{1,7}(?![a-z])")
_PAGE = re.compile(
    r"^(?:page|p\.|第)?\s*[-–—~·•|\[(]*\s*(\d{1,5}|[ivxlc]{1,7})\s*[-–—~·•|\])]*\s*(?:页)?\s*(?:(?:/|of|共)\s*\d{1,5}\s*页?)?$"
)
_NOTE = re.compile(r"\d{1,3}[.)\]、]?\s*\D.*[.。．]$")
_SEPARATOR = re.compile(r"\s*[|·•—–/]\s*|\s{2,}")


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A row near the top or the bottom of a page."""

    stretches: tuple[WordRun, ...]
    at_top: bool
    words: str
    height: float
    detached: bool
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageRows:
    """The runs of one page and its edge rows; ``index`` counts pages from 0, ``label`` is the file's own."""

    index: int
    label: str
    stretches: tuple[WordRun, ...]
    edges: tuple[EdgeRow, ...]


@dataclass(frozen=True, slots=True)
class ClearedPage:
    """The runs of a page without running heads, its label, and the number printed on it (empty: none)."""

    index: int
    label: str
    stretches: tuple[WordRun, ...]
    printed: str


def page_rows(index: int, label: str, stretches: Iterable[WordRun]) -> PageRows:
    """Return the rows of a page with those at its edges."""
    runs = tuple(stretches)
    rows = rows_of(runs)
    top = rows[:_EDGE_ROWS]
    bottom = [row for row in rows[-_EDGE_ROWS:] if row not in top] if len(rows) > _EDGE_ROWS else []
    edges = [_edge(row, rows[number + 1 : number + 2], at_top=True) for number, row in enumerate(top)]
    edges += [_edge(row, rows[rows.index(row) - 1 : rows.index(row)], at_top=False) for row in reversed(bottom)]
    return PageRows(index, label, runs, tuple(edges))


def _edge(row: list[WordRun], inward: list[list[WordRun]], *, at_top: bool) -> EdgeRow:
    text = _folded(row)
    height = row[0].top - row[0].bottom
    detached = True
    if inward:
        neighbour = inward[0][0]
        detached = (row[0].bottom - neighbour.top if at_top else neighbour.bottom - row[0].top) > 0.6 * height
    return EdgeRow(tuple(row), at_top, text, row[0].bottom, detached, _numbers(text, row))


class RunningHeadFilter:
    """Remove running heads from pages, with some pages of delay."""

    def __init__(self, pages: int, title: str = "") -> None:
        """Prepare for a file with this many pages and this title.

        ``is_printout`` is set when a browser printed it; ``heads`` counts what is removed.
        """
        self.is_printout = False
        self.heads = RunningHeadCounter(title)
        self._printout = Printout(pages, folded(title))
        self._needed_pages = 2 if pages > 3 else 1
        self._window: deque[PageRows] = deque()
        self._done = 0
        self._slots = Counter[tuple[bool, int]]()

    def clear_pages(self, pages: Iterable[PageRows]) -> Iterator[ClearedPage]:
        """Yield the pages without running heads, in order."""
        for page in pages:
            self._window.append(page)
            if len(self._window) - self._done > AROUND:
                yield self._next()
        while self._done < len(self._window):
            yield self._next()

    def _next(self) -> ClearedPage:
        page = self._window[self._done]
        others = [other for other in self._window if other is not page]
        removed: set[int] = set()
        printed = ""
        kept_edges: set[bool] = set()
        for row in page.edges:
            if row.at_top in kept_edges:
                continue
            number = self._page_number(row, page.index, others)
            if page.label and row.words == page.label.casefold():
                number = page.label
            if number or self._is_running_head(row, page.index, others):
                self._slots[row.at_top, round(row.height)] += 1
                removed.update(id(other) for other in row.stretches)
                self._count(row)
                printed = printed or number
            else:
                kept_edges.add(row.at_top)
        self._done += 1
        if self._done > AROUND:
            self._window.popleft()
            self._done -= 1
        return ClearedPage(
            page.index, page.label, tuple(other for other in page.stretches if id(other) not in removed), printed
        )

    def _count(self, row: EdgeRow) -> None:
        """Count a row that is removed, unless it is only a number."""
        if not _PAGE.match(row.words):
            self.heads.add(_NUMBER.sub(" ", row.words))

    def _is_running_head(self, row: EdgeRow, index: int, others: list[PageRows]) -> bool:
        return self._is_printed(row, index) or self._is_repeated(row, index, others) or self._is_in_slot(row)

    def _is_printed(self, row: EdgeRow, index: int) -> bool:
        """Return whether a row is one that a browser prints, or the number of the page and the total."""
        is_around = self._printout.is_printed_row(row.words, index)
        self.is_printout = self.is_printout or is_around
        return is_around or self._printout.is_number(row.words, index)

    def _is_repeated(self, row: EdgeRow, index: int, others: list[PageRows]) -> bool:
        """Return whether other pages have the same text at the same height, apart from numbers that count the pages."""
        is_note = not row.at_top and not row.numbers and _NOTE.match(row.words)
        if is_note or not any(character.isalnum() for character in _NUMBER.sub("", row.words)):
            return False
        same = [
            other
            for page in others
            for other in _peers(row, page)
            if _differs_only_in_count(row.words, other.words, page.index - index)
        ]
        return len(same) >= max(2, self._needed_pages) or (
            len(others) <= 2 and bool(same) and bool(self._page_number(row, index, others))
        )

    def _page_number(self, row: EdgeRow, index: int, others: list[PageRows]) -> str:
        """Return the number in a row that grows with the pages, or an empty string."""
        only_number = _PAGE.match(row.words)
        candidates = [only_number.group(1)] if only_number else row.numbers
        needed = 1 if only_number else max(2, self._needed_pages)
        for number in candidates:
            offset = value_of(number) - index
            agreeing_pages = [
                page for page in others if any(_has_number(other, offset, page) for other in _peers(row, page))
            ]
            if len(agreeing_pages) >= needed:
                return number
            # the first page of a chapter has its number at the bottom, where the others have it at the top
            if (
                only_number
                and sum(any(_has_number(other, offset, page) for other in page.edges) for page in others) > needed
            ):
                return number
        return ""

    def _is_in_slot(self, row: EdgeRow) -> bool:
        """Return whether running heads were often removed at this height, and the row is detached from the text."""
        removed = sum(self._slots[row.at_top, round(row.height) + step] for step in (-1, 0, 1))
        return row.detached and removed > _SLOT_COUNT and len(row.words) <= 80


def _has_number(row: EdgeRow, offset: int, page: PageRows) -> bool:
    return any(value_of(number) - page.index == offset for number in row.numbers)


def _differs_only_in_count(text: str, other_text: str, pages: int) -> bool:
    """Return whether the rows of two pages differ only in numbers that grow by ``pages``, the distance of the pages."""
    if _NUMBER.sub("#", text) != _NUMBER.sub("#", other_text):
        return False
    pairs = zip(_NUMBER.findall(text), _NUMBER.findall(other_text), strict=False)
    return all(first == second or value_of(second) - value_of(first) == pages for first, second in pairs)


def _peers(row: EdgeRow, page: PageRows) -> Iterator[EdgeRow]:
    for other in page.edges:
        if other.at_top == row.at_top and abs(other.height - row.height) <= _SAME_HEIGHT:
            yield other


def _numbers(text: str, row: list[WordRun]) -> tuple[str, ...]:
    """Return the numbers of a row that may be page numbers: alone, or at its ends and separated from other text.

    A footnote begins with a number too, but its text follows closely.
    """
    if only_number := _PAGE.match(text):
        return (only_number.group(1),)
    ends = [_folded([row[0]]), _folded([row[-1]])] if len(row) > 1 else []
    parts = _SEPARATOR.split(text)
    if len(parts) > 1:
        ends += [parts[0], parts[-1]]
    return tuple(dict.fromkeys(end for end in ends if _NUMBER.fullmatch(end)))


def _folded(row: Iterable[WordRun]) -> str:
    return folded(" ".join(word.text for run in row for word in run.words))


def folded(text: str) -> str:
    """Return a text normalised (NFKC, case, white space) for comparison."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def value_of(number: str) -> int:
    """Parse an Arabic or a Roman number."""
    return int(number) if number.isdecimal() else roman_number(number)
