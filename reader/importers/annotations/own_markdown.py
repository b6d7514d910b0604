"""Parse the Markdown that One Hour exports, with any of its built-in templates, as edited by the reader.

Each annotation has its block id (``^oh-…``) after the quotation, and ends in a line with a link
``onehour://open/<text>/<annotation>``; without a quotation, and in earlier forms, the id is on this line. Text between
the blocks is the reader's own and is ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from reader.core.annotations.colours import DEFAULT_COLOUR
from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.markdown_merge.block_parser import BLOCK_ID, end_of_block, id_line, without_id
from reader.core.annotations.markdown_merge.markdown_guard import unescape_note
from reader.core.annotations.model import AnnotationKind
from reader.importers.annotations.entry_collector import EntryCollector, kind_of
from reader.importers.annotations.json_fields import one_line, replace_invalid, text_field

_FENCE = re.compile("`{3,}$")
_LIST_SIGN = re.compile(r"^\s*(?:-|\d{1,9}[.)]) ")
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
_SHARE = re.compile(r"(\d{1,3}) ?%$")
"""The share at the end of a place; earlier versions left a blank before the sign."""
_LONGEST_FRONT = 100_000


@dataclass(frozen=True, slots=True)
class _SourceText:
    title: str
    author: str
    text: str


def is_own_markdown(text: str) -> bool:
    """Return whether a text has blocks that One Hour exported."""
    return "onehour://open/" in text and "^oh-" in text


def read_own_markdown(text: str, path: Path) -> ForeignNotes:
    """Parse the notes; raises ReaderError NOTES_EMPTY."""
    entries = EntryCollector(NoteSource.ONE_HOUR, path)
    front, body = _split_front_matter(replace_invalid(text.removeprefix("\ufeff")))
    source = _SourceText(
        one_line(text_field(front, "title")), one_line(text_field(front, "author")), text_field(front, "id")
    )
    segment: list[str] = []
    lines = body.split("\n")
    end = -1
    for number, line in enumerate(lines):
        if number > end and _HEADING.match(line) and not BLOCK_ID.search(line):
            source = _text_below(source, _HEADING.match(line), front)
            segment = []
            continue
        segment.append(line)
        if number > end and (found := BLOCK_ID.search(line)):
            end = end_of_block(lines, number, found[1])
        if number == end:
            entries.begin()
            _collect(entries, segment, source)
            segment = []
    return entries.foreign_notes()


def _text_below(source: _SourceText, heading: re.Match[str] | None, front: object) -> _SourceText:
    """Return the text that the blocks below a heading are on: in a file on many texts, the second level names it."""
    assert heading is not None
    title = one_line(_ESCAPED.sub(r"\1", heading[2]))
    if len(heading[1]) == 1 and not source.title:
        return _SourceText(title, source.author, source.text)
    if len(heading[1]) == 2 and not _is_uuid(text_field(front, "id")):
        return _SourceText(title, "", "")
    return source


def _is_uuid(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4


def _split_front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """Split off the front matter; where it is damaged, return no values."""
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


def _collect(entries: EntryCollector, lines: list[str], source: _SourceText) -> None:
    plain = [line.removeprefix("- ") if line.startswith("- >") else line for line in lines]
    if any(line.startswith("- ") for line in lines[:-1]) or lines[0].startswith("- "):
        plain = [line[2:] if line.startswith(("- ", "  ")) else line for line in lines]
    at = id_line(plain)
    found = BLOCK_ID.search(plain[at]) if at is not None else None
    assert found is not None
    plain = without_id(plain)
    last = plain.pop() if plain else ""
    link = _LINK.search("\n".join((*plain, last)))
    labels, quoted, rest = _split_block(plain)
    meta = _LINK.sub("", last)
    note = unescape_note("\n".join(rest)).strip("\n ")
    quote = "\n".join(_unmarked(quoted))
    place = _place(labels, meta)
    share = _SHARE.search(place)
    words = (*labels, *(part.strip() for part in meta.split("·")))
    kind = next((_KINDS[word] for word in words if word in _KINDS), None)
    entries.add(
        ForeignNote(
            entries.number,
            source.title,
            source.author,
            quote,
            note,
            kind or kind_of(note),
            DEFAULT_COLOUR if quote and kind in {None, AnnotationKind.NOTE, AnnotationKind.HIGHLIGHT} else 0,
            tuple(_ESCAPED.sub(r"\1", tag) for tag in _TAG.findall(meta)),
            place=place,
            order=float(share[1]) if share else None,
            id=found[1],
            text=link[1] if link else source.text,
        )
    )


def _unmarked(quoted: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a quotation as they stand in the text: without fences, signs of lists and empty lines."""
    fence = ""
    in_item = False
    for line in quoted:
        opened = _FENCE.match(line)
        if fence or opened:
            if not fence and opened:
                fence = opened[0]
            elif line == fence:
                fence = ""
            else:
                yield line
        elif line.strip():
            in_item = in_item or _LIST_SIGN.match(line) is not None
            words = _LIST_SIGN.sub("", line).lstrip() if in_item else line
            yield _ESCAPED.sub(r"\1", words)
        else:
            in_item = False


def _split_block(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Split a block into its labels (kind and section), the quotation, and the note."""
    labels: list[str] = []
    quoted: list[str] = []
    start = next((index for index, line in enumerate(lines) if line.lstrip().startswith(">")), None)
    if start is None:
        first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
        bold = _BOLD_LINE.match(lines[first]) if first < len(lines) else None
        return [part.strip() for part in bold[1].split("·")] if bold else [], [], lines[first + bool(bold) :]
    for line in lines[:start]:
        if bold := _BOLD_LINE.match(line):
            labels += [part.strip() for part in bold[1].split("·")]
    end = start
    while end < len(lines) and lines[end].lstrip().startswith(">"):
        content = lines[end].lstrip()[1:].removeprefix(" ")
        callout = _CALLOUT.match(content) if end == start else None
        if callout:
            labels += [callout[1], *(part.strip() for part in callout[2].split("·"))]
        else:
            quoted.append(content)
        end += 1
    return labels, quoted, lines[end:]


def _place(labels: list[str], meta: str) -> str:
    parts = [*labels, *(part.strip() for part in _TAG.sub("", meta).split("·"))]
    known_labels = {*_KINDS, "quote"}
    return " · ".join(_ESCAPED.sub(r"\1", part) for part in parts if part and part not in known_labels)
