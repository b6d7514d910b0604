"""Embed a reader's Markdown unchanged in a larger file, without letting it affect what follows.

Fenced code and HTML blocks that are left open would swallow the rest of the file: they are closed after the note.
Anything that looks like one of our block ids is escaped with a backslash, which `unescape_note` removes.
Source: CommonMark 0.31, sections 4.5 (fenced code blocks) and 4.6 (HTML blocks of the kinds 1 to 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_RAW = re.compile(r" {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![a-z]))", re.IGNORECASE)
_RAW_CLOSERS = ("", "-->", "?>", "]]>", ">")
_BLOCK_ID = re.compile(r"\\*\^oh-")
_GUARDED = re.compile(r"\\(\\*\^oh-)")


@dataclass(frozen=True, slots=True)
class _Open:
    """An open block that may contain blank lines: the line to close it, and the pattern of a closing line."""

    closer: str
    closing: re.Pattern[str]


def escape_note(body: str) -> str:
    """Return a note's Markdown with open blocks closed and anything that looks like a block id escaped."""
    text = _BLOCK_ID.sub(r"\\\g<0>", body)
    closer = closer_of(text.split("\n"))
    return f"{text}\n{closer}" if closer else text


def unescape_note(text: str) -> str:
    """Remove the backslashes that `escape_note` put before block ids."""
    return _GUARDED.sub(r"\1", text)


def closer_of(lines: Sequence[str]) -> str:
    """Return the line that closes the fenced or HTML block left open by the lines, or an empty string."""
    block = _left_open(lines)
    return block.closer if block else ""


def _left_open(lines: Sequence[str]) -> _Open | None:
    block: _Open | None = None
    for line in lines:
        if block is None:
            block = next(_opened(line), None)
        elif block.closing.search(line):
            block = None
    return block


def _opened(line: str) -> Iterator[_Open]:
    if fence := _FENCE.match(line):
        yield _Open(fence[1], re.compile(rf"^ {{0,3}}{re.escape(fence[1])}{re.escape(fence[1][0])}*[ \t]*$"))
    elif (raw := _RAW.match(line)) and raw.lastindex:
        closer = _RAW_CLOSERS[raw.lastindex - 1] or f"</{raw[1].lower()}>"
        if closer.lower() not in line[raw.end() :].lower():
            yield _Open(closer, re.compile(re.escape(closer), re.IGNORECASE))
