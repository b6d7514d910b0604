"""Join lines to one text, with its inline marks and the pages that begin in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.core.text.blocks import LINE, Inline, InlineKind, PageStart
from reader.core.text.numerals import ENGLISH_NUMBERS
from reader.importers.pdf.characters import is_wide
from reader.importers.pdf.font_survey import HYPHENS, FontSurvey
from reader.importers.pdf.lines import PdfLine
from reader.importers.pdf.word_boxes import PdfWord

_BROKEN_WORD = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NO_BLANK_AFTER = frozenset("—–/-‐(（“‘「《")
_SUPERSCRIPT_SIZE = 0.82
_ENDINGS_OF_SELF = ("ish", "less", "hood", "dom", "same")
_PREFIXES = frozenset(("re", "pre", "de", "anti", "semi", "multi", "co", "micro", "ultra"))
_TAIL_PARTS = 12
"""How many of the last parts are searched for a broken word: a word may be in several."""


_Mark = tuple[InlineKind, str]


@dataclass(frozen=True, slots=True)
class JoinedText:
    """The text of joined lines."""

    text: str
    inlines: tuple[Inline, ...]
    pages: tuple[PageStart, ...]


def join_lines(
    lines: Sequence[PdfLine], survey: FontSurvey, pages: Mapping[int, Sequence[str]], *, plain: bool
) -> JoinedText:
    """Join the lines of a paragraph; ``pages`` are the labels of the pages that begin with a line, by its index.

    With ``plain`` the text has no marks of bold, italic and the like: headings and code are styled anyway.
    """
    joiner = _LineJoiner(survey, plain)
    for number, line in enumerate(lines):
        joiner.add(line, pages.get(number, ()))
    return joiner.finish()


def join_rows(lines: Sequence[PdfLine], left: float, pages: Mapping[int, Sequence[str]]) -> JoinedText:
    """Join the lines of code by line ends, with their indents."""
    text = ""
    starts = []
    for number, line in enumerate(lines):
        text += LINE if number else ""
        starts += [PageStart(label, len(text)) for label in pages.get(number, ())]
        text += " " * min(40, max(0, round((line.left - left) / (0.6 * line.size)))) + line.text
    return JoinedText(text, (), tuple(starts))


class _LineJoiner:
    def __init__(self, survey: FontSurvey, plain: bool) -> None:
        self._survey = survey
        self._plain = plain
        self._parts: list[str] = []
        self._length = 0
        self._open: dict[_Mark, int] = {}
        self._inlines: list[Inline] = []
        self._pages: list[PageStart] = []

    def add(self, line: PdfLine, labels: Sequence[str]) -> None:
        """Append a line."""
        first, *others = line.words
        gap = self._gap_before(line) if self._parts else ""
        self._add_word(first, gap, self._marks(first, line), labels)
        least = _SUPERSCRIPT_SIZE * line.face.size
        previous = first
        for word in others:
            if word.face is previous.face and word.link == previous.link and word.face.size >= least:
                self._append(word.gap)
                self._append(word.text)
            else:
                self._add_word(word, word.gap, self._marks(word, line))
            previous = word

    def _add_word(self, word: PdfWord, gap: str, marks: set[_Mark], labels: Sequence[str] = ()) -> None:
        """Append a word that may be set otherwise than the one before it; pages with these labels begin there."""
        self._close(set(self._open) - marks)
        self._append(gap)
        self._pages += [PageStart(label, self._length) for label in labels]
        for mark in marks:
            self._open.setdefault(mark, self._length)
        self._append(word.text)

    def finish(self) -> JoinedText:
        """Return the joined text."""
        self._close(set(self._open))
        inlines = tuple(sorted(self._inlines, key=lambda mark: (mark.start, -mark.end)))
        return JoinedText("".join(self._parts), inlines, tuple(self._pages))

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _close(self, marks: set[_Mark]) -> None:
        for mark in marks:
            start = self._open.pop(mark)
            if start < self._length:
                self._inlines.append(Inline(mark[0], start, self._length, mark[1]))

    def _marks(self, word: PdfWord, line: PdfLine) -> set[_Mark]:
        marks: set[_Mark] = {(InlineKind.LINK, word.link)} if word.link else set()
        if self._plain:
            return marks
        face, main = word.face, line.face
        if face.size < _SUPERSCRIPT_SIZE * main.size and word.bottom > line.base + 0.1 * main.size:
            marks.add((InlineKind.SUPERSCRIPT, ""))
        if face.bold and not self._survey.body_is_bold:
            marks.add((InlineKind.STRONG, ""))
        if face.italic:
            marks.add((InlineKind.EMPHASIS, ""))
        if face.mono and not self._survey.body_is_mono:
            marks.add((InlineKind.CODE, ""))
        return marks

    def _gap_before(self, line: PdfLine) -> str:
        """Return the space between the last line and this one; drop the hyphen of a broken word."""
        last, first = "".join(self._parts[-_TAIL_PARTS:]), line.text
        if last[-1] in HYPHENS and first[0].isalpha():
            if (first[0].islower() or _is_capital(last, first)) and not self._keeps_hyphen(last, first):
                self._parts[-1] = self._parts[-1][:-1]
                self._length -= 1
            return ""
        if last[-1] in _NO_BLANK_AFTER or is_wide(last[-1]) or is_wide(first[0]):
            return ""
        return " "

    def _keeps_hyphen(self, last: str, first: str) -> bool:
        """Return whether a hyphen at the end of a line is part of the word, by the other words of the text."""
        broken, found = _BROKEN_WORD.search(last), _FIRST_WORD.match(first)
        if broken is None or found is None:
            return True
        head, tail = broken.group(1).lower(), found.group().lower()
        words = self._survey.words
        if head + tail in words:
            return False
        return f"{head}-{tail}" in words or "-" in head or _is_compound(head, tail)


def _is_compound(head: str, tail: str) -> bool:
    """Return whether a word broken at a hyphen has it by the rules of spelling, not of syllables.

    No syllable has one letter only before the break. Numbers from twenty-one on and words with "self" have a hyphen,
    and a prefix before its own vowel.
    """
    if len(head) == 1 or (ENGLISH_NUMBERS.get(head, 0) >= 20 and ENGLISH_NUMBERS.get(tail, 10) < 10):
        return True
    if head == "self":
        return not tail.startswith(_ENDINGS_OF_SELF)
    return head in _PREFIXES and head[-1] == tail[0]


def _is_capital(last: str, first: str) -> bool:
    """Return whether the broken word is in capitals."""
    return last[-3:-1].isupper() and first[:2].isupper() and len(last) > 2
