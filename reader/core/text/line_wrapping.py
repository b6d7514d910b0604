"""See how the lines of a plain text were laid out, and join those that were broken only to fit a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.core.text.headings import CLOSING
from reader.core.text.import_options import LineBreaks

_SAMPLE = 200_000
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")
_FIRST_WORD = re.compile(r"\S+")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_BROKEN_WORD = re.compile(r"([A-Za-z]+)-$")
_INNER_STOPS = re.compile(r"[，。．；！？：、,;]")
_ENDS_OF_THEIR_OWN = frozenset("—_-=*~曰云道")


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Say how lines were laid out.

    ``width`` is the width at which lines were broken, in columns (a Chinese character takes two), or 0 where each line
    is a paragraph. ``spaced`` says that an empty line follows every line and so parts nothing; ``indented`` that
    paragraphs begin with an indent; ``latin`` that words are parted by blanks. ``words`` are those of a sample,
    to tell a hyphen of the word from one of the line.
    """

    width: int
    spaced: bool
    indented: bool
    latin: bool
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Hold a line without the blanks around it; ``indent`` counts columns, ``start`` is its place in the source."""

    start: int
    text: str
    indent: int
    gap: int


def columns(text: str) -> int:
    """Count the columns of a fixed-width page that a text takes."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def measure(text: str, told: LineBreaks = LineBreaks.GUESSED) -> LineLayout:
    """Judge the layout by the lines of the text's beginning and middle, and by what was told of them."""
    middle = len(text) // 2
    sample = text[:_SAMPLE] if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    lines = sample.split("\n")
    filled = [line for line in lines if line.strip()]
    if not filled:
        return LineLayout(0, spaced=False, indented=False, latin=False)
    latin = len(_WIDE.findall(sample)) * 5 < len(sample)
    touching = sum(bool(one.strip() and two.strip()) for one, two in pairwise(lines))
    indents = sum(line[0].isspace() for line in filled)
    return LineLayout(
        width=_usual_width(filled) if told is LineBreaks.WRAPPED else _wrap_width(filled, latin),
        spaced=touching * 20 < len(filled),
        indented=len(filled) * 0.03 < indents < len(filled) * 0.7,
        latin=latin,
        words=frozenset(_WORD.findall(sample)) if latin else frozenset(),
    )


def _wrap_width(lines: Sequence[str], latin: bool) -> int:
    width = _usual_width(lines)
    widest = max(columns(line.rstrip()) for line in lines)
    if len(lines) < 4 or not (50 if latin else 24) <= width <= 130 or widest > 3 * width:
        return 0
    full = [line.strip() for line in lines if columns(line.rstrip()) >= (0.8 * width if latin else width - 6)]
    if len(full) < 0.35 * len(lines):
        return 0
    return width if _run_on(full, lines, latin) else 0


def _usual_width(lines: Sequence[str]) -> int:
    """Return the width that all but a twentieth of the lines keep to, in columns."""
    return sorted(columns(line.rstrip()) for line in lines)[len(lines) * 95 // 100]


def _run_on(full: Sequence[str], lines: Sequence[str], latin: bool) -> bool:
    """Return whether sentences run on over the line ends: verse and lists have full lines too."""
    if latin:
        return sum(line.strip()[:1].islower() for line in lines) >= 0.3 * len(lines)
    return sum(line[-1] not in CLOSING for line in full) >= 0.5 * len(full)


def join(lines: Sequence[str], layout: LineLayout) -> str:
    """Join broken lines: without a blank beside Chinese, with one between words, and with care for hyphens."""
    joined = [lines[0]] if lines else []
    for line in lines[1:]:
        last = joined[-1]
        if _WIDE.match(last[-1:]) or _WIDE.match(line):
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
    """Return whether a Chinese line breaks off within a sentence, in a text that is not broken at a width as a whole.

    A title breaks off too, but it is short or has no stop within (the shortest broken lines found were of 12).
    """
    if len(line) < 12 or line[-1] in _ENDS_OF_THEIR_OWN:
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
    """Return whether the next line's first word had room enough on this line of a wrapped Latin text."""
    word = _FIRST_WORD.match(following.text)
    needed = columns(line.text) + line.indent + 1 + (len(word.group()) if word else 0)
    return needed < 0.85 * layout.width
