"""Read the Markdown that One Hour exports, with any of its built-in templates, and as far as its reader left it.

Each annotation ends in a line with its block id (``^oh-…``) and a link ``onehour://open/<text>/<annotation>``; before
that stand the quotation and the note. What stands between blocks is the reader's own and is left in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.markdown_merge.markdown_guard import unescape_note
from reader.core.annotations.model import COLOURS, AnnotationKind
from reader.importers.annotations.entry_collector import EntryCollector, kind_of
from reader.importers.annotations.json_fields import one_line, replace_invalid, words

_BLOCK_ID = re.compile(r"(?:^|\s)\^oh-([0-9A-Za-z-]+)[ \t]*$")
_LINK = re.compile(r"\[[^\]\n]*\]\(onehour://open/([^/\s)]+)/([0-9A-Za-z-]+)\)")
_HEADING = re.compile(r"(?:- )?(#{1,6}) +(.*)$")
_ESCAPED = re.compile(r"\\([\\`*\[<$_~#^%=&+\->.)])")
_CALLOUT = re.compile(r"^\[!(\w+)\][+-]?\s*(.*)$")
_BOLD_LINE = re.compile(r"^\*\*(.+)\*\*$")
_TAG = re.compile(r"(?<!\S)#(\S+)")
_KINDS = {
    "question": AnnotationKind.QUESTION,
    "bookmark": AnnotationKind.BOOKMARK,
    "info": AnnotationKind.BOOKMARK,
    "问题": AnnotationKind.QUESTION,
    "疑问": AnnotationKind.QUESTION,
    "书签": AnnotationKind.BOOKMARK,
}
_SHARE = re.compile(r"(\d{1,3}) %$")
_LONGEST_FRONT = 100_000


@dataclass(frozen=True, slots=True)
class _Head:
    title: str
    author: str
    text: str


def is_own_markdown(text: str) -> bool:
    """Return whether a text has blocks of ours."""
    return "onehour://open/" in text and "^oh-" in text


def read_own_markdown(text: str, path: Path) -> ForeignNotes:
    """Read the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.ONE_HOUR, path)
    front, body = _apart(replace_invalid(text.removeprefix("\ufeff")))
    head = _Head(one_line(words(front, "title")), one_line(words(front, "author")), words(front, "id"))
    segment: list[str] = []
    for line in body.split("\n"):
        if _HEADING.match(line) and not _BLOCK_ID.search(line):
            head = _under(head, _HEADING.match(line), front)
            segment = []
            continue
        segment.append(line)
        if _BLOCK_ID.search(line):
            entries.begin()
            _take(entries, segment, head)
            segment = []
    return entries.clippings()


def _under(head: _Head, heading: re.Match[str] | None, front: object) -> _Head:
    """Follow the headings of a file on many texts: there, the second level names the text."""
    assert heading is not None
    title = one_line(_ESCAPED.sub(r"\1", heading[2]))
    if len(heading[1]) == 1 and not head.title:
        return _Head(title, head.author, head.text)
    if len(heading[1]) == 2 and not _is_uuid(words(front, "id")):
        return _Head(title, "", "")
    return head


def _is_uuid(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4


def _apart(text: str) -> tuple[Mapping[str, object], str]:
    """Take the front matter off; damaged, it says nothing."""
    if not text.startswith("---\n"):
        return {}, text
    inner, fence, rest = text[4:].partition("\n---\n")
    if not fence or len(inner) > _LONGEST_FRONT:
        return {}, text
    try:
        values = yaml.safe_load(inner)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, rest
    return (values, rest) if isinstance(values, dict) else ({}, rest)


def _take(entries: EntryCollector, lines: list[str], head: _Head) -> None:
    plain = [line.removeprefix("- ") if line.startswith("- >") else line for line in lines]
    if any(line.startswith("- ") for line in lines[:-1]) or lines[0].startswith("- "):
        plain = [line[2:] if line.startswith(("- ", "  ")) else line for line in lines]
    last = plain.pop()
    found = _BLOCK_ID.search(last)
    assert found is not None
    link = _LINK.search("\n".join((*plain, last)))
    told, quoted, rest = _parts(plain)
    meta = _LINK.sub("", last[: found.start()])
    note = unescape_note("\n".join(rest)).strip("\n ")
    quote = "\n".join(_ESCAPED.sub(r"\1", line) for line in quoted)
    place = _place(told, meta)
    share = _SHARE.search(place)
    kind = _kind((*told, *(part.strip() for part in meta.split("·"))))
    entries.take(
        ForeignNote(
            entries.number,
            head.title,
            head.author,
            quote,
            note,
            kind or kind_of(note),
            COLOURS.start if quote and kind in {None, AnnotationKind.NOTE, AnnotationKind.HIGHLIGHT} else 0,
            tuple(_ESCAPED.sub(r"\1", tag) for tag in _TAG.findall(meta)),
            place=place,
            order=float(share[1]) if share else None,
            id=found[1],
            text=link[1] if link else head.text,
        )
    )


def _parts(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Cut a block into what is told of it, the quotation, and the note."""
    told: list[str] = []
    quoted: list[str] = []
    start = next((at for at, line in enumerate(lines) if line.lstrip().startswith(">")), None)
    if start is None:
        first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
        bold = _BOLD_LINE.match(lines[first]) if first < len(lines) else None
        return [part.strip() for part in bold[1].split("·")] if bold else [], [], lines[first + bool(bold) :]
    for line in lines[:start]:
        if bold := _BOLD_LINE.match(line):
            told += [part.strip() for part in bold[1].split("·")]
    end = start
    while end < len(lines) and lines[end].lstrip().startswith(">"):
        words_of_it = lines[end].lstrip()[1:].removeprefix(" ")
        callout = _CALLOUT.match(words_of_it) if end == start else None
        if callout:
            told += [callout[1], *(part.strip() for part in callout[2].split("·"))]
        else:
            quoted.append(words_of_it)
        end += 1
    return told, quoted, lines[end:]


def _kind(told: tuple[str, ...]) -> AnnotationKind | None:
    return next((_KINDS[one] for one in told if one in _KINDS), None)


def _place(told: list[str], meta: str) -> str:
    parts = [*told, *(part.strip() for part in _TAG.sub("", meta).split("·"))]
    known = {*_KINDS, "quote"}
    return " · ".join(_ESCAPED.sub(r"\1", part) for part in parts if part and part not in known)
