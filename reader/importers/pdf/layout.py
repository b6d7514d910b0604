"""Detect the end of a paragraph by the edges of its column, its line spacing, and the room at the end of a line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from reader.core.text.headings import CLOSING
from reader.importers.pdf.characters import is_ideograph
from reader.importers.pdf.font_survey import FontSurvey
from reader.importers.pdf.lines import PdfLine, Region

_INDENT = 0.8
_DEEPEST_INDENT = 8.0
_SAME_EDGE = 0.3
_FILLED, _FILLED_LINE = 0.5, 0.75
_OPENING_QUOTES = "“‘\"'«„—–-"
_FAR_FACTOR = 1.4
_FEW_LINES = 3
_MANY_LINES = 8
_NARROWEST = 12.0
"""The width in ems that a column has at least, where only a few short lines show it."""

BULLETS = "•◦▪■□●○◆◇‣➢✓►▶"
"""Characters that are used only as bullets."""

_BULLET = re.compile(rf"^([{BULLETS}·※–—*-])(?=\s|[\u3400-\u9fff])")
_NUMBERED = re.compile(r"^(\(?\d{1,3}[.)]|[a-z][.)]|\([a-z]\)|（\d{1,2}）|\d{1,2}、)(?=\s|[\u3400-\u9fff])")
_NOTE = re.compile(r"^(\[\d{1,3}\]|\d{1,3}|[*†‡§¶]{1,3}|[①-⑳]|〔\d{1,3}〕)[.)]?\s*(?=\S)")
ENDS = CLOSING - frozenset("，、,;；:：")


@dataclass(frozen=True, slots=True)
class TextColumn:
    """The edges of a column's text, in points."""

    left: float
    right: float

    def indent(self, line: PdfLine) -> float:
        """Return the indent of a line in ems."""
        return (line.left - self.left) / line.size

    def is_indented(self, line: PdfLine) -> bool:
        """Return whether a line is indented like the first of a paragraph."""
        return _INDENT < self.indent(line) < _DEEPEST_INDENT

    def has_room(self, line: PdfLine, following: PdfLine) -> bool:
        """Return whether the first word of the next line would have fitted at the end of a line."""
        first = following.words[0]
        if is_ideograph(first.text[0]):
            return self.right - line.right > 1.9 * line.size
        width = (first.right - first.left) * _head_share(first.text)
        return self.right - line.right > width + 0.45 * line.size


def _head_share(word: str) -> float:
    """Return the share of a word that would have fitted on the previous line: up to its first hyphen."""
    head = re.split(r"[-—–]", word, maxsplit=1)[0]
    return max(len(head), 1) / len(word)


