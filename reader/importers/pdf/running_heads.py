"""Find what is printed on every page and is no part of the text: running heads, running feet, page numbers.

A row at an edge is taken out for evidence of other pages only: the same words, or a number that grows as the pages do;
but what a browser prints around a page is known by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.importers.pdf.lines import WordRun, rows_of
from reader.importers.pdf.printout import Printout

AROUND = 4
"""How many pages before and after a page are looked at."""

_EDGE_ROWS = 2
_NEAR = 4.0
_SLOT = 3
_NUMBER = re.compile(r"\d{1,5}|(?<![a-z])[ivxlc]{1,7}(?![a-z])")
_PAGE = re.compile(
    r"^(?:page|p\.|第)?\s*[-–—~·•|\[(]*\s*(\d{1,5}|[ivxlc]{1,7})\s*[-–—~·•|\])]*\s*(?:页)?\s*(?:(?:/|of|共)\s*\d{1,5}\s*页?)?$"
)
_NOTE = re.compile(r"\d{1,3}[.)\]、]?\s*\D.*[.。．]$")
_SEPARATOR = re.compile(r"\s*[|·•—–/]\s*|\s{2,}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """Hold a row near the top or the foot of a page."""

    stretches: tuple[WordRun, ...]
    at_top: bool
    words: str
    height: float
    detached: bool
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageRows:
    """Hold the stretches of one page and its edge rows; ``index`` counts pages from 0, ``label`` is the file's."""

    index: int
    label: str
    stretches: tuple[WordRun, ...]
    edges: tuple[EdgeRow, ...]


@dataclass(frozen=True, slots=True)
class ClearedPage:
    """Hold the stretches of a page without its furniture, its label, and the number printed on it (empty: none)."""

    index: int
    label: str
    stretches: tuple[WordRun, ...]
    printed: str


def page_rows(index: int, label: str, stretches: Iterable[WordRun]) -> PageRows:
    """Look at the edges of a page."""
    whole = tuple(stretches)
    rows = rows_of(whole)
    top = rows[:_EDGE_ROWS]
    foot = [row for row in rows[-_EDGE_ROWS:] if row not in top] if len(rows) > _EDGE_ROWS else []
    edges = [_edge(row, rows[place + 1 : place + 2], at_top=True) for place, row in enumerate(top)]
    edges += [_edge(row, rows[rows.index(row) - 1 : rows.index(row)], at_top=False) for row in reversed(foot)]
    return PageRows(index, label, whole, tuple(edges))


def _edge(row: list[WordRun], inward: list[list[WordRun]], *, at_top: bool) -> EdgeRow:
    words = _folded(row)
    height = row[0].top - row[0].bottom
    detached = True
    if inward:
        near = inward[0][0]
        detached = (row[0].bottom - near.top if at_top else near.bottom - row[0].top) > 0.6 * height
    return EdgeRow(tuple(row), at_top, words, row[0].bottom, detached, _numbers(words, row))


