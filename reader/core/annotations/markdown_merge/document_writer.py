"""Put the lines of a file together again, keeping the distances between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.core.annotations.markdown_merge.markdown_guard import closer_of

_HEADING = re.compile(r" {0,3}(?:- )?#{1,6}(?: |$)|(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_UPPER_HEADING = re.compile(r" {0,3}#{1,2} ")


class DocumentWriter:
    """Take lines in order: those of the file as they are, new ones with an empty line around them where ``airy``."""

    def __init__(self, *, airy: bool) -> None:
        self._airy = airy
        self._lines: list[str] = []
        self._dropped = False
        self._put = False

    def keep(self, lines: Sequence[str]) -> None:
        """Take lines of the file; where a block before them was dropped, the empty lines after it go as well."""
        start = 0
        if self._dropped and self._ends_blank():
            while start < len(lines) and not lines[start].strip():
                start += 1
        if start == len(lines):
            return
        if self._put and self._airy and lines[start].strip():
            self._lines.append("")
        self._lines.extend(lines[start:])
        self._dropped = self._put = False

    def put(self, lines: Sequence[str]) -> None:
        """Take lines that are new in the file."""
        if self._airy and not self._ends_blank():
            self._lines.append("")
        self._lines.extend(lines)
        self._put, self._dropped = True, False

    def drop(self) -> None:
        """Note that a block of the file is not taken."""
        self._dropped = True

    def put_last(self, lines: Sequence[str]) -> None:
        """Put new lines at the end."""
        self._put_at(len(self._lines), lines)

    def put_under(self, heading: str, blocks: Sequence[Sequence[str]]) -> None:
        """Put blocks under a heading, which is made at the end where there is none."""
        if not blocks:
            return
        if heading not in self._lines:
            self.put_last([heading])
        begin = self._lines.index(heading) + 1
        after = (number for number in range(begin, len(self._lines)) if _UPPER_HEADING.match(self._lines[number]))
        end = next(after, len(self._lines))
        for block in reversed(blocks):
            self._put_at(end, block)

    def written(self) -> str:
        """Return the whole."""
        return "\n".join(self._lines)

    def _put_at(self, place: int, lines: Sequence[str]) -> None:
        """Put lines after the last line before ``place`` that is not empty, with an empty line around them."""
        start = last_words(self._lines[:place])
        before = [""] if start else []
        after = [] if start < len(self._lines) and not self._lines[start].strip() else [""]
        self._lines[start:start] = [*before, *lines, *after]

    def _ends_blank(self) -> bool:
        return not self._lines or not self._lines[-1].strip()


def last_words(lines: Sequence[str]) -> int:
    """Return the number of the line after the last one that is not empty; 0 if all are."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def place_within(lines: Sequence[str]) -> int:
    """Tell before which of the reader's own lines after a block another block may come in.

    What was written right after a block stays with it, up to a heading or a rule; a fence is not cut in two.
    """
    end = next((number for number in range(len(lines)) if _is_heading(lines, number)), len(lines))
    place = last_words(lines[:end])
    return 0 if closer_of(lines[:place]) else place


def _is_heading(lines: Sequence[str], number: int) -> bool:
    return bool(_HEADING.match(lines[number])) and not closer_of(lines[:number])
