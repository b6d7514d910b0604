"""Detect how the lines of a plain text were wrapped, and join lines that were broken only to fit a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.core.text.headings import CLOSING
from reader.core.text.import_options import LineBreaks

_SAMPLE = 200_000
WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")
"""A character that takes two columns and is set without spaces beside it."""

_WIDE_RUN = re.compile(f"{WIDE.pattern}+")

_FIRST_WORD = re.compile(r"\S+")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_BROKEN_WORD = re.compile(r"([A-Za-z]+)-$")
_INNER_STOPS = re.compile(r"[，。．；！？：、,;]")
_FINAL_CHARACTERS = frozenset("—_-=*~曰云道")


@dataclass(frozen=True, slots=True)
class LineLayout:
    """The line layout of a plain text.

    ``width`` is the width at which lines were wrapped, in columns (a Chinese character takes two), or 0 if each line is
    a paragraph. ``spaced`` is set if an empty line follows every line and so separates nothing; ``indented`` if
    paragraphs begin with an indent; ``latin`` if words are separated by blanks. ``words`` are those of a sample, to
    distinguish a hyphen of a compound from one at a line break.
    """

    width: int
    spaced: bool
    indented: bool
    latin: bool
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line without surrounding blanks, ``start`` being its offset in the source.

    ``indent`` is in columns; ``gap`` is the number of empty lines before it.
    """

    start: int
    text: str
    indent: int
    gap: int


def columns(text: str) -> int:
    """Return the width of a text in columns of a fixed-width font."""
    return len(text) if text.isascii() else len(text) + _count_wide(text)


def _count_wide(text: str) -> int:
    return sum(map(len, _WIDE_RUN.findall(text)))


def measure(text: str, line_breaks: LineBreaks = LineBreaks.GUESSED) -> LineLayout:
    """Measure the line layout in samples from the beginning and the middle of the text.

    ``line_breaks`` is the reader's choice.
    """
    middle = len(text) // 2
    sample = text[:_SAMPLE] if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    lines = sample.split("\n")
    nonblank = [line for line in lines if line.strip()]
    if not nonblank:
        return LineLayout(0, spaced=False, indented=False, latin=False)
    latin = _count_wide(sample) * 5 < len(sample)
    widths = [columns(line.rstrip()) for line in nonblank]
    touching = sum(bool(first.strip() and second.strip()) for first, second in pairwise(lines))
    indents = sum(line[0].isspace() for line in nonblank)
    return LineLayout(
        width=_usual_width(widths) if line_breaks is LineBreaks.WRAPPED else _wrap_width(nonblank, widths, latin),
        spaced=touching * 20 < len(nonblank),
        indented=len(nonblank) * 0.03 < indents < len(nonblank) * 0.7,
        latin=latin,
        words=frozenset(_WORD.findall(sample)) if latin else frozenset(),
    )


def _wrap_width(lines: Sequence[str], widths: Sequence[int], latin: bool) -> int:
    width = _usual_width(widths)
    if len(lines) < 4 or not (50 if latin else 24) <= width <= 130 or max(widths) > 3 * width:
        return 0
    fullest = 0.8 * width if latin else width - 6
    full = [line.strip() for line, columns_taken in zip(lines, widths, strict=True) if columns_taken >= fullest]
    if len(full) < 0.35 * len(lines):
        return 0
    return width if _sentences_continue(full, lines, latin) else 0


def _usual_width(widths: Sequence[int]) -> int:
    """Return the width that 95 percent of the lines do not exceed, in columns."""
    return sorted(widths)[len(widths) * 95 // 100]


def _sentences_continue(full: Sequence[str], lines: Sequence[str], latin: bool) -> bool:
    """Return whether sentences continue across line ends, unlike in verse and lists, which have full lines too."""
    if latin:
        return sum(line.strip()[:1].islower() for line in lines) >= 0.3 * len(lines)
    return sum(line[-1] not in CLOSING for line in full) >= 0.5 * len(full)


def join(lines: Sequence[str], layout: LineLayout) -> str:
    """Join wrapped lines: without a blank next to Chinese, with one between words, and removing line-break hyphens."""
    joined = [lines[0]] if lines else []
    for line in lines[1:]:
        last = joined[-1]
        if WIDE.match(last[-1:]) or WIDE.match(line):
            joined.append(line)
        elif (broken := _BROKEN_WORD.search(last)) and line[:1].islower():
            joined[-1] = last if _keeps_hyphen(broken.group(1), line, layout) else last[:-1]
            joined.append(line)
        else:
            joined.append(" " + line)
    return "".join(joined)


def _keeps_hyphen(head: str, line: str, layout: LineLayout) -> bool:
    found = _WORD.match(line.lower())
    tail = found.group() if found else ""
    return head.lower() + tail not in layout.words


def is_unfinished(line: str) -> bool:
    """Return whether a Chinese line ends within a sentence, in a text that is not wrapped as a whole.

    A title ends so too, but it is short or has no inner punctuation (the shortest broken lines found had 12 code
    points).
    """
    if len(line) < 12 or line[-1] in _FINAL_CHARACTERS:
        return False
    comma = line[-1] in "，、" and len(line) >= 20
    return (comma or (line[-1] not in CLOSING and _is_han(line[-1]))) and _INNER_STOPS.search(line[:-1]) is not None


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def breaks_after(line: SourceLine, following: SourceLine, layout: LineLayout) -> bool:
    """Return whether a line of a wrapped text ends its paragraph."""
    if layout.indented and following.indent > line.indent and following.indent <= 8:
        return True
    if layout.latin:
        return False
    return columns(line.text) + line.indent < layout.width - 6 and line.text[-1] in CLOSING - {"，", "、"}


def is_broken_on_purpose(line: SourceLine, following: SourceLine, layout: LineLayout) -> bool:
    """Return whether the next line's first word would have fit on this line of a wrapped text in Latin script."""
    word = _FIRST_WORD.match(following.text)
    needed = columns(line.text) + line.indent + 1 + (len(word.group()) if word else 0)
    return needed < 0.85 * layout.width
