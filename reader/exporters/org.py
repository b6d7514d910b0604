"""Export a text's annotations as an outline of Org mode: a headline with tags and an id for each annotation.

Source: Org manual 9.7, "Property Syntax", "Tags", "Paragraphs" and "Escape Character" (U+200B).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from reader.core.annotations.model import Annotation
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.citation_properties import citation_properties
from reader.exporters.checksum import BLANK, KEY
from reader.exporters.export_data import ExportData, citation, link, plain_line

_TITLE_LENGTH = 60
"""Code points of a passage or a note that stand in its headline."""

_GUARD = "\u200b"
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HEADLINE = re.compile(r"\*+(?=\s|$)")
_STRUCTURE = re.compile(r"\s*(?:#(?:\+|\s|$)|:(?:\s|$|[^\s:]+:)|\|)|&?%%\(|DEADLINE:|SCHEDULED:|CLOSED:|CLOCK:")
"""What begins a keyword, block, comment, drawer or table at the start of a line, Lisp for the agenda, or a date."""

_LIST_OR_RULE = re.compile(r"\s*(?:(?:[-+*]|(?:[0-9]+|[A-Za-z])[.)])(?=\s|$)|-{5,}\s*$)")
_EMPHASIS = re.compile(r"(?:(?<=^)|(?<=[\s({'\"\u200b-]))[*/_=~+](?=\S)")
_OBJECT = re.compile(
    r"\[(?=\[|fn:|cite|\d)|<(?=<|\d|%%)|\\(?=[a-zA-Z(\[])|\\\\(?=\s*$)|\{(?=\{\{)"
    r"|\b(?:src|call)(?=_[^\s\[{(]+[\[{(])|@@(?=[-A-Za-z0-9]+:)"
)
_LISP_DATE = re.compile(r"<(?=%%\()")
_STATE = re.compile(r"(?:TODO|DONE|COMMENT)(?=\s|$)|\[#")
_ENDING_TAGS = re.compile(r":[\w@#%:]+:$")
_NOT_IN_TAGS = re.compile(r"[^\w@#%]")
_ENTRY = re.compile(r"^\*+ [^\n]*\n:PROPERTIES:\n:ID: +([0-9A-Za-z-]+)\n", re.MULTILINE)
_NEXT_HEADLINE = re.compile(r"^\*+ ", re.MULTILINE)


def org(data: ExportData) -> str:
    """Return the whole file, with a blank in place of its digest."""
    return "\n".join((*_head(data), *_entries(data), ""))


def org_entries(content: str) -> dict[str, str]:
    """Return the entry of each annotation, by annotation id."""
    entries = {}
    for found in _ENTRY.finditer(content):
        following = _NEXT_HEADLINE.search(content, found.end())
        entries[found[1]] = content[found.start() : following.start() if following else len(content)].strip("\n")
    return entries


def _head(data: ExportData) -> Iterator[str]:
    text = data.text
    yield from (":PROPERTIES:", f":ID: {text.id}")
    for name, value in citation_properties(data.bibliography).items():
        yield f":{name.upper()}: {plain_line(str(value))}"
    yield ":END:"
    yield f"#+title: {plain_line(text.title)}"
    if text.author:
        yield f"#+author: {plain_line(text.author)}"
    if text.language:
        yield f"#+language: {plain_line(text.language)}"
    if text.filing.tags:
        yield f"#+filetags: {_tags(text.filing.tags)}"
    yield from ("#+options: ^:nil", f"#+{KEY}: {BLANK}")


def _entries(data: ExportData) -> Iterator[str]:
    for annotation in data.whole:
        yield from _entry(data, annotation, 1)
    for headings, annotation in data.placed_under_headings():
        for path in headings:
            yield from ("", f"{'*' * len(path)} {_headline_words(path[-1].title)}")
        yield from _entry(data, annotation, len(data.path(annotation.start)) + 1)
    if data.orphans:
        yield from ("", f"* {_headline_words(data.labels.orphans)}")
    for annotation in data.orphans:
        yield from _entry(data, annotation, 2)


def _entry(data: ExportData, annotation: Annotation, level: int) -> Iterator[str]:
    tags = f" {_tags(annotation.tags)}" if annotation.tags else ""
    yield from ("", f"{'*' * level} {_entry_title(data, annotation)}{tags}")
    yield from (":PROPERTIES:", f":ID: {annotation.id}", f":KIND: {annotation.kind.value}")
    if annotation.colour:
        yield f":COLOUR: {annotation.colour}"
    yield from (f":CREATED: {_time(annotation.created)}", f":MODIFIED: {_time(annotation.modified)}", ":END:")
    if annotation.quote:
        yield from _quotation(annotation.quote, data.passages.get(annotation.id, ()))
    if annotation.body:
        yield from ("", *map(_guarded_note, _lines(annotation.body)))
    place = " · ".join(filter(None, (data.kind_word(annotation), citation(data, annotation))))
    address = f"[[{link(annotation)}][{_guarded(data.labels.open)}]]"
    yield from ("", f"{_guarded(plain_line(place))} · {address}" if place else address)


def _entry_title(data: ExportData, annotation: Annotation) -> str:
    """Return the first words of the passage or else of the note, or the kind, for the headline."""
    words = plain_line(annotation.quote or annotation.body) or data.kind_word(annotation) or data.labels.all_notes
    short = words if len(words) <= _TITLE_LENGTH else f"{words[:_TITLE_LENGTH].rstrip()}…"
    return _headline_words(short)


def _headline_words(words: str) -> str:
    guarded = _inline(plain_line(words)) or _GUARD
    start = _GUARD if _STATE.match(guarded) else ""
    return start + guarded + (_GUARD if _ENDING_TAGS.search(guarded) else "")


def _quotation(quote: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    kind = "verse" if blocks and all(block.kind is BlockKind.VERSE for block in blocks) else "quote"
    passages = [f"{block.label} {block.text}".strip() for block in blocks] or _lines(quote)
    yield f"#+begin_{kind}"
    for number, passage in enumerate(passage for passage in passages if passage.strip()):
        if number:
            yield ""
        yield from map(_guarded, _lines(passage))
    yield f"#+end_{kind}"


def _guarded(line: str) -> str:
    """Return a line of the text that Org shows as it is."""
    is_structure = _STRUCTURE.match(line) or _LIST_OR_RULE.match(line) or _HEADLINE.match(line)
    return (_GUARD if is_structure else "") + _inline(line)


def _guarded_note(line: str) -> str:
    """Return a line of a note, whose lists and emphasis stay the reader's own, but which opens no headline or block.

    Nor does it have Lisp: the agenda evaluates that without asking, and a note may be another reader's.
    """
    if _HEADLINE.match(line):
        return f" {line}"
    line = _LISP_DATE.sub(rf"\g<0>{_GUARD}", line)
    return _GUARD + line if _STRUCTURE.match(line) else line


def _inline(line: str) -> str:
    """Put the sign for it after what would begin emphasis, a link, a footnote, an entity or code that is run."""
    return _OBJECT.sub(rf"\g<0>{_GUARD}", _EMPHASIS.sub(rf"\g<0>{_GUARD}", line))


def _lines(words: str) -> list[str]:
    return _LINE_ENDS.sub("\n", words).split("\n")


def _tags(tags: tuple[str, ...]) -> str:
    """Return tags as Org has them: of letters, digits and few signs."""
    return f":{':'.join(_NOT_IN_TAGS.sub('_', tag) for tag in tags)}:"


def _time(at: datetime) -> str:
    """Return a time stamp, inactive, so that it does not come up in the agenda; days need no name."""
    return f"[{at:%Y-%m-%d %H:%M}]"
