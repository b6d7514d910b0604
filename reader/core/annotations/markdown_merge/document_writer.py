"""Assemble the lines of a merged file, keeping the blank lines between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.core.annotations.markdown_merge.markdown_guard import closer_of

_HEADING = re.compile(r" {0,3}(?:- )?#{1,6}(?: |$)|(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_UPPER_HEADING = re.compile(r" {0,3}#{1,2} ")


class DocumentWriter:
    """Collect lines in order: those of the file unchanged, new ones surrounded by empty lines if ``airy``."""

    def __init__(self, *, airy: bool) -> None:
        self._airy = airy
        self._lines: list[str] = []
        self._dropped = False
        self._put = False

    def keep(self, lines: Sequence[str]) -> None:
        """Append lines of the file; after a dropped block, leading empty lines are dropped too."""
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
        """Append lines that are new in the file."""
        if self._airy and not self._ends_blank():
            self._lines.append("")
        self._lines.extend(lines)
        self._put, self._dropped = True, False

    def drop(self) -> None:
        """Record that a block of the file is left out."""
        self._dropped = True

    def put_last(self, lines: Sequence[str]) -> None:
        """Insert new lines after the last text."""
        self._put_at(len(self._lines), lines)

    def put_under(self, heading: str, blocks: Sequence[Sequence[str]]) -> None:
        """Insert blocks at the end of the section under a heading, which is appended if missing."""
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
        """Return the whole file."""
        return "\n".join(self._lines)

    def _put_at(self, position: int, lines: Sequence[str]) -> None:
        """Insert lines after the last non-empty line before ``position``, surrounded by empty lines."""
        start = last_words(self._lines[:position])
        before = [""] if start else []
        after = [] if start < len(self._lines) and not self._lines[start].strip() else [""]
        self._lines[start:start] = [*before, *lines, *after]

    def _ends_blank(self) -> bool:
        return not self._lines or not self._lines[-1].strip()


def last_words(lines: Sequence[str]) -> int:
    """Return the index after the last line that is not blank; 0 if all are."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def place_within(lines: Sequence[str]) -> int:
    """Return the index in the reader's own lines after a block at which another block may be inserted.

    Text right after a block stays with it, up to a heading or a rule; a fenced block is not split.
    """
    end = next((number for number in range(len(lines)) if _is_heading(lines, number)), len(lines))
    position = last_words(lines[:end])
    return 0 if closer_of(lines[:position]) else position


def _is_heading(lines: Sequence[str], number: int) -> bool:
    return bool(_HEADING.match(lines[number])) and not closer_of(lines[:number])
