"""Collect the text of one block with its inline marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.core.text.blocks import LINE, Inline, InlineKind
from reader.core.text.normalise import clean, clean_words

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_INDENT = " \u3000\xa0"


@dataclass(frozen=True, slots=True)
class InlineRun:
    """A text with its inline marks."""

    text: str
    inlines: tuple[Inline, ...] = ()


class InlineText:
    """Collect text as a browser does: white space collapses, except in preformatted text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._inlines: list[Inline] = []
        self._after_blank = True
        self.length = 0

    def add(self, text: str) -> None:
        """Add text whose white space collapses, also across the ends of elements."""
        text = _BLANKS.sub(" ", clean_words(text))
        if self._after_blank and text[:1] == " ":
            text = text[1:]
        if text:
            self._append(text, text[-1] == " ")

    def add_kept(self, text: str) -> None:
        """Add text whose spaces and line ends are kept."""
        if text := clean(text):
            self._append(text, text[-1] in " \n")

    def begin_line(self) -> None:
        """Begin a new line unless the current one is empty."""
        if self._parts and not self._parts[-1].endswith(LINE):
            self.end_line()

    def end_line(self) -> None:
        """End a line within the block."""
        self._append(LINE, after_blank=True)

    def _append(self, text: str, after_blank: bool) -> None:
        self._parts.append(text)
        self.length += len(text)
        self._after_blank = after_blank

    def text_from(self, start: int) -> str:
        """Return the text from the position ``start`` on."""
        count, length = len(self._parts), self.length
        while count and length > start:
            count -= 1
            length -= len(self._parts[count])
        return "".join(self._parts[count:])[start - length :]

    def mark(self, kind: InlineKind, start: int, target: str = "") -> None:
        """Mark the text from ``start`` to the end."""
        if self.length > start:
            self._inlines.append(Inline(kind, start, self.length, target))

    def is_raised(self, start: int) -> bool:
        """Return whether a superscript begins at or after ``start``."""
        return any(mark.kind is InlineKind.SUPERSCRIPT and mark.start >= start for mark in self._marks_after(start))

    def drop_marks(self, kind: InlineKind, start: int) -> None:
        """Remove the marks of a kind that begin at or after ``start``."""
        candidates = self._marks_after(start)
        kept = [mark for mark in candidates if mark.kind is not kind or mark.start < start]
        self._inlines[len(self._inlines) - len(candidates) :] = kept

    def _marks_after(self, start: int) -> list[Inline]:
        """Return the marks that end after ``start``: the last ones, as marks are added in the order of their ends."""
        count = len(self._inlines)
        while count and self._inlines[count - 1].end > start:
            count -= 1
        return self._inlines[count:]

    def take(self, *, kept: bool = False) -> InlineRun:
        """Return the text, trimmed at both ends and at line ends, and start a new one; ``kept`` keeps the spaces."""
        run = InlineRun("".join(self._parts), tuple(self._inlines))
        self._parts, self._inlines, self._after_blank, self.length = [], [], True, 0
        if kept:
            return _slice_trimmed(run, run.text.rstrip(" \t\n"), _leading_line_ends(run.text))
        if LINE in run.text:
            return trimmed_lines(run)
        return trimmed(run)


def _leading_line_ends(text: str) -> int:
    """Return the number of line ends that a text begins with."""
    return len(text) - len(text.lstrip(LINE))


def trimmed(run: InlineRun) -> InlineRun:
    """Strip the white space off both ends of a run."""
    text = run.text.rstrip(" \n\xa0")
    return _slice_trimmed(run, text, len(text) - len(text.lstrip(" \n")))


def unindented(run: InlineRun) -> InlineRun:
    """Strip the wide spaces of a first-line indent, and those at the end."""
    text = run.text.rstrip(_INDENT)
    return _slice_trimmed(run, text, len(text) - len(text.lstrip(_INDENT)))


def _slice_trimmed(run: InlineRun, text: str, lead: int) -> InlineRun:
    return part(InlineRun(text, run.inlines), lead, len(text))


def part(run: InlineRun, start: int, end: int) -> InlineRun:
    """Return a run from ``start`` up to ``end``, with the marks in it."""
    if not run.inlines:
        return InlineRun(run.text[start:end])
    marks = (
        Inline(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.target)
        for mark in run.inlines
        if mark.start < end and mark.end > start
    )
    return InlineRun(run.text[start:end], tuple(marks))


def lines_of(run: InlineRun) -> list[InlineRun]:
    """Split a run at its line ends; empty lines are dropped."""
    runs = []
    start = 0
    for line in run.text.split(LINE):
        if line.strip():
            runs.append(trimmed(part(run, start, start + len(line))))
        start += len(line) + 1
    return runs


def trimmed_lines(run: InlineRun) -> InlineRun:
    """Trim each line of a run and drop empty lines."""
    return joined(lines_of(run), LINE)


def joined(runs: list[InlineRun], separator: str) -> InlineRun:
    """Join runs; their marks are shifted with them."""
    if len(runs) == 1:
        return runs[0]
    inlines: list[Inline] = []
    offset = 0
    for run in runs:
        inlines.extend(Inline(mark.kind, mark.start + offset, mark.end + offset, mark.target) for mark in run.inlines)
        offset += len(run.text) + len(separator)
    return InlineRun(separator.join(run.text for run in runs), tuple(inlines))
