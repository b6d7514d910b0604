"""Embed a note's Markdown in a larger file, without letting it affect what follows or bring in what is not text.

Fenced code and HTML blocks that are left open would swallow the rest of the file: they are closed after the note.
Anything that looks like one of our block ids is escaped with a backslash, which `unescape_note` removes. So are HTML
and pictures outside fenced code: a note may come from a stranger's file, and One Hour shows both as words, too.
Source: CommonMark 0.31, sections 4.5 (fenced code blocks) and 4.6 (HTML blocks of the kinds 1 to 5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_RAW = re.compile(r" {0,3}<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![a-z]))", re.IGNORECASE)
_RAW_CLOSERS = ("", "-->", "?>", "]]>", ">")
_BLOCK_ID = re.compile(r"\\*\^oh-")
_GUARDED = re.compile(r"\\(\\*\^oh-)")
_NESTED_FENCE = re.compile(r"^[ \t]+(?:`{3}|~{3})", re.MULTILINE)
_FOREIGN = re.compile(r"(?<!\\)(\\*)(?=<(?!https?://[^\s<>`]*>)(?:[a-z/!?]|\\+!\[)|!\[)", re.IGNORECASE)
"""The backslashes before HTML or a picture; an address between ``<`` and ``>`` is neither."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An open block that may contain blank lines: the line to close it, and the pattern of a closing line."""

    closer: str
    closing: re.Pattern[str]


def escape_note(body: str) -> str:
    """Return a note's Markdown with open blocks closed, and block ids, HTML and pictures escaped."""
    text = _outside_fences(_escape_foreign, _BLOCK_ID.sub(r"\\\g<0>", body))
    closer = closer_of(text.split("\n"))
    return f"{text}\n{closer}" if closer else text


def unescape_note(text: str) -> str:
    """Remove the backslashes that `escape_note` put before block ids, HTML and pictures."""
    return _GUARDED.sub(r"\1", _outside_fences(_unescape_foreign, text))


def _escape_foreign(line: str) -> str:
    """Put a backslash before HTML and pictures; those that are there already are doubled, so that they stay."""
    return _FOREIGN.sub(r"\1\1\\", line)


def _unescape_foreign(line: str) -> str:
    return _FOREIGN.sub(lambda found: found[1][: len(found[1]) // 2], line)


def _outside_fences(change: Callable[[str], str], text: str) -> str:
    """Return a text with the lines changed that are not fenced code, nor its fences.

    Where a fence is indented it may belong to a list, which ends before the fence does: then every line is changed.
    """
    if _NESTED_FENCE.search(text):
        return "\n".join(map(change, text.split("\n")))
    lines = []
    block: _Open | None = None
    for line in text.split("\n"):
        if block is None:
            block = _opened_fence(line)
            lines.append(line if block else change(line))
        else:
            lines.append(line)
            block = None if block.closing.search(line) else block
    return "\n".join(lines)


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
    if fence := _opened_fence(line):
        yield fence
    elif (raw := _RAW.match(line)) and raw.lastindex:
        closer = _RAW_CLOSERS[raw.lastindex - 1] or f"</{raw[1].lower()}>"
        if closer.lower() not in line[raw.end() :].lower():
            yield _Open(closer, re.compile(re.escape(closer), re.IGNORECASE))


def _opened_fence(line: str) -> _Open | None:
    fence = _FENCE.match(line)
    if fence is None:
        return None
    return _Open(fence[1], re.compile(rf"^ {{0,3}}{re.escape(fence[1])}{re.escape(fence[1][0])}*[ \t]*$"))