def column_of(region: Region, before: TextColumn | None) -> TextColumn:
    """Return the edges of a region; one of few lines takes its width from the previous column."""
    counts = Counter(round(line.left) for line in region)
    enough = max(2, len(region) // 12) if len(region) >= _MANY_LINES else 1
    shared = [left for left, count in counts.items() if count >= enough]
    left = float(min(shared)) if shared else min(line.left for line in region)
    rights = sorted(line.right for line in region)
    right = rights[-1] if len(rights) < 10 else rights[-1 - len(rights) // 20]
    if len(region) <= _FEW_LINES and before is not None:
        width = before.right - before.left
        right = max(right, left + width) if right - left <= 1.1 * width else right
    elif len(region) <= _FEW_LINES:
        right = max(right, left + _NARROWEST * region[0].size)
    return TextColumn(left, right)


def columns_of_lines(region: Region, column: TextColumn) -> list[TextColumn]:
    """Return the column of each line: that of the region, or of the quotation with edges of its own that it is in."""
    columns = [column] * len(region)
    start = 0
    for end in range(1, len(region) + 1):
        if end < len(region) and _shares_edge(region[end - 1], region[end], column):
            continue
        if end - start > 1 and (own := _own_column(region[start:end])) is not None:
            columns[start:end] = [own] * (end - start)
        start = end
    return columns


def _shares_edge(last: PdfLine, line: PdfLine, column: TextColumn) -> bool:
    """Return whether two lines are indented alike, and set alike."""
    is_alike = last.face.size == line.face.size and abs(last.left - line.left) < _SAME_EDGE * line.size
    return is_alike and column.is_indented(line) and bullet_of(line) == "" == bullet_of(last)


def _own_column(lines: Region) -> TextColumn | None:
    """Return the edges of indented lines, if they are filled to an edge of their own; verse is not."""
    own = TextColumn(min(line.left for line in lines), max(line.right for line in lines))
    width = own.right - own.left
    is_filled = all(line.right - own.left > _FILLED_LINE * width for line in lines[:-1])
    is_table = any(line.is_parted or line.face.mono for line in lines)
    beginnings = [line.text.lstrip(_OPENING_QUOTES)[:1] for line in lines[1:]]
    is_sentence = all(map(str.isalnum, beginnings)) and (len(lines) > 2 or not beginnings[0].isupper())
    if width < _NARROWEST * lines[0].size or is_table or not (is_filled and is_sentence):
        return None
    wrapped = [pair for pair in pairwise(lines) if pair[0].text[-1] not in CLOSING]
    filled = sum(not own.has_room(*pair) for pair in wrapped)
    capitals = sum(map(str.isupper, beginnings))
    is_wrapped = bool(wrapped) and filled >= _FILLED * len(wrapped)
    return own if is_wrapped and capitals * 2 <= len(lines) - 1 else None


def breaks(lines: list[PdfLine], line: PdfLine, column: TextColumn, survey: FontSurvey) -> bool:
    """Return whether a line of the same column begins a new paragraph after ``lines``."""
    last = lines[-1]
    if is_far(last, line, survey):
        return True
    return _breaks_by_indent(lines, line, column) or _breaks_by_room(last, line, column)


def is_far(last: PdfLine, line: PdfLine, survey: FontSurvey) -> bool:
    """Return whether a line is farther below another than the lines of a paragraph are."""
    return not 0 < last.base - line.base <= _FAR_FACTOR * max(survey.leading, 1.0) * max(last.size, line.size)


def _breaks_by_indent(lines: list[PdfLine], line: PdfLine, column: TextColumn) -> bool:
    last = lines[-1]
    if column.is_indented(line) and not column.is_indented(last):
        return line.left - last.left > _INDENT * line.size
    if column.is_indented(line) and len(lines) == 1:
        return column.has_room(last, line) or last.text[-1] in ENDS
    return len(lines) > 1 and column.is_indented(last) and last.left - line.left > _INDENT * line.size


def _breaks_by_room(last: PdfLine, line: PdfLine, column: TextColumn) -> bool:
    if last.text[-1] in "-‐" or not column.has_room(last, line):
        return False
    is_nearly_full = column.right - last.right < 0.25 * (column.right - column.left)
    return not (is_nearly_full and line.text[0].islower() and last.text[-1] not in ENDS)


def bullet_of(line: PdfLine) -> str:
    """Return the bullet or list number that a line begins with, or an empty string."""
    found = _BULLET.match(line.text) or _NUMBERED.match(line.text)
    return found.group(1) if found else ""


def note_sign_of(line: PdfLine) -> str:
    """Return the sign that a footnote begins with, or an empty string."""
    found = _NOTE.match(line.text)
    return found.group(1) if found else ""


def notes_from(region: Region, survey: FontSurvey, *, goes_on: bool) -> int:
    """Return the index of the first footnote line of a column; the number of lines where it has none.

    ``goes_on`` means that a note of the previous page breaks off within a sentence: its rest has no sign.
    """
    start = len(region)
    while start and survey.is_small(region[start - 1].size):
        start -= 1
    while not goes_on and start < len(region) and not note_sign_of(region[start]):
        start += 1
    return start or len(region)
