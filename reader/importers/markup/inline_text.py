"""Gather the running text of one block, with the marks that lie on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.core.text.blocks import LINE, Inline, InlineKind
from reader.core.text.normalise import clean

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_INDENT = " \u3000\xa0"


@dataclass(frozen=True, slots=True)
class InlineRun:
    """Hold finished text and its marks."""

    text: str
    inlines: tuple[Inline, ...] = ()


class InlineText:
    """Collect text the way a browser does: blanks collapse, except where the source keeps them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._inlines: list[Inline] = []
        self._after_blank = True
        self.length = 0

    def add(self, text: str) -> None:
        """Add text whose blanks collapse into one, across the ends of elements too."""
        text = _BLANKS.sub(" ", clean(text))
        if self._after_blank and text[:1] == " ":
            text = text[1:]
        if text:
            self._put(text, text[-1] == " ")

    def add_kept(self, text: str) -> None:
        """Add text whose blanks and line ends stay."""
        if text := clean(text):
            self._put(text, text[-1] in " \n")

    def begin_line(self) -> None:
        """Begin a line unless one has just begun."""
        if self._parts and not self._parts[-1].endswith(LINE):
            self.end_line()

    def end_line(self) -> None:
        """End a line within the block; the blanks before it go."""
        self._put(LINE, after_blank=True)

    def _put(self, text: str, after_blank: bool) -> None:
        self._parts.append(text)
        self.length += len(text)
        self._after_blank = after_blank

    def text_from(self, start: int) -> str:
        """Return what was added from the position ``start`` on."""
        count, length = len(self._parts), self.length
        while count and length > start:
            count -= 1
            length -= len(self._parts[count])
        return "".join(self._parts[count:])[start - length :]

    def mark(self, kind: InlineKind, start: int, target: str = "") -> None:
        """Put a mark on everything from ``start`` on."""
        if self.length > start:
            self._inlines.append(Inline(kind, start, self.length, target))

    def is_raised(self, start: int) -> bool:
        """Return whether a superscript begins at or after ``start``."""
        return any(mark.kind is InlineKind.SUPERSCRIPT and mark.start >= start for mark in self._reaching(start))

    def drop_marks(self, kind: InlineKind, start: int) -> None:
        """Take away the marks of a kind that begin at or after ``start``."""
        reaching = self._reaching(start)
        kept = [mark for mark in reaching if mark.kind is not kind or mark.start < start]
        self._inlines[len(self._inlines) - len(reaching) :] = kept

    def _reaching(self, start: int) -> list[Inline]:
        """Return the marks that reach beyond ``start``: the last ones, as each ends where the text ended then."""
        count = len(self._inlines)
        while count and self._inlines[count - 1].end > start:
            count -= 1
        return self._inlines[count:]

    def take(self, *, kept: bool = False) -> InlineRun:
        """Return the text without blanks around it and around its line ends, and begin anew; ``kept`` leaves blanks."""
        run = InlineRun("".join(self._parts), tuple(self._inlines))
        self._parts, self._inlines, self._after_blank, self.length = [], [], True, 0
        if kept:
            return _trimmed(run, run.text.rstrip(" \t\n"), _led(run.text))
        if LINE in run.text:
            return trimmed_lines(run)
        return trimmed(run)


def _led(text: str) -> int:
    """Count the line ends that the text begins with."""
    return len(text) - len(text.lstrip(LINE))


def trimmed(run: InlineRun) -> InlineRun:
    """Take the blanks off both ends."""
    text = run.text.rstrip(" \n\xa0")
    return _trimmed(run, text, len(text) - len(text.lstrip(" \n")))


def unindented(run: InlineRun) -> InlineRun:
    """Take off the wide blanks that stand for an indent of the first line, and those at the end."""
    text = run.text.rstrip(_INDENT)
    return _trimmed(run, text, len(text) - len(text.lstrip(_INDENT)))


def _trimmed(run: InlineRun, text: str, lead: int) -> InlineRun:
    return part(InlineRun(text, run.inlines), lead, len(text))


def part(run: InlineRun, start: int, end: int) -> InlineRun:
    """Cut the stretch from ``start`` up to ``end`` out of a run, with the marks that lie on it."""
    if not run.inlines:
        return InlineRun(run.text[start:end])
    marks = (
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in run.inlines
        if mark.start < end and mark.end > start
    )
    return InlineRun(run.text[start:end], tuple(marks))


def lines_of(run: InlineRun) -> list[InlineRun]:
    """Part a run at its line ends; empty lines are left out."""
    runs = []
    start = 0
    for line in run.text.split(LINE):
        if line.strip():
            runs.append(trimmed(part(run, start, start + len(line))))
        start += len(line) + 1
    return runs


def trimmed_lines(run: InlineRun) -> InlineRun:
    """Take the blanks off each line and the empty lines away."""
    return joined(lines_of(run), LINE)


def joined(runs: list[InlineRun], separator: str) -> InlineRun:
    """Put runs behind each other; their marks move with them."""
    if len(runs) == 1:
        return runs[0]
    inlines: list[Inline] = []
    offset = 0
    for run in runs:
        inlines.extend(replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in run.inlines)
        offset += len(run.text) + len(separator)
    return InlineRun(separator.join(run.text for run in runs), tuple(inlines))