class RunningHeadFilter:
    """Take the furniture off the pages that go by, with some pages of delay."""

    def __init__(self, pages: int, title: str = "") -> None:
        """Prepare for a file of so many pages with a title of its own; ``is_printout`` says that a browser made it."""
        self.is_printout = False
        self._printout = Printout(pages, folded(title))
        self._needed = 2 if pages > 3 else 1
        self._window: deque[PageRows] = deque()
        self._done = 0
        self._slots = Counter[tuple[bool, int]]()

    def pass_on(self, sheets: Iterable[PageRows]) -> Iterator[ClearedPage]:
        """Yield the pages without furniture, in order."""
        for sheet in sheets:
            self._window.append(sheet)
            if len(self._window) - self._done > AROUND:
                yield self._next()
        while self._done < len(self._window):
            yield self._next()

    def _next(self) -> ClearedPage:
        sheet = self._window[self._done]
        others = [one for one in self._window if one is not sheet]
        gone: set[int] = set()
        printed = ""
        kept: set[bool] = set()
        for row in sheet.edges:
            if row.at_top in kept:
                continue
            number = self._page_number(row, sheet.index, others)
            if sheet.label and row.words == sheet.label.casefold():
                number = sheet.label
            if number or self._is_furniture(row, sheet.index, others):
                self._slots[row.at_top, round(row.height)] += 1
                gone.update(id(one) for one in row.stretches)
                printed = printed or number
            else:
                kept.add(row.at_top)
        self._done += 1
        if self._done > AROUND:
            self._window.popleft()
            self._done -= 1
        return ClearedPage(
            sheet.index, sheet.label, tuple(one for one in sheet.stretches if id(one) not in gone), printed
        )

    def _is_furniture(self, row: EdgeRow, index: int, others: list[PageRows]) -> bool:
        return self._is_printed(row, index) or self._is_repeated(row, index, others) or self._is_in_slot(row)

    def _is_printed(self, row: EdgeRow, index: int) -> bool:
        """Return whether a row is one that a browser prints, or the number of the page and of all."""
        is_around = self._printout.is_around(row.words, index)
        self.is_printout = self.is_printout or is_around
        return is_around or self._printout.is_number(row.words, index)

    def _is_repeated(self, row: EdgeRow, index: int, others: list[PageRows]) -> bool:
        """Return whether other pages have the same words at the same height, but for numbers that count the pages."""
        is_note = not row.at_top and not row.numbers and _NOTE.match(row.words)
        if is_note or not any(character.isalnum() for character in _NUMBER.sub("", row.words)):
            return False
        same = [
            other
            for sheet in others
            for other in _peers(row, sheet)
            if _counts_on(row.words, other.words, sheet.index - index)
        ]
        return len(same) >= max(2, self._needed) or (
            len(others) <= 2 and self._grows(row, index, others) and bool(same)
        )

    def _grows(self, row: EdgeRow, index: int, others: list[PageRows]) -> bool:
        return bool(self._page_number(row, index, others))

    def _page_number(self, row: EdgeRow, index: int, others: list[PageRows]) -> str:
        """Return the number in a row that grows from page to page as the pages do, or nothing."""
        alone = _PAGE.match(row.words)
        candidates = [alone.group(1)] if alone else row.numbers
        needed = 1 if alone else max(2, self._needed)
        for number in candidates:
            offset = value_of(number) - index
            agreeing = [sheet for sheet in others if any(_has(other, offset, sheet) for other in _peers(row, sheet))]
            if len(agreeing) >= needed:
                return number
            # the first page of a chapter has its number at the foot, where the others have it at the head
            if alone and sum(any(_has(other, offset, sheet) for other in sheet.edges) for sheet in others) > needed:
                return number
        return ""

    def _is_in_slot(self, row: EdgeRow) -> bool:
        """Return whether furniture has often stood at this height, and the row keeps away from the text."""
        near = sum(self._slots[row.at_top, round(row.height) + step] for step in (-1, 0, 1))
        return row.detached and near > _SLOT and len(row.words) <= 80


def _has(row: EdgeRow, offset: int, sheet: PageRows) -> bool:
    return any(value_of(number) - sheet.index == offset for number in row.numbers)


def _counts_on(one: str, other: str, pages: int) -> bool:
    """Return whether the rows of two pages, so many pages apart, differ only in numbers that grow as the pages do."""
    if _NUMBER.sub("#", one) != _NUMBER.sub("#", other):
        return False
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=False)
    return all(first == second or value_of(second) - value_of(first) == pages for first, second in pairs)


def _peers(row: EdgeRow, sheet: PageRows) -> Iterator[EdgeRow]:
    for other in sheet.edges:
        if other.at_top == row.at_top and abs(other.height - row.height) <= _NEAR:
            yield other


def _numbers(words: str, row: list[WordRun]) -> tuple[str, ...]:
    """Return the numbers of a row that may be those of pages: alone, or at its ends and parted from other words.

    A note at the foot begins with a number too, but its words follow soon.
    """
    if alone := _PAGE.match(words):
        return (alone.group(1),)
    ends = [_folded([row[0]]), _folded([row[-1]])] if len(row) > 1 else []
    parts = _SEPARATOR.split(words)
    if len(parts) > 1:
        ends += [parts[0], parts[-1]]
    return tuple(dict.fromkeys(end for end in ends if _NUMBER.fullmatch(end)))


def _folded(row: Iterable[WordRun]) -> str:
    return folded(" ".join(word.text for one in row for word in one.words))


def folded(words: str) -> str:
    """Return words as they are compared."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def value_of(number: str) -> int:
    """Read an Arabic or a Roman number."""
    if number.isdecimal():
        return int(number)
    values = [_ROMAN.get(letter, 0) for letter in number]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
